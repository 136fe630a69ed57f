"""Unit limits by setting: what each part of a question names, and codes that another setting bills."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer
from consultant.model.catalogue import AbsenceKind, Absent, BillingSetting, CodeSet, Release, UnitLimit
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

SETS = {
    BillingSetting.PRACTITIONER: CodeSet.MUE_PRACTITIONER,
    BillingSetting.HOSPITAL: CodeSet.MUE_HOSPITAL,
    BillingSetting.DME: CodeSet.MUE_DME,
}
LIMITS = {
    ("97110", BillingSetting.PRACTITIONER): 6,
    ("97110", BillingSetting.HOSPITAL): 8,
    ("A7003", BillingSetting.PRACTITIONER): 0,
    ("A7003", BillingSetting.DME): 5,
    ("G0378", BillingSetting.PRACTITIONER): 0,
    ("G0378", BillingSetting.HOSPITAL): 72,
}


class Limited(MemoryCatalogue):
    """A catalogue in memory with unit limits of three settings."""

    def unit_limit(self, code: str, setting: BillingSetting, on: date) -> UnitLimit | Absent:
        release = Release(SETS[setting], "2024 Q3", date(2024, 7, 1), None, "file", "0" * 64, 1)
        units = LIMITS.get((code, setting))
        if units is None:
            return Absent(AbsenceKind.NO_ROW, SETS[setting], release)
        return UnitLimit(code, units, "3", "Clinical: Data", setting, release)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MUE for 97110?", "The MUE for 97110 is 6 units per day."),
        ("The MUE of 97110 is 4 per day, right?", "No: the MUE for 97110 is 6 units per day."),
        ("They say the MUE for 97110 is 6. True?", "Yes: the MUE for 97110 is 6 units per day."),
        ("MUE for 97110 in a hospital?", "The MUE for 97110 is 8 units per day."),
        ("97110 max? we're a hosp", "The MUE for 97110 is 8 units per day."),
        (
            "MAI 2 beside 97110 means we can split over two lines, right?",
            "No: the MUE of 6 for 97110 has adjudication",
        ),
        ("Is MAI 3 on 97110 so that an appeal can raise it?", "Yes: the MUE of 6 for 97110 has adjudication"),
        (
            "Limit of 97110 for the surgeon's claim and for the hospital?",
            "6 on a practitioner claim, and 8 on an",
        ),
        ("97110, may we bill 8 of them a day?", "No: 8 units of 97110 exceed the MUE of 6 per day"),
        (
            "Hospital MUE for 97110, and practitioner MUE for 97110?",
            "8 on an outpatient hospital claim, and 6 on a practitioner claim",
        ),
        (
            "MUE of G0378?",
            "72 units per day in the outpatient hospital setting; in the practitioner setting it is 0",
        ),
        (
            "MUE for A7003?",
            "5 units per day in the DME supplier setting; in the practitioner setting it is 0",
        ),
        (
            "MUE for A7003 on a physician claim?",
            "0 units in the practitioner setting; it is 5 in the DME supplier",
        ),
        ("MUE questions: A) 97110 hospital. B) A7003 supplier", "The MUE for 97110 is 8 units per day"),
    ],
)
def test_the_limit_of_the_setting_that_is_meant_is_told(text: str, told: str) -> None:
    drafted = Answerer(Limited(), MailTemplates()).draft(question(text))
    assert told in " ".join(drafted.text.split())
    assert untraced_in_bullets(drafted) == {}


def test_where_the_limits_of_the_setting_are_not_loaded_no_other_setting_answers() -> None:
    catalogue = MemoryCatalogue(without=[CodeSet.MUE_PRACTITIONER])
    text = Answerer(catalogue, MailTemplates()).draft(question("How many units of 20610 a day, office?")).text
    assert "MUE practitioner is not loaded" in text
    assert "The MUE for 20610" not in text
