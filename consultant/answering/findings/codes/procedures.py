"""What the characters of an ICD-10-PCS code stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.inpatient import Character

_ASKED = re.compile(
    r"\bcharacters?\b|\bapproach\b|\bdevice\b|\bbody (part|system)\b|\broot operation\b|\bqualifier\b"
    r"|\bbreak\w* down\b|\b(?:position|digit|pos\.?) ?[1-7]\b|\b(?:position|digit)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?i:the|an?|that|this|its|and|why|letter|digit|value|final|last|ending|does|did)(?i: letter| digit| number)? "
    r"['\"‘“]?([0-9A-HJ-NP-Z])['\"’”]?(?=\s*(?:[?,;.]|\Z)|\s+(?i:at the|in (?:it|the|that|this|position|place|spot"
    r"|front)|mean|stand"
    r"|say|tell|is\b|was\b|here\b|there\b|represent|indicat|denot|for\b(?! \w+ (?:patient|visit|claim))|do\b|about\b))"
    r"|['\"‘“]([0-9A-HJ-NP-Z])['\"’”]"
)
"""A character by itself, in words that ask for it."""
_LAST = re.compile(
    r"\b(?:last|final|ending)\b(?! (?:day|week|month|year|visit))|\bat the (?:very )?end\b|\bends? (?:in|with)\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th")


def characters(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Each character of the cited inpatient procedures in words, those first that the question names."""
    cited = [one.code for one in ask.citations if one.system is CodeSystem.ICD10PCS]
    found = (of_code(code, ask.text, reference) for code in cited if asked(ask.text, code))
    return tuple(finding for finding in found if finding is not None)


def asked(text: str, code: str) -> bool:
    """Whether a question is on characters of a code: by what they stand for, their place, or as `the E`."""
    return bool(_ASKED.search(text)) or not _values(text).isdisjoint(code)


def _values(text: str) -> frozenset[str]:
    """The characters that a text names by themselves: `what is the E at the end?`, `why the X`."""
    return frozenset(next(filter(None, found)) for found in _VALUE.findall(text))


def of_code(code: str, text: str, reference: Reference) -> Finding | None:
    """The characters of a code in words, those first that the text names; None where no table holds it."""
    found = reference.catalogue.characters(code)
    if not found:
        return None
    held = found if len(found) == len(code) else (*found, *_by_title(code, reference))
    values, last = _values(text), bool(_LAST.search(text))
    named = [one for one in held if one.value in values]
    asked = [one for one in named if one.position == len(code)] if last else named
    lowered = text.lower()
    asked = asked or [
        one for one in held if _names(lowered, one.position, one.axis) or (last and one.position == len(code))
    ]
    values_told = {
        "code": code,
        "asked": tuple((one.value, one.axis, one.label) for one in asked or held),
        "every": tuple((one.value, one.axis, one.label) for one in held),
        "source": source(found[0].release),
    }
    rows = [
        row for one in held for row in evidence(one.release, code, {f"{one.axis} {one.value}": one.label})
    ]
    return Finding("pcs_characters", (code,), values_told, tuple(rows))


_PLAIN = "Z"


def _by_title(code: str, reference: Reference) -> Iterator[Character]:
    """The qualifier of a code that no loaded table holds yet: what its title has beside that of the code without one."""
    own = reference.catalogue.entry(CodeSystem.ICD10PCS, code, reference.on)
    plain = reference.catalogue.entry(CodeSystem.ICD10PCS, code[:-1] + _PLAIN, reference.on)
    if isinstance(own, Entry) and isinstance(plain, Entry) and own.description.startswith(plain.description):
        label = own.description.removeprefix(plain.description).strip(" ,")
        if label:
            yield Character(len(code), code[-1], "Qualifier", label, own.release)


def _names(text: str, position: int, axis: str) -> bool:
    """Whether a question names the character by its place or by what it stands for."""
    placed = any(re.search(rf"\b{words[position - 1]}\b", text) for words in (_ORDINALS, _NUMBERS))
    placed = placed or bool(re.search(rf"\b(?:position|character|digit|pos\.?|no\.?) ?{position}\b", text))
    sited = axis == "Body Part" and _SITE.search(text) is not None
    done = axis == "Operation" and _DONE.search(text) is not None
    return placed or sited or done or axis.lower().removesuffix(" / region") in text


_SITE = re.compile(
    r"\b(?:which|what|the) (?:bone|organ|joint|vessel|artery|vein|nerve|muscle|tendon|gland|site|body part)\b"
)
"""Asks for the body part by what it is."""
_DONE = re.compile(r"\bwhat (?:exactly )?(?:was|is|were|got|has been) (?:really |actually |being )?done\b")
"""Asks for the root operation by what it is."""
