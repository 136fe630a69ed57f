"""The seven places of an ICD-10-PCS code: which of them is the approach, what the third one tells."""

from __future__ import annotations

import re

from consultant.answering import procedure_words
from consultant.answering.patterns import Pattern, expression, pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.inpatient import Character

_EXAMPLE = "0DTJ4ZZ"
"""A code of the medical and surgical section, by whose table the places are named."""
_OTHERS: tuple[tuple[Pattern, str], ...] = tuple(
    (pattern(words), code)
    for words, code in (
        (r"\bobstetrics?(?: section)?\b|\bsection 1\b", "102073Z"),
        (r"\bplacement section\b|\bsection (?:2|placement)\b", "2W00X0Z"),
        (r"\badministration\b|\bsection 3\b", "30233C0"),
        (r"\bmeasurement and monitoring\b|\bsection 4\b", "4A0002Z"),
        (
            r"\bextracorporeal or systemic (?:assistance|performance)\b|\bextracorporeal assistance\b|\bsection 5\b",
            "5A02110",
        ),
        (r"\bextracorporeal or systemic therap\w+|\bextracorporeal therap\w+|\bsection 6\b", "6A0Z0ZZ"),
        (r"\bosteopathic\b|\bsection 7\b", "7W00X0Z"),
        (r"\bother procedures\b|\bsection 8\b", "8C01X6J"),
        (r"\bchiropractic\b|\bsection 9\b", "9WB0XBZ"),
        (r"\bimaging\b|\bsection B\b", "B00B0ZZ"),
        (r"\bnuclear medicine\b|\bsection C\b", "C0101ZZ"),
        (r"\bradiation (?:therapy|oncology)\b|\bsection D\b", "D0000ZZ"),
        (r"\bphysical rehab\w*|\brehabilitation section\b|\bsection F\b", "F003GKZ"),
        (r"\bmental health\b|\bsection G\b", "GZ10ZZZ"),
        (r"\bsubstance abuse\b|\bsection H\b", "HZ2ZZZZ"),
        (r"\bnew technology\b|\bsection X\b", "X051329"),
    )
)
"""The other sections by their names, and a code of each."""
_PCS = expression(r"\b(?:icd-?\s?10-?\s?)?pcs\b|\binpatient procedure codes?\b", re.IGNORECASE)
_SECTION = expression(
    r"\b(?:administration|imaging|radiation(?: therapy)?|obstetrics|placement|nuclear medicine|new technology|measurement"
    r"(?: and monitoring)?) section\b"
    r"|\b(?:character|position)s? \d?\s?in (?:the )?(?:section )?(?:administration|imaging|radiation|obstetrics|placement)\b"
    r"|\bsection (?:[1-9BCDFGHX]\b|(?:administration|imaging|radiation|obstetrics|placement|nuclear)\b)",
    re.IGNORECASE,
)
"""A section that only this system has."""
_PLACE = re.compile(
    r"\b(?:characters?|positions?|digits?|places?|spots?|slots?|axis|axes|letters?)\b", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:what|which|whats|how many|name|list|explain|tell|where)\b|\?\s*\Z|\A\W*(?:\S+\s+){0,7}\S+\W*\Z",
    re.IGNORECASE,
)
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
    example = next((code for words, code in _OTHERS if words.search(ask.text)), _EXAMPLE)
    found = reference.catalogue.characters(example)
    places = _asked(ask.text)
    if example != _EXAMPLE and len(places) > 1:
        places -= {_NAMES["section"]}  # the section's own name says it
    asked = tuple(one for one in found if one.position in places)
    counted = bool(_COUNTED.search(ask.text))
    if not found or not (asked or counted):
        return ()
    values = {
        "asked": tuple(map(_told, asked)),
        "every": tuple(map(_told, found)) if counted or not asked else (),
        "all": tuple(map(_told, found)),
        "section": found[0].label if example != _EXAMPLE else "",
        "source": source(found[0].release),
    }
    rows = tuple(
        row
        for one in found
        for row in evidence(one.release, example, {f"character {one.position}": one.axis})
    )
    return (Finding("pcs_places", (), values, rows),)


def _asks(text: str) -> bool:
    named = _PCS.search(text) or _SECTION.search(text)
    asks = named and _PLACE.search(text) and _WISHED.search(text)
    if not asks or _CODE_WISHED.search(text):
        return False
    return bool(_SECTION.search(text)) or procedure_words.procedure(text) is None


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


_CALLED = {"Operation": "root operation", "Type": "root type"}
_THIRD = 3


def _told(one: Character) -> tuple[int, str, str]:
    axis = _CALLED.get(one.axis, one.axis.lower()) if one.position == _THIRD else one.axis.lower()
    return one.position, _NUMBERS[one.position - 1], axis
