"""Columns of the files that are asked of something described are asked of its code."""

from __future__ import annotations

import pytest

from consultant.answering.intents import Intent
from consultant.answering.reading.columns_of import wish


@pytest.mark.parametrize(
    ("text", "told", "intents"),
    [
        ("MUE of a carpal tunnel release?", "a carpal tunnel release", (Intent.UNITS,)),
        (
            "How many global days does an open carpal tunnel release have?",
            "an open carpal tunnel release",
            (Intent.GLOBAL,),
        ),
        ("laparoscopic appendectomy global?", "laparoscopic appendectomy", (Intent.GLOBAL,)),
        ("MUE and status of a complete blood count", "a complete blood count", (Intent.STATUS, Intent.UNITS)),
        (
            "Assistant at surgery for a laparoscopic cholecystectomy: does Medicare pay it?",
            "laparoscopic cholecystectomy?",
            (Intent.ASSISTANT,),
        ),
        ("Work RVU: vasectomy", "vasectomy", (Intent.PAYMENT,)),
        ("RVU for a level 3 ER visit", "a level 3 ER visit", (Intent.PAYMENT,)),
        ("total RVU level 5 new patient visit", "level 5 new patient visit", (Intent.PAYMENT,)),
        (
            "Hi, is an assistant surgeon payable for a total hip replacement? Thanks",
            "a total hip replacement",
            (Intent.ASSISTANT,),
        ),
        ("Is a septoplasty billable with modifier 62?", "a septoplasty", (Intent.ASSISTANT,)),
        (
            "Screening mammogram, bilateral: status indicator and PC/TC?",
            "Screening mammogram, bilateral",
            (Intent.STATUS, Intent.COMPONENTS),
        ),
    ],
)
def test_column_is_asked_of_what_is_described(text: str, told: str, intents: tuple[Intent, ...]) -> None:
    found = wish(text)
    assert found is not None
    assert told in found.text
    assert set(found.intents) == set(intents)


@pytest.mark.parametrize(
    "text",
    [
        "What's included in the global period of a hernia repair?",
        "Can we bill a visit in the global period of a hernia repair?",
        "What is the global period of a major surgery?",
        "Type 2 diabetic on metformin AND insulin long term. Status codes?",
        "What is the MUE of 64721?",
    ],
)
def test_rules_and_codes_are_left_alone(text: str) -> None:
    assert wish(text) is None
