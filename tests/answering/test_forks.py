"""Codes side by side, of which one untold fact chooses, are asked back for it; once it is told they are answered."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import firmly, lacking
from consultant.answering.lacks.forks import LACKS
from consultant.answering.wording import word
from consultant.model.answer import DraftStatus, Finding
from consultant.templates import MailTemplates
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        ("Smoking cessation today, 99406 vs 99407?", "minutes of counseling"),
        ("Discharge day of an inpatient, 99238/99239?", "time not told"),
        ("She came for her annual wellness visit. G0438 or G0439?", "first or later"),
        ("We only gave prenatal care. 59425 or 59426?", "number of visits"),
        ("Telehealth visit today. Modifier 95 or 93?", "sound or picture"),
        ("Visit with moderate decision making, 99204 or 99214?", "kind of patient"),
        ("Cerumen removed from both ears, 69209 or 69210?", "how wax was removed"),
        ("Colonoscopy cancelled in our department. 73 or 74?", "when it was called off"),
        ("Surgery in the global period of another operation. 58, 78 or 79?", "why operated again"),
        ("Nexplanon visit. 11981, 11982 or 11983?", "put in or taken out"),
        ("Injection of the right knee. 20610 or 20611?", "whether imaging guided it"),
        ("EKG done. 93000, 93005 or 93010?", "reading or tracing"),
        ("Which Z34 code for our pregnant patient?", "trimester"),
        ("Concussion with loss of consciousness - S06.0X?", "loss of consciousness"),
        ("Sprained left ankle - which 7th character do I use?", "encounter"),
        ("May I bill 99454 for June?", "days of readings"),
        ("Another doctor of our group saw him last year. Can I bill 99203?", "other physician's specialty"),
        ("Anesthesia for a lap chole, 00790. How many time units?", "minutes"),
        ("Nursing facility visit by our NP today, moderate MDM. What code?", "day of stay"),
        ("est pt office visit, can i bill 99214?", "visit's facts"),
        ("Chronic care management for May. Which code and units?", "minutes of the month"),
        ("Can we bill the NP visit under the doctor?", "supervision"),
        ("Assistant at surgery on 27447, which modifier?", "assistant"),
        ("Diabetic patient with a complication, what E11 code?", "complication"),
        ("Patient was seen here once before by me. Is she a new patient today?", "last visit"),
        ("Can we add a prolonged service code to 99215?", "time not told"),
        ("97530 units for todays OT visit?", "minutes"),
        ("Add-on 11732 how many? Nail avulsion done today.", "number of nails treated"),
        ("Port placed, patient is 60. 36561 or 36571?", "way of the catheter"),
        ("Consult for an Aetna patient, 99252-99255, which level?", "visit's facts"),
    ],
)
def test_what_chooses_is_asked_for(asked: str, fact: str) -> None:
    assert lacking(asked, whole=True) == fact
    assert firmly(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "What is the difference between 99406 and 99407?",
        "Smoking cessation, 12 minutes: 99406 or 99407?",
        "Discharge took 25 minutes, 99238 or 99239?",
        "Her first wellness visit ever. G0438 or G0439?",
        "Telehealth by video. Modifier 95 or 93?",
        "Cerumen flushed out. 69209 or 69210?",
        "Taken back for a hemorrhage on day 5. Which of 78, 79, 58 is it?",
        "Knee injected under ultrasound. 20610 or 20611?",
        "Which pays more, 93000 or 93010?",
        "What do we report for a clinic visit instead of 99202-99215?",
        "Can 99238 or 99239 be billed by a nurse practitioner?",
        "Another doctor of our group, same specialty, saw him last year. Can I bill 99203?",
        "Anesthesia ran 75 minutes, 00790. How many time units?",
        "Initial nursing facility visit, moderate MDM. What code?",
        "How many days of readings does 99454 need?",
        "How many 99406/99407 sessions does Medicare allow per year?",
        "99238 vs 99239 - where is the line?",
        "Our NP saw a new Medicare patient, doctor was in the suite. Bill incident-to under the doctor?",
        "How many units of 97530 does Medicare allow per day?",
        "Can the NP's visit for a new problem be billed under the doctor?",
        "Is a Z68 code acceptable as the first-listed diagnosis?",
    ],
)
def test_what_is_told_is_not_asked_for(asked: str) -> None:
    assert not lacking(asked, whole=True)


@pytest.mark.parametrize("fact", sorted({lack.name for lack in LACKS}))
def test_each_fact_has_words_and_a_question(fact: str) -> None:
    worded = word(Finding("fact_lacking", (), {"fact": fact, "codes": ()}, ()), MailTemplates())

    assert "depends on" in worded.short
    assert worded.asks


def test_the_choice_is_left_open() -> None:
    answered = draft("Injection of the right knee with steroid. 20610 or 20611?")

    assert answered.status is DraftStatus.NEEDS_INFO
    assert "as your question tells it" not in answered.text
