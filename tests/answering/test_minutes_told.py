"""Minutes as a text tells them, and the units of time that they make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering import minutes_told
from consultant.codes import cite
from tests.answering.test_verdicts import ANSWERER
from tests.fakes.questions import question


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("anesthesia 7:30 to 9:05", 95),
        ("1 hour and 20 minutes", 80),
        ("75 min of anesthesia", 75),
        ("from 11:50 till 1:05", 75),
        ("30 minutes and 40 minutes", None),
    ],
)
def test_minutes_are_told_by_the_clock_in_hours_or_in_minutes(text: str, told: int | None) -> None:
    assert minutes_told.once(text) == told


def short(text: str) -> str:
    drafted = ANSWERER.draft(replace(question(text), citations=cite(text)))
    return drafted.text.split("SHORT ANSWER\n")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anesthesia ran 75 minutes: how many time units?", "75 minutes are 5.0 time units"),
        ("CRNA case from 7:30 to 9:05, time units?", "95 minutes are 6.3 time units"),
        (
            "PT, 97110 and 97140 together (23 + 15 minutes). How many units each?",
            "38 minutes of timed therapy make 3 units: 97110 with 2, 97140 with 1",
        ),
    ],
)
def test_units_of_time_are_counted(text: str, told: str) -> None:
    assert told in short(text)
