"""What an examiner asked in two halves, and what hangs on what the asker alone knows (A10, A17)."""

from __future__ import annotations

import pytest

from consultant.answering.digits import told
from consultant.answering.intents.coverage import names_status
from consultant.answering.reading.naming import points_at_a_case
from tests.answering.test_note_verdicts import verdict


@pytest.mark.parametrize(
    "text",
    [
        "A claim came back denied. What did we do wrong and how do we fix it?",
        "Payer sent the claim back with a remark code. What does it mean and do we appeal or correct?",
        "what is the MUE for that code? hospital outpatient",
    ],
)
def test_what_tells_nothing_to_look_up_is_asked_back(text: str) -> None:
    assert points_at_a_case(text)


@pytest.mark.parametrize(
    "text",
    ["Claim denied CO-97. What now?", "Claim denied for no referral. Why?", "Denied as duplicate. What did we do wrong?"],
)  # fmt: skip
def test_a_denial_with_its_reason_is_not(text: str) -> None:
    assert not points_at_a_case(text)


def test_fingers_and_toes_with_their_names_in_brackets_are_told() -> None:
    text = "fourth digit (ring finger) of the left hand, and the second toe of the right foot"
    assert told(text) == ("F3", "T6")


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("Lab fails the coverage rule. What paper does she get, when, and which modifier?", ("CMS-R-131", "before", "GA")),
        ("What do group codes CO and PR say, and which lets us bill?", ("contractual", "patient responsibility")),
        ("How many G0447 visits in 12 months, and which BMI?", ("22 visits", "BMI of 30")),
        ("By time: what may be counted toward the total of an office visit, and may the nurse's time?", ("documenting", "staff")),
        ("Indicator 9 on a PTP pair means absolute, correct?", ("Not absolute", "does not apply")),
        ("Physician assistant assists at surgery. Modifier? At what percent?", ("AS", "13.6 percent")),
        ("LDCT lung screening: ages, pack-years and the code?", ("71271", "50 to 77", "20 pack-years")),
        ("Screening mammogram Medicare: ages, how often and the code?", ("77067", "age 40", "once a year")),
        ("Medicare HPV screening: ages, interval, HCPCS?", ("G0476", "30 to 65", "5 years")),
        ("Ultrasound to screen the abdominal aorta, code and how often? And how often a bone density test?",
         ("76706", "once in a lifetime", "24 months")),
        ("CO 29 on a Medicare claim - what is it and what is the filing limit?", ("1 year", "time for filing")),
        ("Healing closed wrist fracture: Z47 or fracture code, with which 7th character?", ("not Z47", "D for routine")),
        ("HTN and CKD stage 3b; the doctor does not say that one comes from the other. Which combination code?",
         ("I12.9", "N18.32", "presumes")),
        ("New patient, 62 minutes. Which level by time? And established with 41 minutes?", ("99205", "99215")),
        ("Office visits by total time: 32 minutes for an established and 47 minutes for a new patient?", ("99214", "99204")),
    ],
)  # fmt: skip
def test_both_halves_are_said(text: str, halves: tuple[str, ...]) -> None:
    said = verdict(text)
    assert all(half in said for half in halves), said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Total RVU of 77600-TC, and what does its status code mean?", True),
        ("What is the MPFS status of 93000-26?", True),
        ("Is 93000-26 payable?", False),
        ("Patient status changed to inpatient. Payable?", False),
    ],
)
def test_the_status_itself_may_be_asked_of_a_component(text: str, *, named: bool) -> None:
    assert names_status(text) is named
