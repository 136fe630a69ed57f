"""How many: units written behind a code, and numbers that count something else."""

from __future__ import annotations

import re

from consultant.codes.amounts import after_modifier_number, clock_words, people, unit_labels
from consultant.codes.sheet import Sheet
from consultant.codes.tokens import Token


def read_units(sheet: Sheet, begun: int) -> tuple[int, int] | None:
    """The units that are written from the token at `begun` on, and the index behind them."""
    at = begun
    if sheet.tokens[at].text in ("(", ",", "-", ":", "|", ";"):
        at += 1
    lead = at
    while at - lead < 3 and sheet.tokens[at].lower in before_units:
        at += 1
    at = _behind_dose(sheet, at)
    return (
        _times(sheet, at) or _units_after(sheet, at) or _units_before(sheet, at) or _in_brackets(sheet, begun)
    )


before_units = frozenset({"for", "with", "at", "billed", "was", "were", "as", "="})


numbers_in_words = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10
}  # fmt: skip


def counts_something(sheet: Sheet, index: int) -> bool:
    """Whether the number at `index` is followed by what it counts or by more of a number (`25 minutes`, `50%`, `25-minute`)."""
    after = sheet.tokens[index + 1]
    if after.lower in _COUNTED_BEHIND and (
        sheet.tokens[index + 2].text in (":", "=") or sheet.tokens[index + 2].kind == "digits"
    ):
        return False  # `-26 units: 2`, `-78 times 2`: the number that counts stands behind
    if after.text in ("%", "°") or after.lower in after_modifier_number:
        return True
    joined = after.end and after.start == sheet.tokens[index].end and after.text in ("-", ".", "/")
    return bool(
        joined
        and sheet.touches(index + 2)
        and sheet.tokens[index + 2].kind in ("word", "decimal")
        and sheet.tokens[index + 2].lower in after_modifier_number
    )


_COUNTED_BEHIND = frozenset({"units", "unit", "times", "qty", "x"})


def _in_brackets(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """`(2)` in a text that says "units"; the bracket that closes it is taken by the caller."""
    if (
        sheet.tokens[at].text != "("
        or sheet.tokens[at + 2].text != ")"
        or sheet.words.isdisjoint(unit_labels)
    ):
        return None
    number = _number(sheet.tokens[at + 1])
    return None if number is None else (number, at + 2)


def _behind_dose(sheet: Sheet, at: int) -> int:
    """The index behind a dose that units follow (`40 mg (4 units)`, `250mg x 4`), else the index given."""
    token = sheet.tokens[at]
    if token.kind == "mixed" and _DOSE.fullmatch(token.lower):
        behind = at + 1
    elif token.kind in ("digits", "decimal") and sheet.tokens[at + 1].lower in _MEASURES:
        behind = at + 2
    else:
        return at
    behind += sheet.tokens[behind].text in ("(", ",", "=", "-", "/")
    return behind if _times(sheet, behind) or _units_after(sheet, behind) else at


def _number(token: Token) -> int | None:
    return (
        int(token.text) if token.kind == "digits" and len(token.text) <= 4 and int(token.text) > 0 else None
    )


def _times(sheet: Sheet, at: int) -> tuple[int, int] | None:
    token = sheet.tokens[at]
    lower = token.lower
    if token.kind == "mixed" and (glued := _TIMES_GLUED.fullmatch(lower)):
        number, after = int(glued[1]), at + 1
    elif lower in ("x", "*", "times"):
        read = _number(sheet.tokens[at + 1])
        if read is None:
            return None
        number, after = read, at + 2
    else:
        return None
    if sheet.tokens[after].lower in clock_words or sheet.tokens[after].lower in people or number == 0:
        return None
    return number, after + (sheet.tokens[after].lower in unit_labels)


_TIMES_GLUED = re.compile(r"x([0-9]{1,4})u?")
_UNITS_GLUED = re.compile(r"([1-9][0-9]{0,3})(?:u|un|units?)")
_MEASURES = frozenset({"mg", "mcg", "ml", "cc", "g", "gm"})
_DOSE = re.compile(r"[0-9]+(?:mg|mcg|ml|cc|gm?|units?)")


def _units_after(sheet: Sheet, at: int) -> tuple[int, int] | None:
    if sheet.tokens[at].kind == "mixed" and (glued := _UNITS_GLUED.fullmatch(sheet.tokens[at].lower)):
        return int(glued[1]), at + 1
    number = _number(sheet.tokens[at]) or numbers_in_words.get(sheet.tokens[at].lower)
    if number is None or sheet.tokens[at + 1].lower not in ("unit", "units", "u", "un"):
        return None
    if sheet.tokens[at + 2].lower == "of" and len(sheet.tokens[at + 3].text) == len("J0585"):
        return None  # of the next code: `64615, 155 units of J0585`
    if sheet.tokens[at + 2].lower in (
        ":",
        "=",
        "per",
        "equals",
        "is",
        "each",
    ):  # what a unit is, not how many were billed
        return None
    return number, at + 2


def _units_before(sheet: Sheet, at: int) -> tuple[int, int] | None:
    if sheet.tokens[at].lower not in unit_labels:
        return None
    at += 1
    while sheet.tokens[at].lower in (":", "=", "of", "#", "is"):
        at += 1
    number = _number(sheet.tokens[at])
    return None if number is None else (number, at + 1)
