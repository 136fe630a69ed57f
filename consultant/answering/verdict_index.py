"""The verdicts of all notes by the words that their lines begin with: a question looks at the few that it may fit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering import said_otherwise
from consultant.answering.needles import first_word, haystack
from consultant.answering.phrases import Phrases, looked_for, used, uses
from consultant.model.knowledge import BARRED, KnowledgeNote, NoteVerdict

_DENIAL = re.compile(r"\b(?:no|not|never|without|cannot|un\w+|exempt|excused|[a-z]+n t)\b")


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases of which one is enough; where the group is barred, none of them may be said."""

    phrases: tuple[str, ...]
    barred: bool
    begun: frozenset[str]
    """Their first words as a haystack has them: most groups are told apart by one look."""
    looked_for: Phrases

    @classmethod
    def of(cls, written: tuple[str, ...]) -> Group:
        """The group as a note writes it: `BARRED` before the first phrase bars it."""
        phrases = tuple(phrase.removeprefix(BARRED) for phrase in written)
        begun = frozenset(map(first_word, phrases))
        return cls(phrases, written[0].startswith(BARRED), begun, looked_for(phrases))

    def met(self, text: str, words: Set[str]) -> bool:
        """Whether a plain text with these words says one of the phrases; of a barred group, whether it says none."""
        if words.isdisjoint(self.begun):
            return self.barred
        for begun, phrase in self.looked_for:  # a plain loop: of `used` this takes half
            if begun in text and uses(text, phrase):
                return not self.barred
        return self.barred


@dataclass(frozen=True, slots=True)
class Line:
    """One way to ask for a verdict."""

    place: int
    """Among the lines of all notes, by the notes' names."""
    note: KnowledgeNote
    verdict: NoteVerdict
    groups: tuple[Group, ...]

    def fits(self, text: str, words: Set[str]) -> bool:
        """Whether a plain text with these words says one thing of each group."""
        for group in self.groups:  # a plain loop: ninety lines a mail are looked at
            if words.isdisjoint(group.begun):
                if not group.barred:
                    return False
            elif not group.met(text, words):
                return False
        return True

    def distance(self, said: str) -> tuple[int, bool, int, int]:
        """Orders lines by the own words of a text, the closest first: one that it fits only by what they mean asks for less."""
        words = haystack(said).words
        otherwise = not all(group.met(said, words) for group in self.groups if not group.barred)
        return otherwise - len(self.groups), otherwise, -len(self.words_in(said)), self.place

    def met_by(self, text: str) -> int:
        """Of how many groups a plain text says something."""
        words = haystack(text).words
        return sum(group.met(text, words) for group in self.groups if not group.barred)

    def words_in(self, text: str) -> frozenset[str]:
        """The words of a plain text that its phrases say."""
        said = {word for phrase in self._said(text) for word in phrase.split()}
        begun = tuple(word.partition("*")[0] for word in said if "*" in word and word[0] != "*")
        ended = tuple(word.strip("*") for word in said if word[0] == "*")
        return frozenset(
            word for word in text.split() if word in said or word.startswith(begun) or word.endswith(ended)
        )

    def denies(self, text: str) -> bool:
        """Whether a phrase by which a plain text fits is a denial itself: its verdict is written for that."""
        return any(_DENIAL.search(phrase) for phrase in self._said(text))

    def _said(self, text: str) -> Iterator[str]:
        """Its phrases that stand in a plain text."""
        asked = (group for group in self.groups if not group.barred)
        return (phrase for group in asked for phrase in used(text, group.looked_for))

    def names(self, codes: Set[str]) -> bool:
        """Whether one of these codes, in small letters, is among its phrases."""
        return any(not codes.isdisjoint(group.phrases) for group in self.groups)


class VerdictIndex:
    """All lines of the notes, found by the first words of their sharpest group.

    `closest(text)` gives the lines that a plain text fits, those that ask for most first, where what only other words
    mean counts less; of two alike the one that says more of its words, and then that of the earlier note.
    """

    def __init__(self, notes: Iterable[KnowledgeNote] = ()) -> None:
        lines: defaultdict[str, list[Line]] = defaultdict(list)
        self.every = every = tuple(_lines(notes))
        spread = Counter(word for line in every for group in line.groups for word in group.begun)
        for line in every:
            for word in _sharpest(line.groups, spread).begun:
                lines[word].append(line)
        self._lines = {word: tuple(found) for word, found in lines.items()}
        self.closest = lru_cache(maxsize=64)(self._closest)  # one question is looked at from several places

    def _closest(self, text: str) -> tuple[Line, ...]:
        words, said = haystack(text).words, said_otherwise.own_words(text)
        possible = {line.place: line for word in words & self._lines.keys() for line in self._lines[word]}
        fitting = (line for line in possible.values() if line.fits(text, words))
        return tuple(sorted(fitting, key=lambda line: line.distance(said)))


def _lines(notes: Iterable[KnowledgeNote]) -> Iterator[Line]:
    every = (
        (note, verdict, groups) for note in notes for verdict in note.verdicts for groups in verdict.words
    )
    for place, (note, verdict, groups) in enumerate(every):
        yield Line(place, note, verdict, tuple(map(Group.of, groups)))


def _sharpest(groups: tuple[Group, ...], spread: Mapping[str, int]) -> Group:
    """The group that the fewest questions meet, by how many groups of all lines begin with its words."""
    return min(
        (group for group in groups if not group.barred),
        key=lambda group: sum(spread[word] for word in group.begun),
    )
