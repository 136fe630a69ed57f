"""Relative values of several codes, or of several units of one, added up."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

_ADDED = re.compile(
    r"\b(?:sum|together|combined|altogether|added up|add(?:s|ing)? up|in all|for all|all (?:two|three|four|five|\d+)"
    r"|grand total|both codes|for both|calculate|compute)\b"
    r"|(?<!higher )(?<!lower )(?<!larger )(?<!highest )\btotal\b[^.?!]{0,40}"
    r"(?:\band\b(?! (?:what|how|which|does|is)\b)|\+|\bplus\b)",
    re.IGNORECASE,
)
_VALUES = re.compile(r"\bw?rvus?\b|\brelative values?\b", re.IGNORECASE)
_NATIONAL = re.compile(
    r"\bnational(?:ly)?\b[^.?!]{0,25}\b(?:pay\w*|amounts?|fees?|rates?|prices?|allow\w*)\b"
    r"|\bpay\w*\b[^.?!]{0,12}\bnationally\b",
    re.IGNORECASE,
)
_PARTS = ("work_rvu", "non_facility_total", "facility_total")


def summed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The sums by site, where the question adds the values of its codes up."""
    counted = [(cited, cited.units or 1) for cited in ask.procedures]
    several = sum(units for _, units in counted) > 1
    national = bool(_NATIONAL.search(ask.text))
    if not several or not (_ADDED.search(ask.text) and (national or _VALUES.search(ask.text))):
        return ()
    rows = [(reference.catalogue.fee_row(cited.code, "", reference.on), units) for cited, units in counted]
    held = [(row, units) for row, units in rows if isinstance(row, FeeRow)]
    if len(held) < len(rows):
        return ()
    sums = {
        part: str(sum((Decimal(getattr(row, part) or 0) * units for row, units in held), Decimal(0)))
        for part in _PARTS
    }
    named = tuple(f"{units} x {row.code}" if units > 1 else row.code for row, units in held)
    first = held[0][0].release
    amounts = tuple(_amount(held, part) for part in _PARTS[1:]) if national else ()
    values = {"codes": named, **sums, "national": amounts, "source": source(first)}
    shown = {f"sum of {part}": value for part, value in sums.items()}
    shown |= {f"sum of national amounts, {part}": one for part, one in zip(_PARTS[1:], amounts, strict=False)}
    told = evidence(first, " + ".join(named), shown)
    return (Finding("values_summed", tuple(row.code for row, _ in held), values, told),)


def _amount(held: list[tuple[FeeRow, int]], part: str) -> str:
    """The national amounts of all units, each unit rounded as it is paid."""
    cents = Decimal("0.01")
    each = (
        (Decimal(getattr(row, part) or 0) * Decimal(row.conversion_factor)).quantize(cents, ROUND_HALF_UP)
        * units
        for row, units in held
    )
    return str(sum(each, Decimal(0)))
