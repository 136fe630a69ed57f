"""Codes that are only codes behind a label: place of service, DRG, revenue, remittance, drug, bill type, coverage documents."""

from __future__ import annotations

import re

from consultant.codes import remarks, systems
from consultant.codes.elsewhere import is_about_something_else
from consultant.codes.nouns import not_codes, number_signs
from consultant.codes.series import is_change
from consultant.codes.sheet import Found, Sheet, behind_gloss
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import label_heads, labelled_systems, range_words
from consultant.model.codes import CodeSystem

_SKIPPED = frozenset(
    {
        "code",
        "codes",
        ":",
        "#",
        "=",
        "-",
        "(",
        ")",
        "is",
        "of",
        "no",
        "number",
        "numbers",
        ".",
        "ms",
        "category",
        "categories",
        "carc",
        "rarc",
        "pos",
        "s",
        "type",
        "group",
        "v",
        "'",
        '"',
    }
)
_JOINS = frozenset({"v", ",", "/", "and", "or", "vs", "&", "versus", "against", "then", "than", "not", "."})

_FORMS = {
    CodeSystem.POS: re.compile(r"\d{1,2}"),
    CodeSystem.DRG: re.compile(r"\d{1,3}"),
    CodeSystem.REVENUE: re.compile(r"\d{3,4}|\d{2,3}[xX]"),
    CodeSystem.TOB: re.compile(r"\d{3,4}|\d{2,3}[xX]"),
    CodeSystem.APC: re.compile(r"\d{4}"),
    CodeSystem.HCC: re.compile(r"\d{1,3}"),
    CodeSystem.CARC: re.compile(r"\d{1,3}|[ABPWYDM]\d{1,2}"),
    CodeSystem.RARC: remarks.FORM,
    CodeSystem.NCD: re.compile(r"\d{1,3}(?:\.\d{1,2}){1,2}"),
    CodeSystem.LCD: re.compile(r"L\d{4,5}"),
    CodeSystem.ARTICLE: re.compile(r"A\d{4,5}"),
    CodeSystem.NDC: re.compile(r"\d{11}|\d{4,5}-\d{3,4}-\d{1,2}"),
    CodeSystem.CDT: re.compile(r"D\d{4}"),
    CodeSystem.ICD10PCS: re.compile(r"[0-9A-HJ-NP-Z]{7}"),
}
_LONGEST = 4
_BARE_REVENUE = re.compile(r"0[0-9]{3}|[0-9]{3}|[0-9]{2,3}x|[:#=]|cd|codes?", re.IGNORECASE)
"""What may follow "revenue" without the word "code": no year and no amount."""


def read_labelled(sheet: Sheet, index: int) -> int | None:
    """The codes behind a label phrase at `index`; returns the index behind the last, None when no code follows."""
    if sheet.tokens[index].lower not in label_heads or is_about_something_else(sheet, index):
        return None
    phrase = _phrase(sheet, index)
    if phrase is None:
        return None
    system, at = phrase
    begin = at
    if (
        system is CodeSystem.REVENUE
        and at == index + 1
        and not _BARE_REVENUE.fullmatch(sheet.tokens[at].text)
    ):
        return None
    skipped = _SKIPPED | _SKIPPED_BEFORE.get(system, frozenset())
    while sheet.tokens[at].lower in skipped and at - begin < 5:
        at += 1
    return _values(sheet, at, system)


_MOVING = words(
    "went goes moved moves changed changes shifted dropped fell jumped rose grouped groups from to was"
)
"""Between the word "DRG" and its number these say what became of it (`the DRG went from 470 to 469`)."""
_SKIPPED_BEFORE = {
    CodeSystem.DRG: _MOVING,
    CodeSystem.APC: _MOVING,
    CodeSystem.HCC: frozenset({"v22", "v24", "v28"}),
}
"""What may stand between a label and its value; before an HCC the version of the risk model."""


def read_place_of_line(sheet: Sheet, index: int) -> int | None:
    """`11/04/26 11/04/26 11 99215`: on a line of the paper form the place of service stands behind the days of service."""
    near, code = sheet.tokens[index - 1] if index else sheet.tokens[-1], sheet.tokens[index + 1]
    if near.kind != "date" or len(code.text) != len("99215") or not code.text[1:].isdigit():
        return None
    if sheet.tokens[index].text in _NO_PLACES:
        return None
    return value(sheet, index, CodeSystem.POS)


def read_another_group(sheet: Sheet, index: int) -> int | None:
    """`DRG 871 … does it move to 870`: a second DRG, which its three digits and a small word before it tell."""
    token = sheet.tokens[index]
    if len(token.text) != _GROUP or sheet.is_closed(token.start):
        return None
    before = sheet.tokens[index - 1] if index else sheet.tokens[-1]
    earlier = [found for found in sheet.found[-6:] if found.system is CodeSystem.DRG]
    if counts_something(sheet, index):
        return None
    if not earlier:
        named = _asked_after_words(sheet, index) or _called_group(sheet, index)
        return value(sheet, index, CodeSystem.DRG) if named else None
    if token.start - earlier[-1].end > _REACH:
        return None
    if not (
        _leads_on(before, sheet.tokens[index + 1]) or _is_neighbour(earlier[-1].code, token.text, before)
    ):
        return None
    return value(sheet, index, CodeSystem.DRG)


def _asked_after_words(sheet: Sheet, index: int) -> bool:
    """`Which MS-DRG is fractures of the femur? And what is 958?`: the number asked for behind a group told in words."""
    asked = tuple(token.lower for token in sheet.tokens[max(0, index - 2) : index])
    if asked not in _WHAT_IS or sheet.tokens[index + 1].text not in ("?", ".", ""):
        return False
    return any(token.lower in _DRG_NAMED for token in sheet.tokens[max(0, index - _TOKENS_BACK) : index])


def _called_group(sheet: Sheet, index: int) -> bool:
    """`470 is the joint replacement DRG`, `is 470 the DRG with MCC`: what it is said to be, the word behind its title."""
    near, after, behind = (
        sheet.tokens[index - 1] if index else sheet.tokens[-1],
        *sheet.tokens[index + 1 : index + 3],
    )
    said = after.lower in _BEING and behind.lower in _BEFORE_TITLE
    if not said and not (near.lower in _CALLING and after.lower in _BEFORE_TITLE):
        return False
    for token in sheet.tokens[index + 1 : index + _TITLE]:
        if token.text in (".", "?", "!", ";", "\n") or token.kind == "end":
            return False
        if token.lower in _DRG_NAMED:
            return True
    return False


_BEING, _CALLING = words("is was means"), words("is was call calls called")
_BEFORE_TITLE = words("the a an our ms drg")
_TITLE = 16
"""Tokens behind a number in which the title of its group and the word DRG stand."""
_WHAT_IS = frozenset({("what", "is"), ("what", "'s"), ("about", "drg"), ("title", "of")})
_DRG_NAMED = words("drg drgs msdrg ms-drg")
_TOKENS_BACK = 30


def _is_neighbour(group: str, written: str, before: Token) -> bool:
    """Whether the numbers lie near each other, as those of a base group do, and no noun or sign owns the second."""
    near = abs(int(group) - int(written)) <= _FAMILY
    return near and ((before.kind == "word" and before.lower not in _OWNING) or before.text in _NUMBERED)


_NUMBERED = (")", ".")
"""Ends of a list number: `1. DRG 470 title? 2. 469?`."""
_GROUP = len("871")
_FAMILY = 10
_OWNING = number_signs | set(not_codes)


def _leads_on(before: Token, after: Token) -> bool:
    """Whether the words around let another group follow (`into 870`, `gives 415`, `418 before, 415 after`)."""
    return before.lower in _TOWARDS or (before.text in (",", ";", ":") and after.lower in _OF_TIME)


_OF_TIME = words("after before now then with without if when instead or . ? ) /")
_TOWARDS = words(
    """
    be gives gave gets got get returns returned says said becomes became assigns assigned is was not v to from or vs
    want wants wanted proposes proposed suggests suggested supports supported pays paid has
    versus into not than and of is /
    """
)
_REACH = 80

_SYSTEM_OF_CELL = {"pos": CodeSystem.POS, "revenue": CodeSystem.REVENUE, "reason": CodeSystem.CARC}
CELLS = frozenset({*_SYSTEM_OF_CELL, "modifier"})
"""Columns of a table whose cells are codes by their header alone."""


def read_cell(sheet: Sheet, index: int) -> int | None:
    """A cell of a column in `CELLS`, modifiers were taken by the code of their row; None where it is to be read as text."""
    token = sheet.tokens[index]
    system = _SYSTEM_OF_CELL.get(sheet.role(token.start))
    if system and token.kind == "digits":
        return value(sheet, index, system)
    return None if system is CodeSystem.CARC else index + 1


def read_joined_label(sheet: Sheet, index: int) -> int | None:
    """`POS11`, `DRG470`, `HCC18`, `CARC97`: label and value as one run."""
    token = sheet.tokens[index]
    match = _JOINED.fullmatch(token.text)
    if match is None:
        return None
    system = labelled_systems[(match[1].lower(),)]
    sheet.found.append(
        Found(system, _normal(system, match[2]), token.start, token.end, 0.95, f"label “{match[1]}”")
    )
    return index + 1


_JOINED = re.compile(r"(POS|DRG|HCC|CARC|APC|TOB)(\d{1,4})", re.IGNORECASE)


def _phrase(sheet: Sheet, index: int) -> tuple[CodeSystem, int] | None:
    """The longest label phrase at `index`, and the index behind it."""
    if (
        sheet.tokens[index + 1].text == sheet.tokens[index + 3].text == "-"
        and sheet.tokens[index].lower == "place"
    ):
        return CodeSystem.POS, index + 5  # `place-of-service 27`
    words = tuple(token.lower for token in sheet.tokens[index : index + _LONGEST])
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if system := labelled_systems.get(words[:length]):
            return system, index + length
    return None


def _values(sheet: Sheet, at: int, system: CodeSystem) -> int | None:
    count = len(sheet.found)
    following = value(sheet, at, system)
    if following is None:
        return None
    at = behind_gloss(sheet, following)
    while sheet.tokens[at].lower in _JOINS or sheet.tokens[at].lower in ("code", "to", system.value):
        step = at + 1 + (sheet.tokens[at + 1].lower in ("or", "and", system.value))
        following = value(sheet, step, system) if _still(sheet, step, system) else None
        if following is None:
            break
        at = behind_gloss(sheet, following)
    return at if len(sheet.found) > count else None


def _still(sheet: Sheet, at: int, system: CodeSystem) -> bool:
    """Whether a further number belongs to the list: same length, and nothing that is counted."""
    first = sheet.found[-1]
    token = sheet.tokens[at]
    if system is CodeSystem.POS and token.text.zfill(2) in _NO_PLACES:
        return False
    same = len(token.text) == first.end - first.start or system not in (
        CodeSystem.POS,
        CodeSystem.DRG,
        CodeSystem.CARC,
        CodeSystem.HCC,
    )
    return (same or system in (CodeSystem.CARC, CodeSystem.HCC)) and sheet.tokens[at + 1].text != "%"


_NO_PLACES = words(
    "59 63 64 67 68 69 70 73 74 75 76 77 78 79 80 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98"
)
"""Numbers that no place of service has (CMS place of service code set); in a list behind one they are modifiers."""


def value(sheet: Sheet, at: int, system: CodeSystem) -> int | None:
    """Notes the code of the system that the token at `at` is, with the end of its range; the index behind it, None if none."""
    token = sheet.tokens[at]
    if token.kind in ("word", "mark", "newline", "end") or not _FORMS[system].fullmatch(token.text.upper()):
        return None
    code = _normal(system, token.text.upper())
    found = Found(
        system,
        code,
        token.start,
        token.end,
        0.96,
        f"label for {system.value}",
        wildcard=code.endswith("X") and system is not CodeSystem.ICD10PCS,
    )
    if system in (CodeSystem.CARC, CodeSystem.RARC):
        sheet.remittance = len(sheet.found)
    sheet.found.append(found)
    if (end := _range_end(sheet, at, system)) and _normal(system, end.text.upper()) > code:
        found.range_end, found.end = _normal(system, end.text.upper()), end.end
        return at + 3
    return at + 1


def _range_end(sheet: Sheet, at: int, system: CodeSystem) -> Token | None:
    """The token that ends the range which the value at `at` begins, if one does."""
    first, joint, end = sheet.tokens[at : at + 3]
    if len(end.text) != len(first.text) or not _FORMS[system].fullmatch(end.text.upper()):
        return None
    if joint.text == "-":
        return end
    if joint.lower not in range_words or system is CodeSystem.POS or is_change(sheet, at + 1):
        return None
    return None if _are_next(first.text, end.text) else end


def _are_next(first: str, second: str) -> bool:
    """Whether no number lies between: then "to" says what became of the first (`APC 5012 to 5013`)."""
    return first.isdigit() and second.isdigit() and int(second) == int(first) + 1


def _normal(system: CodeSystem, written: str) -> str:
    width = {CodeSystem.POS: 2, CodeSystem.DRG: 3, CodeSystem.REVENUE: 4, CodeSystem.TOB: 4}.get(system)
    if system is CodeSystem.NDC:
        return systems.drug_number(written) or written.replace("-", "")
    return written.zfill(width) if width else written
