"""Hours and minutes in words, and percent signs, as the tables and notes have them."""

from __future__ import annotations

import pytest

from consultant.answering import visit_words
from consultant.answering.number_words import times_in_digits
from consultant.answering.phrases import spoken
from tests.answering.test_verdicts import draft


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("two hours 10 minutes of hydration", "2 hours 10 minutes of hydration"),
        ("forty-five minutes", "45 minutes"),
        ("an hour and a half", "90 minutes"),
        ("half an hour", "30 minutes"),
        ("an hour", "1 hour"),
        ("one of two visits", "one of two visits"),
    ],
)
def test_times_are_written_in_digits(said: str, written: str) -> None:
    assert times_in_digits(said) == written


def test_the_minutes_of_a_visit_may_be_words() -> None:
    assert visit_words.minutes("Forty five minutes, established patient, what level?") == 45


def test_a_percent_sign_is_a_word() -> None:
    assert spoken("NPs get 80% of it") == "nps get 80 percent of it"
    assert "85 percent" in draft("Medicare pays NPs 80% of the fee schedule. True?").text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("New patient 50 minutes office E/M", "99204: 50 minutes"),
        ("Two hours 10 minutes hydration alone, codes?", "130 minutes are 96360"),
    ],
)
def test_a_short_question_on_told_minutes_is_answered(text: str, first: str) -> None:
    assert draft(text).text.split("SHORT ANSWER\n")[1].startswith(first)


def test_of_two_infusions_whose_minutes_are_not_told_apart_no_code_is_named() -> None:
    assert "96360" not in draft("Two hours of IV fluids and antibiotics, codes?").text
