"""Orders candidates by how much of a name of theirs a longer text tells, whatever else the text says.

A request is met by a code that has its words; a mail is full of words that no code has. There it counts the other way round:
the code whose whole title stands in the mail, word for word or in other wordings, is the one that the mail describes.
Pure: the same concepts and candidates give the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consultant.catalogue.search.ranking import Candidate, Scales, Weighed
from consultant.catalogue.search.request import Concept

FULL_WEIGHT = 40.0
"""Rarity of all told words of a name together, from which a name counts whole: three or four rare words."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A candidate with the share of one of its names that is told, and how much that says, both between 0 and 1."""

    candidate: Candidate
    share: float
    weight: float

    @property
    def score(self) -> float:
        """How surely the text tells of this code."""
        return self.share**2 * self.weight


def titled(concepts: Iterable[Concept], candidates: Iterable[Candidate], scales: Scales) -> list[Titled]:
    """The candidates of which something is told, best first."""
    wordings = tuple((one.stems, one.worth) for concept in concepts for one in concept.alternatives)
    told = (_told(candidate, wordings, scales) for candidate in candidates)
    found = (one for one in told if one)
    return sorted(found, key=lambda one: (-one.score, len(one.candidate.names[0].text), one.candidate.code))


Wordings = tuple[tuple[tuple[str, ...], float], ...]
"""Stems that a text says together, in its own words or other ones, with what that is worth."""


def _told(candidate: Candidate, wordings: Wordings, scales: Scales) -> Titled | None:
    """By the name of the code itself that is told best; names of headers above it name other codes too."""
    names = (scales.weighed(name.text) for name in candidate.names if name.worth == 1.0)
    shares = (_share(name, wordings) for name in names if name.together)
    best = max(shares, key=lambda pair: pair[0] ** 2 * pair[1], default=(0.0, 0.0))
    return Titled(candidate, *best) if best[0] else None


def _share(name: Weighed, wordings: Wordings) -> tuple[float, float]:
    told: dict[str, float] = {}
    for stems, worth in wordings:
        if name.stems.issuperset(stems):
            told.update((stem, max(worth, told.get(stem, 0.0))) for stem in stems)
    about = _sum(told, name.weights)
    return about / name.together, min(about / FULL_WEIGHT, 1.0)


def _sum(told: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(stem, 0.0) * worth for stem, worth in told.items())
