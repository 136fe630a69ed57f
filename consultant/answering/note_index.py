"""The notes by the words that their phrases begin with, by modifier and by code: a question ranks the few it may fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from consultant.answering.needles import first_word
from consultant.model.knowledge import KnowledgeNote

Shelf = Mapping[str, tuple[KnowledgeNote, ...]]


@dataclass(frozen=True, slots=True)
class NoteIndex:
    """All notes on their shelves; one note may stand on several."""

    _begun: Shelf = field(default_factory=dict)
    """By the first word of a phrase, as a haystack has it."""
    _modifying: Shelf = field(default_factory=dict)
    _by_id: Mapping[str, KnowledgeNote] = field(default_factory=dict)
    _begun_codes: Shelf = field(default_factory=dict)
    """By the first sign of each code that a note is about."""
    coded: tuple[KnowledgeNote, ...] = ()
    """Those that are about certain codes."""

    @classmethod
    def of(cls, notes: Iterable[KnowledgeNote]) -> NoteIndex:
        """The index over these notes."""
        kept = tuple(notes)
        return cls(
            _shelved((first_word(phrase), note) for note in kept for phrase in note.words),
            _shelved((modifier, note) for note in kept for modifier in note.modifiers),
            {note.id: note for note in kept},
            _shelved((sign, note) for note in kept for listed in note.codes for sign in _first_signs(listed)),
            tuple(note for note in kept if note.codes),
        )

    def worded(self, words: Set[str]) -> Iterator[KnowledgeNote]:
        """Notes with a phrase that begins with one of the words of a haystack."""
        return _taken(self._begun, words)

    def modified(self, modifiers: Set[str]) -> Iterator[KnowledgeNote]:
        """Notes on one of the modifiers."""
        return _taken(self._modifying, modifiers)

    def on(self, labels: Iterable[str]) -> tuple[KnowledgeNote, ...]:
        """The notes that may be about one of these codes, in their order."""
        found = {note.id for note in _taken(self._begun_codes, {label[0] for label in labels})}
        return tuple(note for note in self.coded if note.id in found)

    def one(self, id: str) -> KnowledgeNote | None:
        """The note of that name."""
        return self._by_id.get(id)

    def named(self, ids: Iterable[str]) -> Iterator[KnowledgeNote]:
        """The notes of these names."""
        return (self._by_id[id] for id in ids)


def _first_signs(listed: str) -> Iterable[str]:
    """The first signs of the codes that a listed code or range (`99495-99496`, `C00-D49`) stands for."""
    first, _, last = listed.partition("-")
    return map(chr, range(ord(first[0]), ord((last or first)[0]) + 1))


def _shelved(pairs: Iterable[tuple[str, KnowledgeNote]]) -> Shelf:
    shelves: defaultdict[str, dict[str, KnowledgeNote]] = defaultdict(dict)
    for key, note in pairs:
        shelves[key][note.id] = note
    return {key: tuple(notes.values()) for key, notes in shelves.items()}


def _taken(shelf: Shelf, keys: Set[str]) -> Iterator[KnowledgeNote]:
    return (note for key in keys & shelf.keys() for note in shelf[key])
