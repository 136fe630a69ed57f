"""ICD-9-CM codes: read only where the text says that they are."""

from __future__ import annotations

import re

from consultant.codes.sheet import Found, Sheet
from consultant.model.codes import CodeSystem


def speaks_of_nine(sheet: Sheet, index: int) -> bool:
    """Whether "ICD-9" stands right before the run, or a code of that set and a comma."""
    if sheet.words.isdisjoint(_ICD):
        return False
    last = sheet.last
    if last and last.system is CodeSystem.ICD9CM and index > 1 and _is_next_of_list(sheet, index, last.end):
        return True
    at = index - 1
    while at >= 0 and index - at < 5 and sheet.tokens[at].lower in _BEFORE_NINE:
        at -= 1
    words = [token.lower for token in sheet.tokens[max(at - 2, 0) : at + 1]]
    return (
        bool(words) and (words[-1] == "icd9" or (words[-1] in ("9", "9cm") and "icd" in words))
    ) or _is_in_nine(sheet, index)


def _is_next_of_list(sheet: Sheet, index: int, end: int) -> bool:
    """Whether one or two signs of a list stand between the place `end` and the token (`250.62 and 357.2`)."""
    at = index - 1
    while at > 0 and index - at < 3 and sheet.tokens[at].lower in _LIST:
        at -= 1
    return at < index - 1 and sheet.tokens[at].end == end


def _is_in_nine(sheet: Sheet, index: int) -> bool:
    """Whether "in ICD-9" follows (`V58.69 in ICD-9`)."""
    following = [token.lower for token in sheet.tokens[index + 1 : index + 6]]
    if following[:1] == ["("]:
        following = following[1:]
    if following[:1] in (["in"], ["under"], ["from"], ["was"], ["is"]):
        following = following[1:]
    return following[:1] == ["icd9"] or following[:3] == ["icd", "-", "9"] or following[:2] == ["icd", "9"]


def read_nine(sheet: Sheet, index: int) -> int | None:
    """An ICD-9-CM code behind its label."""
    token = sheet.tokens[index]
    if not _NINE.fullmatch(token.text.upper()):
        return None
    found = Found(CodeSystem.ICD9CM, token.text.upper(), token.start, token.end, 0.95, "label “ICD-9”")
    sheet.found.append(found)
    return index + 1


_NINE = re.compile(r"(?:[0-9]{3}|V[0-9]{2})(?:\.[0-9]{1,2})?|E[0-9]{3}(?:\.[0-9])?")
_ICD = frozenset({"icd", "icd9"})
_LIST = frozenset({",", "and", "/", "or", "&", ";", "+", "vs", "with"})
_BEFORE_NINE = frozenset({"cm", "code", "codes", "-", ":", "dx", "diagnosis", "#", "="})
