"""Revenue codes and types of bill without their label, as a hospital's claims have them."""

from __future__ import annotations

import re

from consultant.codes import systems
from consultant.codes.labelled import value
from consultant.codes.labels import by_label
from consultant.codes.nouns import number_signs
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.model.codes import CodeSystem


def read_zero_first(sheet: Sheet, index: int) -> int | None:
    """`0278` in a text that speaks of revenue codes, `0137` in one on bill types: four digits, the first a zero."""
    token = sheet.tokens[index]
    if token.text[0] != "0" or sheet.is_closed(token.start):
        return None
    if (verdict := by_label(sheet, index)) and not verdict.is_code and verdict.firm:
        return None  # `cost center 0360`
    named = not sheet.words.isdisjoint(_REVENUE)
    on_bills = not sheet.words.isdisjoint(_BILL_TYPES) or sheet.words >= _TYPES_OF_BILLS
    if not named and on_bills and not sheet.labelled_bill_type and _FULL_BILL_TYPE.fullmatch(token.text):
        return value(sheet, index, CodeSystem.TOB)
    if (
        _is_cell_before_procedure(sheet, index)
        or _is_code_of_hospital(sheet, index)
        or sheet.tokens[index - 1].lower == "fl42"
    ):
        return value(sheet, index, CodeSystem.REVENUE)
    if not (named or on_bills or (_leads_procedure(sheet, index) and sheet.words & _FACILITY)):
        return None
    before = sheet.tokens[index - 1]
    if before.lower in number_signs or (
        before.end == token.start and before.kind != "newline" and before.text not in "(,/|"
    ):
        return None
    return value(sheet, index, CodeSystem.REVENUE)


_REVENUE = frozenset({"revenue", "rev", "revcode"})
_BILL_TYPES = frozenset({"tob", "hipps"})
_TYPES_OF_BILLS = frozenset({"bill", "type"})
_FULL_BILL_TYPE = re.compile(r"0[1-8][1-9][0-9]")
_FACILITY = frozenset({"ub", "ub04", "facility", "hospital", "outpatient", "opps", "837i", "tob"})


def _is_cell_before_procedure(sheet: Sheet, index: int) -> bool:
    """Whether it fills a cell, and the next begins with a procedure code (`| 0510 | G0463 |`, a row without a head)."""
    sign, code = sheet.tokens[index + 1 : index + 3]
    procedure = len(code.text) == len("G0463") and (code.text.isdigit() or systems.is_hcpcs(code.text))
    return sign.text == "|" and procedure


def _is_code_of_hospital(sheet: Sheet, index: int) -> bool:
    """Whether the word "code" stands before, and the text speaks of a facility (`a hospital bill code 0450`)."""
    return sheet.tokens[index - 1].lower in ("code", "codes") and not sheet.words.isdisjoint(_FACILITY)


def _leads_procedure(sheet: Sheet, index: int) -> bool:
    """Whether a procedure code follows right behind, as on a line of a hospital's claim (`0636 J9271 JZ 200`)."""
    code = sheet.tokens[index + 1].text
    return len(code) == len("J9271") and (code.isdigit() or systems.is_hcpcs(code))


def read_bill_type(sheet: Sheet, index: int) -> int | None:
    """`a 13X claim`, `an 85x bill`: a type of bill without its last digit."""
    if not _BILL_TYPE.fullmatch(sheet.tokens[index].text) or sheet.tokens[index + 1].lower not in _BILLS:
        return None
    return value(sheet, index, CodeSystem.TOB)


_BILL_TYPE = re.compile(r"[1-8][1-9][xX]")
_BILLS = words("claim claims bill bills tob")
