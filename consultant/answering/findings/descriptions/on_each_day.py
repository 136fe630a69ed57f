"""One condition on several days of service: the code that a release of each day has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from consultant.answering import dates
from consultant.answering.findings.descriptions import by_description, told_titles
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem

_MOST = 4
_APART = re.compile(
    r"\b(?:(?:two|2|both|different|several) (?:dates?|days?|visits?|claims?|encounters?)(?: of service)?"
    r"|(?:for |on |at )?(?:each|either|both)"
    r"(?: (?:of them|one|date|day|visit|claim|encounter)s?)?|(?:for |on |at )?(?:one|another"
    r"|the other)(?: one)? (?=in\b|on\b|of\b|for\b)"
    r"|(?:the )?(?:right|correct|valid) codes?(?: for| on)?|(?:for |on )?(?:an? "
    r"|the )?(?:inpatient )?(?:discharges?|admissions?|stays?)"
    r"|visits?|seen|again|vs\.?|versus|dos|dates? of service|(?:the )?same (?:patient|pt|person)|patient|pt"
    r"|then|same (?:dx|diagnosis|condition))\b"
    r"|[()]",
    re.IGNORECASE,
)
"""Words about the days, which describe nothing."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the described condition on each of the told days; nothing where one of them has none."""
    days = _days(ask.text)
    if not 1 < len(days) <= _MOST or ask.citations:
        return ()
    described = " ".join(_APART.sub(" ", told_titles.without_beside(ask.text)).split())
    wish = replace(ask, text=f"{described} ICD-10 code?")
    found: list[tuple[date, Finding]] = []
    for day in days:
        if (one := _on(day, wish, reference)) is None:
            return ()
        found.append((day, one))
    codes = tuple(dict.fromkeys(one.codes[0] for _, one in found))
    rows = tuple(dict.fromkeys(row for _, one in found for row in one.evidence))
    values = {
        "days": tuple((day.isoformat(), one.codes[0], str(one.values["description"])) for day, one in found),
        "alike": len(codes) == 1,
        "sources": ", ".join(dict.fromkeys(str(one.values["source"]) for _, one in found)),
    }
    return (Finding("code_by_day", codes, values, rows),)


_SAME = re.compile(
    r"\A\W*(?:and )?(?:(?:what|which)(?: one| code| dx)?(?: code)? (?:was|is|did|do|would|should|had|applied"
    r"|applies|were)\b[^?]{0,40}"
    r"|(?:what|how) about|and|same)\b",
    re.IGNORECASE,
)
"""Asks the same again, of another day."""
_WORDS = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:what|which|code|codes|used|use|correct|right|valid|before|earlier|then|back|that|this|same|visit|claim|date|service|have"
    r"|been|would|should|were|applied|applies|about|one|report\w*|bill\w*|icd\S*|diagnosis)\b",
    re.IGNORECASE,
)


def again(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of what the question before it describes, on the day that this one names: `and in September?`."""
    day = next(iter(_days(ask.text)), None)
    if day is None or not ask.follows or ask.citations or not _SAME.match(ask.text):
        return ()
    if _WORDS.search(_USED.sub(" ", told_titles.without_beside(ask.text))):
        return ()
    described = " ".join(_APART.sub(" ", told_titles.without_beside(ask.follows)).split())
    found = _on(day, replace(ask, text=f"{described} ICD-10 code?"), reference)
    return (found,) if found else ()


def _days(text: str) -> tuple[date, ...]:
    every = dates.every_day(text)
    return every if len(every) > 1 else tuple(dict.fromkeys(day for _, day in dates.days_in_order(text)))


def _on(day: date, wish: Ask, reference: Reference) -> Finding | None:
    """The one diagnosis that fits on a day."""
    fitting = tuple(_fitting(replace(wish, on=day), replace(reference, on=day)))
    return fitting[0] if len(fitting) == 1 else None


def _fitting(wish: Ask, reference: Reference) -> Iterator[Finding]:
    for one in by_description.proposed(wish, reference):
        if one.kind == "code_fitting" and one.values["system"] is CodeSystem.ICD10CM:
            yield one
