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
        (
            "PT evaluated 20 minutes, then 97110 x 15 min and 97112 x 8 min. Timed units?",
            "23 minutes of timed therapy make 2 units: 97110 with 1, 97112 with 1; the minutes of the evaluation do not count",
        ),
        (
            "8 minutes of manual therapy and 7 minutes of therapeutic exercise. How many units?",
            "15 minutes of timed therapy make 1 unit: 97140 (manual therapy) with 1",
        ),
        (
            "Eval 25 min (97162), 97530 for 23 minutes. Units?",
            "23 minutes of timed therapy make 2 units of 97530",
        ),
        ("97110 and 97140, 15 minutes each - units?", "30 minutes of timed therapy make 2 units"),
        ("Critical care 74 minutes - just 99291? And what about 80 minutes?", "99291 alone for 80 minutes"),
        (
            "critical care 110 minutes incl. 20 minutes for a central line. code?",
            "99291 alone for 90 minutes",
        ),
        (
            "ER visit 99284, then 35 minutes of critical care that day, same doctor. Both billable?",
            "Yes, when the visit came first",
        ),
        (
            "Our RN spent 25 minutes on CCM calls. Can we bill 99490?",
            "25 minutes in the calendar month reach 99490",
        ),
        (
            "Our RN spent 25 minutes on CCM calls. Does nurse time count?",
            "Yes: clinical staff give the time of 99490",
        ),
    ],
)
def test_units_of_time_are_counted(text: str, told: str) -> None:
    assert told in short(text)
