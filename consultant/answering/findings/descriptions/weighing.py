"""How likely each of the codes is that a search hears in a story: points by a table, and the chance of each beside the others.

What speaks for a code and against it is told as traits, numbers by name; a table has the points of each, found from mails of
which the code is known (`python -m tests.answering.evaluation.weigh_titles`). Of a hundred points more a code is e times as
likely as another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import exp
from pathlib import Path

from consultant.answering.findings.descriptions.told_apart import Agreement
from consultant.answering.reference import Reference
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard

Traits = Mapping[str, float]
_HUNDRED = 100
_FULL_WEIGHT, _FULL_NAME, _FULL_UNTOLD = 40.0, 20.0, 20.0
"""Rarity of told words from which they count whole (`heard.FULL`), of a well told name, and of untold words that is one."""
_MOST_UNTOLD = 2.0
_SHOWN, _LOOKED_AT = 4, 12
"""Codes that are given, and those of the likeliest that are looked up for it: some were not valid on the day."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A code with how likely it is the one that a mail tells, beside all that it may be."""

    entry: Entry
    chance: float
    told: float
    """The share of one of its names, or of a header's, that is told."""
    share: float
    """Of the mail's words, by how rare they are, so much stands in its names."""
    weight: float
    """How rare the told words of that name are, together."""


def likeliest(
    ranked: Iterable[tuple[Heard, float]], system: CodeSystem, reference: Reference
) -> tuple[Weighed, ...]:
    """The first of the ranked codes that are valid on the day."""
    found = (
        Weighed(entry, chance, max(one.told, one.told_above), one.share, max(one.weight, one.weight_above))
        for one, chance in islice(ranked, _LOOKED_AT)
        if (entry := reference.active(system, one.code))
    )
    return tuple(islice(found, _SHOWN))


def ranked(judged: Mapping[Heard, Traits], table: Path) -> list[tuple[Heard, float]]:
    """The codes, likeliest first, each with its chance of being the one that is meant."""
    if not judged:
        return []
    pointed = [(points(traits, table), one) for one, traits in judged.items()]
    best = sorted(pointed, key=lambda pair: (-pair[0], pair[1].code))
    shares = [exp((many - best[0][0]) / _HUNDRED) for many, _ in best]
    together = sum(shares)
    return [(one, share / together) for (_, one), share in zip(best, shares, strict=True)]


def points(traits: Traits, table: Path) -> float:
    """What speaks for a code, together."""
    weights = _weights(table)
    return sum(weights.get(name, 0.0) * value for name, value in traits.items())


@cache
def _weights(table: Path) -> Mapping[str, float]:
    rows = (
        line.split("\t")
        for line in table.read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    )
    return {name: float(points) for name, points in rows}


def of_names(one: Heard) -> Traits:
    """How much of the mail stands in the names of a code, and how much of these is told."""
    return {
        "told": one.told,
        "weight": min(one.weight / _FULL_WEIGHT, 1.0),
        "told well": one.told * min(one.weight / _FULL_NAME, 1.0),
        "told above": one.told_above,
        "weight above": min(one.weight_above / _FULL_WEIGHT, 1.0),
        "share": one.share,
        "beside best": one.beside_best,
        "untold": min(one.untold / _FULL_UNTOLD, _MOST_UNTOLD),
    }


def of_agreement(found: Agreement, most: int) -> Iterator[tuple[str, float]]:
    """In how many kinds a title goes with the mail, differs from it, or says more or less; more than `most` count no more."""
    yield "apart, agreed", min(found.agreed, most)
    yield "apart, differing", min(found.differing, most)
    yield "apart, untold", min(found.untold, most)
    yield "apart, usual", min(found.usual, most)
    yield "apart, silent", min(found.silent, most)
