"""Codes behind a noun that owns numbers, or as the number of a part or a plan: what speaks for them, and what against."""

from __future__ import annotations

from consultant.codes import systems
from consultant.codes.labels import label_before, sign_before
from consultant.codes.modifiers import clear_letters
from consultant.codes.nouns import (
    number_signs,
    owners_of_digits,
    topics,
    weak_labels,
)
from consultant.codes.sheet import Sheet


def carries_modifier(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen and clear letters follow without space, which the number of nothing else has (`INR check 85610-QW`)."""
    letters = sheet.tokens[index + 2]
    return (
        sheet.tokens[index + 1].text == "-"
        and sheet.touches(index + 1)
        and sheet.touches(index + 2)
        and letters.text in clear_letters
        and sheet.tokens[index + 3].text != "-"
        and not sheet.is_closed(letters.start)
        and systems.in_cpt_section(sheet.tokens[index].text)
    )


def says_what_is_coded(sheet: Sheet, index: int) -> bool:
    """Whether the noun before owns bare digits only: of a letter and four digits it says what is coded (`mileage A0425`)."""
    label, _ = label_before(sheet, index)
    before = sign_before(sheet, index)
    if before in number_signs or (before == label == "claim" and _has_suffix(sheet, index)):
        return False
    if label in topics and (sheet.found or _leads_lettered(sheet, index)):
        return True
    prescribed = before == ":" and label in _PRESCRIBED and sheet.has_procedure
    if not (sheet.about_billing or sheet.speaks_of_services or sheet.found or prescribed):
        return False
    return label in weak_labels or (label in owners_of_digits and (before != ":" or label in _PRESCRIBED))


_PRESCRIBED = frozenset({"rx", "prescription"})
"""What is ordered stands behind their colon."""


def _leads_lettered(sheet: Sheet, index: int) -> bool:
    """Whether another code with a letter stands behind a comma near (`seat E0240, rail E0241`)."""
    near = sheet.tokens[index + 1 : index + 5]
    if sheet.tokens[index - 2].text not in (":", ",") and sheet.tokens[index - 1].text != ":":
        return False
    return near[0].lower in (",", ";", "vs", "or", "and", "/") and any(
        systems.is_hcpcs(token.text) and systems.in_level_two(token.text) for token in near
    )


def _has_suffix(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen and digits follow without space, as in the number of a claim (`claim A0425-77`)."""
    return (
        sheet.tokens[index + 1].text == "-"
        and sheet.touches(index + 1)
        and sheet.touches(index + 2)
        and sheet.tokens[index + 2].kind == "digits"
    )


def is_part(sheet: Sheet, index: int) -> bool:
    """Whether a sign and one letter follow without space, as in the number of a part or a file (`L3908-M`, `K0823/A`)."""
    letter = sheet.tokens[index + 2]
    return (
        sheet.tokens[index + 1].text in ("-", "/")
        and sheet.touches(index + 2)
        and letter.kind == "word"
        and (len(letter.text) == 1 or letter.lower in _SUCH_AS)
    )


_SUCH_AS = frozenset({"like", "style", "compatible", "type"})


def is_plan(sheet: Sheet, index: int, code: str) -> bool:
    """Whether the run is the contract number of a Medicare plan (`H1036-024`)."""
    plan = sheet.tokens[index + 2]
    return (
        code[0] in "HRS"
        and sheet.tokens[index + 1].text == "-"
        and sheet.touches(index + 2)
        and plan.kind == "digits"
        and len(plan.text) == 3
    )
