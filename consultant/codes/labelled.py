"""Codes that are only codes behind a label: place of service, DRG, revenue, remittance, drug, bill type, coverage documents."""

from __future__ import annotations

import re

from consultant.codes import systems
from consultant.codes.sheet import Found, Sheet, behind_gloss
from consultant.codes.tables import words
from consultant.codes.tokens import Token
from consultant.codes.units import counts_something
from consultant.codes.vocabulary import (
    adjustment_groups,
    counted,
    label_heads,
    labelled_systems,
    number_signs,
    range_words,
)
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
    }
)
_JOINS = frozenset({"v", ",", "/", "and", "or", "vs", "&", "versus", "then", "than", "not", "."})

_FORMS = {
    CodeSystem.POS: re.compile(r"\d{1,2}"),
    CodeSystem.DRG: re.compile(r"\d{1,3}"),
    CodeSystem.REVENUE: re.compile(r"\d{3,4}|\d{2,3}[xX]"),
    CodeSystem.TOB: re.compile(r"\d{3,4}|\d{2,3}[xX]"),
    CodeSystem.APC: re.compile(r"\d{4}"),
    CodeSystem.HCC: re.compile(r"\d{1,3}"),
    CodeSystem.CARC: re.compile(r"\d{1,3}|[ABPWYDM]\d{1,2}"),
    CodeSystem.RARC: re.compile(r"N\d{1,4}|MA?\d{1,3}"),
    CodeSystem.NCD: re.compile(r"\d{1,3}(?:\.\d{1,2}){1,2}"),
    CodeSystem.LCD: re.compile(r"L\d{4,5}"),
    CodeSystem.ARTICLE: re.compile(r"A\d{4,5}"),
    CodeSystem.NDC: re.compile(r"\d{11}|\d{4,5}-\d{3,4}-\d{1,2}"),
    CodeSystem.CDT: re.compile(r"D\d{4}"),
    CodeSystem.ICD10PCS: re.compile(r"[0-9A-HJ-NP-Z]{7}"),
}
_LONGEST = 4
_BARE_REVENUE = re.compile(r"0[0-9]{3}|[0-9]{3}|[:#=]|cd|codes?", re.IGNORECASE)
"""What may follow "revenue" without the word "code": no year and no amount."""
_ADJUSTMENT = re.compile(r"(CO|PR|OA|PI|CR)(\d{1,3}|[AB]\d{1,2})")


def read_labelled(sheet: Sheet, index: int) -> int | None:
    """The codes behind a label phrase at `index`; returns the index behind the last, None when no code follows."""
    if sheet.tokens[index].lower not in label_heads:
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
    while sheet.tokens[at].lower in _SKIPPED and at - begin < 5:
        at += 1
    return _values(sheet, at, system)


def read_zero_first(sheet: Sheet, index: int) -> int | None:
    """`0278` in a text that speaks of revenue codes: four digits, the first a zero, are nothing else there."""
    token = sheet.tokens[index]
    if token.text[0] != "0" or sheet.words.isdisjoint(_REVENUE) or sheet.is_closed(token.start):
        return None
    before = sheet.tokens[index - 1]
    if before.lower in number_signs or (before.end == token.start and before.text not in "(,/|"):
        return None
    return _value(sheet, index, CodeSystem.REVENUE)


_REVENUE = frozenset({"revenue", "rev", "revcode"})


def read_another_group(sheet: Sheet, index: int) -> int | None:
    """`DRG 871 … does it move to 870`: a second DRG, which its three digits and a small word before it tell."""
    token, before = sheet.tokens[index], sheet.tokens[index - 1] if index else sheet.tokens[-1]
    if len(token.text) != 3 or not _leads_on(before, sheet.tokens[index + 1]) or sheet.is_closed(token.start):
        return None
    earlier = [found for found in sheet.found[-6:] if found.system is CodeSystem.DRG]
    if not earlier or token.start - earlier[-1].end > _REACH or counts_something(sheet, index):
        return None
    return _value(sheet, index, CodeSystem.DRG)


def _leads_on(before: Token, after: Token) -> bool:
    """Whether the words around let another group follow (`into 870`, `gives 415`, `418 before, 415 after`)."""
    return before.lower in _TOWARDS or (before.text in (",", ";", ":") and after.lower in _OF_TIME)


_OF_TIME = words("after before now then with without if when instead or . ? )")
_TOWARDS = words(
    """
    be gives gave gets got get returns returned says said becomes became assigns assigned is was not v to from or vs
    versus into not than and of is /
    """
)
_REACH = 80

_RECENT = 20
CELLS = frozenset({"pos", "revenue", "modifier"})
"""Columns of a table whose cells are codes by their header alone."""


def read_cell(sheet: Sheet, index: int) -> int | None:
    """A cell of a column in `CELLS`; modifier cells were taken by the code of their row."""
    token = sheet.tokens[index]
    role = sheet.role(token.start)
    if role != "modifier" and token.kind == "digits":
        return _value(sheet, index, CodeSystem.POS if role == "pos" else CodeSystem.REVENUE)
    return index + 1


def read_adjustment(sheet: Sheet, index: int) -> int | None:
    """`CO-45`, `CO 45`, `PR-1`: a claim adjustment group and its reason code."""
    if sheet.tokens[index].text not in adjustment_groups:
        return None
    at = index + 1
    joined = sheet.tokens[at].text == "-"
    at += joined
    value = sheet.tokens[at].text.upper()
    if (
        not _FORMS[CodeSystem.CARC].fullmatch(value)
        or not (
            joined
            or _speaks_of_remittance(sheet)
            or _remark_follows(sheet, at + 1)
            or _is_of_codes(sheet, index, value)
        )
        or sheet.tokens[at].kind == "word"
    ):
        return None
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
    return _remarks(sheet, at + 1)


def _is_of_codes(sheet: Sheet, index: int, value: str) -> bool:
    """Whether a group, a reason in use and a text on codes make an adjustment (`PR 204 on L3000`), no state or age."""
    before = sheet.tokens[index - 1] if index else sheet.tokens[-1]
    after = sheet.tokens[index + 2]
    in_use = not value.isdigit() or 0 < int(value) <= _LAST_REASON
    return (
        in_use
        and sheet.has_codes
        and not before.text.istitle()
        and after.text not in ("%", "-")
        and after.lower not in counted
    )


_LAST_REASON = 310
"""The claim adjustment reason codes are numbered up to about here (reference file, June 2024)."""


def read_joined_adjustment(sheet: Sheet, index: int) -> int | None:
    """`CO45`, `PR204`: group and reason as one run."""
    token = sheet.tokens[index]
    match = _ADJUSTMENT.fullmatch(token.text)
    if match is None:
        return None
    sheet.found.append(
        Found(CodeSystem.CARC, match[2], token.start, token.end, 0.93, "adjustment group and reason")
    )
    return _remarks(sheet, index + 1)


def read_remark(sheet: Sheet, index: int) -> int | None:
    """A remark code: `N290`, `MA130` in a text that speaks of remittance, or that a payer sends, or that is no diagnosis."""
    token = sheet.tokens[index]
    if not _FORMS[CodeSystem.RARC].fullmatch(token.text) or not (
        _speaks_of_remarks(sheet)
        or _is_sent(sheet, index)
        or _is_appealed(sheet, index)
        or _is_remark_alone(sheet, token.text)
    ):
        return None
    sheet.found.append(
        Found(CodeSystem.RARC, token.text, token.start, token.end, 0.9, "remark code in a text on remittance")
    )
    return index + 1


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


def _remarks(sheet: Sheet, at: int) -> int:
    """Remark codes right behind an adjustment reason (`CO-16, N290/MA130`)."""
    while sheet.tokens[at].lower in (",", "/", "and", "with", "&", "|", ":") and _FORMS[
        CodeSystem.RARC
    ].fullmatch(sheet.tokens[at + 1].text):
        token = sheet.tokens[at + 1]
        sheet.found.append(
            Found(
                CodeSystem.RARC,
                token.text,
                token.start,
                token.end,
                0.93,
                "remark code behind an adjustment reason",
            )
        )
        at += 2
    return at


def _remark_follows(sheet: Sheet, at: int) -> bool:
    return sheet.tokens[at].text in ("/", ",") and bool(
        _FORMS[CodeSystem.RARC].fullmatch(sheet.tokens[at + 1].text)
    )


def _speaks_of_remittance(sheet: Sheet) -> bool:
    return not sheet.words.isdisjoint(_REMITTANCE)


def _speaks_of_remarks(sheet: Sheet) -> bool:
    return (
        not sheet.words.isdisjoint(
            {"rarc", "rarcs", "remark", "remarks", "era", "eob", "remit", "remittance"}
        )
        or sheet.has_adjustment
        or any(found.system is CodeSystem.CARC for found in sheet.found[-_RECENT:])
    )


def _is_sent(sheet: Sheet, index: int) -> bool:
    """Whether a payer is said to send it (`the carrier keeps sending N382`, `came back with N130`)."""
    if sheet.words.isdisjoint(_SENDERS):
        return False
    before = [token.lower for token in reversed(sheet.tokens[max(0, index - _FILLED) : index])]
    return next((word for word in before if word not in _FILLERS), "") in _SENT


def _is_appealed(sheet: Sheet, index: int) -> bool:
    """Whether its meaning is asked by somebody who thinks of an appeal (`What does N130 mean, and should we appeal?`)."""
    return sheet.tokens[index + 1].lower in ("mean", "means") and not sheet.words.isdisjoint(_APPEALS)


def _is_remark_alone(sheet: Sheet, code: str) -> bool:
    """Whether the catalogue knows the remark and no diagnosis of these characters, and the text speaks of a claim refused."""
    return (
        not sheet.words.isdisjoint(_REMITTANCE | _SENDERS | _APPEALS)
        and sheet.knows(CodeSystem.RARC, code) is True
        and sheet.knows(CodeSystem.ICD10CM, f"{code[:3]}.{code[3:]}".rstrip(".")) is False
    )


_SENT = words("sends sending sent send returns returned returning back get gets getting got receive received")
_FILLERS = words("with code codes us me a an the message denial remark")
_FILLED = 4
_SENDERS = words(
    "payer payers carrier plan insurer insurance mac medicare medicaid clearinghouse denial claim claims"
)
_APPEALS = words("appeal appeals appealed appealing redetermination")

_REMITTANCE = words(
    """
    denied denial denials deny rarc carc remark remit remittance era eob adjustment adjusted rejected
    rejection reason payer deductible coinsurance copay contractual
    """
)


def _phrase(sheet: Sheet, index: int) -> tuple[CodeSystem, int] | None:
    """The longest label phrase at `index`, and the index behind it."""
    words = tuple(token.lower for token in sheet.tokens[index : index + _LONGEST])
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if system := labelled_systems.get(words[:length]):
            return system, index + length
    return None


def _values(sheet: Sheet, at: int, system: CodeSystem) -> int | None:
    count = len(sheet.found)
    following = _value(sheet, at, system)
    if following is None:
        return None
    at = behind_gloss(sheet, following)
    while sheet.tokens[at].lower in _JOINS or sheet.tokens[at].lower in ("code", "to", system.value):
        step = at + 1 + (sheet.tokens[at + 1].lower in ("or", "and", system.value))
        following = _value(sheet, step, system) if _still(sheet, step, system) else None
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


def _value(sheet: Sheet, at: int, system: CodeSystem) -> int | None:
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
    sheet.found.append(found)
    joint, end = sheet.tokens[at + 1], sheet.tokens[at + 2]
    if (
        (joint.text == "-" or (joint.lower in range_words and system is not CodeSystem.POS))
        and _FORMS[system].fullmatch(end.text.upper())
        and _normal(system, end.text.upper()) > code
        and len(end.text) == len(token.text)
    ):
        found.range_end, found.end = _normal(system, end.text.upper()), end.end
        return at + 3
    return at + 1


def _normal(system: CodeSystem, written: str) -> str:
    width = {CodeSystem.POS: 2, CodeSystem.DRG: 3, CodeSystem.REVENUE: 4, CodeSystem.TOB: 4}.get(system)
    if system is CodeSystem.NDC:
        return systems.drug_number(written) or written.replace("-", "")
    return written.zfill(width) if width else written
