"""Relative values of several codes, or of several units of one, added up."""

from __future__ import annotations

import re
from decimal import Decimal

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow

_ADDED = re.compile(
    r"\b(?:sum|together|combined|altogether|added up|add(?:s|ing)? up|in all|for all|all (?:two|three|four|five|\d+)"
    r"|grand total|both codes|for both)\b|\btotal\b[^.?!]{0,40}\b(?:and|\+|plus)\b",
    re.IGNORECASE,
)
_VALUES = re.compile(r"\brvus?\b|\brelative values?\b", re.IGNORECASE)
_PARTS = ("work_rvu", "non_facility_total", "facility_total")


def summed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The sums by site, where the question adds the values of its codes up."""
    counted = [(cited, cited.units or 1) for cited in ask.procedures]
    several = sum(units for _, units in counted) > 1
    if not several or not (_ADDED.search(ask.text) and _VALUES.search(ask.text)):
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
    values = {"codes": named, **sums, "source": source(first)}
    told = evidence(first, " + ".join(named), {f"sum of {part}": value for part, value in sums.items()})
    return (Finding("values_summed", tuple(row.code for row, _ in held), values, told),)
