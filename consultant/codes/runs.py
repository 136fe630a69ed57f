"""Runs of letters and digits: each is offered to the reader of its shape (`J1885`, `E119`, `0075T`, `20610RT`, `L33822`)."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.codes import (
    adjustments,
    damaged_diagnoses,
    damaged_procedures,
    diagnoses,
    facility,
    free_modifiers,
    labelled,
    loose_modifiers,
    procedures,
    remarks,
    systems,
)
from consultant.codes.context import judge_number
from consultant.codes.sheet import Found, Sheet
from consultant.codes.tables import words
from consultant.model.codes import CodeSystem


def read_mixed(sheet: Sheet, index: int) -> int | None:
    """The run at `index`, by its shape; the index behind what was read, None when it is no code."""
    written = sheet.tokens[index].text
    reader = _SHAPES.get(systems.shape(written))
    if reader and ((taken := reader(sheet, index, written.upper())) or reader in _FINAL):
        return taken
    return _read_odd(sheet, index, written)


def _read_odd(sheet: Sheet, index: int, written: str) -> int | None:
    upper = written.upper()
    if glued := _GLUED_LABEL.fullmatch(written):
        return _read_behind(sheet, index, (glued[1] or glued[2]).upper(), max(glued.start(1), 0))
    if len(written) == 3 and (bill := facility.read_bill_type(sheet, index)):
        return bill
    if len(written) == 3 and (several := loose_modifiers.read_plural(sheet, index)):
        return several
    if len(written) == 2 and adjustments.read_denied(sheet, index, upper):
        return index + 1
    if len(written) == 2:
        return free_modifiers.read_before_label(sheet, index) or loose_modifiers.read_loose(sheet, index)
    if (
        len(written) == 5
        and (repaired := systems.repaired(written).upper()) != upper
        and (repaired.isdigit() or (systems.is_hcpcs(repaired) and systems.in_level_two(repaired)))
    ):
        return procedures.read_lettered(sheet, index, repaired, index, 0.75, "a letter typed for a digit")
    if len(written) == 3 and _LETTER_LAST.fullmatch(written) and (sheet.found or sheet.has_codes):
        category = systems.repaired_category(written)
        return diagnoses.read_undotted(sheet, index, category) if category in systems.categories else None
    if len(written) == 5 and (wild := _WILD_NUMBER.fullmatch(written)):
        return _read_wild(sheet, index, wild[0])
    if len(written) == 7 and _INJURY.fullmatch(written):
        return diagnoses.read_undotted(sheet, index, upper)
    if len(written) == 7 and written == upper and systems.is_procedure_coding(upper):
        return diagnoses.read_procedure_coding(sheet, index, upper)
    if (glued := _GLUED_TIMES.fullmatch(upper)) and (
        taken := procedures.read_glued(sheet, index, glued[1], glued[2])
    ):
        sheet.found[-1].units = int(glued[3])
        return taken
    if glued := _GLUED_TWICE.fullmatch(upper):
        return procedures.read_glued(sheet, index, glued[1], glued[2], glued[3])
    if (glued := _GLUED.fullmatch(upper)) and (
        taken := procedures.read_glued(sheet, index, glued[1], glued[2])
    ):
        return taken
    if glued_units := _read_times_glued(sheet, index, upper):
        return glued_units
    if written[0].isalpha() and len(written) <= 7 and systems.is_undotted_diagnosis(upper):
        return diagnoses.read_undotted(sheet, index, upper)
    return adjustments.read_joined_adjustment(sheet, index) or labelled.read_joined_label(sheet, index)


_LETTER_LAST = re.compile(r"(?!H2O)[A-Z][0-9][OoIl]")
"""`I1O`: a category whose last digit was typed as a letter."""
_GLUED_LABEL = re.compile(
    r"(?:cpt|hcpcs|code)([0-9]{5}|[a-z][0-9]{4}|[0-9]{4}[ftu])|([0-9]{5})s", re.IGNORECASE
)


def _read_behind(sheet: Sheet, index: int, code: str, offset: int) -> int | None:
    """`cpt99213`: a label and its code as one run."""
    count = len(sheet.found)
    following = procedures.read_lettered(sheet, index, code, index, 0.95, "label and code written as one")
    if following and len(sheet.found) > count:
        sheet.found[count].start += offset
    return following


_GLUED = re.compile(r"([0-9]{5}|[A-V][0-9]{4})([A-WYZ][0-9])")
_GLUED_TIMES = re.compile(r"([0-9]{5}|[A-V][0-9]{4})([0-9A-Z]{2})X([1-9][0-9]{0,2})")
_GLUED_WAY = re.compile(r"(A0[0-9]{3})([DEGHIJNPRSX]{2})")
_GLUED_TWICE = re.compile(r"([0-9]{5}|[A-V][0-9]{4})([0-9A-Z]{2})([0-9A-Z]{2})")
_INJURY = re.compile(r"[a-z][0-9][0-9ab][0-9x]{3}[ads]")
_WILD_NUMBER = re.compile(r"(?:[0-9]{2,4}|[A-V][0-9]{1,3})[xX]{1,3}")
_DRUG = re.compile(r"N4([0-9]{11})(?:(?:UN|ML|GR|F2|ME)[0-9]{0,8})?")
_TIMES_GLUED = re.compile(r"([0-9]{5}|[A-V][0-9]{4})X([0-9]{1,3})")


def _read_way(sheet: Sheet, index: int, code: str, way: str) -> int | None:
    """`A0429RH`: an ambulance code, from where and to where as one run."""
    following = procedures.read_lettered(sheet, index, code, index, 0.85, "code and way written as one")
    if following:
        sheet.found[-1].modifiers = (way, *sheet.found[-1].modifiers)
    return following


def _read_wild(sheet: Sheet, index: int, written: str) -> int | None:
    token = sheet.tokens[index]
    meant = sheet.found or sheet.about_billing or sheet.is_asked(index)
    if sheet.is_closed(token.start) or not (meant or sheet.tokens[index - 1].lower in _FAMILIES):
        return None
    code = written.upper()
    sheet.found.append(
        Found(procedures.system_of(code), code, token.start, token.end, 0.9, "wildcard", wildcard=True)
    )
    return index + 1


_FAMILIES = words("family families series range group section")


def _read_times_glued(sheet: Sheet, index: int, upper: str) -> int | None:
    """`99213x2`, `J1885x4`: units without a space."""
    if match := _DRUG.fullmatch(upper):
        return _keep_drug(sheet, index, match[1], sheet.tokens[index].start + 2)
    match = _TIMES_GLUED.fullmatch(upper)
    if match is None or sheet.is_closed(sheet.tokens[index].start):
        return None
    token = sheet.tokens[index]
    sheet.found.append(
        Found(
            procedures.system_of(match[1]),
            match[1],
            token.start,
            token.end,
            0.95,
            "units attached",
            units=int(match[2]),
        )
    )
    return index + 1


def _read_level_two(sheet: Sheet, index: int, code: str) -> int | None:
    if _is_assessment_item(sheet, index, code):
        return None
    if systems.is_cdt(code):
        return procedures.read_lettered(sheet, index, code, index, 0.97, "form of a CDT code")
    if (repaired := systems.repaired(sheet.tokens[index].text)).isdigit():
        return procedures.read_lettered(sheet, index, repaired, index, 0.7, "a letter typed for a digit")
    if _reads_as_diagnosis(sheet, index, code):
        return diagnoses.read_undotted(sheet, index, code)
    if not systems.is_hcpcs(code):
        return None
    return procedures.read_lettered(sheet, index, code, index, 0.97, "form of a HCPCS code")


def _is_assessment_item(sheet: Sheet, index: int, code: str) -> bool:
    """Whether it is an item of the assessments that home health agencies (OASIS) and nursing homes (MDS) fill in."""
    if sheet.words.isdisjoint(_ASSESSMENTS):
        return False
    return code[0] in _ITEM_LETTERS or sheet.tokens[index - 1].lower in _ITEMS


_ASSESSMENTS = words("oasis mds rai")
_ITEM_LETTERS = frozenset("BCDHIJKMNOP")
"""Letters of items that seldom begin a code of the services such agencies bill."""
_ITEMS = words("item items section sections")


def _reads_as_diagnosis(sheet: Sheet, index: int, code: str) -> bool:
    """Whether a letter and four digits are a diagnosis code without dot: by its letter, a label, or the catalogue."""
    if not systems.is_undotted_diagnosis(code):
        return False
    if not systems.is_hcpcs(code) or not systems.in_level_two(code):
        return True
    procedure = sheet.knows(CodeSystem.HCPCS, code)
    diagnosis = sheet.knows(CodeSystem.ICD10CM, systems.diagnosis(code) or "")
    if procedure is not diagnosis:
        return diagnosis is True
    return _is_next_diagnosis(sheet, index)


def _read_category_letter(sheet: Sheet, index: int, code: str) -> int | None:
    """`0075T`, `3074F`, `0202U`."""
    if code[4] not in "FTUMA":
        return None
    return procedures.read_lettered(sheet, index, code, index, 0.96, "form of a CPT code with a letter")


def _read_glued(sheet: Sheet, index: int, upper: str) -> int | None:
    if glued := _GLUED_WAY.fullmatch(upper):
        return _read_way(sheet, index, glued[1], glued[2])
    if _reads_as_procedure_coding(sheet, index, upper):
        return diagnoses.read_procedure_coding(sheet, index, upper)
    return procedures.read_glued(sheet, index, upper[:5], upper[5:])


def _reads_as_procedure_coding(sheet: Sheet, index: int, upper: str) -> bool:
    """Whether five digits and two letters are an inpatient procedure, and no code with its modifier (`30233AZ`)."""
    if sheet.tokens[index].text != upper or not systems.is_procedure_coding(upper):
        return False
    procedure = sheet.knows(CodeSystem.CPT, upper[:5])
    return not sheet.words.isdisjoint(_INPATIENT) if procedure is None else not procedure


_INPATIENT = words("pcs icd-10-pcs inpatient transfusion discharge discharged drg")


def _read_short(sheet: Sheet, index: int, code: str) -> int | None:
    """`N290`, `M15`: a remark code in a text on remittance, else a diagnosis code without dot."""
    if torn := damaged_procedures.read_torn_letters(sheet, index):
        return torn
    if code[0] in "MN" and not _is_next_diagnosis(sheet, index) and (taken := remarks.read(sheet, index)):
        return taken
    if adjustments.read_again(sheet, index, code) or adjustments.read_denied(sheet, index, code):
        return index + 1
    if code[:3] not in systems.categories:
        return None
    split = damaged_diagnoses.read_split(sheet, index, code) if len(code) == 3 else None
    return split or diagnoses.read_undotted(sheet, index, code)


def _is_next_diagnosis(sheet: Sheet, index: int) -> bool:
    """Whether a label or a diagnosis without its dot, and a sign of a list, stand before (`dx E119, N390`)."""
    return diagnoses.is_labelled(sheet, index) or (
        diagnoses.continues_list(sheet, index) and diagnoses.leaves_dots_out(sheet)
    )


def _read_remark(sheet: Sheet, index: int, code: str) -> int | None:
    """`MA18`: a remark code in a text on remittance."""
    return remarks.read(sheet, index) if code[:2] == "MA" else None


def _read_long(sheet: Sheet, index: int, code: str) -> int | None:
    """`L33822`, `A52986`: a coverage document, else a diagnosis code without dot."""
    system = (
        CodeSystem.LCD if "L33" <= code[:3] <= "L39" else CodeSystem.ARTICLE if code[:2] == "A5" else None
    )
    if system is None or diagnoses.expects_diagnosis(sheet, index):
        return diagnoses.read_undotted(sheet, index, code) if systems.is_undotted_diagnosis(code) else None
    token = sheet.tokens[index]
    sheet.found.append(
        Found(system, code, token.start, token.end, 0.85, "form of a coverage document's number")
    )
    return index + 1


def read_drug(sheet: Sheet, index: int) -> int | None:
    """An NDC with its hyphens."""
    token = sheet.tokens[index]
    code = systems.drug_number(token.text)
    if (
        code is None
        or sheet.is_closed(token.start)
        or (token.text[4] == "-" and not sheet.about_billing and "ndc" not in sheet.words)
    ):
        return None
    verdict = judge_number(sheet, index)
    if verdict and not verdict.is_code and not ("ndc" in sheet.words and verdict.reason in _ON_PACKAGES):
        return None
    return _keep_drug(sheet, index, code, token.start)


_ON_PACKAGES = frozenset(f"number on the {one}" for one in ("label", "vial", "box", "package", "carton"))


def _keep_drug(sheet: Sheet, index: int, code: str, start: int) -> int:
    sheet.found.append(Found(CodeSystem.NDC, code, start, sheet.tokens[index].end, 0.9, "form of an NDC"))
    return index + 1


_SHAPES: dict[str, Callable[[Sheet, int, str], int | None]] = {
    "A9999": _read_level_two,
    "9999A": _read_category_letter,
    "99999AA": _read_glued,
    "A9999AA": _read_glued,
    "A99": _read_short,
    "A999": _read_short,
    "AA99": _read_remark,
    "AA999": _read_remark,
    "A99999": _read_long,
}
_FINAL = frozenset({_read_level_two})
"""Readers whose no is the last word on a run: `item # A4216` is no diagnosis either."""
