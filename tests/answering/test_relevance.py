"""Notes found by all the words of a question, in wordings that no phrase of theirs holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultant.answering.findings.notes.note_sentences import answering, first
from consultant.answering.relevance import Relevance
from consultant.catalogue.knowledge import load_notes
from consultant.model.knowledge import KnowledgeNote


def note(id: str, text: str, *words: str) -> KnowledgeNote:
    day = date(2026, 1, 1)
    return KnowledgeNote(id, "guidelines", (), (), text, "Publication", "section", day, day, words=words)


NOTES = (
    note("record-retention", "Records are kept for seven years from the day of service.", "keep records"),
    note("scribes", "The clinician signs what a scribe wrote; the scribe need not.", "scribe*"),
    note("stamped", "Medicare takes no stamped signature. A disability is the exception.", "stamp*"),
)
RELEVANCE = Relevance.of(NOTES)
KNOWLEDGE = load_notes(Path(__file__).parents[2] / "config" / "knowledge")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("For how many years do we have to keep the records?", "record-retention"),
        ("Does a scribe have to sign too?", "scribes"),
        ("Are stamps instead of signatures accepted?", "stamped"),
    ],
)
def test_the_note_that_shares_the_rarest_words_fits_best(asked: str, expected: str) -> None:
    fits = RELEVANCE.fits(asked)
    assert max(fits.from_points(0), key=fits.points) == expected


def test_a_question_about_something_else_shares_little() -> None:
    asked = "Is parking at the clinic free for seven cars?"
    fits = RELEVANCE.fits(asked)
    assert all(fits.share(id) < 0.5 for id in fits.from_points(0))
    assert not any(RELEVANCE.fits("Can you help me, please?").from_points(0))
    assert not any(Relevance().fits("anything").from_points(0))


@pytest.mark.parametrize(
    ("id", "asked", "begins"),
    [
        ("icd-excludes", "What does Excludes2 mean?", "Excludes2"),
        ("icd-excludes", "What does Excludes1 mean?", "Excludes1"),
        ("modifier-jw-jz", "Does the JZ rule hold for overfill and multi-dose vials?", "Multi-dose"),
    ],
)
def test_the_sentence_nearest_to_the_question_answers(id: str, asked: str, begins: str) -> None:
    text = next(one.text for one in KNOWLEDGE if one.id == id)
    assert answering(text, asked, set(), Relevance.of(KNOWLEDGE)).startswith(begins)


def test_a_long_sentence_is_not_cut_within_brackets() -> None:
    text = (
        " ".join(["word"] * 30)
        + ", the findings (Q7: one; Q8: two; Q9: "
        + " ".join(["more"] * 20)
        + "), and more."
    )
    assert first(text) == " ".join(["word"] * 30) + "."
