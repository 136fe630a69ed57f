"""The verdict that nearly all the words of a question are about, where no line of it fits: not all phrases were thought of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from consultant.answering.needles import haystack
from consultant.answering.relevance import stem, stems_of
from consultant.answering.verdict_index import Line
from consultant.model.knowledge import KnowledgeNote, NoteVerdict

_LOOKED_AT = 12
"""Verdicts that are compared with a question group by group: those that share the rarest words with it."""
_PER_GROUP = 2.5
"""What each group that a question says nothing of takes from a verdict, in rarity of words."""
_NEAR_ENOUGH, _AHEAD, _UNSAID = 10.3, 1.15, 1
"""What makes a verdict the answer: points times share, distance to another note, groups that may be left unsaid.

Measured on 800 questions that the notes had not seen: all of the fourteen that it answered were answered rightly.
"""


@dataclass(frozen=True, slots=True)
class Near:
    """How near a verdict is to a question."""

    note: KnowledgeNote
    verdict: NoteVerdict
    points: float
    """The rarity of the words that both say, less what the verdict asks for and the question does not say."""
    share: float
    """Of the rarity of all that the question says."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A verdict by the lines that ask for it, with the words of its sentence and of its phrases."""

    lines: tuple[Line, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> _Verdict:
        """The verdict of these lines."""
        kept = tuple(lines)
        groups = (group for line in kept for group in line.groups if not group.barred)
        asked = (word.strip("*") for group in groups for phrase in group.phrases for word in phrase.split())
        return cls(kept, frozenset((*map(stem, asked), *stems_of(kept[0].verdict.first))))

    def unsaid(self, heard: str) -> int | None:
        """Of how many groups a plain text says nothing, by the line that it fits best; none where each line is barred."""
        words = haystack(heard).words
        unmet = (
            [group.barred for group in line.groups if not group.met(heard, words)] for line in self.lines
        )
        return min((len(groups) for groups in unmet if not any(groups)), default=None)


@dataclass(frozen=True, slots=True)
class NearVerdicts:
    """All verdicts by their words."""

    _verdicts: tuple[_Verdict, ...] = ()
    _holding: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By stem, the places of the verdicts that hold it."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> NearVerdicts:
        """The index over the verdicts of these lines."""
        asked: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in lines:
            asked[line.note.id, line.verdict.first].append(line)
        verdicts = tuple(map(_Verdict.of, asked.values()))
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for place, verdict in enumerate(verdicts):
            for one in verdict.stems:
                holding[one].append(place)
        return cls(verdicts, {one: tuple(places) for one, places in holding.items()})

    def nearest(self, said: str, heard: str) -> Near | None:
        """The verdict that a text is clearly about, by its own words and by what is heard of them; or none."""
        near = sorted(self._near(said, heard), key=attrgetter("points"), reverse=True)
        if not near or near[0].points * near[0].share < _NEAR_ENOUGH:
            return None
        others = max((one.points for one in near if one.note is not near[0].note), default=0.0)
        return near[0] if near[0].points >= _AHEAD * others else None

    def _near(self, said: str, heard: str) -> Iterator[Near]:
        rarity = {one: self._rarity(one) for one in stems_of(said)}
        points: defaultdict[int, float] = defaultdict(float)
        for one, weight in rarity.items():
            for place in self._holding.get(one, ()):
                points[place] += weight
        for place in sorted(points, key=lambda place: (-points[place], place))[:_LOOKED_AT]:
            verdict = self._verdicts[place]
            unsaid = verdict.unsaid(heard)
            if unsaid is not None and unsaid <= _UNSAID:
                line = verdict.lines[0]
                less = points[place] - _PER_GROUP * unsaid
                yield Near(line.note, line.verdict, less, points[place] / sum(rarity.values()))

    def _rarity(self, stem: str) -> float:
        holding = len(self._holding.get(stem, ()))
        return math.log(1 + (len(self._verdicts) - holding + 0.5) / (holding + 0.5))
