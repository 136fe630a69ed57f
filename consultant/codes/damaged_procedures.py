"""Procedure codes with a space inside: `9 9 2 1 4`, `9921 4`."""

from __future__ import annotations

from consultant.codes import systems
from consultant.codes.labels import label_before
from consultant.codes.nouns import not_codes
from consultant.codes.sheet import Found, Sheet
from consultant.codes.tables import words
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import procedure_labels
from consultant.model.codes import CodeSystem


def read_spaced(sheet: Sheet, index: int) -> int | None:
    """`9 9 2 1 4`: five digits with one space between, as some scanners print them."""
    last, behind = sheet.tokens[index + 4], sheet.tokens[index + 5]
    if behind.kind == "digits" and behind.start - last.end < 2:
        return None
    start = sheet.tokens[index].start
    code = "".join(token.text for token in sheet.tokens[index : index + 5])
    if last.end - start != _SPACED or not (
        len(code) == 5 and code.isdigit() and systems.in_cpt_section(code)
    ):
        return None
    if not (sheet.found or sheet.has_codes) or sheet.is_closed(start):
        return None
    sheet.found.append(Found(CodeSystem.CPT, code, start, last.end, 0.6, "digits apart from each other"))
    return index + 5


_SPACED = len("9 9 2 1 4")


def read_torn(sheet: Sheet, index: int) -> int | None:
    """`9921 4`, `99 213`: one blank inside, where the text speaks of such a fault or the catalogue knows the code."""
    first, last = sheet.tokens[index], sheet.tokens[index + 1]
    code = first.text + last.text
    if last.start - first.end != 1 or not systems.in_cpt_section(code):
        return None
    if sheet.is_closed(first.start) or _is_of_number(sheet, index):
        return None
    label, _ = label_before(sheet, index)
    told = label in procedure_labels or speaks_of_faults(sheet)
    known = len(first.text) != 1 and sheet.has_codes and sheet.knows(CodeSystem.CPT, code)
    if label in not_codes or not (told or known):
        return None
    sheet.found.append(Found(CodeSystem.CPT, code, first.start, last.end, 0.6, "a blank inside"))
    return index + 2


def read_torn_letters(sheet: Sheet, index: int) -> int | None:
    """`J18 85`: a HCPCS code with a blank inside, in a text that speaks of such faults."""
    first, last = sheet.tokens[index], sheet.tokens[index + 1]
    code = (first.text + last.text).upper()
    if last.kind != "digits" or last.start - first.end != 1 or not systems.is_hcpcs(code):
        return None
    if not systems.in_level_two(code) or sheet.is_closed(first.start) or not speaks_of_faults(sheet):
        return None
    if counts_something(sheet, index + 1):
        return None
    sheet.found.append(Found(CodeSystem.HCPCS, code, first.start, last.end, 0.6, "a blank inside"))
    return index + 2


def _is_of_number(sheet: Sheet, index: int) -> bool:
    """Whether the two pieces are numbers of their own: something is counted, or more digits stand beside them."""
    near, behind = sheet.tokens[index - 1] if index else sheet.tokens[-1], sheet.tokens[index + 2]
    return (
        counts_something(sheet, index + 1)
        or counts_something(sheet, index)
        or (near.kind in _NUMBERS and sheet.tokens[index].start - near.end < 2)
        or (behind.kind in _NUMBERS and behind.start - sheet.tokens[index + 1].end < 2)
    )


_NUMBERS = frozenset({"digits", "decimal", "date", "money", "phone", "mixed"})


def speaks_of_faults(sheet: Sheet) -> bool:
    """Whether the text speaks of blanks, of a scanner, or of typing wrong."""
    return not sheet.words.isdisjoint(_FAULTS)


_FAULTS = words(
    "space spaces blank blanks gap gaps split torn ocr scan scans scanner scanned faxed printed print prints typo typos"
)
