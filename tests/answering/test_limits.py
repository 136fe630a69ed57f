"""Intervals and ages that a question tells, against the limits of the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultant.answering import Answerer
from consultant.catalogue.knowledge import load_notes
from consultant.templates import MailTemplates
from tests.answering.traceability import untraced_in_bullets
from tests.fakes.catalogue import MemoryCatalogue
from tests.fakes.questions import question

NOTES = load_notes(Path(__file__).parents[2] / "config" / "knowledge")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "High risk, screening colonoscopy 20 months after the last one. Covered?",
            "No, not yet: only 20 months",
        ),
        (
            "Screening colonoscopy, average risk, last one 11 years ago. Covered?",
            "Yes, by the interval: 132 months",
        ),
        ("Welcome to Medicare visit in month 14 of Part B?", "No: month 14 is after the first 12 months"),
        ("Low-dose CT for a 79 year old?", "No, not at 79: it is covered up to 77 years."),
        ("Screening PSA at age 45?", "No, not at 45: it begins at 50."),
    ],
)
def test_the_verdict_stands_first(text: str, said: str) -> None:
    found = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text))
    assert found.text.split("SHORT ANSWER\n")[1].startswith(said)
    assert untraced_in_bullets(found) == {}


@pytest.mark.parametrize(
    "text", ["How often is a screening colonoscopy covered?", "Low-dose CT for a 62 year old?"]
)
def test_without_a_limit_that_is_missed_the_note_alone_answers(text: str) -> None:
    found = Answerer(MemoryCatalogue(), MailTemplates(), NOTES).draft(question(text))
    assert "limit_told" not in {finding.kind for finding in found.findings}
