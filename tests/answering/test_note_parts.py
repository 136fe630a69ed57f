"""Further questions on a rule are answered by further sentences of its note, and by nothing that is not in it (A17)."""

from __future__ import annotations

import pytest

from consultant.answering.note_parts import with_further
from consultant.answering.reading import read
from consultant.answering.reading.parts import parts
from consultant.answering.relevance import Relevance
from consultant.answering.section import Section
from consultant.answering.wording import Worded
from consultant.catalogue.knowledge import load_notes
from consultant.model.answer import Finding
from consultant.settings import PROJECT
from tests.answering.test_verdicts import question

NOTE = (
    "The deductible is 283 dollars, then the patient owes 20 percent. The premium is 202.90 dollars a month."
)


def told(text: str) -> tuple[str, ...]:
    """The short answer to a text of which the note's first sentence was told."""
    found = Worded(Finding("note", (), {"text": NOTE}, ()), NOTE.split(". ")[0] + ".", "", "", "", ())
    ask = read(question(text)).asks[0]
    relevance = Relevance.of(load_notes(PROJECT / "config" / "knowledge"))
    return with_further(Section(ask, (found.short,), (found,)), relevance).short[1:]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How high is the deductible, and what is the premium?", ("The premium is 202.90 dollars a month.",)),
        ("How high is the deductible, and how much does the patient owe?", ()),
        ("How high is the deductible?", ()),
        ("How high is the deductible, and who signs the order?", ()),
    ],
)
def test_a_further_question_gets_the_sentence_on_what_was_not_said(text: str, said: tuple[str, ...]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Can 64726 be billed bilaterally, what's the MUE, and if both are done which modifier is used?", 3),
        ("When both are done, can we bill 50?", 1),
        ("If 45385 is billed, can we add 45380?", 1),
        ("Can we bill under the doc, at which rate, and with which modifier?", 3),
        ("I70.541 what does it mean and which HCC in V28, and does it need a second code?", 3),
        ("Is it valid, deleted or replaced?", 1),
    ],
)
def test_questions_behind_a_comma_are_parts_of_their_own(text: str, number: int) -> None:
    assert len(parts(text)) == number
