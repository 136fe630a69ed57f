"""The unit limits of one code in the two settings, set beside each other."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

from consultant.answering.reading import Ask, billing_setting
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import BillingSetting, UnitLimit

_LIMIT = re.compile(r"\bmues?\b|\blimits?\b|\bunits?\b|\bmaximum\b|\bmax\b|\bcaps?\b", re.IGNORECASE)
_VERDICTS: tuple[tuple[re.Pattern[str], Callable[[int, int], bool]], ...] = (
    (re.compile(r"\b(?:same|identical|equal)\b", re.IGNORECASE), operator.eq),
    (re.compile(r"\bdiffer\w*\b", re.IGNORECASE), operator.ne),
    (re.compile(r"\b(?:higher|greater|larger|bigger|more)\b", re.IGNORECASE), operator.gt),
    (re.compile(r"\b(?:lower|smaller|less|fewer)\b", re.IGNORECASE), operator.lt),
)
"""Words that compare, and when they hold of the setting that is named first and the other."""


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Both limits in one sentence, with yes or no where the question says how they compare."""
    asked = reference.both_settings and len(ask.procedures) == 1 and _LIMIT.search(ask.text)
    if not asked or not billing_setting.compares(ask.text):
        return ()
    code = ask.procedures[0].code
    here, there = (
        reference.catalogue.unit_limit(code, setting, reference.on)
        for setting in (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)
    )
    if not isinstance(here, UnitLimit) or not isinstance(there, UnitLimit):
        return ()
    values = {
        "code": code,
        "practitioner": here.units,
        "hospital": there.units,
        "adjudications": (here.adjudication, there.adjudication),
        "verdict": _verdict(ask.text, here, there),
        "sources": (source(here.release), source(there.release)),
    }
    rows = [
        row
        for one in (here, there)
        for row in evidence(
            one.release, code, {"MUE value": str(one.units), "adjudication indicator": one.adjudication}
        )
    ]
    return (Finding("limits_compared", (code,), values, tuple(rows)),)


def _verdict(text: str, practitioner: UnitLimit, hospital: UnitLimit) -> str:
    first = billing_setting.first_named(text) is BillingSetting.PRACTITIONER
    one, other = (practitioner, hospital) if first else (hospital, practitioner)
    holds = next((holds for words, holds in _VERDICTS if words.search(text)), None)
    return "" if holds is None else "Yes" if holds(one.units, other.units) else "No"
