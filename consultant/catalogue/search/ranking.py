"""Orders candidates by what they say: how much of the request is in one of their names, and how little else.

Pure: the same concepts and candidates give the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from consultant.catalogue.search.request import Alternative, Concept
from consultant.catalogue.search.words import STOP_WORDS, stem, stems
from consultant.model.codes import CodeSystem

Rarity = Callable[[str], float]
"""How rare a stem is: the logarithm of documents per document that has it."""

NEUTRAL = frozenset(
    map(stem, {
        "unspecified", "nos", "without", "complication", "complications", "uncomplicated", "initial",
        "encounter", "closed", "site", "mellitus", "primary",
    })
) | frozenset(map(stem, STOP_WORDS))  # fmt: skip
"""Words that a name may hold without being about something else."""

LIGHT = frozenset(
    map(stem, {
        "other", "specified", "disease", "disorder", "syndrome", "type", "not", "elsewhere", "classified",
        "condition", "acute", "essential", "organism", "nec",
    })
)  # fmt: skip
LIGHT_SHARE = 0.4
ONLY_IN_TITLE = 0.9
"""What a concept is worth that another name of the code lacks and the title has."""

COVER_POWER = 2.0
PRECISION_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code as the index proposes it; the first of `names` is its title."""

    system: CodeSystem
    code: str
    names: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Met:
    """A concept of the request and the alternative by which a candidate meets it."""

    concept: Concept
    alternative: Alternative


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score between 0 and 1, the share of the request it covers, and what it met by which name."""

    candidate: Candidate
    score: float
    cover: float
    name: str
    met: tuple[Met, ...]


def rank(concepts: tuple[Concept, ...], candidates: Iterable[Candidate], rarity: Rarity) -> list[Ranked]:
    """The candidates that meet anything at all, best first."""
    worths = tuple(_worth(concept, rarity) for concept in concepts)
    judged = (_judge(concepts, worths, candidate, rarity) for candidate in candidates)
    found = [one for one in judged if one.met]
    return sorted(found, key=lambda one: (-one.score, len(one.candidate.names[0]), one.candidate.code))


def _worth(concept: Concept, rarity: Rarity) -> float:
    """How much hangs on a concept: the rarity of its likeliest wording."""
    wording = concept.alternatives[0].stems if concept.alternatives else ()
    return max(map(rarity, wording), default=8.0)


def _judge(
    concepts: tuple[Concept, ...], worths: tuple[float, ...], candidate: Candidate, rarity: Rarity
) -> Ranked:
    title = stems(candidate.names[0])
    best = Ranked(candidate, 0.0, 0.0, "", ())
    for name in candidate.names:
        judged = _judge_name(concepts, worths, candidate, name, title, rarity)
        best = max(best, judged, key=lambda one: one.score)
    return best


def _judge_name(
    concepts: tuple[Concept, ...], worths: tuple[float, ...], candidate: Candidate, name: str, title: tuple[str, ...],
    rarity: Rarity,
) -> Ranked:  # fmt: skip
    own = frozenset(stems(name))
    both = own | frozenset(title)
    gained, met = 0.0, list[Met]()
    used = set[str]()
    for concept, worth in zip(concepts, worths, strict=True):
        found = _meet(concept, own, both)
        if found:
            alternative, share = found
            gained += worth * share
            met.append(Met(concept, alternative))
            used.update(alternative.stems)
    if not met:
        return Ranked(candidate, 0.0, 0.0, name, ())
    cover = gained / (sum(worths) or 1.0)
    about = sum(rarity(word) for word in used & own)
    beside = sum(_beside(word, rarity) for word in own - used)
    precision = about / ((about + beside) or 1.0)
    score = cover**COVER_POWER * (1 - PRECISION_SHARE + PRECISION_SHARE * precision) * candidate.weight
    return Ranked(candidate, score, cover, name, tuple(met))


def _meet(concept: Concept, own: frozenset[str], both: frozenset[str]) -> tuple[Alternative, float] | None:
    """The best alternative that the name, with the title behind it, holds whole."""
    best: tuple[Alternative, float] | None = None
    for alternative in concept.alternatives:
        if best and alternative.worth <= best[1]:
            continue
        if own.issuperset(alternative.stems):
            best = alternative, alternative.worth
        elif both.issuperset(alternative.stems) and (not best or alternative.worth * ONLY_IN_TITLE > best[1]):
            best = alternative, alternative.worth * ONLY_IN_TITLE
    return best


def _beside(word: str, rarity: Rarity) -> float:
    if word in NEUTRAL:
        return 0.0
    return rarity(word) * (LIGHT_SHARE if word in LIGHT else 1.0)
