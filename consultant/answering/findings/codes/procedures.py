"""What the characters of an ICD-10-PCS code stand for."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem

_ASKED = re.compile(
    r"\bcharacters?\b|\bapproach\b|\bdevice\b|\bbody (part|system)\b|\broot operation\b|\bqualifier\b"
    r"|\bbreak\w* down\b|\b(?:position|digit|pos\.?) ?[1-7]\b|\b(?:position|digit)\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th")


def characters(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Each character of the cited inpatient procedures in words, those first that the question names."""
    if not _ASKED.search(ask.text):
        return ()
    found = (
        _one(cited.code, ask.text.lower(), reference)
        for cited in ask.citations
        if cited.system is CodeSystem.ICD10PCS
    )
    return tuple(finding for finding in found if finding is not None)


def _one(code: str, text: str, reference: Reference) -> Finding | None:
    found = reference.catalogue.characters(code)
    if not found:
        return None
    asked = [one for one in found if _names(text, one.position, one.axis)]
    values = {
        "code": code,
        "asked": tuple((one.value, one.axis, one.label) for one in asked or found),
        "every": tuple((one.value, one.axis, one.label) for one in found),
        "source": source(found[0].release),
    }
    rows = [
        row for one in found for row in evidence(one.release, code, {f"{one.axis} {one.value}": one.label})
    ]
    return Finding("pcs_characters", (code,), values, tuple(rows))


def _names(text: str, position: int, axis: str) -> bool:
    """Whether a question names the character by its place or by what it stands for."""
    placed = any(re.search(rf"\b{words[position - 1]}\b", text) for words in (_ORDINALS, _NUMBERS))
    placed = placed or bool(re.search(rf"\b(?:position|character|digit|pos\.?|no\.?) ?{position}\b", text))
    sited = axis == "Body Part" and _SITE.search(text) is not None
    return placed or sited or axis.lower().removesuffix(" / region") in text


_SITE = re.compile(
    r"\b(?:which|what) (?:bone|organ|joint|vessel|artery|vein|nerve|muscle|tendon|gland|site|body part)\b"
)
"""Asks for the body part by what it is."""
