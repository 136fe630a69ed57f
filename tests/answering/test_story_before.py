"""A list's items that say too little by themselves are read with the case told before them; halves keep what they ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultant.answering.reading import read
from consultant.answering.reading.parts import parts
from consultant.codes import cite
from tests.answering.test_verdicts import ANSWERER
from tests.fakes.questions import question


def reply(text: str) -> str:
    return ANSWERER.draft(replace(question(text), citations=cite(text))).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Single-dose vial of 100 mg: 80 given, 20 thrown away. 1. How do the lines look? 2. What if nothing is left over?",
            ("Two lines:", "JZ on"),
        ),
        (
            "NP helps at surgery as assistant: 1. modifier? 2. how much does Medicare pay?",
            ("Modifier AS", "13.6 percent"),
        ),
        (
            "Patient discharged Monday, TCM planned. 1) First contact by when? 2) Visit by when if complexity is high?",
            ("Within 2 business days", "ithin 7 "),
        ),
        ("We found Medicare paid us twice. (1) how long to return? (2) how far back must we look?", ("60 days", "ix years")),
    ],
)  # fmt: skip
def test_items_are_read_with_the_case_before_them(text: str, said: tuple[str, ...]) -> None:
    assert all(one in reply(text) for one in said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "99495: within how many calendar days of discharge is the visit, and how soon must the first contact be made?",
            ("Within 14 days", "Within 2 business days"),
        ),
        ("Explain both: group code CO and remark N362.", ("CO (contractual obligation)",)),
        ("Our PA first-assists. Modifier for Medicare, and % of the fee schedule?", ("Modifier AS", "13.6 percent")),
        (
            "Part of the PT session was done by the assistant. Which modifier beside GP, and how does it change the payment?",
            ("CQ, beside GP", "85 percent"),
        ),
        (
            "How long after the date of service can we send a Medicare Part B claim, and which CARC do we see when late?",
            ("one calendar year", "CARC 29"),
        ),
        (
            "Single-dose vial of 100 mg, 60 given, 40 thrown out. Next patient used a full vial. Which modifier for each claim?",
            ("JW", "JZ"),
        ),
    ],
)  # fmt: skip
def test_both_halves_are_answered(text: str, said: tuple[str, ...]) -> None:
    short = reply(text).split("SHORT ANSWER\n")[1].split("\n\n")[0]
    assert all(one in short for one in said)


def test_another_question_may_speak_of_the_service() -> None:
    text = "How many days to return an overpayment? And my other question: how long after the service may a claim be filed?"
    assert len(read(question(text)).asks) == len(("one", "other"))


def test_the_modifier_that_is_there_is_not_asked_of() -> None:
    text = "Which modifier besides GP for the assistant's part?"
    (ask,) = read(replace(question(text), citations=cite(text))).asks
    assert ask.loose_modifiers == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Modifier for the assistant, and % of the fee?", 2),
        ("Found it in an audit. Within how many days is it returned, and how far back do we look?", 2),
        ("30 minutes, of which 20 were counseling: which visit level?", 1),
    ],
)
def test_questions_without_a_verb_are_questions(text: str, count: int) -> None:
    assert len(parts(f"We have a case. {text}")) == count
