"""Which concepts a text names, by the words of many askers in `concepts.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from consultant.answering.declines.words import phrase

_Kept = TypeVar("_Kept")
_TABLE = Path(__file__).parent / "concepts.toml"
_ROOM = 3
"""Words that may stand where an entry has two dots."""
_LETTERS = 2
"""A beginning has at least so many letters."""
_JOINED = re.compile(r"(\.\.)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row that name a concept; before each after the first, how many others may stand."""

    concept: str
    words: tuple[str, ...]
    room: tuple[int, ...]
    whole: frozenset[str]
    """Those of the words that are no beginnings: where one is missing, nothing has to be looked at in its order."""

    def fits(self, words: list[str], at: int) -> bool:
        """Whether it stands in the words, its first one at that place."""
        for word, room in zip(self.words[1:], self.room, strict=True):
            places = range(at + 1, min(at + 2 + room, len(words)))
            found = next((place for place in places if _is(word, words[place])), None)
            if found is None:
                return False
            at = found
        return True


@dataclass(frozen=True)
class Lexicon:
    """The concepts by whole words, by their beginnings, and by the beginnings of phrases."""

    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    known: dict[str, tuple[tuple[str, ...], tuple[Phrase, ...]]] = field(default_factory=dict)
    """What words seen before stand for; texts share most of them."""

    def named(self, words: list[str]) -> frozenset[str]:
        """The concepts that the words name."""
        found: set[str] = set()
        every = frozenset(words)
        for place, word in enumerate(words):
            concepts, phrases = self._of(word)
            found.update(concepts)
            found.update(
                one.concept
                for one in phrases
                if one.whole <= every and one.concept not in found and one.fits(words, place)
            )
        return frozenset(found)

    def _of(self, word: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
        if word not in self.known:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            heads = [word[:end] for end in range(_LETTERS, len(word) + 1)]
            concepts = (
                *self.whole.get(word, ()),
                *(one for head in heads for one in self.beginnings.get(head, ())),
            )
            keys = (word, *(f"{head}*" for head in heads))
            self.known[word] = concepts, tuple(one for key in keys for one in self.phrases.get(key, ()))
        return self.known[word]


_MOST_KNOWN = 16384


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table, read once."""
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return _lexicon(
        (name, entry) for group in tables.values() for name, line in group.items() for entry in line.split()
    )


def _lexicon(entries: Iterable[tuple[str, str]]) -> Lexicon:
    whole: dict[str, list[str]] = defaultdict(list)
    beginnings: dict[str, list[str]] = defaultdict(list)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for concept, entry in entries:
        row = _phrase(concept, entry)
        if len(row.words) > 1:
            phrases[row.words[0]].append(row)
        elif row.words[0].endswith("*"):
            beginnings[row.words[0][:-1]].append(concept)
        else:
            whole[row.words[0]].append(concept)
    return Lexicon(_fixed(whole), _fixed(beginnings), _fixed(phrases))


def _fixed(table: Mapping[str, list[_Kept]]) -> Mapping[str, tuple[_Kept, ...]]:
    return {key: tuple(some) for key, some in table.items()}


def _phrase(concept: str, entry: str) -> Phrase:
    rows = list(_placed(entry))
    words = tuple(word for word, _ in rows)
    whole = frozenset(word for word in words if not word.endswith("*"))
    return Phrase(concept, words, tuple(room for _, room in rows[1:]), whole)


def _placed(entry: str) -> Iterator[tuple[str, int]]:
    """Each word of an entry, and how many others may stand before it."""
    room = 0
    for part in _JOINED.split(entry):
        if part == "..":
            room = _ROOM
            continue
        for word in phrase(part):
            yield word, room
            room = 0


def _is(entry: str, word: str) -> bool:
    return word.startswith(entry[:-1]) if entry.endswith("*") else word == entry
