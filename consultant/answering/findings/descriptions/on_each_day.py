"""One condition on several days of service: the code that a release of each day has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from consultant.answering import dates
from consultant.answering.findings.codes import predecessors
from consultant.answering.findings.descriptions import by_description, told_titles
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem

_MOST = 4
_APART = re.compile(
    r"\b(?:(?:(?:we|i) (?:have|had|saw|got) )?(?:two|2|both|different|several|separate) (?:dates?|days?|visits?"
    r"|claims?|encounters?)(?: of service)?(?: for)?"
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
    descriptions = (_plain(ask.text), *(_pieces(ask.text) if _wished(ask.text, days) else ()))
    wishes = (replace(ask, text=f"{words} ICD-10 code?") for words in dict.fromkeys(descriptions))
    for wish in wishes:
        found = tuple((day, one) for day in days if (one := _on(day, wish, reference)))
        if len(found) == len(days):
            return (_by_day(found),)
        if new := _new_since(found, days, ask, reference):
            return new
    return ()


def _new_since(
    found: tuple[tuple[date, Finding], ...], days: tuple[date, ...], ask: Ask, reference: Reference
) -> tuple[Finding, ...]:
    """The code of the last day, where it is new and none fits on the days before, with what stood in its place."""
    if [day for day, _ in found] != [max(days)]:
        return ()
    later = replace(reference, on=found[0][0])
    before = predecessors.of_code(found[0][1].codes[0], ask, later)
    return (found[0][1], *before) if before else ()


def _by_day(found: tuple[tuple[date, Finding], ...]) -> Finding:
    """The code of each day."""
    codes = tuple(dict.fromkeys(one.codes[0] for _, one in found))
    rows = tuple(dict.fromkeys(row for _, one in found for row in one.evidence))
    values = {
        "days": tuple((day.isoformat(), one.codes[0], str(one.values["description"])) for day, one in found),
        "alike": len(codes) == 1,
        "sources": ", ".join(dict.fromkeys(str(one.values["source"]) for _, one in found)),
    }
    return Finding("code_by_day", codes, values, rows)


def _plain(text: str) -> str:
    """A text without its days and the words about them."""
    return " ".join(_APART.sub(" ", told_titles.without_beside(text)).split())


_FISCAL_MONTH = 10
_PIECES = re.compile(
    r"[.:;?!]\s+|,\s+(?=one\b|the\b|seen\b|and\b|with\b|for\b|on\b|dos\b|\d)|\s[–—-]\s|\?", re.IGNORECASE
)
_ASKING_ALONE = re.compile(
    r"\b(?:which|what|who|how|does|do|did|is it|are they|code[sd]?|software|goes|differ\w*|recall|remember|used to)\b"
    r"|\b(?:clinic|office|practice|department|dept|desk|service|here)\W*\Z",
    re.IGNORECASE,
)
"""In a piece that asks or tells of codes, or who writes, and of no condition."""


_CODE_WISHED = re.compile(
    r"\bcod(?:es?|ed|ing)\b|\bdx\b|\bdiagnos[ie]s\b|\bicd\S*|\bwhat (?:do|should) (?:i|we) (?:put|report|use|bill)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:drgs?|grouper|modifiers?|cpt|hcpcs|pcs|7th|seventh|characters?|code set|global|covered|paid|pays?|den(?:y"
    r"|ied|ials?)|poa"
    r"|surgery|biopsy of|admitted|admission|discharged?|operation|procedures?)\b",
    re.IGNORECASE,
)
"""Asks for something else than the diagnosis of each day, or tells of days that are no visits."""


def _wished(text: str, days: Iterable[date]) -> bool:
    """Whether the diagnosis of days of two releases is wished, and nothing else of them."""
    return _of_two_releases(days) and bool(_CODE_WISHED.search(text)) and not _OTHERWISE.search(text)


def _of_two_releases(days: Iterable[date]) -> bool:
    """Whether diagnosis codes changed between the days, so that they are all that the days are told for."""
    return len({day.year + (day.month >= _FISCAL_MONTH) for day in days}) > 1


def _pieces(text: str) -> Iterator[str]:
    """The sentences of a text that tell a condition, then their halves: the rest of it is about the days."""
    sentences = [one for one in re.split(r"(?<=[.?!])\s+", text) if not _ASKING_ALONE.search(one)]
    halves = [one for one in _PIECES.split(text) if not _ASKING_ALONE.search(one)]
    for piece in (" ".join(sentences), *sentences, *halves):
        if _WORDS.search(_USED.sub(" ", words := _plain(piece))):
            yield words


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
