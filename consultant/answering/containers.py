"""Vials, bags and syringes that a question tells: how many there are, what they hold, and what is left of them."""

from __future__ import annotations

import re
from decimal import Decimal
from math import ceil

from consultant.answering.amounts import MEASURES, NUMBER, Dose, dose_of
from consultant.answering.number_words import spelled, valued

ONE_VIAL = re.compile(r"\b(vial|ampoule|ampule|syringe|single[- ](use|dose))\b", re.IGNORECASE)
_FEW = spelled(2, 6)
_SEVERAL = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_FEW})\b(?!\s?(?:{MEASURES})\b)(?: [a-z]+(?:-[a-z]+)?){{0,3}}? "
    r"(?:vials|ampules|ampoules|syringes|bottles|bags)\b"
    rf"|\b(?P<times>\d{{1,2}}|{_FEW})(?:\s?x\s?|\s+)(?=\d[\d,.]*[ -]?(?:{MEASURES})\b)",
    re.IGNORECASE,
)


def several(vial: Dose | None, text: str) -> Dose | None:
    """What all the vials hold that a question counts, as `three single-dose vials of 250 mg`; else the one vial."""
    found = _SEVERAL.search(text) if vial else None
    if vial is None or found is None:
        return vial
    named = (found["count"] or found["times"]).lower()
    count = valued(named) or 0
    return Dose(vial.amount * count, vial.measure) if count > 1 else vial


def opened(vial: Dose | None, dose: Dose | None) -> Dose | None:
    """What the vials hold that a dose takes which is larger than one of them."""
    if vial is None or dose is None or vial.scale[0] != dose.scale[0] or dose.scale[1] <= vial.scale[1]:
        return vial
    return vial.times(ceil(dose.scale[1] / vial.scale[1]))


_ONE_OF = rf"(?:one|a|an|{_FEW}|\d{{1,2}})(?: ?x ?| )(?:{NUMBER})[ -]?(?:{MEASURES})(?: vials?)?"
MIXED = re.compile(
    rf"\b{_ONE_OF}(?:(?:,| and|,? plus| \+| &) (?:and )?{_ONE_OF})+(?: single[- ]?(?:dose|use))?(?: vials?)?\b",
    re.IGNORECASE,
)
"""Vials of several sizes, each counted: `one 500 mg and two 100 mg vials`."""
_ONE = re.compile(
    rf"(?P<count>one|an?|{_FEW}|\d{{1,2}})(?: ?x ?| )(?P<amount>{NUMBER})[ -]?(?P<measure>{MEASURES})",
    re.IGNORECASE,
)


def sum_of(text: str) -> Dose:
    """What counted vials of several sizes hold together, in the measure of the first."""
    held = [
        (1 if (count := valued(found["count"])) is None else count, dose_of(found))
        for found in _ONE.finditer(text)
    ]
    first = held[0][1]
    factor = first.scale[1] / first.amount
    return Dose(sum((count * one.scale[1] for count, one in held), Decimal(0)) / factor, first.measure)


def less(whole: Dose | None, part: Dose | None) -> Dose | None:
    """What is left of one vial, in the measure of what is taken from it."""
    if whole is None or part is None or whole.scale[0] != part.scale[0] or whole.scale[1] <= part.scale[1]:
        return None
    return whole.in_measure(part.measure).less(part)
