"""Orders candidates by how much of a name of theirs a longer text tells, whatever else the text says.

A request is met by a code that has its words; a mail is full of words that no code has. There it counts the other way round:
the code whose whole title stands in the mail, word for word or in other wordings, is the one that the mail describes. Of two
such codes it is the one that has more of the mail: `open wound of the wrist` stands in whatever tells of the artery that was cut.
Pure: the same concepts and candidates give the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from consultant.catalogue.search.ranking import CALLED, Candidate, Scales, Weighed, worth_of
from consultant.catalogue.search.request import Alternative, Concept

FULL_WEIGHT = 40.0
"""Rarity of all told words of a name together, from which a name counts whole: three or four rare words."""
COVER_POWER = 1.5
"""How much it counts beside others that a name has more of the text."""
WEIGHED = 24
"""So many candidates, of whose names most is told, are compared by what they have of the text."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A candidate with the share of one of its names that is told, and how much that says, both between 0 and 1."""

    candidate: Candidate
    share: float
    weight: float
    cover: float = 1.0
    """How much of the text its names have, beside the one that has most."""
    heard: float = 1.0
    """How much they have of what all candidates together have of the text."""
    met: tuple[str, ...] = ()
    """What they have of it, in their own wordings."""

    @property
    def score(self) -> float:
        """How surely the text tells of this code."""
        return self.share**2 * self.weight

    @property
    def standing(self) -> float:
        """The same beside other codes: lower where another has more of the text."""
        return self.score * float(self.cover**COVER_POWER)


def titled(concepts: Iterable[Concept], candidates: Iterable[Candidate], scales: Scales) -> list[Titled]:
    """The candidates of which something is told, best first."""
    concepts = tuple(concepts)
    wordings = tuple((one.stems, one.worth) for concept in concepts for one in concept.alternatives)
    told = (_told(candidate, wordings, scales) for candidate in candidates)
    found = _sorted(one for one in told if one)
    return _sorted(_compared(concepts, found[:WEIGHED], scales))


def _sorted(found: Iterable[Titled]) -> list[Titled]:
    return sorted(
        found, key=lambda one: (-one.standing, len(one.candidate.names[0].text), one.candidate.code)
    )


def _compared(concepts: Iterable[Concept], found: Iterable[Titled], scales: Scales) -> list[Titled]:
    """Each with how much of the text it has: words that no candidate has count for none of them."""
    worths = {one: worth_of(one, scales.rarity) for one in concepts}
    held = [(one, _held(one.candidate, worths, scales)) for one in found]
    much = [sum(worths[concept] for concept in met) for _, met in held]
    every = sum(worths[concept] for concept in frozenset(concept for _, met in held for concept in met))
    return [
        replace(one, cover=own / max(much), heard=own / every, met=tuple(map(_text, met.values())))
        for (one, met), own in zip(held, much, strict=True)
        if own
    ]


def _held(candidate: Candidate, asked: Iterable[Concept], scales: Scales) -> dict[Concept, Alternative]:
    """What of the text a candidate's names have, and in which wording."""
    names = (scales.weighed(name.text).stems for name in candidate.names if name.worth != CALLED)
    stems: frozenset[str] = reduce(frozenset.union, names, frozenset())
    found = ((one, _wording(one, stems)) for one in asked)
    return {concept: wording for concept, wording in found if wording}


def _wording(concept: Concept, stems: frozenset[str]) -> Alternative | None:
    return next((one for one in concept.alternatives if stems.issuperset(one.stems)), None)


def _text(wording: Alternative) -> str:
    return wording.text


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
