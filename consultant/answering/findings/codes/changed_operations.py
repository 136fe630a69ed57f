"""A cited ICD-10-PCS code with one thing done otherwise: open instead of through a scope, the other side, no device left.

Each change is one character: the code that has it is looked up, and told only when the release holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase, digits

from consultant.answering.patterns import Pattern, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_LENGTH = 7
_VALUES = digits + ascii_uppercase
_SOUGHT = pattern(
    r"\b(version|counterpart|equivalent|variant)\b"
    r"|\b(same|identical)\b~40\b(but|except|only)\b"
    r"|\b(what|which)\b~30\b(code|would|is it|becomes?|changes?)\b~30\b(if|when|instead|for|without|were|had)\b"
    r"|\b(if|when|had|were)\b~40\b(what|which)\b~20\b(code|becomes?|changes?)\b"
    r"|\b(code|one) for the (open|laparoscopic|percutaneous|endoscopic|left|right|diagnostic) (one|side|version|approach)\b"
    r"|\bwithout\b~40\bwhat('s| is)? the code\b"
)
_BODY, _APPROACH, _DEVICE, _QUALIFIER = 3, 4, 5, 6
_CHANGES: tuple[tuple[int, str, Pattern], ...] = (
    (_APPROACH, "8", pattern(r"\b(natural|artificial) opening,? endoscopic|\bvia (natural|artificial)\b~30\bendoscopic")),
    (_APPROACH, "4", pattern(r"\bpercutaneous endoscopic|\blaparoscop\w*|\bthoracoscop\w*|\barthroscop\w*|\blap\b")),
    (_APPROACH, "7", pattern(r"\b(natural|artificial) opening\b(?!,? endoscopic)")),
    (_APPROACH, "3", pattern(r"\bpercutaneous(ly)?\b(?! endoscopic)")),
    (_APPROACH, "0", pattern(r"\bopen(ed)?\b(?! (question|item|issue|wound|fracture))")),
    (_APPROACH, "X", pattern(r"\bexternal(ly)?\b(?! (fixation|cause))")),
    (_DEVICE, "Z", pattern(r"\b(without|no)( an?| the| any)?( \w+)? (device|drain|stent|graft)s?\b( left| left in| in place)?")),
    (_QUALIFIER, "Z", pattern(r"\b(without|no|not)( an?| the| as)?( \w+)? ?(biopsy|diagnostic)\b|\bnon-?diagnostic")),
    (_QUALIFIER, "X", pattern(r"\b(as|for|with|a|was|is) (an? |the )?(biopsy|diagnostic)\b")),
)  # fmt: skip
"""The character, its value and the words for it, the longer ones first: of each character the first counts."""
_SIDES = {"left": "right", "right": "left"}


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code with what the question changes of the one cited procedure; nothing where the release has none."""
    cited = [one for one in ask.citations if one.system is CodeSystem.ICD10PCS]
    if len(cited) != 1 or len(ask.citations) > 1 or not _SOUGHT.search(ask.text):
        return ()
    code = cited[0].code
    first = _entry(code, reference)
    if len(code) != _LENGTH or first is None:
        return ()
    changed = _changed(code, ask.text)
    found = _other_side(changed, first, ask.text, reference) or _entry(changed, reference)
    if found is None or found.code == code:
        return ()
    values = {
        "code": found.code,
        "words": found.description,
        "from_code": code,
        "from_words": first.description,
        "source": source(found.release),
    }
    rows = (
        row
        for one in (found, first)
        for row in evidence(one.release, one.code, {"description": one.description})
    )
    return (Finding("changed_operation", (found.code, code), values, tuple(rows)),)


def _entry(code: str, reference: Reference) -> Entry | None:
    found = reference.catalogue.entry(CodeSystem.ICD10PCS, code, reference.on)
    return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None


def _changed(code: str, text: str) -> str:
    """The code with the values that the text names, each character by the first words for it."""
    characters = list(code)
    for place, value in _values(text):
        characters[place] = value
    return "".join(characters)


def _values(text: str) -> Iterator[tuple[int, str]]:
    seen: set[int] = set()
    for place, value, words in _CHANGES:
        if place not in seen and words.search(text):
            seen.add(place)
            yield place, value


def _other_side(code: str, first: Entry, text: str, reference: Reference) -> Entry | None:
    """The same on the side that the text names, where the cited code is of the other one."""
    title = first.description.lower()
    side = next(
        (
            one
            for one, other in _SIDES.items()
            if f" {other} " in title and re.search(rf"\b{one}\b", text, re.I)
        ),
        "",
    )
    if not side:
        return None
    wanted = title.replace(f" {_SIDES[side]} ", f" {side} ")
    siblings = (_entry(f"{code[:_BODY]}{value}{code[_BODY + 1 :]}", reference) for value in _VALUES)
    named = wanted.split(",")[0].split(" with ")[0]
    return next((one for one in siblings if one and one.description.lower().startswith(named)), None)
