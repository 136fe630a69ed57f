"""ICD-10-CM codes that came apart: `M54 .5`, `M54. 5`, `E11,9`, `E11-9`, `M 54 .16`."""

from __future__ import annotations

from consultant.codes import systems
from consultant.codes.damaged_procedures import speaks_of_faults
from consultant.codes.diagnoses import believable, expects_diagnosis, keep
from consultant.codes.refused import goes_on, is_labelled_otherwise
from consultant.codes.sheet import Found, Sheet
from consultant.codes.units import counts_something
from consultant.model.codes import CodeSystem


def read_split(sheet: Sheet, index: int, category: str) -> int | None:
    """`M54 .5`, `M54. 5`, `E11,9`: a category apart from its detail; the last two only where the catalogue knows the whole."""
    mark, detail = sheet.tokens[index + 1], sheet.tokens[index + 2]
    if mark.text == "-" and not _is_dash_for_dot(sheet, index, category, detail.text):
        return None
    if mark.text not in (".", ",", "-") or detail.kind not in ("digits", "mixed") or len(detail.text) > 4:
        return None
    code = f"{category}.{detail.text.upper()}"
    apart = mark.text == "." and not sheet.touches(index + 1) and sheet.touches(index + 2)
    near = (
        detail.start - sheet.tokens[index].end <= 2
        and sheet.touches(index + 1)
        and not counts_something(sheet, index + 2)
    )
    if not (apart or (near and _is_part(sheet, index, code, mark.text))) or is_labelled_otherwise(
        sheet, index
    ):
        return None
    if sheet.is_closed(sheet.tokens[index].start):
        return None
    if not (believable(sheet, index, category) or (apart and _is_small(sheet, index, code))):
        return None
    keep(sheet, index, code, 0.8, "category apart from its detail")
    sheet.found[-1].end = detail.end
    return index + 3


def _is_small(sheet: Sheet, index: int, code: str) -> bool:
    """Whether it is a code in small letters: the catalogue knows it, or the text speaks of such faults (`e11 .65`)."""
    return sheet.tokens[index].text[0] not in "vx" and (
        sheet.knows(CodeSystem.ICD10CM, code) is True or speaks_of_faults(sheet)
    )


def read_far_split(sheet: Sheet, index: int) -> int | None:
    """`M 54.16`, `M 54 .16`: the letter, its digits and the detail apart from each other."""
    letter, number = sheet.tokens[index], sheet.tokens[index + 1]
    if number.start - letter.end != 1 or not letter.text.isupper():
        return None
    digits, _, detail = number.text.partition(".")
    category, at = letter.text + digits, index + 2
    if (
        not detail
        and sheet.tokens[at].text == "."
        and sheet.touches(at + 1)
        and sheet.tokens[at + 1].kind in ("digits", "mixed")
    ):
        detail, at = sheet.tokens[at + 1].text.upper(), at + 2
    if not detail and category in systems.whole_categories and expects_diagnosis(sheet, index):
        keep(sheet, index, category, 0.75, "letter apart from its digits")
        sheet.found[-1].end = number.end
        return at
    code = f"{category}.{detail}"
    if (
        len(digits) != 2
        or not 0 < len(detail) < 5
        or category not in systems.categories
        or sheet.is_closed(letter.start)
        or (letter.text == "T" and sheet.is_record)  # a temperature among vital signs
    ):
        return None
    sheet.found.append(
        Found(
            CodeSystem.ICD10CM,
            code,
            letter.start,
            sheet.tokens[at - 1].end,
            0.75,
            "letter apart from its digits",
        )
    )
    return at


def _is_part(sheet: Sheet, index: int, code: str, mark: str) -> bool:
    """Whether the category needs a detail and the detail may be it: the catalogue says so, or nothing else can be meant."""
    known = sheet.knows(CodeSystem.ICD10CM, code)
    tight = sheet.touches(index + 1) and sheet.touches(index + 2)
    return known is True or (
        known is None and (mark != "," or tight) and code[:3] not in systems.whole_categories
    )


def _is_dash_for_dot(sheet: Sheet, index: int, category: str, detail: str) -> bool:
    """Whether `E11-9` has a hyphen for its dot and is no range such as `F10-19`."""
    tight = sheet.touches(index + 1) and sheet.touches(index + 2)
    range_ = len(detail) == 2 and category[1:].isdigit() and detail.isdigit() and detail > category[1:]
    return tight and detail.isdigit() and not range_ and not goes_on(sheet, index + 2)
