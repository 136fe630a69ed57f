"""ICD-9-CM codes: read only where the text says that they are."""

from __future__ import annotations

import re

from consultant.codes.labels import label_before
from consultant.codes.sheet import Found, Sheet
from consultant.codes.tables import words
from consultant.model.codes import CodeSystem


def is_nine_by_form(written: str) -> bool:
    """Whether no ICD-10-CM code is written like this: V10 to V79 have one digit behind the dot before their placeholders."""
    return _SUPPLEMENTARY.fullmatch(written) is not None


_SUPPLEMENTARY = re.compile(r"V[1-7][0-9]\.[0-9]{2}")


def speaks_of_nine(sheet: Sheet, index: int) -> bool:
    """Whether "ICD-9" stands right before the run, or a code of that set and a comma."""
    pointed = sheet.tokens[index].kind == "decimal" and _POINTED.fullmatch(sheet.tokens[index].text)
    if pointed and (_is_labelled(sheet, index) or _leads_list(sheet, index)):
        return True
    last = sheet.last
    if last and last.system is CodeSystem.ICD9CM and index > 1 and _is_next_of_list(sheet, index, last.end):
        return True
    if sheet.words.isdisjoint(_ICD):
        return False
    if _is_source(sheet, index):
        return True
    if pointed and not sheet.words.isdisjoint(_CONVERTING):
        return sheet.tokens[index - 1].lower not in _OF_MONEY
    if pointed and _is_in_old_record(sheet, index):
        return True
    at = index - 1
    while at >= 0 and index - at < 5 and sheet.tokens[at].lower in _BEFORE_NINE:
        at -= 1
    words = [token.lower for token in sheet.tokens[max(at - 2, 0) : at + 1]]
    return (
        bool(words) and (words[-1] == "icd9" or (words[-1] in ("9", "9cm") and "icd" in words))
    ) or _is_in_nine(sheet, index)


_POINTED = re.compile(r"[0-9]{3}\.[0-9]{1,2}")
_CONVERTING = words(
    "convert converts converted converting conversion crosswalk crosswalks crosswalked map maps mapped mapping translate"
    " translates translated translating equivalent equivalents counterpart counterparts corresponds correspond"
    " corresponding become becomes became turned gem gems superbill superbills"
)
"""Words of a text on ICD that say that a code of the old set is turned into one of the new."""
_OLD = words("old older legacy archived historic historical former")
_OF_RECORDS = words(
    "chart charts record records list lists problem code codes system entry entries file dx diagnosis"
)
_HOLDING = words("has have had says said shows showed lists listed carries")
_BEFORE_TEN = re.compile(r"(?<![-/.\d])(?:199\d|200\d|201[0-4])(?![-/.\d])")
"""A year in which diagnoses were still coded in ICD-9-CM."""
_MEASURED = words("was of at weight glucose a1c bmi level value reading lab about dropped rose")


def _is_in_old_record(sheet: Sheet, index: int) -> bool:
    """Whether an old chart or list is said to have it, and no measured value (`Old gyn chart has 620.2 ... in ICD-10`)."""
    if sheet.words.isdisjoint(_OF_RECORDS):
        return False
    before = sheet.tokens[index - 1].lower
    old = not sheet.words.isdisjoint(_OLD) or before in _HOLDING or _BEFORE_TEN.search(sheet.text)
    return bool(old) and before not in _OF_MONEY | _MEASURED


def _is_source(sheet: Sheet, index: int) -> bool:
    """Whether it is what is converted to ICD-10 (`the crosswalk from V70.0 to ICD-10`)."""
    if sheet.tokens[index - 1].lower not in ("from", "map", "convert", "translate"):
        return False
    to, icd, sign, ten = sheet.tokens[index + 1 : index + 5]
    return to.lower == "to" and (
        icd.lower == "icd10" or (icd.lower == "icd" and "10" in (sign.text, ten.text))
    )


def _is_labelled(sheet: Sheet, index: int) -> bool:
    """Whether "code" or "dx" stands before three digits with a point, which no other code is (`the old code was 401.9`)."""
    label, before = label_before(sheet, index)
    return label in ("dx", "diagnosis", "diagnoses", "diag") or (
        label in ("code", "codes") and before in _OF_DIAGNOSES
    )


def _leads_list(sheet: Sheet, index: int) -> bool:
    """Whether a list of such codes begins, in a text on diagnoses or old records (`Old chart: 250.00, 401.9`)."""
    if sheet.words.isdisjoint(_RECORDS) or label_before(sheet, index)[0] in _OF_MONEY:
        return False
    behind = sheet.tokens[index + 2].text.upper()
    listed = sheet.tokens[index + 1].lower in _LIST
    return listed and (_POINTED.fullmatch(behind) is not None or is_nine_by_form(behind))


_RECORDS = words("chart charts old older dx diagnosis diagnoses icd icd9")
_OF_DIAGNOSES = words("old older former previous prior original icd icd9 dx diagnosis wrong")
_OF_MONEY = words("paid pays pay charge charges charged cost costs fee fees allowed amount balance rate at $")


def _is_next_of_list(sheet: Sheet, index: int, end: int) -> bool:
    """Whether one or two signs of a list stand between the place `end` and the token (`250.62 and 357.2`)."""
    at = index - 1
    while at > 0 and index - at < 3 and sheet.tokens[at].lower in _LIST:
        at -= 1
    return at < index - 1 and sheet.tokens[at].end == end


def _is_in_nine(sheet: Sheet, index: int) -> bool:
    """Whether "in ICD-9" follows (`V58.69 in ICD-9`)."""
    following = [token.lower for token in sheet.tokens[index + 1 : index + 6]]
    if len(following) > 2 and following[0] in _LIST and "." in following[1]:
        return _is_in_nine(sheet, index + 2)
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
