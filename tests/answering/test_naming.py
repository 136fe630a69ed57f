"""A question that names nothing is asked back; one that names something, or asks for a rule, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering.reading.naming import describes_nothing, lacking, names_nothing
from consultant.model.answer import DraftStatus
from tests.answering.test_verdicts import draft

ROWS = [
    line.partition("\t")
    for line in (Path(__file__).parent / "evaluation" / "asked_back.txt")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("text", [text for kind, _, text in ROWS if kind == "answer"])
def test_what_can_be_looked_up_or_is_a_rule_names_something(text: str) -> None:
    assert not names_nothing(text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Both figures please.", True),
        ("Am I doing it right?", True),
        ("Do not resuscitate is on the chart.", False),
        ("Figurate erythema.", False),
    ],
)
def test_an_aside_to_a_question_describes_nothing(text: str, nothing: bool) -> None:
    assert describes_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Should I put LT or RT?", "sides"),
        ("How many units for the infusion?", "units"),
        ("Is prior auth needed?", "authorization"),
        ("Which diagnosis goes first?", "order"),
        ("Is it still in the global period?", "period"),
        ("What level is this visit?", "level"),
        ("Is a PA allowed to bill for that in our state?", "state"),
        ("Can we bill both?", ""),
    ],
)
def test_what_fits_every_question_names_nothing_and_lacks_something(text: str, lacks: str) -> None:
    assert names_nothing(text)
    assert lacking(text) == lacks


@pytest.mark.parametrize(
    "text",
    [
        "Can a PA bill Medicare?",
        "Should I put LT or RT on 20610?",
        "How many units for 95 minutes of infusion with 96365?",
        "Is prior auth needed for a blepharoplasty?",
        "Which order for 26 and 59 on the same line?",
        "Which goes first, 26 or 59?",
        "Thanks, that is all.",
        "",
    ],
)
def test_a_word_of_its_own_is_enough(text: str) -> None:
    assert not names_nothing(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A laceration of the arm was repaired. Which code?", "the site, the length in cm and the depth"),
        ("We gave an injection of steroid. How do we code it?", "Which drug and dose"),
        ("Does it need prior authorization?", "Which payer and plan"),
        ("Can a PA bill that in our state?", "Which state and which payer"),
        ("The claim was denied. What should we do?", "Which reason and remark codes"),
        ("Which modifier do I need?", "Which codes"),
    ],
)
def test_what_decides_is_asked_back(text: str, asked: str) -> None:
    drafted = draft(text)
    assert drafted.status is DraftStatus.NEEDS_INFO
    assert asked in drafted.text
