"""The seven places of an ICD-10-PCS code: which of them is the approach, what the third one tells."""

from __future__ import annotations

import re

from consultant.answering import procedure_words
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.inpatient import Character

_EXAMPLE = "0DTJ4ZZ"
"""A code of the medical and surgical section, by whose table the places are named."""
_PCS = re.compile(r"\b(?:icd-?\s?10-?\s?)?pcs\b|\binpatient procedure codes?\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:characters?|positions?|digits?|places?|spots?|slots?|axis|axes|letters?)\b", re.IGNORECASE
)
_WISHED = re.compile(r"\b(?:what|which|whats|how many|name|list|explain|tell|where)\b|\?\s*\Z", re.IGNORECASE)
_CODE_WISHED = re.compile(
    r"\b(?:full|whole|complete|right|correct|exact|need the|pcs) (?:pcs )?codes? (?:for|of)\b(?! (?:the )?(?:approach"
    r"|device|body|root|qualifier|section))"
    r"|\b(?:give|need|want) (?:me |us )?(?:the |all )?(?:full |whole |seven |7 )*(?:code|characters)\b",
    re.IGNORECASE,
)
"""Wishes a code, not what its places are."""
_NUMBERS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NAMES = {
    "section": 1, "body system": 2, "root operation": 3, "operation": 3, "root op": 3, "body part": 4, "anatomic": 4,
    "approach": 5, "device": 6, "qualifier": 7, "diagnostic x": 7,
}  # fmt: skip
_LAST = re.compile(r"\b(?:last|final) (?:character|position|digit|place)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\bhow many (?:characters|digits|positions|places)\b|\bhow long\b|\b(?:all|the) (?:seven|7) (?:characters|positions)\b"
    r"|\bstructure\b|\bmake up\b|\bmade (?:up )?of\b|\beach (?:character|position|digit)\b",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the named places of a code are, or which place is what; all of them where none is named."""
    if ask.codes or not _asks(ask.text):
        return ()
    found = reference.catalogue.characters(_EXAMPLE)
    asked = tuple(one for one in found if one.position in _asked(ask.text))
    counted = bool(_COUNTED.search(ask.text))
    if not found or not (asked or counted):
        return ()
    values = {
        "asked": tuple(map(_told, asked)),
        "every": tuple(map(_told, found)) if counted or not asked else (),
        "all": tuple(map(_told, found)),
        "source": source(found[0].release),
    }
    rows = tuple(
        row
        for one in found
        for row in evidence(one.release, _EXAMPLE, {f"character {one.position}": one.axis})
    )
    return (Finding("pcs_places", (), values, rows),)


def _asks(text: str) -> bool:
    asks = _PCS.search(text) and _PLACE.search(text) and _WISHED.search(text)
    return bool(asks) and not _CODE_WISHED.search(text) and procedure_words.procedure(text) is None


def _asked(text: str) -> frozenset[int]:
    """The places that a text names by number or by what they stand for."""
    lowered = text.lower()
    by_name = {place for name, place in _NAMES.items() if re.search(rf"\b{name}s?\b", lowered)}
    by_number = {
        place
        for place, words in enumerate(zip(_ORDINALS, _NUMBERS, strict=True), 1)
        if re.search(
            rf"\b(?:{'|'.join(words)})\b|\b(?:character|position|digit|place)s? (?:no\.? |number )?{place}\b",
            lowered,
        )
    }
    last = {len(_EXAMPLE)} if _LAST.search(text) else set()
    return frozenset(by_name | by_number | last)


def _told(one: Character) -> tuple[int, str, str]:
    axis = "root operation" if one.axis == "Operation" else one.axis.lower()
    return one.position, _NUMBERS[one.position - 1], axis
