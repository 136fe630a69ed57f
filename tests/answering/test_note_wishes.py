"""Words that ask for the instructional notes of one diagnosis, and numbers that are the end of its code."""

from __future__ import annotations

import pytest

from consultant.answering.findings.guidelines import note_wishes
from consultant.answering.findings.guidelines.note_wishes import ALONE, FURTHER, MAY_LEAD, WISHES
from consultant.answering.intents import Intent, understand
from consultant.answering.phrases import plain, uses
from consultant.model.catalogue import NoteKind


@pytest.mark.parametrize(
    "text",
    [
        "What gets listed prior to N08?",
        "Which code precedes D63.0?",
        "Should the neoplasm precede M36.0?",
        "F02.80 got rejected in first position; what should be in front?",
        "For H28, whats the etiology code requirement?",
        "Does E87.22 need another code sequenced before it?",
        "M36.2 is not principal; which code must precede it?",
        "Can H42 go in the top slot?",
    ],
)
def test_what_stands_before_a_diagnosis_is_asked_in_many_words(text: str) -> None:
    assert Intent.NOTES in understand(text).intents
    said = text.replace(".", "")
    assert WISHES[NoteKind.CODE_FIRST].search(said) or MAY_LEAD.search(said)


@pytest.mark.parametrize(
    "text",
    [
        "J95.4 - additional coding required?",
        "K11.20: smoking status needed too?",
        "O99.210 does it need a code for the obesity as well?",
        "Anything we're supposed to tack on to I12.9?",
        "Does J44.1 come with any instruction about tobacco?",
        "Is there any mandatory companion for D63.1",
        "Does the code book make us add a drug code to D70.2?",
        "M80.08XA, must we report something for osteoporosis too?",
        "Must something be added to D61.1 for the drug?",
        "What else from the Z chapter should be reported with Z08?",
        "Do the notes at N18.6 ask for dialysis status?",
    ],
)
def test_what_is_added_to_a_diagnosis_is_asked_in_many_words(text: str) -> None:
    assert Intent.NOTES in understand(text).intents


@pytest.mark.parametrize(
    "text",
    ["Is E11.9 valid in 2026?", "HCC of I50.9 under V28", "When was T52.8X1A deleted?", "E11.9: diabetes?"],
)
def test_other_questions_on_a_diagnosis_ask_for_no_notes(text: str) -> None:
    assert Intent.NOTES not in understand(text).intents
    assert not FURTHER.search(text)
    assert not ALONE.search(text)


def test_a_number_at_the_end_of_a_diagnosis_is_no_modifier() -> None:
    assert not uses(f" {plain('E87.22 needs another code')} ", "22")
    assert uses(f" {plain('22 needs a report, as E87.22 does not')} ", "22")
    assert uses(f" {plain('modifier 22')} ", "22")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("K77 in mono: what goes first and can K77 be principal?", True),
        ("Z91.83 with Alzheimer's, can it be listed first?", True),
        ("What goes first with K77?", False),
    ],
)
def test_whether_the_code_may_lead_is_asked_beside_what_the_notes_say(text: str, *, asked: bool) -> None:
    assert note_wishes.may_lead(text, asks_open=True) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Does Z91.83 go first?", True),
        ("Should G30.9 be listed first?", True),
        ("Which code does the note put first?", False),
    ],
)
def test_whether_a_code_leads_is_asked_in_so_many_words(text: str, asked: bool) -> None:
    assert note_wishes.may_itself(text) is asked
