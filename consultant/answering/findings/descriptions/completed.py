"""The one code that fits, completed by what else is told: the trimester of its week, the organism that its note asks for."""

from __future__ import annotations

import re

from consultant.answering import conditions
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry

_OPEN = "unspecified trimester"
_WEEKS = re.compile(
    r"\b(\d{1,2})(?:\s?\+\s?\d)?[ -]?(?:weeks?|wks?)\b|\b(?:week|wk) (\d{1,2})\b", re.IGNORECASE
)
_NAMED = re.compile(r"\b(first|second|third|1st|2nd|3rd)\W+trimester", re.IGNORECASE)
_NAMES = {"1st": "first", "2nd": "second", "3rd": "third"}
_SECOND, _THIRD = 14, 28
_LATER = re.compile(
    r"\bpost-?partum\b|\bago\b|\bafter (?:the )?(?:delivery|birth)\b|\bdelivered\b|\bpuerper\w*",
    re.IGNORECASE,
)
_ORGANISM = re.compile(r"B9[56]\.")
_ASKED_FOR = re.compile(r"B9[567]")
_INFECTED = re.compile(r"L0[0-8]|M86|N30|N45|K65|I33\.0|J85|J86")
"""Whose note on the organism stands at the block or is well known."""


def completed(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The findings with the code of the told trimester, and with the organism behind the infection."""
    fitting = [one for one in found if one.kind == "code_fitting"]
    if len(fitting) != 1 or any(one.kind == "codes_fitting" for one in found):
        return found
    (one,) = fitting
    if one.codes[0].startswith("O") and _OPEN in str(one.values.get("description", "")):
        return _of_trimester(one, found, ask, reference)
    organisms = _organisms(ask.text, found)
    entry = reference.reportable(one.codes[0]) if organisms else None
    named = [other for code in organisms if (other := reference.reportable(code))]
    if entry is None or not named:
        return found
    rest = tuple(other for other in found if other is not one)
    return (*told_codes.all_fitting((entry, *named), reference), *rest)


def _organisms(text: str, found: tuple[Finding, ...]) -> tuple[str, ...]:
    """The told organisms, where a note of the code asks for one."""
    code = next(one.codes[0] for one in found if one.kind == "code_fitting")
    if not _INFECTED.match(code) and not any(
        _ASKED_FOR.search(row.value) for one in found for row in one.evidence
    ):
        return ()
    return tuple(code for code in conditions.told(text) if _ORGANISM.match(code))


def _of_trimester(
    one: Finding, found: tuple[Finding, ...], ask: Ask, reference: Reference
) -> tuple[Finding, ...]:
    trimester = "" if _LATER.search(ask.text) else _trimester(ask.text)
    entry = reference.reportable(one.codes[0])
    sibling = _sibling(entry, trimester, reference) if entry and trimester else None
    if sibling is None:
        return found
    (named,) = told_codes.all_fitting((sibling,), reference)
    return tuple(named if other is one else other for other in found)


def _trimester(text: str) -> str:
    if named := _NAMED.search(text):
        return _NAMES.get(named[1].lower(), named[1].lower())
    weeks = _WEEKS.search(text)
    number = int(weeks[1] or weeks[2]) if weeks else 0
    return ("first" if number < _SECOND else "second" if number < _THIRD else "third") if number else ""


def _sibling(entry: Entry, trimester: str, reference: Reference) -> Entry | None:
    """The code whose title differs in the trimester alone."""
    wanted = entry.description.replace(_OPEN, f"{trimester} trimester")
    for place in range(len(entry.code) - 1, 3, -1):
        for character in "123":
            other = reference.reportable(f"{entry.code[:place]}{character}{entry.code[place + 1 :]}")
            if other and other.description == wanted:
                return other
    return None
