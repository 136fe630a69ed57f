"""The verdicts of all notes by the words that their lines begin with: a question looks at the few that it may fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from consultant.answering.needles import first_word, haystack
from consultant.answering.phrases import uses
from consultant.model.knowledge import BARRED, KnowledgeNote, NoteVerdict

_DENIAL = re.compile(r"\b(?:no|not|never|without|cannot|un\w+|exempt|excused|[a-z]+n t)\b")
Group = tuple[str, ...]
"""Phrases of which one is enough; `BARRED` before the first: none of them may be said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One way to ask for a verdict."""

    place: int
    """Among the lines of all notes, by the notes' names."""
    note: KnowledgeNote
    verdict: NoteVerdict
    groups: tuple[Group, ...]

    def fits(self, text: str) -> bool:
        """Whether a plain text says one thing of each group."""
        return all(_said(group, text) for group in self.groups)

    def met_by(self, text: str) -> int:
        """Of how many groups a plain text says something."""
        return sum(_said(group, text) for group in self.groups if not group[0].startswith(BARRED))

    def denies(self, text: str) -> bool:
        """Whether a phrase by which a plain text fits is a denial itself: its verdict is written for that."""
        said = (phrase for group in self.groups if not group[0].startswith(BARRED) for phrase in group)
        return any(_DENIAL.search(phrase) and uses(text, phrase) for phrase in said)

    def names(self, codes: Set[str]) -> bool:
        """Whether one of these codes, in small letters, is among its phrases."""
        return any(not codes.isdisjoint(group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class VerdictIndex:
    """All lines, found by the first words of their sharpest group."""

    _lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, notes: Iterable[KnowledgeNote]) -> VerdictIndex:
        """The index over these notes."""
        lines: defaultdict[str, list[Line]] = defaultdict(list)
        every = (
            (note, verdict, groups) for note in notes for verdict in note.verdicts for groups in verdict.words
        )
        for place, (note, verdict, groups) in enumerate(every):
            line = Line(place, note, verdict, groups)
            for word in {first_word(phrase) for phrase in _sharpest(groups)}:
                lines[word].append(line)
        return cls({word: tuple(found) for word, found in lines.items()})

    def closest(self, text: str) -> Iterator[Line]:
        """The lines that a plain text fits, those that ask for most first; of two alike the one of the earlier note."""
        begun = haystack(text).words & self._lines.keys()
        possible = {line.place: line for word in begun for line in self._lines[word]}
        fitting = (line for line in possible.values() if line.fits(text))
        yield from sorted(fitting, key=lambda line: (-len(line.groups), line.place))


def _sharpest(groups: tuple[Group, ...]) -> Group:
    return min((group for group in groups if not group[0].startswith(BARRED)), key=len)


def _said(group: Group, text: str) -> bool:
    """Whether a text says one thing of a group; of a group that begins with a tilde, whether it says none."""
    barred = group[0].startswith(BARRED)
    return barred != any(uses(text, phrase.removeprefix(BARRED)) for phrase in group)
