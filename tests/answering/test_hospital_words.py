"""Hospital questions in words: severities set against each other, operations that are coded apart, types of bill."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer, procedure_sets
from consultant.answering.reading import severities_told
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import NOTES
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("For the DRG, which secondary dx is stronger: sepsis or AKI?", ("sepsis", "AKI")),
        ("CC or MCC: severe malnutrition vs. moderate malnutrition", ("severe malnutrition", "moderate malnutrition")),
        (
            "does acute systolic heart failure count as an MCC? chronic systolic?",
            ("acute systolic heart failure", "chronic systolic heart failure"),
        ),
        (
            "MCC or CC: pressure ulcer sacrum stage 3, stage 4?",
            ("pressure ulcer sacrum stage 3", "pressure ulcer sacrum stage 4"),
        ),
        ("Is hyponatremia an MCC?", ()),
        ("Is E87.1 or E87.0 an MCC?", ()),
        ("sepsis or pneumonia first?", ()),
    ],
)  # fmt: skip
def test_conditions_are_set_against_each_other_by_their_severity(
    text: str, conditions: tuple[str, ...]
) -> None:
    assert severities_told.compared(text) == conditions


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("right salpingo-oophorectomy", ("right salpingectomy", "right oophorectomy")),
        ("intubated in our ED and on the vent 5 days", ("intubated in our ED and on the vent 5 days", "endotracheal intubation")),
        ("came intubated, on the vent 5 days", ("came intubated, on the vent 5 days",)),
        ("ventilated 5 days, not intubated", ("ventilated 5 days, not intubated",)),
        ("TAH with removal of cervix", ("abdominal hysterectomy", "resection of cervix abdominal")),
        ("total abdominal hysterectomy, uterus and cervix removed", ("abdominal hysterectomy", "resection of cervix abdominal ")),
        ("appendectomy", ("appendectomy",)),
    ],
)  # fmt: skip
def test_an_operation_on_two_body_parts_is_told_as_two(text: str, operations: tuple[str, ...]) -> None:
    assert procedure_sets.apart(text) == operations


class Billed(MemoryCatalogue):
    """Holds every type of bill by its number."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is not CodeSystem.TOB:
            return super().entry(system, code, on)
        return Entry(system, code, f"Bill {code}", True, CodeStatus.ACTIVE, RELEASES[CodeSet.STARTER])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Type of bill for a replacement outpatient hospital claim?", "Type of bill 0137: Bill 0137."),
        ("which TOB for late charges on an inpatient stay", "Type of bill 0115"),
        ("TOB to cancel a CAH outpatient claim?", "Type of bill 0858"),
        ("bill type for SNF part B?", "Type of bill 0221"),
        ("SNF inpatient part A bill type? Part B inpatient?", "Type of bill 0211"),
        ("tob for home health final claim and the NOA", "Type of bill 032A"),
        ("hospice NOE bill type", "Type of bill 081A"),
        ("Bill type for hospital outpatient, CAH outpatient and RHC?", "Type of bill 0131"),
        ("Bill type for hospital outpatient, CAH outpatient and RHC?", "Type of bill 0851"),
        ("Bill type for hospital outpatient, CAH outpatient and RHC?", "Type of bill 0711"),
    ],
)
def test_a_type_of_bill_is_told_by_facility_and_what_the_bill_does(text: str, said: str) -> None:
    assert said in Answerer(Billed(), MailTemplates(), NOTES).draft(question(text)).text
