"""Lines of verdicts found by the words they begin with: the same as trying each of them."""

from __future__ import annotations

from datetime import date

import pytest

from consultant.answering.phrases import plain
from consultant.answering.verdict_index import VerdictIndex
from consultant.model.knowledge import KnowledgeNote, NoteVerdict


def _note(id: str, *lines: tuple[tuple[str, ...], ...]) -> KnowledgeNote:
    verdicts = tuple(NoteVerdict((line,), f"Of {id}, {len(line)} groups.") for line in lines)
    return KnowledgeNote(
        id, "codes", (), (), "A text.", "CMS", "1", date(2026, 1, 1), date(2026, 1, 1), verdicts=verdicts
    )


INDEX = VerdictIndex(
    (
        _note("consult", (("consult*", "second opinion"), ("medicare",))),
        _note("telehealth", (("telehealth",), ("home",), ("~pos", "place of service"))),
        _note("operation", (("*ectomy", "orif"), ("57", "modifier 57"))),
        _note("visit", (("home",),), (("home",), ("telehealth",), ("medicare",))),
    )
)


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Does Medicare pay consultations?", ["Of consult, 2 groups."]),
        ("A second opinion under Medicare", ["Of consult, 2 groups."]),
        ("Insult to Medicare", []),
        ("An appendectomy tomorrow, 57?", ["Of operation, 2 groups."]),
        ("Ectomy 57, ectomies 57", ["Of operation, 2 groups."]),
        ("A tectonic 57", []),
        ("Telehealth from home", ["Of telehealth, 3 groups.", "Of visit, 1 groups."]),
        ("Telehealth from home, which POS?", ["Of visit, 1 groups."]),
        (
            "Medicare telehealth at home",
            ["Of visit, 3 groups.", "Of telehealth, 3 groups.", "Of visit, 1 groups."],
        ),
        ("", []),
    ],
)
def test_the_line_that_asks_for_most_is_the_closest(text: str, firsts: list[str]) -> None:
    assert [line.verdict.first for line in INDEX.closest(f" {plain(text)} ")] == firsts
