"""The project's own notes by what they are about, so that a code's page looks only at those that may be about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from consultant.answering.reference import label
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote


class Shelf:
    """Notes by modifier, and by the first character of the codes that they cover; each list in the order of the files."""

    def __init__(self, notes: Iterable[KnowledgeNote]) -> None:
        self._of_modifier: dict[str, list[KnowledgeNote]] = defaultdict(list)
        self._beginning: dict[str, list[KnowledgeNote]] = defaultdict(list)
        for note in notes:
            for modifier in dict.fromkeys(note.modifiers):
                self._of_modifier[modifier].append(note)
            for character in sorted({one for listed in note.codes for one in _beginnings(listed)}):
                self._beginning[character].append(note)

    def about(self, system: CodeSystem, code: str, on: date) -> tuple[KnowledgeNote, ...]:
        """The notes about a code that hold on a day."""
        if system is CodeSystem.MODIFIER:
            return tuple(note for note in self._of_modifier.get(code, ()) if note.valid(on))
        named = label(system, code)
        near = self._beginning.get(named[:1], ())
        return tuple(note for note in near if note.valid(on) and note.covers(named))


def _beginnings(listed: str) -> Iterator[str]:
    """The first characters that a code of a note, or of a range as `A00-Q99`, may have."""
    first, _, last = listed.partition("-")
    yield from map(chr, range(ord(first[0]), ord((last or first)[0]) + 1))
