"""The week of a pregnancy as its own code beside the codes of chapter 15 (Official Guidelines, I.C.21.c.11)."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.notes.verdicts import told_first
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import (
    Reference,
    evidence,
    guideline,
    source,
)
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem

_ASKED = expression(
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
    """The code of the told week, additional to the cited code of chapter 15, and the trimester where that is asked besides."""
    found = told_beside(ask, reference) if _ASKED.search(ask.text) else ()
    return (*trimester(replace(ask, citations=()), reference), *found) if found else ()


_WHICH = re.compile(r"\b(?:which|what) trimester\b|\btrimester (?:is|for|at)\b", re.IGNORECASE)
_TRIMESTERS = (
    (14, "first: less than 14 weeks 0 days"),
    (28, "second: 14 weeks 0 days to less than 28 weeks 0 days"),
)
_NOTE = "icd-trimester"


def trimester(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The trimester of the told week, where that is asked."""
    weeks, note = _WEEKS.search(ask.text), reference.note(_NOTE)
    if (
        ask.citations
        or note is None
        or weeks is None
        or not _WHICH.search(ask.text)
        or _SEVERAL.search(ask.text)
    ):
        return ()
    number = int(weeks[1] or weeks[2])
    named = next((name for end, name in _TRIMESTERS if number < end), "third: 28 weeks 0 days until delivery")
    return (told_first(note, f"The {named}, counted from the first day of the last menstrual period."),)


_SEVERAL = re.compile(r"\badmi(?:t|ss)\w*|\bdischarg\w*|\bcross\w*|\bdeliver\w*", re.IGNORECASE)


def told_beside(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the told week, additional to the cited code of chapter 15; nothing where no week is told."""
    cited = tuple(one.code for one in ask.diagnoses if one.code.startswith("O"))
    told = _WEEKS.search(ask.text)
    if not told or _ENDED.search(ask.text):
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


_ENDED = re.compile(
    r"\b(?:missed ab|(?<!threatened )abortion|miscarr\w+|ectopic|molar|hydatid\w+|blighted|terminat\w+)\b",
    re.IGNORECASE,
)
"""A pregnancy that ended early takes no week (I.C.21.c.11)."""


def week_code(weeks: int) -> str:
    """The code of category Z3A for completed weeks of gestation."""
    if weeks < _FIRST:
        return "Z3A.01"
    return f"Z3A.{weeks:02}" if weeks <= _LAST else "Z3A.49"


def told_week(text: str) -> tuple[str, ...]:
    """The code of the week that a text tells; nothing where it tells none."""
    told = _WEEKS.search(text)
    return (week_code(int(told[1] or told[2])),) if told else ()


_AFTERWARDS = re.compile(
    r"\b(?:post-?partum|puerper\w*|after (?:the )?(?:delivery|birth)|weeks? (?:ago|later|post)|delivered)\b",
    re.IGNORECASE,
)
"""Weeks that are not those of the pregnancy."""
_KEPT, _OUTCOMES = "O09", "O80"
"""Where the codes of a pregnancy that goes on begin, and those that tell how it ended, which take no week."""


def beside_fitting(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The told week of a pregnancy behind the one code of chapter 15 that fits a description."""
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or not fitting[0].codes[0].startswith("O") or _AFTERWARDS.search(ask.text):
        return ()
    if any(one.kind in ("codes_fitting", "codes_in_order", "gestation_week") for one in found):
        return ()
    code = fitting[0].codes[0]
    cited = replace(ask, citations=(Citation(CodeSystem.ICD10CM, code, (0, 0)),))
    return told_beside(cited, reference) if _KEPT <= code < _OUTCOMES else ()
