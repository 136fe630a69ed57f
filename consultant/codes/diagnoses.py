"""ICD-10-CM, ICD-10-PCS and labelled ICD-9-CM codes: dotted, undotted, ranges and wildcards."""

from __future__ import annotations

import re

from consultant.codes import older_diagnoses, systems
from consultant.codes.labels import label_before
from consultant.codes.refused import is_refused
from consultant.codes.series import range_joint
from consultant.codes.sheet import Found, Sheet
from consultant.codes.tables import words
from consultant.codes.vocabulary import diagnosis_labels
from consultant.model.codes import CodeSystem

_WILD = re.compile(r"(\.|[0-9])([-*]|[xX]{1,4}[-*]?)$")
_DOTTED = re.compile(r"[A-Z][0-9][0-9A-Z]\.[0-9A-Z]{1,4}")
_IMPOSSIBLE = re.compile(r"[A-Z]..\.[0-9A-Z][A-WYZ][0-9A-Z]{1,2}(?<![OIL].)(?<![OIL]..)")
"""Letters but X in the fifth place, where a further one follows: no code has them, a password may (`Z79.4abc`)."""
_NAMES_OF_THINGS = words(
    "S100 P450 F150 F250 F350 A350 A320 A380 B737 B747 C130 P300 T100 E100 M100 V600 N95 N100 P95 P100 R95 X12 D10W D50W D50"
)


_SIX, _SEVEN = 6, 7
"""Characters without the dot; of seven the last is a digit in few chapters (`K221706` is a device's number)."""
_VERSION = re.compile(r"V[0-9]{2}")
"""Behind a word the version of a program; the accidents that are coded so have more characters."""
_RISK_MODELS = frozenset({"V22", "V23", "V24", "V28"})
_OF_RISK = words("hcc hccs raf risk model cms-hcc rxhcc cc mcc")
_BOTH_MODELS = words("v24 v28")
"""Beside these the versions of the risk adjustment model are no external causes."""


def read_dotted(sheet: Sheet, index: int) -> int | None:
    """A run with a dot after its third character; returns the index behind it, None when it is no code."""
    token = sheet.tokens[index]
    if sheet.is_closed(token.start) or is_refused(sheet, index):
        return None
    if token.text[3] != ".":
        return older_diagnoses.read_nine(sheet, index)
    if token.text[0] == "v" and not expects_diagnosis(sheet, index):
        return None
    written = (token.text[0] + token.text[1:].replace("l", "1")).upper()
    if (
        written[0] in "EV"
        and (older_diagnoses.is_nine_by_form(written) or older_diagnoses.speaks_of_nine(sheet, index))
        and (taken := older_diagnoses.read_nine(sheet, index))
    ):
        return taken
    stem, wild = _without_wildcard(written)
    if not wild and _IMPOSSIBLE.fullmatch(written):
        return None
    category = systems.repaired_category(stem)
    code = category + stem[3:].translate(_DETAIL_LOOKALIKES)
    if wild:
        return (
            keep(sheet, index, written, 0.95, "wildcard", wildcard=True)
            if category in systems.categories
            else None
        )
    if category not in systems.categories:
        return (
            keep(sheet, index, code, 0.6, "form of a diagnosis code")
            if expects_diagnosis(sheet, index) and _DOTTED.fullmatch(code)
            else None
        )
    return keep(sheet, index, code, 0.98, "form of a diagnosis code")


_DETAIL_LOOKALIKES = str.maketrans("OI", "01")
"""No detail has these letters (ICD-10-CM conventions)."""


_INJURY = re.compile(r"[a-z][0-9][0-9ab][0-9x]{3}[ads]")
_LIST = frozenset({",", "and", "/", "or", "&", ";", "+", "vs", "with", "plus"})


def read_undotted(sheet: Sheet, index: int, code: str) -> int | None:
    """A run without dot that has the form of a diagnosis code (`I10`, `E119`, `S82101A`)."""
    token = sheet.tokens[index]
    if sheet.is_closed(token.start) or is_refused(sheet, index):
        return None
    code = code[:3] + code[3:].translate(_DETAIL_LOOKALIKES)
    normal = systems.diagnosis(code)
    if normal is None or not believable(sheet, index, code):
        return None
    return keep(
        sheet, index, normal, 0.9 if len(code) != 4 else 0.85, "form of a diagnosis code without its dot"
    )


def read_procedure_coding(sheet: Sheet, index: int, code: str) -> int | None:
    """A seven-character ICD-10-PCS code."""
    token = sheet.tokens[index]
    if sheet.is_closed(token.start) or is_refused(sheet, index):
        return None
    sheet.found.append(
        Found(CodeSystem.ICD10PCS, code, token.start, token.end, 0.95, "form of an ICD-10-PCS code")
    )
    return index + 1


def believable(sheet: Sheet, index: int, code: str) -> bool:
    """Whether a run without dot is written and placed like a diagnosis code."""
    written = sheet.tokens[index].text
    if expects_diagnosis(sheet, index):
        return True
    if _INJURY.fullmatch(written):
        return True
    if written != written.upper():
        return _is_small_in_text_on_diagnoses(sheet, code, written) or (
            len(written) > 4
            and written[0] != "x"
            and code[1:].isdigit()
            and (sheet.has_procedure or sheet.speaks_of_services or continues_text(sheet))
            and not (systems.is_hcpcs(code) and systems.in_level_two(code))
        )
    if written in _NAMES_OF_THINGS:
        return False
    if written in _RISK_MODELS and (not sheet.words.isdisjoint(_OF_RISK) or sheet.words >= _BOTH_MODELS):
        return False
    if _VERSION.fullmatch(written) and sheet.tokens[index - 1].text[:1].isalpha():
        return False
    if len(code) == 4 and code[3].isalpha() and code[3] != "A":
        return (
            sheet.knows(CodeSystem.ICD10CM, systems.diagnosis(code) or "") is True
        )  # `G12C` is a mutation of a gene
    if len(code) == 5 and code[4].isalpha() and code[4] not in "AX":
        return sheet.knows(CodeSystem.ICD10CM, systems.diagnosis(code) or "") is True  # so is `L858R`
    if len(code) == _SEVEN and code[6].isdigit() and code[0] not in "EHMOR":
        return False
    if sheet.is_of_office or (len(code) == _SIX and code[5].isalpha() and code[5] != "X"):
        return False
    if len(code) > 5 or _begins_range(sheet, index):
        return True
    return (
        bool(sheet.found)
        or sheet.is_asked(index)
        or sheet.about_billing
        or not sheet.words.isdisjoint(_OF_DIAGNOSES)
        or sheet.has_procedure
    )


def _is_small_in_text_on_diagnoses(sheet: Sheet, code: str, written: str) -> bool:
    """Whether the text speaks of diagnoses and the catalogue holds what is written small (`dx for clearance: z01818, i10`).

    In a question on a claim the catalogue alone tells (`can i16 go on a claim?`).
    """
    if written in _SMALL_WORDS:
        return False
    known = sheet.knows(CodeSystem.ICD10CM, systems.diagnosis(code) or "") is True
    if sheet.words.isdisjoint(diagnosis_labels):
        return known and sheet.about_claims and sheet.has_question
    return known or (sheet.known is None and (code in systems.whole_categories or len(code) > _SHORT))


_SHORT = 3
_SMALL_WORDS = words("b12 b6 d3 k12 h20 e85 c19 p53 n95 m1500")
"""Short forms that small letters and digits stand for more often."""
_OF_DIAGNOSES = diagnosis_labels | words(
    "define defines definition mean means meaning describe description stands"
    " hcc hccs rxhcc ccsr poa mce drg drgs mdc mcc exempt v24 v28"
)


def continues_text(sheet: Sheet) -> bool:
    """Whether a diagnosis code was read shortly before."""
    return any(found.system is CodeSystem.ICD10CM for found in sheet.found[-3:])


def _begins_range(sheet: Sheet, index: int) -> bool:
    """Whether `E08-E13` stands here: two categories joined."""
    end = sheet.tokens[index + 2]
    return (
        sheet.tokens[index + 1].text == "-"
        and end.text[:3] in systems.categories
        and end.text > sheet.tokens[index].text
    )


def expects_diagnosis(sheet: Sheet, index: int) -> bool:
    """Whether a diagnosis label stands before the run, or a diagnosis code and a comma."""
    return is_labelled(sheet, index) or continues_list(sheet, index)


def is_labelled(sheet: Sheet, index: int) -> bool:
    """Whether a diagnosis label stands right before the run or over its column."""
    if sheet.cells and sheet.role(sheet.tokens[index].start) == "diagnosis":
        return True
    label, before = label_before(sheet, index)
    if label in diagnosis_labels or (label in ("code", "codes") and before in diagnosis_labels):
        return True
    return index > 2 and sheet.tokens[index - 1].text == "10" and sheet.tokens[index - 3].lower == "icd"


def continues_list(sheet: Sheet, index: int) -> bool:
    """Whether a diagnosis code and a comma, or another sign of a list, stand before the run."""
    last, at = sheet.last, index - 1
    while at >= 0 and index - at < 3 and sheet.tokens[at].lower in _LIST:
        at -= 1
    return bool(
        last
        and last.system is CodeSystem.ICD10CM
        and at < index - 1
        and (index - at == 2 or sheet.tokens[at].end == last.end)
    )


def leaves_dots_out(sheet: Sheet) -> bool:
    """Whether the diagnosis code read last was written without its dot; then so is the next one of the list."""
    last = sheet.last
    return bool(last and "." in last.code and "." not in sheet.text[last.start : last.end])


def _without_wildcard(written: str) -> tuple[str, bool]:
    match = _WILD.search(written)
    if match is None or (written[-1] == "X" and len(written) > 6 and not written.endswith("XX")):
        return written, False
    return written[: match.start(2)].rstrip("."), True


def keep(
    sheet: Sheet, index: int, code: str, confidence: float, reason: str, *, wildcard: bool = False
) -> int:
    """Notes the code of the token at `index` with what goes on behind it; the index behind that."""
    token = sheet.tokens[index]
    found = Found(CodeSystem.ICD10CM, code, token.start, token.end, confidence, reason, wildcard=wildcard)
    sheet.found.append(found)
    return _extend_range(sheet, index, found)


def _extend_range(sheet: Sheet, index: int, found: Found) -> int:
    """Reads on behind a code: the end of a range, or the last characters of the next codes of a list."""
    at = range_joint(sheet, index + 1)
    if at is None or sheet.tokens[at].kind not in ("mixed", "dotted"):
        return _continue_list(sheet, index + 1, found)
    end = systems.diagnosis(sheet.tokens[at].text.rstrip("-."))
    if end is None or end <= found.code or not _same_kind(found.code, end):
        return index + 1
    found.range_end, found.end, found.reason = end, sheet.tokens[at].end, "range"
    return at + 1


def _same_kind(code: str, end: str) -> bool:
    return code[0] == end[0] or ("." not in code and "." not in end)


def _continue_list(sheet: Sheet, following: int, found: Found) -> int:
    """`M25.561/562`, `M17.11/.12`, `S82.101A/D`: the same code with other last characters."""
    while not found.wildcard and _joins(sheet, following):
        at = following + 1 + (sheet.tokens[following + 1].text == ".")
        token, detail = sheet.tokens[at], found.code.partition(".")[2]
        tail = token.text.upper()
        dotted = at > following + 1
        if not sheet.touches(at) or not _replaces(tail, detail, dotted, sheet.tokens[following].text == "/"):
            return following
        code = found.code[:4] + tail if dotted else found.code[: -len(tail)] + tail
        found = Found(CodeSystem.ICD10CM, code, token.start, token.end, 0.85, "last digits in a list")
        sheet.found.append(found)
        following = at + 1
    return following


def _joins(sheet: Sheet, at: int) -> bool:
    """Whether a slash, or a comma and a dot, goes on with the last characters of another code."""
    if sheet.tokens[at].text == "/":
        return sheet.touches(at)
    return sheet.tokens[at].text == "," and sheet.tokens[at + 1].text == "." and not sheet.touches(at + 1)


def _replaces(tail: str, detail: str, dotted: bool, slashed: bool) -> bool:
    if dotted:
        return tail.isdigit() and (len(tail) == len(detail) or slashed)
    if len(detail) == 4 and len(tail) == 1 and detail[3].isalpha():
        return tail in "ADSBCEFGHJKMNPQR"
    return tail.isdigit() and detail.isdigit() and 2 <= len(tail) <= len(detail)
