"""Questions that a note answers with its verdict, in plain words of the desk: `note_verdicts.txt` beside this file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consultant.answering import sections
from consultant.codes import cite
from consultant.model.answer import Draft, DraftStatus
from tests.answering.test_verdicts import ANSWERER
from tests.fakes.questions import question

_LINES = (Path(__file__).parent / "note_verdicts.txt").read_text(encoding="utf-8").splitlines()
QUESTIONS = [tuple(line.split(" => ")) for line in _LINES if line and not line.startswith("#")]


def draft(text: str) -> Draft:
    return ANSWERER.draft(replace(question(text), citations=cite(text)))


def verdict(text: str) -> str:
    return draft(text).text.split("SHORT ANSWER\n")[1].split("\n")[0]


@pytest.mark.parametrize(("text", "begins"), QUESTIONS)
def test_the_notes_verdict_stands_first(text: str, begins: str) -> None:
    assert verdict(text).startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Patient's wife called about the bill, can we talk to her?",
        "Contusion of the knee and laceration of the scalp: both?",
        "Patient with hypertension, BP 150/95, follow-up. I10 okay?",
        "Who may order DME?",
        "What is modifier AI for?",
        "When do new ICD-10 codes take effect?",
        "53-year-old in our hospital with chest pain, E/M level?",
        "Patient is 22 and had an office visit. New patient code?",
        "What does modifier 59 mean?",
        "Can 97140 be billed with 97530?",
        "Is it possible to bill 99213 at the clinic on a Sunday?",
        "Closed fracture of the left radius, which code?",
        "The doctor is on vacation, who covers the phone?",
        "Our old charge master has Q9974. What is the replacement code?",
        "We bill the DME MAC. L6704 x 2: what is the MUE in our file?",
        "Radical prostatectomy 4 years ago, yearly check. C61 or Z85.46?",
        "What is the frequency digit of a hospital bill 131?",
        "Two patients had 90853 together, code each?",
        "Open fracture of the radius, side not documented, which code?",
        "Is 99213 a level 3 visit for Medicare?",
        "What does Medicare pay for a level 4 office visit?",
        "What is the FY 2026 payment rate for hospice?",
        "How much does Medicare pay for a closed treatment of a radius fx, 25600?",
        "A 73 year old patient, does Medicare pay for the brace?",
        "Does Medicare pay for ondansetron po with chemo?",
        "Will Medicare pay for the surgery as an outpatient?",
        "What is the assistant surgeon indicator of 33340?",
        "Can 99183 be billed with 11042 for a diabetic wound on the same day?",
        "What diagnosis code for pelvic pain in a woman?",
        "What code for influenza with pneumonia?",
        "Which dx code for VAP on day 5 of ventilation?",
        "What is the 3 day rule for SNF coverage?",
        "How many minutes for a psychiatric evaluation 90791?",
        "Is there an NCD for transcranial magnetic stimulation in depression?",
        "Is a wearable defibrillator covered by Medicare?",
        "Does the hospice cap still exist?",
        "Where does the attending sign the note?",
        "Is 97110 to the UE covered, used for strengthening?",
        "A 26-year-old with TC 99.5 on one line of the chart?",
    ],
)
def test_a_question_that_only_sounds_alike_gets_none(text: str) -> None:
    assert "verdict" not in {finding.kind for finding in draft(text).findings}


def test_a_question_for_the_contrary_gets_no_yes_or_no() -> None:
    assert verdict("Is it wrong to have everyone sign an ABN?").startswith("Notices given routinely")


def test_of_a_pair_whose_edit_is_asked_for_no_note_answers_first() -> None:
    drafted = draft("Nurse visit 99211 together with 96372: what does the edit table say?")
    assert "verdict" not in {finding.kind for finding in drafted.findings}


def test_who_claims_the_contrary_is_told_no() -> None:
    assert verdict("The Z codes can never be primary.").startswith("No: a Z code may be first or later")
    assert verdict("Z codes can never be primary, right?").startswith("No: a Z code may be first")
    assert verdict("Can a Z code never be primary?").startswith("Yes: a Z code may be first")


def test_what_may_be_improper_is_answered_with_the_rule_where_a_note_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = "The ABN was signed on the 12th, after the test on the 10th. Can she just write the 10th on it?"
    assert draft(asked).status is DraftStatus.DECLINED
    monkeypatch.setattr(sections, "certain", lambda text: False)
    drafted = draft(asked)
    assert drafted.status is DraftStatus.DRAFT
    assert verdict(asked).startswith("No: the notice is signed before the service.")
    assert "perhaps improper" in drafted.risks


@pytest.mark.parametrize(
    "text", ["How much will Medicaid pay us for 99214?", "Does 73721 need prior authorization?"]
)
def test_a_verdict_may_ask_for_what_decides(text: str) -> None:
    drafted = draft(text)
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "QUESTIONS BACK TO YOU" in drafted.text


def test_a_group_with_its_number_is_asked_for_the_reason() -> None:
    told = draft("Denied with CO-97, what does that mean and what can we do?").text
    assert "Reason 97 says" in told
    assert "contractual obligation" not in told
