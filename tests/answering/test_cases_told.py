"""Cases of each of which the same is wished."""

from __future__ import annotations

import pytest

from tests.answering.test_separate import texts


@pytest.mark.parametrize(
    ("mail", "asked"),
    [
        (
            "Post-op: (1) second stage (2) bleeding. Which modifiers, and which one restarts the period?",
            [
                "Post-op: second stage. Which modifier?",
                "Post-op: bleeding. Which modifier?",
                "Post-op: which modifier restarts the period?",
            ],
        ),
        ("Which POS? (1) ASC (2) urgent care", ["ASC. Which POS?", "urgent care. Which POS?"]),
        (
            "Modifiers please: reduced service; assistant surgeon",
            ["reduced service. Which Modifier?", "assistant surgeon. Which Modifier?"],
        ),
        (
            "Need ICD-10 codes: one, sleep apnea; two, gout?",
            ["sleep apnea. Which ICD-10 code?", "gout. Which ICD-10 code?"],
        ),
        (
            "Planner sent two orders, I need the HCPCS for both:\n1. oxygen concentrator\n2. semi-electric hospital bed",
            ["oxygen concentrator. Which HCPCS code?", "semi-electric hospital bed. Which HCPCS code?"],
        ),
    ],
)
def test_each_is_asked_with_the_wish(mail: str, asked: list[str]) -> None:
    assert texts(mail) == asked


@pytest.mark.parametrize(
    ("mail", "asked"),
    [
        (
            "GPCI 2026: a) Seattle b) rest of Oregon",
            ["GPCI 2026 for Seattle?", "GPCI 2026 for rest of Oregon?"],
        ),
        ("Locality in: Miami; Reno, NV", ["Locality for Miami?", "Locality for Reno, NV?"]),
        ("Note: Seattle; Reno", ["Note: Seattle; Reno"]),
    ],
)
def test_what_a_heading_asks_of_places_is_asked_of_each(mail: str, asked: list[str]) -> None:
    assert texts(mail) == asked


@pytest.mark.parametrize(
    "mail",
    [
        "Patient with 1. kidney disease stage 3a 2. anemia. Codes?",
        "Which modifier for an assistant surgeon?",
        "a) Which modifier is that? b) Which code?",
    ],
)
def test_conditions_of_one_patient_and_questions_of_their_own_are_none(mail: str) -> None:
    assert not any(one.endswith(("Which code?", "Which modifier?")) for one in texts(mail)[1:-1])


@pytest.mark.parametrize(
    "mail",
    [
        "i) MUE of 20610? ii) How long is an ABN valid for?",
        "one, MUE of 20610; two, how long is an ABN valid for?",
        "A. MUE of 20610? B. How long is an ABN valid for?",
        "Firstly what is the MUE of 20610, secondly how long is an ABN valid for?",
        "Part 1: MUE of 20610? Part 2: How long is an ABN valid for?",
    ],
)
def test_items_may_be_counted_in_many_ways(mail: str) -> None:
    first, second = texts(mail)
    assert "20610" in first
    assert "ABN" in second
    assert "20610" not in second
