"""Claim adjustments: a group and its reason code (`CO-45`, `PR204`; X12 elements 1033 and 1034)."""

from __future__ import annotations

import re

from consultant.codes import remarks
from consultant.codes.amounts import counted
from consultant.codes.elsewhere import is_about_something_else
from consultant.codes.sheet import Found, Sheet
from consultant.codes.vocabulary import adjustment_groups
from consultant.model.codes import CodeSystem

_ADJUSTMENT = re.compile(r"(CO|PR|OA|PI|CR)(\d{1,3}|[AB]\d{1,2})")
_REASON = re.compile(r"\d{1,3}|[ABPWYDM]\d{1,2}")


def read_adjustment(sheet: Sheet, index: int) -> int | None:
    """`CO-45`, `CO 45`, `PR-1`: a claim adjustment group and its reason code."""
    if sheet.tokens[index].text not in adjustment_groups:
        return None
    at = index + 1
    joined = sheet.tokens[at].text == "-"
    at += joined
    value = sheet.tokens[at].text.upper()
    if (
        not _REASON.fullmatch(value)
        or _is_about_nothing(sheet, index)
        or not (
            joined
            or remarks.speaks_of_remittance(sheet)
            or remarks.follows(sheet, at + 1)
            or _is_of_codes(sheet, index, value)
            or _is_a_line(sheet, index, at)
        )
        or sheet.tokens[at].kind == "word"
    ):
        return None
    sheet.remittance = len(sheet.found)
    sheet.found.append(
        Found(
            CodeSystem.CARC,
            value,
            sheet.tokens[index].start,
            sheet.tokens[at].end,
            0.95,
            "adjustment group and reason",
        )
    )
    return remarks.read_behind_reason(sheet, at + 1)


def _is_about_nothing(sheet: Sheet, index: int) -> bool:
    """Whether nothing in the text is about claims, or its sentence is about something else (`press release PR-45 goes out`)."""
    if is_about_something_else(sheet, index):
        return True
    if sheet.tokens[index].text == "PR" and not _TRACING.isdisjoint(sheet.words):
        return True
    return not (sheet.about_billing or sheet.found or sheet.has_procedure or sheet.is_asked(index)) and (
        len(sheet.words) > _FEW
    )


_TRACING = frozenset({"qrs", "qt", "qtc"})
"""Beside these PR is an interval of an electrocardiogram."""
_FEW = 5
"""Words of a mail that holds little but the adjustment."""


def _is_of_codes(sheet: Sheet, index: int, value: str) -> bool:
    """Whether a group, a reason in use and a text on codes make an adjustment (`PR 204 on L3000`), no state or age."""
    before = sheet.tokens[index - 1] if index else sheet.tokens[-1]
    after = sheet.tokens[index + 2]
    in_use = not value.isdigit() or 0 < int(value) <= _LAST_REASON
    return (
        in_use
        and (sheet.has_codes or bool(sheet.found))
        and not before.text.istitle()
        and after.text not in ("%", "-")
        and after.lower not in counted
    )


def _is_a_line(sheet: Sheet, index: int, at: int) -> bool:
    """Whether it is all of its line, as of a subject (`CO 197`)."""
    start, end = sheet.tokens[index].start, sheet.tokens[at].end
    before = sheet.text[:start].rpartition("\n")[2]
    return not f"{before}{sheet.text[end:].partition(chr(10))[0]}".strip(" .:?!*")


_LAST_REASON = 310
"""The claim adjustment reason codes are numbered up to about here (reference file, June 2024)."""


def read_denied(sheet: Sheet, index: int, value: str) -> bool:
    """A reason with a letter right behind a word of denial (`Denial B7`, `denied as A1`)."""
    at = index - 1 - (sheet.tokens[index - 1].lower in ("as", "with", "for", ":", "#"))
    if sheet.tokens[at].lower not in _DENYING or not _LETTERED.fullmatch(value):
        return False
    if sheet.tokens[index + 1].lower in _OF_A_VITAMIN:
        return False
    token = sheet.tokens[index]
    sheet.remittance = len(sheet.found)
    sheet.found.append(Found(CodeSystem.CARC, value, token.start, token.end, 0.85, "reason of a denial"))
    return True


_OF_A_VITAMIN = frozenset(
    {
        "shot",
        "shots",
        "injection",
        "injections",
        "level",
        "levels",
        "test",
        "tests",
        "lab",
        "labs",
        "deficiency",
    }
)
"""Behind `B12`: it was given or measured."""
_DENYING = frozenset({"denial", "denied", "denials", "rejected", "denies"})
_LETTERED = re.compile(r"A[0-8]|B(?:[1-9]|1[0-6]|2[0-3])|P(?:[1-9]|[12][0-9])|W[12]|Y[1-3]")
"""The reasons with a letter (reference file, June 2024)."""


def read_again(sheet: Sheet, index: int, value: str) -> bool:
    """A reason that the text names again without its group (`CO-B15 … what is B15?`)."""
    reasons = [found.code for found in sheet.found[-_NEAR:] if found.system is CodeSystem.CARC]
    if value not in reasons:
        return False
    token = sheet.tokens[index]
    sheet.remittance = len(sheet.found)
    sheet.found.append(Found(CodeSystem.CARC, value, token.start, token.end, 0.85, "reason named again"))
    return True


def read_further(sheet: Sheet, index: int, value: str) -> bool:
    """A number set beside a reason as one more (`reason 125 …, also 50 means what?`, `18 on line 1 and 97 on line 2`)."""
    joined, after = sheet.tokens[index - 1].lower, sheet.tokens[index + 1].lower
    on_line = after == "on" and sheet.tokens[index + 2].lower in ("line", "the", "another")
    if joined not in _JOINING or not (after in _ASKING or on_line) or not 0 < int(value) <= _LAST_REASON:
        return False
    if not any(found.system is CodeSystem.CARC for found in sheet.found[-_NEAR:]):
        return False
    token = sheet.tokens[index]
    sheet.remittance = len(sheet.found)
    sheet.found.append(Found(CodeSystem.CARC, value, token.start, token.end, 0.85, "reason beside another"))
    return True


_JOINING = frozenset({"also", "and", "&", "vs", "versus", "then"})
_ASKING = frozenset({"means", "mean", "meaning", "meant", "stands", "said"})
_NEAR = 6
"""Citations looked back over for the reason that is named again."""


def read_small(sheet: Sheet, index: int) -> int | None:
    """`denied co-50`, `came back as pr 204`: a group in small letters right behind a word of denial."""
    at = index + 1 + (sheet.tokens[index + 1].text == "-")
    value = sheet.tokens[at]
    if not _is_denied(sheet, index) or value.kind == "word" or not _REASON.fullmatch(value.text.upper()):
        return None
    sheet.remittance = len(sheet.found)
    start, reason = sheet.tokens[index].start, value.text.upper()
    sheet.found.append(Found(CodeSystem.CARC, reason, start, value.end, 0.9, "adjustment group and reason"))
    return remarks.read_behind_reason(sheet, at + 1)


def _is_denied(sheet: Sheet, index: int) -> bool:
    """Whether a word of denial stands right before, or with `with`, `as` or `for` between."""
    at = index - 1 - (sheet.tokens[index - 1].lower in ("as", "with", "for", ":", "code"))
    return sheet.tokens[at].lower in (*_DENYING, "back", "rejection", "denying")


def read_joined_adjustment(sheet: Sheet, index: int) -> int | None:
    """`CO45`, `PR204`: group and reason as one run; in small letters behind a word of denial."""
    token = sheet.tokens[index]
    small = token.text.islower() and _is_denied(sheet, index)
    match = _ADJUSTMENT.fullmatch(token.text.upper() if small else token.text)
    if match is None or token.text == "CO2":  # the gas: nobody writes the coinsurance so, which is PR-2
        return None
    sheet.remittance = len(sheet.found)
    sheet.found.append(
        Found(CodeSystem.CARC, match[2], token.start, token.end, 0.93, "adjustment group and reason")
    )
    return remarks.read_behind_reason(sheet, index + 1)
