"""The unit limits of one code in two settings or three, set beside each other."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

from consultant.answering.reading import Ask, billing_setting
from consultant.answering.reference import Reference, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, BillingSetting, UnitLimit

_LIMIT = re.compile(
    r"\bhow many\b(?! (?:\w+ )?(?:w?rvus?|relative|global|days|minutes|weeks|months|years|sessions|visits))"
    r"|\bdaily\b|\bper day\b|\bmues?\b|\blimits?\b|\bunits?\b|\bmaximum\b|\bmax\b|\bcaps?\b|\bceiling\b"
    r"|\bgets? (?:an? )?(?:zero|nothing|0)\b|\ballowed (?:a|per) day\b",
    re.IGNORECASE,
)
_OF_VALUES, _OF_UNITS = (
    re.compile(r"\bw?rvus?\b", re.IGNORECASE),
    re.compile(
        r"\bmues?\b|\blimits?\b|\bunits?\b|\bmax\w*\b|\bcaps?\b|\bdaily\b|\bper day\b|\bceiling\b",
        re.IGNORECASE,
    ),
)
"""Relative values are asked for, and no limit: `How many RVUs in the office, and how many in a facility?`."""
_ZERO = re.compile(r"\bgets? (?:an? )?(?:zero|nothing|0)\b", re.IGNORECASE)
_VERDICTS: tuple[tuple[re.Pattern[str], Callable[..., bool]], ...] = (
    (re.compile(r"\b(?:same|identical|equal)\b", re.IGNORECASE), operator.eq),
    (re.compile(r"\bdiffer\w*\b", re.IGNORECASE), operator.ne),
    (re.compile(r"\b(?:higher|greater|larger|bigger|more)\b", re.IGNORECASE), operator.gt),
    (re.compile(r"\b(?:lower|smaller|less|fewer)\b", re.IGNORECASE), operator.lt),
)
"""Words that compare, and when they hold of the setting that is named first and the other."""


def compared(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The limits of the settings that the question names in one sentence, with yes or no where it says how they compare."""
    settings = billing_setting.named(ask.text)
    weighed = (
        billing_setting.weighs(ask.text)
        or billing_setting.beside(ask.text)
        or BillingSetting.DME in settings
        or bool(_ZERO.search(ask.text))
    )
    if len(ask.procedures) != 1 or len(settings) < _PAIR or not weighed or not _LIMIT.search(ask.text):
        return ()
    if _OF_VALUES.search(ask.text) and not _OF_UNITS.search(ask.text):
        return ()
    code = ask.procedures[0].code
    found = [(one, reference.catalogue.unit_limit(code, one, reference.on)) for one in settings]
    limits = [(one, limit) for one, limit in found if isinstance(limit, UnitLimit)]
    if not limits or any(isinstance(limit, Absent) and unloaded(limit) for _, limit in found):
        return ()
    lacking = tuple(one.value for one, limit in found if isinstance(limit, Absent))
    values = {
        "code": code,
        "limits": tuple(_told(limit) for _, limit in limits),
        "lacking": lacking,
        "verdict": _verdict(ask.text, [limit.units for _, limit in limits] + [None] * len(lacking)),
    }
    rows = [row for _, limit in limits for row in _row(code, limit)]
    return (Finding("limits_compared", (code,), values, tuple(rows)),)


_PAIR = 2


def _told(limit: UnitLimit) -> dict[str, str | int]:
    return {
        "setting": limit.setting.value,
        "units": limit.units,
        "adjudication": limit.adjudication,
        "rationale": limit.rationale,
        "source": source(limit.release),
    }


def _row(code: str, limit: UnitLimit) -> tuple[Evidence, ...]:
    told = {
        "MUE value": str(limit.units),
        "adjudication indicator": limit.adjudication,
        "rationale": limit.rationale,
    }
    return evidence(limit.release, code, told)


def _verdict(text: str, units: list[int | None]) -> str:
    """Yes or no to how the first named compares with the next; a setting without a limit is like none."""
    holds = next((holds for words, holds in _VERDICTS if words.search(text)), None)
    if holds is None:
        return ""
    if None in units:
        return "No" if holds is not operator.ne else "Yes"
    if holds in (operator.eq, operator.ne):
        return "Yes" if (len(set(units)) == 1) == (holds is operator.eq) else "No"
    return "Yes" if holds(*units[:_PAIR]) else "No"
