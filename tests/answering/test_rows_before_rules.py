"""What is looked up of each cited code stands before a rule on it, and a told sentence asks nothing."""

from __future__ import annotations

import pytest

from consultant.answering.intents import Intent
from consultant.answering.reading import read
from consultant.answering.reading.citing import with_older
from consultant.answering.reading.spelling import spelled
from consultant.answering.reading.wishes import wish
from tests.answering.test_separate import question


@pytest.mark.parametrize(
    "text",
    [
        "Which of K74.60 and Y92.010 goes out without a POA indicator?",
        "Which of K74.60 and Y92.010 needs no POA?",
    ],
)
def test_which_of_two_diagnoses_is_exempt_is_looked_up(text: str) -> None:
    assert read(question(text)).asks[0].intents == (Intent.GROUP,)


def test_what_the_file_calls_gpci_is_known_by_its_long_names() -> None:
    assert spelled("geographic practice cost indices in Detroit") == "gpci in Detroit"
    assert spelled("geographic adjustment factors of Vermont") == "gpci of Vermont"


def test_a_sentence_that_tells_what_is_done_and_a_why_ask_no_code() -> None:
    found = wish("The hospital does the EKG, our doctor only reads it. Code, why no 26, and how many RVUs?")
    assert found is not None
    assert found.text == "The hospital does the EKG, our doctor only reads it. Code"
    assert found.intents == (Intent.PAYMENT,)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("What is the ICD-10-CM for old 486?", ["486"]),
        ("ICD-10 for former 428.0 please", ["428.0"]),
        ("The old 300 dollar fee", []),
    ],
)
def test_what_is_called_an_old_code_is_one(text: str, codes: list[str]) -> None:
    assert [one.code for one in with_older((), text)] == codes
