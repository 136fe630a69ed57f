"""What answered the sample questions that are nearest to a text: a vote of those that share its rare words.

The nearest neighbours in a space of words and pairs of neighbouring words, rare ones counting most (Salton and Buckley,
"Term-weighting approaches in automatic text retrieval", 1988); what a text says in other words than the notes counts too.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt

from consultant.answering import said_otherwise
from consultant.answering.relevance import stem
from consultant.model.samples import ASK_BACK, Sample, SampleAnswer

_NEIGHBOURS, _SHARPNESS = 12, 5
"""How many samples vote, and the power of its likeness that each votes with: measured on questions of other lots."""
_COMMON = 0.4
"""Share of the samples beyond which a word tells none of them apart."""
_FEWEST = 2
"""Samples that have a word at least: what only one says brings nothing nearer."""
_MASKS = (
    (re.compile(r"\b(?!V2\d\b)[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?-?(?!\w)"), "DXCODE"),
    (re.compile(r"\b(?:\d{5}|\d{4}[TFU])\b"), "CPTCODE"),
    (re.compile(r"\b[A-V]\d{4}\b"), "HCPCSCODE"),
    (re.compile(r"\d{3,}"), "NNN"),
)
"""What stands for codes and numbers; those of two digits are modifiers, places and days, which tell what is asked."""
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Vote:
    """What most of the nearest samples were answered with."""

    answer: SampleAnswer
    share: float
    """Of all votes, those for it; for a question back, whatever was lacking."""
    nearest: Sample
    """The one that is most like the text, of those that vote for it."""
    likeness: float
    """How like, between 0 and 1."""


class AskedBefore:
    """The samples by their words; they are read and indexed when the first vote is asked for, or before, by `load`."""

    def __init__(self, samples: Callable[[], Iterable[Sample]]) -> None:
        self._samples = samples

    def load(self) -> None:
        """Reads the samples now: a second."""
        _ = self._index

    def vote(self, text: str, passed_over: Collection[str] = ()) -> Vote | None:
        """The vote of the samples nearest to a text, without those of certain wordings; None where none shares a word."""
        near = self._index.nearest(text, passed_over)
        votes: defaultdict[SampleAnswer, float] = defaultdict(float)
        for sample, likeness in near:
            votes[_group(sample.answer)] += likeness**_SHARPNESS
        if not votes:
            return None
        group = max(votes, key=votes.__getitem__)
        own = [(sample, likeness) for sample, likeness in near if _group(sample.answer) == group]
        return Vote(_agreed(group, own), votes[group] / sum(votes.values()), *own[0])

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._samples())


class _Index:
    """For each word or pair the samples that have it."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self._samples = tuple(samples)
        having: defaultdict[str, array[int]] = defaultdict(lambda: array("H"))
        for place, sample in enumerate(self._samples):
            for said in _said(sample.asked):
                having[said].append(place)
        most = max(_COMMON * len(self._samples), _FEWEST)
        self._having = {said: places for said, places in having.items() if _FEWEST <= len(places) <= most}
        self._worth = {
            said: log((len(self._samples) + 1) / len(places)) ** 2 for said, places in self._having.items()
        }
        lengths = [0.0] * len(self._samples)
        for said, places in self._having.items():
            for place in places:
                lengths[place] += self._worth[said]
        self._lengths = [sqrt(length) for length in lengths]

    def nearest(self, text: str, passed_over: Collection[str]) -> list[tuple[Sample, float]]:
        """The samples most like a text, with their likeness, the most like first."""
        said = _said(text) & self._having.keys()
        points = [0.0] * len(self._samples)
        for one in sorted(said):  # in one order: sums of fractions hang on it
            worth = self._worth[one]
            for place in self._having[one]:
                points[place] += worth
        length = sqrt(sum(self._worth[one] for one in sorted(said))) or 1.0
        like = [
            point / (length * own) if point else 0.0 for point, own in zip(points, self._lengths, strict=True)
        ]
        # of bare numbers: tuples take three times as long
        least = min(nlargest(_NEIGHBOURS + len(passed_over), like), default=0.0)
        near = sorted((-one, place) for place, one in enumerate(like) if one >= least and one)
        found = [(self._samples[place], -likeness) for likeness, place in near]
        return [one for one in found if one[0].asked not in passed_over][:_NEIGHBOURS]


def masked(text: str) -> str:
    """The text without its codes and long numbers, as the samples have it."""
    for expression, mask in _MASKS:
        text = expression.sub(mask, text)
    return " ".join(text.split())


def _said(text: str) -> set[str]:
    """The words of a text without their endings, pairs of neighbours, and what the text means in words of the notes."""
    stems = [stem(word) for word in _WORD.findall(masked(text).lower())]
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return {*stems, *pairs, *_otherwise(text)}


def _otherwise(text: str) -> Iterator[str]:
    heard = said_otherwise.heard(text)
    return (f"={phrase.strip()}" for phrase in heard.split(said_otherwise.APART)) if heard else iter(())


def _group(answer: SampleAnswer) -> SampleAnswer:
    """What is voted for: to ask back is one thing, whatever is lacking."""
    return replace(answer, lack="", of="") if answer.kind == ASK_BACK else answer


def _agreed(group: SampleAnswer, near: Sequence[tuple[Sample, float]]) -> SampleAnswer:
    """What more than half of a group's votes are for; of questions back that lack different things, the bare one."""
    votes: defaultdict[SampleAnswer, float] = defaultdict(float)
    for sample, likeness in near:
        votes[sample.answer] += likeness**_SHARPNESS
    most = max(votes, key=votes.__getitem__)
    return most if votes[most] > sum(votes.values()) / 2 else group
