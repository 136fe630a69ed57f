"""The week of a pregnancy as its own code beside the codes of chapter 15 (Official Guidelines, I.C.21.c.11)."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Finding

_ASKED = re.compile(
    r"\bweeks?[- ]of[- ]gestation\b|\bgestation(?:al)? (?:age|weeks?)\b|\bz3a\b|\bweeks? code\b|\bcode for (?:the )?weeks?\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r"\b(\d{1,2})(?:\s?(?:\+|and|w|6/7|\d/7)\s?\d?d?)? ?-?(?:weeks?|wks?|w)\b|\bweek (\d{1,2})\b",
    re.IGNORECASE,
)
_FIRST, _LAST = 8, 42
_SECTION = "I.C.21.c.11"
_RULE = "Z3A is used with codes of chapter 15 on the mother's record and never listed first"


def week(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the told week, additional to the cited code of chapter 15; nothing where no week is told or asked for."""
    return told_beside(ask, reference) if _ASKED.search(ask.text) else ()


def told_beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the told week, additional to the cited code of chapter 15; nothing where no week is told."""
    cited = tuple(one.code for one in ask.diagnoses if one.code.startswith("O"))
    told = _WEEKS.search(ask.text)
    if not told:
        return ()
    entry = reference.reportable(week_code(int(told[1] or told[2])))
    if entry is None:
        return ()
    rule = guideline(_SECTION, _RULE)
    values = {
        "code": entry.code,
        "words": entry.description,
        "beside": cited,
        "source": source(entry.release),
        "rule_source": rule.release,
    }
    rows = (*evidence(entry.release, entry.code, {"description": entry.description}), rule)
    return (Finding("gestation_week", (entry.code, *cited), values, rows),)


def week_code(weeks: int) -> str:
    """The code of category Z3A for completed weeks of gestation."""
    if weeks < _FIRST:
        return "Z3A.01"
    return f"Z3A.{weeks:02}" if weeks <= _LAST else "Z3A.49"


def told_week(text: str) -> tuple[str, ...]:
    """The code of the week that a text tells; nothing where it tells none."""
    told = _WEEKS.search(text)
    return (week_code(int(told[1] or told[2])),) if told else ()
