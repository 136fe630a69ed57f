"""Whether a text has to be declined, and as what: the points of its traits are added up."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from pathlib import Path

from consultant.answering.declines.harmless import plainly
from consultant.answering.declines.kinds import Decline
from consultant.answering.declines.traits import ALWAYS, MEANT, alone, neighbours, traits

TABLE = Path(__file__).parent / "points.txt"
"""Trait, points of declining (tenths of a log-odds), points of each kind; made by `python -m tests.answering.requests.weigh`."""
SURE_FROM, DECLINED_FROM, DOUBTED_FROM = 17, 12, 0
"""Points of a request that is surely improper, of one that is declined unless a note of ours answers it, and of one that is
answered in a draft marked for a careful look."""
_REASONS = 5
Points = Mapping[str, Mapping[str, int]]
"""Of `declined` and of each kind: its points by trait."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How many points speak for declining, and the traits that have them."""

    points: int
    traits: frozenset[str]
    around: frozenset[str]
    """The traits of the neighbouring sentences that have most points together: what is asked for stands in them too."""

    @property
    def kind(self) -> Decline:
        """As what it would be declined."""
        points = table()
        return max(Decline, key=lambda kind: _sum(points[kind.value], self.around))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The traits that weigh most."""
        points = table()["declined"]
        return tuple(sorted(self.traits & points.keys(), key=lambda one: -points[one])[:_REASONS])


def declined(text: str) -> Decline | None:
    """The request that has to be declined, None when there is none."""
    judgement = judged(text)
    return judgement.kind if judgement.points >= DECLINED_FROM else None


def certain(text: str) -> bool:
    """Whether a text has to be declined, whatever else could be said to it."""
    return judged(text).points >= SURE_FROM


def doubted(text: str) -> bool:
    """Whether a text that is not declined comes near to it."""
    return DOUBTED_FROM <= judged(text).points < DECLINED_FROM


@lru_cache(maxsize=64)  # one question is looked at from several places
def judged(text: str) -> Judgement:
    """The judgement on its most improper stretch of neighbouring sentences."""
    points = table()["declined"]
    said = plainly(text)
    around = max(
        map(traits, neighbours(said)), key=lambda seen: evened(points, seen), default=frozenset[str]()
    )
    meant = (seen for seen in map(traits, alone(said)) if not seen.isdisjoint(MEANT))
    seen = max((around, *meant), key=lambda seen: evened(points, seen))
    return Judgement(round(evened(points, seen)), seen, around)


@lru_cache(maxsize=1)
def table() -> Points:
    """The points, read once."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        name: {row["trait"]: int(row[name]) for row in rows if row[name]} for name in ("declined", *Decline)
    }


def _sum(points: Mapping[str, int], seen: frozenset[str]) -> int:
    return points.get(ALWAYS, 0) + sum(_worths(points, seen))


def evened(points: Mapping[str, int], seen: frozenset[str]) -> float:
    """The sum divided by the root of the number of traits: many that say little do not add up in a long mail."""
    worths = _worths(points, seen)
    return points.get(ALWAYS, 0) + sum(worths) / sqrt(max(1, len(worths)))


def _worths(points: Mapping[str, int], seen: frozenset[str]) -> list[int]:
    return [points[trait] for trait in seen if trait in points]
