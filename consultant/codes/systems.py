"""Shapes and normal forms of the code systems: what a run of characters could be, before any context."""

from __future__ import annotations

import re
from functools import lru_cache

from consultant.codes.tables import words

# ICD-10-CM categories (fiscal year 2027 tabular list, National Center for Health Statistics, public domain), as ranges.
_CATEGORIES = {
    "A": "00-09 15 17-28 30-44 46 48-60 63-71 74-75 77-96 98-99",
    "B": "00-10 15-20 25-27 30 33-60 64-83 85-92 94-97 99",
    "C": "00-26 30-34 37-41 43-58 60-86 88 90-96 4A 7A 7B",
    "D": "00-07 09-53 55-78 80-84 86 89 3A",
    "E": "00-11 13 15-16 20-32 34-36 40-46 50-56 58-61 63-68 70-80 83-89",
    "F": "01-07 09-25 28-34 39-45 48 50-55 59-60 63-66 68-73 78-82 84 88-91 93-95 98-99",
    "G": "00-14 20-21 23-26 30-32 35-37 40 43-47 50-65 70-73 80-83 89-99",
    "H": "00-02 04-05 10-11 15-18 20-22 25-28 30-36 40 42-44 46-47 49-55 57 59-62 65-75 80-83 90-95",
    "I": "00-02 05-13 15-16 20-28 30-52 60-63 65-83 85-89 95-97 99 1A 5A",
    "J": "00-06 09-18 20-22 30-45 47 60-70 80-82 84-86 90-96 98-99 4A 4B",
    "K": "00-06 08-09 11-14 20-23 25-31 35-38 40-46 50-52 55-68 70-77 80-83 85-87 90-92 94-95 6A",
    "L": "00-05 08 10-14 20-30 40-45 49-60 62-68 70-76 80-95 97-99",
    "M": "00-02 04-08 10-27 30-36 40-43 45-51 53-54 60-63 65-67 70-72 75-77 79-81 83-97 99 1A",
    "N": "00-08 10-23 25-37 39-53 60-65 70-77 80-99",
    "O": "00-04 07-16 20-26 28-36 40-48 60-77 80 82 85-92 94 98-99 9A",
    "P": "00-05 07-15 19 22-29 35-39 50-61 70-72 74 76-78 80-81 83-84 90-96",
    "Q": "00-07 10-18 20-28 30-45 50-56 60-87 89-93 95-99 A0 A1",
    "R": "00-01 03-07 09-23 25-27 29-37 39-65 68-71 73-94 97 99",
    "S": "00-17 19-99",
    "T": "07 14-28 30-34 36-71 73-76 78-88",
    "U": "07 09",
    "V": "00-06 09-99",
    "W": "00-01 03-40 42 44-46 49-62 64-65 67 69 73-74 85-86 88-90 92-94 99",
    "X": "00-06 08 10-19 30-32 34-39 50 52 58 71-83 92-99",
    "Y": "00-04 07-09 21-33 35-38 62-66 69-84 90 92-93 95 99",
    "Z": "00-05 08-09 11-23 28-34 36-49 51-53 55-60 62-99 3A",
}


def _spelled_out(letter: str, ranges: str) -> list[str]:
    categories = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        categories += (
            [f"{letter}{number:02d}" for number in range(int(first), int(last) + 1)]
            if last
            else [letter + first]
        )
    return categories


categories = frozenset(
    category for letter, ranges in _CATEGORIES.items() for category in _spelled_out(letter, ranges)
)
"""Every three-character ICD-10-CM category."""


whole_categories = words(
    """
    A09 A33 A34 A35 A46 A55 A57 A58 A64 A65 A70 A78 A86 A89 A90 A91 A94 A99 B03 B04 B09 B20 B49 B54 B59 B64 B72 B75 B79
    B80 B86 B89 B91 B92 C01 C07 C12 C19 C20 C23 C33 C37 C52 C55 C58 C61 C73 D34 D45 D62 D65 D66 D67 D77 E02 E15 E35 E40
    E41 E42 E43 E45 E46 E52 E54 E58 E59 E60 E65 E68 F04 F05 F09 F21 F22 F23 F24 F28 F29 F39 F54 F59 F66 F69 F70 F71 F72
    F73 F79 F82 F88 F89 F99 G01 G02 G07 G08 G09 G10 G14 G26 G53 G55 G59 G63 G64 G94 H22 H28 H32 H42 I00 I10 I32 I38 I39
    I41 I43 I52 I5A I76 I81 I96 J00 J13 J14 J17 J22 J36 J40 J42 J4B J60 J61 J64 J65 J80 J90 J99 K23 K30 K36 K37 K67 K77
    K87 L00 L14 L22 L26 L42 L45 L52 L54 L62 L80 L83 L84 L86 L88 L99 N08 N10 N12 N16 N19 N22 N23 N29 N33 N37 N51 N62 N72
    N74 N86 N96 O68 O76 O80 O82 O85 O94 P53 P60 P84 P90 P95 Q02 R12 R17 R21 R32 R34 R37 R42 R52 R54 R55 R58 R61 R64 R69
    R75 R81 R99 Y09 Y66 Y69 Y95 Z08 Z09 Z21 Z23 Z66
    """
)
"""Categories that are complete codes (fiscal year 2027)."""

_REMEMBERED = 4096
"""Answers on a run of characters that are kept: a text asks the same of the same run again and again."""
_HCPCS_LETTERS = frozenset("ABCEGHJKLMPQRSTUV")
_UNDOTTED = re.compile(r"[A-Z][0-9][0-9AB][0-9A-Z]{0,4}|QA[01][0-9A-Z]{1,4}")
"""Only the categories of genetic susceptibility (fiscal year 2027) have a letter in the second place."""
_DETAIL = re.compile(r"[0-9A-Z]{1,4}")
_PROCEDURE_CODING = re.compile(r"[0-9BCDFGHX][0-9A-HJ-NP-Z]{6}")
_SEVENTH = frozenset("ABCDEFGHJKMNPQRS0123456789")


@lru_cache(maxsize=_REMEMBERED)
def shape(characters: str) -> str:
    """The run with every digit as `9` and every letter as `A`."""
    return characters.translate(_SHAPES)


_SHAPES = str.maketrans("012345678abcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ", "9" * 9 + "A" * 51)
_LOOKALIKES = str.maketrans("OoIl", "0011")


def in_cpt_section(code: str) -> bool:
    """Whether a five-digit number lies in a section of CPT; a number outside is no CPT code, now or before."""
    return (
        "10004" <= code <= "69990"
        or "90281" <= code <= "99607"
        or "70010" <= code <= "79999"
        or "80047" <= code <= "89398"
        or "00100" <= code <= "01999"
    )


@lru_cache(maxsize=_REMEMBERED)
def repaired(characters: str) -> str:
    """A five-character code with letters typed for digits (`9921O`, `l0061`, not `J188S`) set right, else the run unchanged."""
    if len(characters) != 5:
        return characters
    if characters[0] in "OoIl":
        return _repaired_first(characters)
    body = characters[1:].translate(_LOOKALIKES)
    return characters[0] + body if body.isdigit() and body != characters[1:] else characters


def _repaired_first(characters: str) -> str:
    """The run with a digit for its first letter, where that makes a CPT number and the letter makes no HCPCS code."""
    code = characters.translate(_LOOKALIKES)
    lettered = characters.upper()
    is_code = is_hcpcs(lettered) and in_level_two(lettered)
    return code if code.isdigit() and in_cpt_section(code) and not is_code else characters


@lru_cache(maxsize=_REMEMBERED)
def is_hcpcs(code: str) -> bool:
    """Whether an upper-case run has the form of a HCPCS Level II code (a letter in use, four digits)."""
    return len(code) == 5 and code[0] in _HCPCS_LETTERS and code[1:].isdigit()


_LEVEL_TWO_NUMBERS = {
    "A": (21, 9999), "B": (4034, 9999), "C": (1052, 9999), "E": (100, 8002), "G": (8, 9999), "H": (1, 2041), "J": (120, 9999),
    "K": (1, 1037), "L": (112, 9900), "M": (1, 1499), "P": (2028, 9615), "Q": (35, 9999), "R": (70, 76), "S": (12, 9999),
    "T": (1000, 5999), "U": (1, 5), "V": (2020, 5364),
}  # fmt: skip
"""The numbers that HCPCS Level II codes of each letter have (HCPCS file, October 2025)."""


def in_level_two(code: str) -> bool:
    """Whether the number of a run with the form of a HCPCS code lies where its letter has codes."""
    first, last = _LEVEL_TWO_NUMBERS[code[0]]
    return first <= int(code[1:]) <= last


def is_cdt(code: str) -> bool:
    """Whether an upper-case run has the form of a CDT code (`D` and four digits)."""
    return len(code) == 5 and code[0] == "D" and code[1:].isdigit()


@lru_cache(maxsize=_REMEMBERED)
def diagnosis(characters: str) -> str | None:
    """The ICD-10-CM normal form (upper case, dot after the third character), or None when no category begins like this."""
    category, dot, detail = characters.upper().partition(".")
    if not dot:
        category, detail = category[:3], category[3:]
    if category not in categories or (detail and not _DETAIL.fullmatch(detail)):
        return None
    return f"{category}.{detail}" if detail else category


@lru_cache(maxsize=_REMEMBERED)
def is_undotted_diagnosis(code: str) -> bool:
    """Whether an upper-case run without dot has the form of an ICD-10-CM code of a category that exists."""
    return _UNDOTTED.fullmatch(code) is not None and code[:3] in categories


def is_procedure_coding(code: str) -> bool:
    """Whether an upper-case run has the form of an ICD-10-PCS code and is not an ICD-10-CM code written without its dot."""
    if (
        code.startswith(("CYP", "CHA2DS2"))
        or (code.startswith("CR") and code[2:].isdigit())
        or not _PROCEDURE_CODING.fullmatch(code)
        or code.isdigit()
        or code.isalpha()
    ):
        return False
    if code[1] not in _BODY_SYSTEMS.get(code[0], code[1]):
        return False
    return not (is_undotted_diagnosis(code) and code[6] in _SEVENTH and code[3:6].translate(_X).isdigit())


_X = str.maketrans("X", "0")
_BODY_SYSTEMS = {
    "1": "0", "2": "WY", "3": "0CE", "4": "AB", "5": "A", "6": "A", "7": "W", "8": "CE", "9": "W", "G": "Z",
    "H": "Z", "F": "01", "X": "029DFHKNRTUWXY",
    "B": "02345789BDFGHLNPQRTUVWY", "C": "025789BDFGHPTVW", "D": "02789BDFGHMPTUVW",
}  # fmt: skip
"""The second characters of the ICD-10-PCS sections that have few (ICD-10-PCS tables 2025)."""


def drug_number(written: str) -> str | None:
    """The eleven digits of an NDC (5-4-2) from a form with hyphens or eleven bare digits (21 CFR 207.33), else None."""
    parts = written.split("-")
    if len(parts) == 1:
        return written if len(written) == 11 else None
    if len(parts) != 3 or tuple(map(len, parts)) not in {(4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2)}:
        return None
    return parts[0].zfill(5) + parts[1].zfill(4) + parts[2].zfill(2)


def repaired_category(code: str) -> str:
    """The first three characters with letters typed for digits set right (`EI1.9` is E11.9)."""
    return (
        code[0]
        + code[1].translate(_LOOKALIKES)
        + (code[2] if code[2] in "AB" else code[2].translate(_LOOKALIKES))
    )
