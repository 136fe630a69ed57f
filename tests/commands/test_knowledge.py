"""`consultant knowledge check` names what is wrong with a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from consultant.catalogue.knowledge import load_notes
from consultant.commands.knowledge import faults
from consultant.model.knowledge import KnowledgeNote, NoteVerdict
from consultant.settings import PROJECT
from tests.fakes.catalogue import MemoryCatalogue

TODAY = date(2026, 11, 23)
NOTE = KnowledgeNote(
    id="made-up",
    topic="modifiers",
    codes=("99213",),
    modifiers=("25",),
    text="A rule in own words.",
    publication="A manual",
    section="1",
    as_of=date(2026, 1, 1),
    valid_from=date(2021, 1, 1),
    words=("a phrase",),
)


def test_the_notes_of_the_project_are_many_and_without_fault() -> None:
    notes = load_notes(PROJECT / "config" / "knowledge")
    assert len(notes) >= 120
    assert list(faults(notes, None, TODAY)) == []


def test_codes_that_the_catalogue_holds_are_no_fault() -> None:
    assert list(faults([NOTE], MemoryCatalogue(), TODAY)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"topic": "weather"}, "topic"),
        ({"section": " "}, "source"),
        ({"words": ()}, "phrases"),
        ({"words": ("Modifier-25",)}, "phrase 'Modifier-25' can fit no question"),
        ({"verdicts": (NoteVerdict(((("a + b",),),), "Yes."),)}, "phrase 'a + b' can fit no question"),
        ({"text": "word " * 91}, "90 words"),
        ({"valid_to": date(2026, 11, 22)}, "ended on 2026-11-22"),
        ({"as_of": date(2027, 1, 1)}, "future"),
        ({"codes": ("99201",)}, "99201"),
        ({"codes": ("ZZ1.23",)}, "ZZ1.23"),
        ({"modifiers": ("Q?",)}, "Q?"),
    ],
)
def test_a_fault_is_named(wrong: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults([replace(NOTE, **wrong)], MemoryCatalogue(), TODAY))
