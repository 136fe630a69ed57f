"""Codes that somebody dictates: `nine nine two one four`, `ninety nine two fourteen`, `G two two one one`."""

from __future__ import annotations

from consultant.codes import procedures, speech, systems
from consultant.codes.sheet import Sheet

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS = (
    {word: str(number) for number, word in enumerate(_ONES)}
    | {word: str(number) for number, word in enumerate(_TEENS, 10)}
    | {word: str(number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {"oh": "0", "o": "0", "fourty": "40"}
)
heads = frozenset(_DIGITS) - {"o"}
"""Words that a dictated code may begin with."""
_LONGEST = 12


def read(sheet: Sheet, index: int) -> int | None:
    """The code whose digits are said from the token at `index` on; the index behind it, None when none is said."""
    digits, at = "", index
    while len(digits) < len("99213") and at - index < _LONGEST:
        said, following = _said(sheet, at)
        if not said:
            break
        digits, at = digits + said, following
    letter = sheet.tokens[index - 1].text if index else ""
    lettered = len(letter) == 1 and letter.isupper() and len(digits) == len("2211")
    code = letter + digits if lettered else digits
    after = sheet.tokens[at]
    if not sheet.has_codes or (after.lower.endswith("s") and after.lower not in speech.going_on):
        return None
    if len(code) != len("99213") or _said(sheet, at)[0] or sheet.is_closed(sheet.tokens[index].start):
        return None
    if not (systems.is_hcpcs(code) if lettered else systems.in_cpt_section(code)):
        return None
    return procedures.read_lettered(sheet, at - 1, code, index - lettered, 0.75, "digits in words")


def _said(sheet: Sheet, at: int) -> tuple[str, int]:
    """The digits that one number word, or tens and ones, stand for, and the index behind; empty when none stands there."""
    at += sheet.tokens[at].text == "-"
    digits = _DIGITS.get(sheet.tokens[at].lower, "")
    if len(digits) == 2 and digits[1] == "0" and digits != "10":
        step = at + 1 + (sheet.tokens[at + 1].text == "-")
        ones = _DIGITS.get(sheet.tokens[step].lower, "")
        if len(ones) == 1 and ones != "0":
            return digits[0] + ones, step + 1
    return digits, at + 1
