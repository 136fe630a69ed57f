"""Codes by what a told story has of their names: the numbers that a judge of stories weighs.

`titles` looks for the one title that a mail tells whole. A story tells most titles in part: what each has of it, and what it
says besides, is counted here for all that are worth a look, with the codes that stand beside the best of them. Pure: the same
concepts and candidates give the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from consultant.catalogue.search.ranking import INHERITED, Candidate, Scales, Weighed, worth_of
from consultant.catalogue.search.request import Concept
from consultant.model.described import Heard

PROPOSED = 160
"""Codes that are looked at first."""
CATEGORIES, BEST = 5, 24
"""From so many categories, those of the best so many codes, all codes are looked at too."""
_CATEGORY, _DEEPER = 3, 5
MOST, _OF_BEST = 250, 5
"""Of a category that holds more codes those alone that begin as so many of its best do."""
Beginning = Callable[[str], Iterable[Candidate]]
"""The codes that begin so, without the dot; at most `MOST`."""


def heard(
    concepts: tuple[Concept, ...], proposed: Iterable[Candidate], beginning: Beginning, scales: Scales
) -> list[Heard]:
    """The candidates, and those of the same categories as the best, that have anything of the story; in the order of codes."""
    counting = _Counting(concepts, scales)
    looked_at = {one.code: one for one in proposed}
    first = sorted(counting.all(looked_at.values()), key=lambda one: (-_standing(one), one.code))
    for code in _beside([one.code for one in first[:BEST]], beginning):
        looked_at.setdefault(code.code, code)
    found = counting.all(looked_at.values())
    most = max((one.share for one in found), default=1.0)
    return sorted((replace(one, beside_best=one.share / most) for one in found), key=lambda one: one.code)


def _standing(one: Heard) -> float:
    """Orders codes roughly: how much of the story a code has, and how much of it is told."""
    return one.share + one.told * min(one.weight / FULL, 1.0)


FULL = 40.0
"""Rarity of told words, together, from which they say all that words can say: three or four rare words."""


def _beside(best: list[str], beginning: Beginning) -> Iterable[Candidate]:
    """All codes of the categories that the best codes are of."""
    categories = list(dict.fromkeys(code[:_CATEGORY] for code in best))[:CATEGORIES]
    for category in categories:
        found = list(beginning(category))
        if len(found) < MOST:
            yield from found
            continue
        own = [code.replace(".", "") for code in best if code.startswith(category)]
        for deeper in dict.fromkeys(code[:_DEEPER] for code in own[:_OF_BEST]):
            yield from beginning(deeper)


class _Counting:
    """What candidates have of one story: most hold the same few of its stems, so what those say is worked out once."""

    def __init__(self, concepts: tuple[Concept, ...], scales: Scales) -> None:
        self._scales = scales
        self._worths = tuple((concept, worth_of(concept, scales.rarity)) for concept in concepts)
        self._together = sum(worth for _, worth in self._worths) or 1.0
        self._sought = frozenset(
            stem for one in concepts for other in one.alternatives for stem in other.stems
        )
        self._meeting = cache(self._met)

    def all(self, candidates: Iterable[Candidate]) -> list[Heard]:
        """Those that have anything of the story."""
        return [found for one in candidates if (found := self._heard(one))]

    def _heard(self, one: Candidate) -> Heard | None:
        names = [(self._scales.weighed(name.text), name.worth) for name in one.names]
        found = frozenset[str]().union(*(weighed.stems & self._sought for weighed, _ in names))
        if not found:
            return None
        share, used = self._meeting(found)
        own = [weighed for weighed, worth in names if worth > INHERITED]
        told, weight = _best(own, used)
        above, weight_above = _best([weighed for weighed, worth in names if worth == INHERITED], used)
        title = names[0][0].weights
        untold = sum(worth for stem, worth in title.items() if stem not in used)
        return Heard(one.code, one.names[0].text, share, 0.0, told, weight, untold, above, weight_above)

    def _met(self, found: frozenset[str]) -> tuple[float, Mapping[str, float]]:
        """The share of the story that stems have, and what each of them is worth of it."""
        share, used = 0.0, dict[str, float]()
        for concept, worth in self._worths:
            met = [one for one in concept.alternatives if found.issuperset(one.stems)]
            share += worth * (met[0].worth if met else 0.0)
            for one in met:
                used.update((stem, max(one.worth, used.get(stem, 0.0))) for stem in one.stems)
        return share / self._together, used


def _best(names: Iterable[Weighed], used: Mapping[str, float]) -> tuple[float, float]:
    """The name of which most is told."""
    return max(
        (_told(name.weights, name.together, used) for name in names if name.together),
        key=lambda pair: pair[0] ** 2 * min(pair[1], FULL),
        default=(0.0, 0.0),
    )


def _told(weights: Mapping[str, float], together: float, used: Mapping[str, float]) -> tuple[float, float]:
    """The share of a name that is told, and how rare that is."""
    weight = sum(worth * used[stem] for stem, worth in weights.items() if stem in used)
    return weight / together, weight
