"""Stories told in words that call for several codes in one order, and codes on the wrong record."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering import Answerer, spans
from consultant.answering.findings.crosswalks import groups_in_words
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import RELEASES, CodeSet, MemoryCatalogue
from tests.fakes.questions import question

_RELEASE = RELEASES[CodeSet.ICD10CM]


class _Every(MemoryCatalogue):
    """A release in which every diagnosis is billable, titled by its own code."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if system is not CodeSystem.ICD10CM:
            return super().entry(system, code, on)
        return Entry(system, code, f"Condition {code}", False, CodeStatus.ACTIVE, _RELEASE)


def short(text: str) -> str:
    draft = Answerer(_Every(), MailTemplates()).draft(question(text))
    assert not untraced_in_bullets(draft)
    return draft.text.partition("SHORT ANSWER\n")[2].partition("\n\n")[0]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sepsis due to pneumonia with acute respiratory failure. What sequence?", "A41.9 first, then J18.9, R65.20 and J96.00"),
        ("Septic shock from E. coli UTI with AKI. Order of codes?", "A41.51 first, then N39.0, R65.21 and N17.9"),
        ("Sepsis due to MRSA, hypoxic respiratory failure, which code first?", "A41.02 first, then R65.20 and J96.01"),
        ("Uncomplicated vaginal delivery at 39 weeks, single liveborn: mom's codes?", "O80 first, then Z37.0 and Z3A.39"),
        ("Delivery with preeclampsia, single liveborn: codes on mom's record?", "O14.94 first, then Z37.0"),
        ("Delivered at 39 weeks, 2nd degree laceration, live single baby: codes?", "O70.1 first, then Z37.0 and Z3A.39"),
        ("Term newborn, vaginal birth, transient tachypnea: newborn record codes?", "Z38.00 first, then P22.1"),
        ("C-section at 40 weeks because of breech, single liveborn. Codes in order?", "O32.1XX0 first, then Z37.0 and Z3A.40"),
        ("Code for a healthy newborn delivered vaginally, baby's chart?", "Z38.00:"),
        ("Newborn twin by c-section in our hospital, code?", "Z38.31:"),
        ("triplet born by c-section, newborn record, code?", "Z38.62:"),
        ("NSTEMI 2 weeks ago (I21.4), now another NSTEMI. Which code is the new one?", "I22.2 and I21.4:"),
        ("NSTEMI two weeks ago, today a new anterior STEMI. Codes?", "I22.0 and I21.4:"),
        ("Sacral ulcer was stage 2 at admission and progressed to stage 4. How do I code this?", "L89.152 and L89.154:"),
        ("Type 2 diabetic takes metformin and basal insulin. Which long-term drug codes?", "Z79.4 and Z79.84:"),
        ("Polyneuropathy caused by a medication taken as prescribed. Code?", "G62.0:"),
        ("He cut himself on purpose with a knife, external cause code for the ER visit?", "X78.1XXA:"),
        ("Second heart attack, inferior STEMI, 10 days after the first, I21.4. New code?", "I22.1 and I21.4:"),
    ],
)  # fmt: skip
def test_a_story_gives_its_codes_in_order(text: str, codes: str) -> None:
    assert short(text).startswith(codes)


@pytest.mark.parametrize(
    "text",
    [
        "Delivery with retained placenta, single liveborn: codes on mom's record?",
        "NSTEMI 2 months ago (I21.4), now another NSTEMI. Which code is the new one?",
        "Preterm delivery at 34 weeks, single liveborn: which codes on mom's record?",
    ],
)
def test_what_is_told_otherwise_gives_no_such_order(text: str) -> None:
    assert "first, then" not in short(text)
    assert "I22" not in short(text)


def test_sepsis_without_a_failing_organ_is_not_severe() -> None:
    told = short("Sepsis without shock, pneumonia. Which code first?")
    assert told.startswith("A41.9 first, then J18.9:")
    assert "R65" not in told


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We put Z3A.28 on the baby's chart. Correct?", "No: Z3A.28 stands on the mother's record only"),
        ("May Z38.00 go on the mother's chart?", "No: Z38.00 stands on the child's record only"),
    ],
)
def test_a_code_on_the_wrong_record(text: str, first: str) -> None:
    assert short(text).startswith(first)


def test_a_code_is_not_misplaced_on_its_own_record() -> None:
    assert "record only" not in short("May Z38.00 go on the baby's chart?")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("total hip with no MCC", "major hip and knee joint replacement"),
        ("thyroid surgery with CC", "thyroid, parathyroid and thyroglossal procedures"),
        ("gallbladder surgery laparoscopic without CC", "laparoscopic cholecystectomy"),
        ("c-section, no sterilization", "cesarean section, without sterilization"),
        ("hip fracture with total hip replacement", "principal diagnosis of hip fracture"),
        ("stroke with tPA", "thrombolytic agent"),
    ],
)
def test_operations_are_called_as_the_titles_of_groups_have_them(said: str, meant: str) -> None:
    assert meant in groups_in_words._called(said)


@pytest.mark.parametrize(
    ("title", "hours", "held"),
    [
        ("Respiratory Ventilation, Greater than 96 Consecutive Hours", 101, True),
        ("Respiratory Ventilation, 24-96 Consecutive Hours", 101, False),
        ("Respiratory Ventilation, 24-96 Consecutive Hours", 96, True),
        ("Respiratory Ventilation, Less than 24 Consecutive Hours", 24, False),
    ],
)
def test_consecutive_hours_are_a_span(title: str, hours: int, held: bool) -> None:
    span = spans.span(title)
    assert span is not None
    assert span.holds(f"on the ventilator for {hours} consecutive hours") is held
