"""Sides of one subject that a question asks for in one breath are all told; indicators in a row each by its meaning."""

from __future__ import annotations

import pytest

from consultant.answering.findings.notes import aspects
from consultant.answering.findings.visits import therapy


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("which modifier and what percent", {"modifier", "share"}),
        ("how often and at which age", {"frequency", "age"}),
        ("is it covered", set()),
    ],
)
def test_sides_are_told_apart_by_their_words(words: str, sides: set[str]) -> None:
    """Only words that ask for something count."""
    assert aspects.of(words.split()) == sides


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("38 timed minutes = how many units by the 8 minute rule?", {"timed codes": 38}),
        ("Total timed minutes 40 in one PT session. How many units under Medicare?", {"timed codes": 40}),
        ("PT session: 20 minutes of evaluation, 40 timed minutes, units?", {}),
    ],
)
def test_one_sum_of_timed_minutes_is_counted(text: str, minutes: dict[str, int]) -> None:
    """Two sums are no answer: which of them counts is not told."""
    assert therapy._of_all(text) == minutes
