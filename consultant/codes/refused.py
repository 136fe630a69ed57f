"""Runs with the form of a diagnosis that are the number of something else: rooms, versions, pieces of longer numbers."""

from __future__ import annotations

from consultant.codes.elsewhere import is_about_something_else
from consultant.codes.heads import is_of_headed_list
from consultant.codes.labels import is_identified_by_dash, label_before
from consultant.codes.nouns import amounts_of_anything, not_codes, weak_labels
from consultant.codes.sheet import Sheet
from consultant.codes.tables import words
from consultant.codes.vocabulary import diagnosis_labels


def is_refused(sheet: Sheet, index: int) -> bool:
    """Whether the run at `index` is surely no diagnosis code, whatever its form."""
    return (
        is_labelled_otherwise(sheet, index)
        or (sheet.tokens[index].kind != "dotted" and _is_of_other_thing(sheet, index))
        or goes_on(sheet, index)
        or (
            index > 0
            and sheet.tokens[index - 1].text in ("-", "_")
            and sheet.touches(index)
            and _piece(sheet, index)
        )
    )


def _is_of_other_thing(sheet: Sheet, index: int) -> bool:
    """Whether the head of its list, or its sentence, is about something else; a code with its dot is a code all the same."""
    return is_of_headed_list(sheet, index) or is_about_something_else(sheet, index)


def is_labelled_otherwise(sheet: Sheet, index: int) -> bool:
    """Whether the word before says that the run is the number of something else."""
    near = sheet.tokens[index - 1].lower
    if is_identified_by_dash(sheet, index) or (
        near == "#" and label_before(sheet, index)[0] not in diagnosis_labels
    ):
        return True
    if near in _ROOMS or (near in ("to", "is", "now", "no") and sheet.tokens[index - 2].lower in _ROOMS):
        return True
    label, _ = label_before(sheet, index)
    if near in ("of", "the") and sheet.tokens[index].kind == "dotted":
        return False  # `the version of E11.9 in our files`
    if near == ":" and sheet.tokens[index].kind == "dotted" and label in _UNDOTTED:
        return False  # `two stops on the account: N35.114 for the sex`
    return label not in diagnosis_labels and (
        (label in not_codes and label not in amounts_of_anything)
        or (label in weak_labels and label not in ("case", "patient", "pt", "visit", "claim"))
    )


_UNDOTTED = words("account accounts acct chart claim claims bill member subscriber beneficiary")
"""Whose numbers have no dot in them."""
_ROOMS = words(
    "unit apt apartment bldg building suite ste room rm floor gate seat dock cubicle desk locker bay stall"
)


def goes_on(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen and a number follow without space (`N330-1182-90`): the run is a piece of something longer."""
    following = sheet.tokens[index + 2]
    return (
        sheet.tokens[index + 1].text == "-"
        and following.kind in ("digits", "phone", "drug", "serial")
        and sheet.touches(index + 1)
        and sheet.touches(index + 2)
    )


def _piece(sheet: Sheet, index: int) -> bool:
    before = sheet.tokens[index - 2]
    last = sheet.last
    return (
        index > 1
        and before.end == sheet.tokens[index - 1].start
        and before.kind in ("digits", "mixed", "decimal", "word")
        and not (last and last.end >= before.end)
    )
