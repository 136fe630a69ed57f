"""Dementias with their disease, infected catheters and burned surfaces in words; what a text denies of a pregnancy."""

from __future__ import annotations

import pytest

from consultant.answering.findings.guidelines import external_causes
from consultant.answering.reading.clinical import written_out
from tests.answering.test_stories import short


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Alzheimer's disease with late onset and dementia with agitation - ICD-10 codes?", "G30.1 first, then F02.811"),
        ("Alzheimer dementia, mild, without behavioral disturbance. ICD-10?", "G30.9 first, then F02.A0"),
        ("Lewy body dementia with hallucinations, severe: dx codes?", "G31.83 first, then F02.C2"),
        ("Early-onset Alzheimer's, dementia with severe agitation, code?", "G30.0 first, then F02.811"),
        ("CAUTI from an indwelling Foley - which codes?", "T83.511A first, then N39.0"),
        ("UTI due to her suprapubic catheter, codes?", "T83.510A first, then N39.0"),
        ("Infected hemodialysis catheter, dx code?", "T82.7XXA:"),
        ("Burns of 25% of the body surface, 12% third degree. Which T31 code?", "T31.21"),
        ("Severe sepsis due to E. coli with acute respiratory failure, present on admission. Which goes first?",
         "A41.51 first, then R65.20 and J96.00"),
    ],
)  # fmt: skip
def test_the_codes_of_a_cause_and_what_it_does(text: str, codes: str) -> None:
    assert short(text).startswith(codes)


@pytest.mark.parametrize(
    "text",
    [
        "Alzheimer's and vascular dementia, which codes?",
        "Alzheimer's dementia, mild to moderate, code?",
        "Infected peritoneal dialysis catheter, dx code?",
    ],
)
def test_another_cause_is_none_of_them(text: str) -> None:
    assert not short(text).startswith(("G30", "T82"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("galactorrhea, not pregnant", "galactorrhea not associated with childbirth"),
        ("mastitis, not breastfeeding, not postpartum, left breast", "mastitis, left breast"),
        ("hypertension, denies pregnancy", "hypertension"),
        ("mole on the left cheek", "mole of other parts of face"),
        ("type 1 diabetic mom in childbirth", "type 1 diabetes with in childbirth"),
    ],
)
def test_what_is_denied_of_a_pregnancy_is_not_told(text: str, words: str) -> None:
    assert written_out(text)[0] == words


@pytest.mark.parametrize("text", ["heat exhaustion, first visit", "anaphylaxis to peanuts, initial visit"])
def test_the_encounter_of_other_injuries(text: str) -> None:
    assert written_out(text)[1] == "A"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Slipped on ice, sprained right wrist. ICD-10 codes with external cause?", "sprained right wrist"),
        ("Slipped on ice, sprained right wrist. External cause code?", ""),
        ("fell off a ladder, broken heart, dx and external cause code?", ""),
    ],
)
def test_the_injury_is_told_where_its_code_is_wished_too(text: str, words: str) -> None:
    assert next(external_causes.injury(text), "") == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He cut himself with an electric knife at work. External cause code?", "W29.1XXA"),
        ("She cut herself with a knife, not on purpose. External cause code?", "W26.0XXA"),
        ("She cut herself with a razor on purpose. External cause code?", "X78.8XXA"),
    ],
)
def test_an_intent_counts_where_it_is_told(text: str, code: str) -> None:
    assert short(text).startswith(code)


@pytest.mark.parametrize(
    ("text", "told"),
    [("bruised right elbow, follow-up visit", "D"), ("bruised left knee, 2nd visit", "D")],
)
def test_a_bruise_has_an_encounter(text: str, told: str) -> None:
    assert written_out(text)[1] == told


def test_hypertension_and_diabetes_of_one_kidney_are_both_combined() -> None:
    told = short("E11.9, I10 and N18.32 on one claim: right?")
    assert "I12.9 first, then N18.32" in told
    assert "E11.22 first, then N18.32" in told
