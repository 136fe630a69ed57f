"""Orders candidates by what they say: how much of the request is in one of their names, and how little else.

Pure: the same concepts and candidates give the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from consultant.catalogue.search.request import Alternative, Concept
from consultant.catalogue.search.synonyms import Stems
from consultant.catalogue.search.words import STOP_WORDS, stem, stems
from consultant.model.codes import CodeSystem

Rarity = Callable[[str], float]
"""How rare a stem is: the logarithm of documents per document that has it."""

NEUTRAL = frozenset(
    map(stem, {
        "unspecified", "nos", "without", "complication", "complications", "uncomplicated", "essential", "initial",
        "encounter", "closed", "site", "mellitus", "primary",
    })
) | frozenset(map(stem, STOP_WORDS))  # fmt: skip
"""Words that a name may hold without being about something else."""

LIGHT = frozenset(
    map(stem, {
        "other", "specified", "disease", "disorder", "syndrome", "type", "not", "elsewhere", "classified",
        "condition", "acute", "organism", "nec",
    })
)  # fmt: skip
LIGHT_SHARE = 0.4
ONLY_IN_TITLE = 0.9
"""What a concept is worth that another name of the code lacks and the title has."""

REMEMBERED = 32768

COVER_POWER = 2.0
PRECISION_SHARE = 0.45


INHERITED = 0.85
"""What a name is worth that belongs to a header above the code."""

TITLE_BESIDE = 0.25
"""Share of the title's other words that counts against a code found by another name."""

ABSENCES = {"without": 2, "not": 1}
"""Words that deny what follows, with how many words that is, unless one of JOINTS comes before."""

JOINTS = frozenset({"with", "of", "due"})

HEAD = 1.05
"""Factor when the first word of a name is asked for: what comes first is what the code is about."""


OTHER = 0.95
"""Factor when a name begins with "other": the usual kind has a code of its own."""


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names of a code and what it is worth."""

    text: str
    worth: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code as the index proposes it; the first of `names` is its title."""

    system: CodeSystem
    code: str
    names: tuple[Name, ...]
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


def rank(concepts: tuple[Concept, ...], candidates: Iterable[Candidate], scales: Scales) -> list[Ranked]:
    """The candidates that meet anything at all, best first."""
    sought = frozenset(stem for one in concepts for other in one.alternatives for stem in other.stems)
    worths = tuple(_worth(concept, scales.rarity) for concept in concepts)
    asked = _Asked(concepts, worths, sum(worths) or 1.0, sought, scales)
    judged = (_judge(asked, candidate) for candidate in candidates)
    found = [one for one in judged if one.met]
    return sorted(found, key=lambda one: (-one.score, len(one.candidate.names[0].text), one.candidate.code))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The request as candidates are judged by it: its concepts, how much hangs on each and on all, all stems of all."""

    concepts: tuple[Concept, ...]
    worths: tuple[float, ...]
    together: float
    sought: frozenset[str]
    scales: Scales


def _worth(concept: Concept, rarity: Rarity) -> float:
    """How much hangs on a concept: the rarity of its likeliest wording."""
    wording = concept.alternatives[0].stems if concept.alternatives else ()
    return max(map(rarity, wording), default=8.0)


def _judge(asked: _Asked, candidate: Candidate) -> Ranked:
    """By the name that serves the code best; one without a word that is sought cannot, nor can a header's that adds none."""
    title, *others = candidate.names
    heading = asked.scales.weighed(title.text)
    best = _judge_name(asked, candidate, title, heading, heading)
    for name in others:
        weighed = asked.scales.weighed(name.text)
        found = asked.sought & weighed.stems
        if found and not (name.worth < 1.0 and found <= heading.stems):
            judged = _judge_name(asked, candidate, name, weighed, heading)
            best = judged if judged.score > best.score else best
    return best


def _judge_name(asked: _Asked, candidate: Candidate, name: Name, own: Weighed, heading: Weighed) -> Ranked:
    both = own.stems | heading.stems
    gained, met, used = 0.0, list[Met](), set[str]()
    for concept, worth in zip(asked.concepts, asked.worths, strict=True):
        found = _meet(concept, own.stems, both)
        if found:
            gained += worth * found[1]
            met.append(Met(concept, found[0]))
            used.update(found[0].stems)
    if not met:
        return Ranked(candidate, 0.0, 0.0, name.text, ())
    cover = gained / asked.together
    share = 1 - PRECISION_SHARE + PRECISION_SHARE * _precision(own, heading, used, asked.scales.rarity)
    head = HEAD if own.first in used else OTHER if own.first == "other" else 1.0
    score = cover**COVER_POWER * share * head * name.worth * candidate.weight / HEAD
    return Ranked(candidate, score, cover, name.text, tuple(met))


def _precision(own: Weighed, heading: Weighed, used: set[str], rarity: Rarity) -> float:
    """How much of a name was asked for, by the rarity of its words; the title's other words count a little too."""
    about = sum(map(rarity, used & own.stems))
    beside = own.beside(used)
    if heading is not own:
        beside += TITLE_BESIDE * heading.beside(used | own.stems)
    return about / ((about + beside) or 1.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of a name: its stems, the first of them, and what each counts for when nobody asked for it."""

    stems: frozenset[str]
    first: str
    weights: Mapping[str, float]
    together: float

    def beside(self, used: AbstractSet[str]) -> float:
        """What the name says besides the stems that were used."""
        return self.together - sum(self.weights[word] for word in self.weights.keys() & used)


class Scales:
    """Weighs names by the rarity of their words in one index; remembers the last few thousand."""

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self.weighed = lru_cache(maxsize=REMEMBERED)(self._weighed)

    def _weighed(self, text: str) -> Weighed:
        words = stems(text)
        weights = {word: _beside(word, self.rarity) for word in said(words)}
        return Weighed(frozenset(words), words[0] if words else "", weights, sum(weights.values()))


def said(words: Stems) -> frozenset[str]:
    """The stems of a name without those that it says are not there ("without obstruction")."""
    left = 0
    kept = []
    for word in words:
        if word in ABSENCES or word in JOINTS:
            left = ABSENCES.get(word, 0)
        elif left:
            left -= 1
        else:
            kept.append(word)
    return frozenset(kept)


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
