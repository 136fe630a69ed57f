"""One draft asks the search once for the same words."""

from __future__ import annotations

from datetime import date

from consultant.answering.remembering import Remembering
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from tests.answering.test_descriptions import likely

ICD = frozenset({CodeSystem.ICD10CM})


class Counting:
    """A search that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        self.asked.append(words)
        return (likely("M54.2", "Cervicalgia", 1.0),)

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()


def test_the_same_words_are_looked_for_once() -> None:
    search = Counting()
    remembering = Remembering(search)
    first = remembering.likely("neck pain", ICD, date(2026, 11, 26))
    assert remembering.likely("neck pain", ICD, date(2026, 11, 26)) == first
    remembering.likely("neck pain", ICD, date(2025, 11, 26))
    assert search.asked == ["neck pain", "neck pain"]
