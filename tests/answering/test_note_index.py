"""The shelves of notes: whatever would score stands on one of those that a question looks at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from consultant.answering.findings.notes.note_ranking import Asked, _best_first, _scored, ranked
from consultant.answering.note_index import NoteIndex
from consultant.answering.reading import read
from consultant.answering.reference import Reference
from consultant.answering.relevance import Relevance
from consultant.catalogue.knowledge import load_notes
from consultant.codes import cite
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.knowledge import holds
from consultant.ports import Catalogue

KNOWLEDGE = load_notes(Path(__file__).parents[2] / "config" / "knowledge")
DAY = date(2026, 11, 26)
REFERENCE = Reference(
    cast(Catalogue, None),
    DAY,
    BillingSetting.PRACTITIONER,
    knowledge=KNOWLEDGE,
    relevance=Relevance.of(KNOWLEDGE),
    shelves=NoteIndex.of(KNOWLEDGE),
)


@pytest.mark.parametrize(
    "text",
    [
        "Does modifier 25 need a different diagnosis?",
        "Denied with CO-97: what does it mean?",
        "G0439: what are the rules?",
        "99214 plus 99417, what must be documented?",
        "How long do we keep records of a signed order?",
        "Can a nurse practitioner's first visit be incident-to?",
        "Is parking free?",
    ],
)
def test_a_question_ranks_just_the_notes_that_would_score_among_all(text: str) -> None:
    question = Question("", "", "", text, cite(text), DAY, None, BillingSetting.PRACTITIONER)
    for ask in read(question).asks:
        fits = REFERENCE.relevance.fits(ask.text)
        every = (pair for pair in _scored(KNOWLEDGE, Asked.of(ask), fits, REFERENCE) if pair[0])
        assert ranked(ask, REFERENCE) == tuple(_best_first(every, fits))


@pytest.mark.parametrize(
    ("listed", "code", "held"),
    [
        ("E0100-E8002", "E0114", True),
        ("E0100-E8002", "E11.9", False),
        ("J0120-J9999", "J44.9", False),
        ("E08-E13", "E11.22", True),
        ("E08-E13", "E1130", False),
        ("99202-99215", "99213", True),
        ("CARC 97", "CARC 97", True),
    ],
)
def test_a_range_holds_codes_of_its_own_system_only(listed: str, code: str, held: bool) -> None:
    assert holds(listed, code) is held
