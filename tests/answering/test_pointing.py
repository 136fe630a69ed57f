"""A question that points at what only the asker sees is asked back; one that tells it, or asks for a rule, is not."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import unknown
from consultant.answering.reading.pointing import untold


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("can you tell me if this code needs a 26", "codes"),
        ("What's the modifier indicator for the pair?", "pair"),
        ("Has our G code been deleted?", "codes"),
        ("Dx got rejected as not specific enough. What should I use?", "diagnosis"),
        ("The infusion was 200 mg. Units please.", "drug"),
        ("How many units of waste do I bill, 20 mg was discarded?", "drug"),
        ("How long is the global period of the surgery we did on [NAME 1] last week?", "procedure"),
        ("Does this code need a modifier 26 when we read it at the hospital?", "codes"),
        ("Can I split this code into 26 and TC?", "codes"),
        ("Is this code bilateral when both knees are done?", "codes"),
        ("Does that procedure code need a TC when the hospital owns the machine?", "codes"),
        ("Is the thing we billed last week on the Medicare telehealth list?", "codes"),
        ("Our lab ran the new panel. What's its CLFS rate?", "procedure"),
        ("MUE for the drug please", "drug"),
        (
            "What does Medicare allow for this procedure at our office in Ohio? The boss wants it by noon.",
            "procedure",
        ),
        ("OPPS APC for the test we ran?", "procedure"),
        ("Global days for the surgery she had?", "procedure"),
        ("what is the relative weight of that DRG", "group"),
        ("Is our principal diagnosis an MCC?", "diagnosis"),
        ("Is there an NCCI edit between them?", "pair"),
        ("whats the max units per day for that supply code", "supply"),
        ("Can these be billed together? thank you, Trish", "pair"),
        ("Yesterday we administered a drug in the office. I need its MUE.", "drug"),
        ("Dr. K. did a procedure last Tuesday - how long is its global period?", "procedure"),
        ("Same patient, same date, two codes. Will one deny against the other?", "pair"),
        ("Yesterday's claim has two procedures on it. If I append a 59, will they both be allowed?", "pair"),
        ("For this morning's case, do I report it with a 50 or on two lines with LT and RT?", "procedure"),
    ],
)
def test_what_is_pointed_at_and_not_told(text: str, thing: str) -> None:
    assert untold(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "What does a CC do for the DRG?",
        "Modifier 25 goes on the injection.",
        "Is it right that 51 isn't needed for Medicare?",
        "How do edits see lines on two claims of one day?",
        "Can two doctors of one group both see the patient on the same day and both get paid?",
        "These two codes bundle with indicator 0. Can any modifier help?",
        "When is the waste of the drug billed with JW?",
        "Is that 20610 column 1?",
        "Can two procedures at different sites be billed together with 59?",
        "If a drug has an MUE of 1, can we bill two lines?",
        "Does the arthroscopy need a modifier?",
        "Modifier 27, who uses it?",
        "",
    ],
)
def test_a_rule_or_a_thing_that_is_told_points_at_nothing(text: str) -> None:
    assert untold(text) == ""


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Is U07.0 billable on the claim I have? Date's cut off at the top.", "date not known"),
        ("Our chart says E11.A. No date of service on the sheet. Was it valid then?", "date not known"),
        ("K90.821: valid or not? It may be September or October 2023, I'm not sure which.", "date not known"),
        ("Carpal tunnel syndrome. I want the code, I don't know which wrist.", "side not known"),
        ("CKD with hypertension. Which codes? The stage isn't on my sheet.", "stage not known"),
        ("How many units for the shot? They didn't tell me which drug.", "drug not known"),
        ("How should I code a UTI in pregnancy? I was not told the trimester.", "trimester not known"),
        ("Medicare advantage or commercial I am not sure. Which preventive code?", "payer not known"),
        ("The payer said the primary is missing. Which code is it?", ""),
        ("Which code if the record does not state the side?", ""),
        ("Her dx isn't on the LCD. What are our options?", ""),
        ("Which date of service goes on the claim, the code's or the visit's?", ""),
    ],
)
def test_what_the_asker_says_not_to_have(text: str, fact: str) -> None:
    assert unknown.said(text) == fact


@pytest.mark.parametrize(
    "text",
    [
        "Which ICD-10-CM code for knee osteoarthritis? The note does not tell me which side and I forgot to write it to you.",
        "ICD-10-CM for a complete rotator cuff tear? The report does not give the side and I did not include it.",
        "Code for a sprained ankle? Laterality is something I forgot to write down, sorry.",
    ],
)
def test_a_side_that_the_asker_forgot_is_asked_back(text: str) -> None:
    assert unknown.said(text) == "side not known"


def test_a_side_that_the_record_leaves_open_is_a_rule() -> None:
    assert not unknown.said(
        "ICD-10-CM code for osteoarthritis of the knee when the note does not say which side?"
    )
