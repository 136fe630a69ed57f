"""How many joints a question tells for one code that is paid for each side, against the unit limit of the day."""

from __future__ import annotations

import re

from consultant.answering.number_words import spelled, valued
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import FeeRow, UnitLimit

_JOINT = r"(?:knee|hip|shoulder|elbow|wrist|ankle|hand|foot|eye|ear|thumb|heel|finger|toe|breast)"
_TOLD = expression(
    rf"\b(?P<both>both|bilateral|two|2)\s+(?P<pair>{_JOINT})s?\b|\b(?:an?|one|1|the|left|right|and)\s+(?P<one>{_JOINT})\b",
    re.IGNORECASE,
)
_COUNTED = expression(
    rf"\b({spelled(3, 5)}|3|4|5) (?:different |separate |large |major )?(?:joints|{_JOINT}s)\b", re.IGNORECASE
)
_PAIRED = "1"


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Three or more services of a code of bilateral indicator 1, how their lines look and whether the limit holds them."""
    number, pairs = _number(ask.text)
    if number < 3 or len(ask.procedures) != 1:
        return ()
    code = ask.procedures[0].code
    row = reference.catalogue.fee_row(code, "", reference.on)
    limit = reference.catalogue.unit_limit(code, reference.setting, reference.on)
    if not isinstance(row, FeeRow) or row.bilateral != _PAIRED or not isinstance(limit, UnitLimit):
        return ()
    values = {
        "code": code,
        "number": number,
        "pairs": pairs,
        "singles": number - 2 * pairs,
        "units": limit.units,
        "adjudication": limit.adjudication,
        "exceeded": number > limit.units,
        "source": source(limit.release),
        "fee_source": source(row.release),
    }
    told = {
        "MUE value": str(limit.units),
        "adjudication indicator": limit.adjudication,
        "services told": str(number),
    }
    rows = (*evidence(limit.release, code, told), *evidence(row.release, code, {"bilateral": row.bilateral}))
    return (Finding("sites_counted", (code,), values, rows),)


def _number(text: str) -> tuple[int, int]:
    """Services, and how many pairs of sides are among them."""
    if found := _COUNTED.search(text):
        return valued(found[1]) or 0, 0
    pairs = {found["pair"].lower() for found in _TOLD.finditer(text) if found["pair"]}
    singles = {found["one"].lower() for found in _TOLD.finditer(text) if found["one"]} - pairs
    return 2 * len(pairs) + len(singles), len(pairs)
