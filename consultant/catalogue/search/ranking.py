"""Orders candidates by what they say: how much of the request is in one of their names, and how little else.

Pure: the same concepts and candidates give the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

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
CALLED = 0.9
"""What a name is worth that people have for a code and its publisher has not."""

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


def rank(
    concepts: tuple[Concept, ...], candidates: Iterable[Candidate], scales: Scales, *, called: bool = True
) -> list[Ranked]:
    """The candidates that meet anything at all, best first; by what people have called them too, or not."""
    asked = _Asked(concepts, scales)
    judged = (_judge(asked, candidate, called=called) for candidate in candidates)
    found = [one for one in judged if one and one.met]
    return sorted(found, key=lambda one: (-one.score, len(one.candidate.names[0].text), one.candidate.code))


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What sought stems meet of a request: the share of it, by which alternatives, and the stems of those."""

    cover: float
    met: tuple[Met, ...]
    used: frozenset[str]


class _Asked:
    """The request as candidates are judged by it.

    Most names hold the same few of the stems that are sought, so what those meet is worked out once.
    """

    def __init__(self, concepts: tuple[Concept, ...], scales: Scales) -> None:
        self.scales = scales
        self.sought = frozenset(
            stem for one in concepts for other in one.alternatives for stem in other.stems
        )
        worths = [worth_of(concept, scales.rarity) for concept in concepts]
        self._worths = tuple(zip(concepts, worths, strict=True))
        self._together = sum(worths) or 1.0
        self.meeting = cache(self._meeting)

    def _meeting(self, own: frozenset[str], heading: frozenset[str]) -> _Meeting:
        """What a name meets that holds these of the sought stems, with those of its title behind it."""
        both = own | heading
        gained, met = 0.0, list[Met]()
        for concept, worth in self._worths:
            found = _meet(concept, own, both)
            if found:
                gained += worth * found[1]
                met.append(Met(concept, found[0]))
        used = frozenset(stem for one in met for stem in one.alternative.stems)
        return _Meeting(gained / self._together, tuple(met), used)


def worth_of(concept: Concept, rarity: Rarity) -> float:
    """How much hangs on a concept: the rarity of its likeliest wording."""
    wording = concept.alternatives[0].stems if concept.alternatives else ()
    return max(map(rarity, wording), default=8.0)


def _judge(asked: _Asked, candidate: Candidate, *, called: bool) -> Ranked | None:
    """By the name that serves the code best; one without a word that is sought cannot, nor can a header's that adds none."""
    sought, weighed = asked.sought, asked.scales.weighed
    heading = weighed(candidate.names[0].text)
    headed = heading.stems & sought
    best: Ranked | None = None
    for name in candidate.names:
        if name.worth == CALLED and not called:
            continue
        own = weighed(name.text)
        found = own.stems & sought
        if found and not (name.worth < 1.0 and found <= headed):
            meeting = asked.meeting(found, headed)
            most = meeting.cover**COVER_POWER * name.worth * candidate.weight
            if best is None or most > best.score:
                score = most * _clearness(own, heading, meeting.used, asked.scales.rarity)
                if best is None or score > best.score:
                    best = Ranked(candidate, score, meeting.cover, name.text, meeting.met)
    return best


def _clearness(own: Weighed, heading: Weighed, used: frozenset[str], rarity: Rarity) -> float:
    """Between 0 and 1: how little else a name says, and whether what comes first in it is asked for."""
    head = HEAD if own.first in used else OTHER if own.first == "other" else 1.0
    return (1 - PRECISION_SHARE + PRECISION_SHARE * _precision(own, heading, used, rarity)) * head / HEAD


def _precision(own: Weighed, heading: Weighed, used: frozenset[str], rarity: Rarity) -> float:
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
        self._beside = cache(self._weight_beside)

    def _weighed(self, text: str) -> Weighed:
        words = stems(text)
        weights = {word: self._beside(word) for word in said(words)}
        return Weighed(frozenset(words), words[0] if words else "", weights, sum(weights.values()))

    def _weight_beside(self, word: str) -> float:
        if word in NEUTRAL:
            return 0.0
        return self.rarity(word) * (LIGHT_SHARE if word in LIGHT else 1.0)


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
