"""Approaches of ICD-10-PCS by name: what the publisher's definitions say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering import procedure_words
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.inpatient import Character

_HELD_BY = (
    (re.compile(r"\b(?:natural|artificial)\b[^.?!]*?\bopening,? (?:approach )?endoscopic", re.IGNORECASE), "0DB68ZZ"),
    (re.compile(r"\b(?:natural|artificial)\b[^.?!]*\bopening\b(?! with)(?!,? endoscopic)", re.IGNORECASE), "0DB67ZZ"),
    (re.compile(r"\bpercutaneous endoscopic\b(?! assist)", re.IGNORECASE), "0DB64ZZ"),
    (re.compile(r"\bpercutaneous\b(?! endoscopic)", re.IGNORECASE), "0DB63ZZ"),
    (re.compile(r"\bexternal\b(?! (?:fixat\w+|cause))", re.IGNORECASE), "0HBHXZZ"),
    (re.compile(r"\bopen approach\b|\bapproach,? open\b"
                r"|\bfor (?:an? )?open\b|(?<=and )open\b|\bopen (?:versus|vs|or|and) percutaneous", re.IGNORECASE), "0DB60ZZ"),
)  # fmt: skip
"""An approach and a code that has it; the longer names first."""
_ASKED = re.compile(r"\bapproach\w*\b", re.IGNORECASE)
_DEFINED = re.compile(
    r"\bdefin\w+|\bmean\w*\b|\bdiffer\w*|\bwhat is\b|\bwhat's\b|\bexplain\b|\bversus\b|\bvs\b|\bseparates?\b|\bcount\w* as\b",
    re.IGNORECASE,
)
_CHARACTER = expression(
    r"\b(?:5th|fifth) (?:character|digit|position|value)|\bapproach (?:value|character|letter|digit)s?\b"
    r"|\b(?:character|value|letter|digit)s? (?:is|are|for|stands? for|of)\b",
    re.IGNORECASE,
)
"""Asks for the character of an approach: the names say which one."""
_PCS = re.compile(r"\bpcs\b", re.IGNORECASE)
_CODE_OF = re.compile(
    r"\bpcs codes?(?: (?:is|for|of)\b|:| -|,)|\b(?:what is|what's|whats|give me|need) (?:the "
    r"|its )?(?:icd-?\s?10-?\s?)?pcs(?: code)?\s*[?.]",
    re.IGNORECASE,
)


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The definitions of the approaches that a question without a code names and wants defined."""
    lettered = bool(_CHARACTER.search(ask.text))
    if ask.codes or not ((lettered or _ASKED.search(ask.text)) and _PCS.search(ask.text)):
        return ()
    if _CODE_OF.search(ask.text) and procedure_words.procedure(ask.text):
        return ()  # the approach is part of a procedure whose code is asked
    found = tuple(_of_values(ask.text, reference)) or (
        tuple(_held(ask.text, reference)) if lettered or _DEFINED.search(ask.text) else ()
    )
    if not found:
        return ()
    values = {
        "approaches": tuple((one.label, one.value, one.definition) for one in found),
        "source": source(found[0].release),
    }
    rows = tuple(
        row for one in found for row in evidence(one.release, one.label, {"definition": one.definition})
    )
    return (Finding("pcs_approaches", (), values, rows),)


_BY_VALUE = {
    "0": "0DB60ZZ", "3": "0DB63ZZ", "4": "0DB64ZZ", "7": "0DB67ZZ", "8": "0DB68ZZ", "X": "0HBHXZZ", "F": "0UT9FZZ",
}  # fmt: skip
_VALUES = re.compile(
    r"\bapproach(?:es)?:?(?: (?:values?:?|characters?:?|codes?|is|are|what|of|the|letter"
    r"|in pcs|for|mean))*,? ['\"]?([03478FX])\b['\"]?"
    r"(?:(?:,| and| or| vs\.?| versus|/| &)+ (?:approach |value |character )*['\"]?([03478FX])\b)?"
    r"(?:(?:,| and| or| vs\.?| versus|/| &)+ (?:approach |value |character )*['\"]?([03478FX])\b)?",
)


def _of_values(text: str, reference: Reference) -> Iterator[Character]:
    """The approaches that a question names by their characters."""
    named = _VALUES.search(text)
    for value in filter(None, named.groups()) if named else ():
        held = reference.catalogue.characters(_BY_VALUE[value])
        yield from (one for one in held if one.axis == "Approach" and one.value == value)


def _held(text: str, reference: Reference) -> Iterator[Character]:
    for said, code in _HELD_BY:
        if said.search(text):
            held = reference.catalogue.characters(code)
            yield from (one for one in held if one.axis == "Approach" and one.definition)
