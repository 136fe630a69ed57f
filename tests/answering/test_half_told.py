"""What a case turns on and its mail does not tell is asked back; once it is told, nothing is."""

from __future__ import annotations

import pytest

from consultant.answering.lacks import lacking
from consultant.model.answer import DraftStatus
from tests.answering.test_verdicts import draft

PAIRS = (
    (
        "levels",
        "The surgeon did a lumbar fusion, 22612 is on the slip. How many 22614 do we add?",
        "The surgeon did a lumbar fusion of three levels, 22612 is on the slip. How many 22614 do we add?",
    ),
    (
        "lesions",
        "He froze a handful of warts. 17110 or 17111, and how many units?",
        "He froze 16 warts. 17110 or 17111, and how many units?",
    ),
    (
        "area",
        "She debrided the wound to the fat, 11042. How many units of 11045 go with it?",
        "She debrided 45 sq cm of the wound to the fat, 11042. How many units of 11045 go with it?",
    ),
    (
        "tests",
        "The patient had allergy pricks today. How many units of 95004?",
        "The patient had 40 allergy pricks today. How many units of 95004?",
    ),
    (
        "vessels",
        "Our cardiologist placed stents this morning. How many units of C9600 and C9601?",
        "Our cardiologist placed two stents in one vessel this morning. How many units of C9600 and C9601?",
    ),
    (
        "hours",
        "Our patient was in observation. How many units of G0378 do we bill?",
        "Our patient was in observation for 26 hours. How many units of G0378 do we bill?",
    ),
    (
        "value",
        "E66.01 is on our claim, adult. Which Z68 code goes with it?",
        "E66.01 is on our claim, adult, BMI 42.3. Which Z68 code goes with it?",
    ),
    (
        "value",
        "Stroke patient, the neurologist wrote down an NIHSS. Which R29.7 code do I assign?",
        "Stroke patient, the neurologist wrote down an NIHSS of 14. Which R29.7 code do I assign?",
    ),
    (
        "age",
        "Established patient came for the yearly physical. Which of the 9939x codes?",
        "Established patient, 47 years old, came for the yearly physical. Which of the 9939x codes?",
    ),
    (
        "anesthetist",
        "AA, QK, QX or QZ on our line 00142?",
        "The CRNA worked alone. AA, QK, QX or QZ on our line 00142?",
    ),
    (
        "assistant",
        "Someone else helped at the table. Should the claim for 27130 have 80, 82 or AS?",
        "A PA helped at the table. Should the claim for 27130 have 80, 82 or AS?",
    ),
    (
        "functional level",
        "L5856 was denied. Which K modifier should we send?",
        "L5856 was denied; the patient is a community walker. Which K modifier should we send?",
    ),
    (
        "trip's ends",
        "A0427 was billed for the ambulance run. Which two-letter modifier is it?",
        "A0427 was billed for the ambulance run from her home to the hospital. Which two-letter modifier is it?",
    ),
    (
        "physical status",
        "What physical status do we put on 00790?",
        "ASA class III. What physical status do we put on 00790?",
    ),
    (
        "encounter",
        "S52.501 was seen here. A, D, G or K at the end?",
        "S52.501 was seen here for a cast change, healing well. A, D, G or K at the end?",
    ),
    (
        "present on admission",
        "J18.9 is a secondary of the stay. POA Y, N, U or W?",
        "J18.9 is a secondary of the stay, it developed on day four. POA Y, N, U or W?",
    ),
    (
        "fetus",
        "Twins, one lies across. Which character goes seventh on O32.2XX?",
        "Twins, fetus B lies across. Which character goes seventh on O32.2XX?",
    ),
    (
        "blood product",
        "Two bags were given through a peripheral vein. Which 30233 code in PCS?",
        "Two bags of platelets were given through a peripheral vein. Which 30233 code in PCS?",
    ),
    (
        "payer",
        "How long do we have to file the claim with her plan?",
        "How long do we have to file the claim with Medicare?",
    ),
    (
        "state law",
        "How much per page may we take for copies of the chart from a lawyer?",
        "How much per page may we take in Ohio for copies of the chart from a lawyer?",
    ),
    (
        "day of surgery",
        "66984 was done by our surgeon. She wants to come in on January 4. Is that inside the global?",
        "66984 was done on October 20 by our surgeon. She wants to come in on January 4. Is that inside the global?",
    ),
    (
        "discipline of the visit",
        "Home health agency. Yesterday's visit: which G code is it?",
        "Home health agency. Yesterday's visit by the physical therapist: which G code is it?",
    ),
    (
        "type of fracture",
        "Growth plate fracture of the lower tibia, first visit. Which code?",
        "Growth plate fracture of the lower tibia, Salter-Harris type II, first visit. Which code?",
    ),
    (
        "part imaged",
        "Which CPT for the two views that we took with the portable x-ray?",
        "Which CPT for the two views of the ankle that we took with the portable x-ray?",
    ),
    (
        "screening",
        "She came in for her screening. Which code is it?",
        "She came in for her screening, a mammogram. Which code is it?",
    ),
    (
        "payment group",
        "The period ended with three visits. Is it a LUPA?",
        "The period ended with three visits, threshold of 4. Is it a LUPA?",
    ),
    (
        "operation's facts",
        "We need the ICD-10-PCS code for the operation of Tuesday. Can you code it?",
        "We need the ICD-10-PCS code for the operation of Tuesday, an appendectomy. Can you code it?",
    ),
)


@pytest.mark.parametrize(("fact", "half", "whole"), PAIRS)
def test_a10_a_fact_that_decides_is_asked_for_until_it_is_told(fact: str, half: str, whole: str) -> None:
    assert lacking(half) == fact
    assert lacking(whole) != fact


@pytest.mark.parametrize(
    "text",
    [
        "What do the characters A, D and S say on an injury code?",
        "Which of these need a POA indicator: Z79.4, I25.2?",
        "What is the difference between 80, 82 and AS?",
        "Our MAC's LCD and an NCD disagree. What counts?",
        "How many units of 17003 are allowed per day?",
        "What is the MUE of 22614?",
        "Which codes for the scan are used in lung cancer screening, and who qualifies?",
        "When does the seventh character of O32.2XX tell the fetus of twins?",
    ],
)
def test_a_rule_that_hangs_on_no_case_is_not_asked_back(text: str) -> None:
    assert lacking(text) == ""


def test_a_choice_that_the_record_decides_is_asked_back_with_what_each_is_for() -> None:
    drafted = draft("The doctor saw her on Tuesday. 99213 or 99214?")
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert "Which of these descriptions does the record meet?" in drafted.text


def test_a_choice_that_is_to_be_explained_is_answered() -> None:
    drafted = draft("What is the difference between 99213 and 99214?")
    assert drafted.status is DraftStatus.DRAFT
