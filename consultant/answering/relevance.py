"""How well each note fits a question by all of its words, rare ones counting most.

Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), over the words of a
note, its phrases, and the words of its name. A phrase of a note catches the wordings that somebody thought of; this
catches the others.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from consultant.model.knowledge import KnowledgeNote

_SATURATION, _LENGTH = 1.2, 0.75
"""The customary k1 and b: how soon a repeated word stops counting, and how much a long note is marked down."""
_BY_TEXT, _BY_PHRASE, _BY_NAME = 1, 2, 3
"""How often a word counts by where it stands: a note's name and phrases tell what it is about."""
_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ely", "ed", "es", "al", "ly",
)  # fmt: skip
_SHORTEST = 4
"""Letters that a stem keeps at least."""
_EMPTY = frozenset(
    {
        "a", "about", "all", "allowed", "am", "an", "and", "another", "answer", "any", "are", "as", "ask", "at",
        "be", "been", "being", "bill", "billed", "billing", "but", "by", "can", "claim", "code", "coded", "codes",
        "correct", "could", "did", "do", "does", "fine", "for", "from", "good", "had", "has", "have", "he", "hello",
        "help", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "know", "last", "many",
        "may", "me", "medicare", "much", "must", "my", "need", "no", "not", "of", "ok", "okay", "on", "one", "only",
        "or", "our", "please", "question", "questions", "report", "reported", "right", "rule", "rules", "she",
        "should", "so", "some", "tell", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there",
        "they", "this", "to", "up", "us", "want", "was", "we", "were", "what", "when", "where", "which", "who",
        "why", "will", "with", "would", "you", "your",
    }
)  # fmt: skip
"""Words that hardly any question lacks, whatever it is about."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What each word says for each note, worked out once."""

    _weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """By stem: by the note's id, what the word adds."""
    _rarity: Mapping[str, float] = field(default_factory=dict)
    _unseen: float = 0.0
    """The rarity of a word that no note holds."""

    @classmethod
    def of(cls, notes: Iterable[KnowledgeNote]) -> Relevance:
        """The index over these notes."""
        counted = {note.id: _counted(note) for note in notes}
        if not counted:
            return cls()
        usual = sum(map(Counter.total, counted.values())) / len(counted)
        held = Counter(stem for stems in counted.values() for stem in stems)
        rarity = {stem: _rarity(len(counted), notes) for stem, notes in held.items()}
        weights: dict[str, dict[str, float]] = {stem: {} for stem in held}
        for id, stems in counted.items():
            damping = _SATURATION * (1 - _LENGTH + _LENGTH * stems.total() / usual)
            for stem, times in stems.items():
                weights[stem][id] = rarity[stem] * times * (_SATURATION + 1) / (times + damping)
        return cls(weights, rarity, _rarity(len(counted), 0))

    def shared(self, text: str, sentence: str) -> float:
        """The rarity of the words that a text and a sentence share."""
        return sum(self._rarity.get(stem, self._unseen) for stem in {*stems_of(text)} & {*stems_of(sentence)})

    def fits(self, text: str) -> Fits:
        """How well each note fits that shares a word with the text."""
        stems = sorted({*stems_of(text)})  # in one order: sums of fractions hang on it
        asked = sum(self._rarity.get(stem, self._unseen) for stem in stems)
        most, *others = sorted((self._weights.get(stem, {}) for stem in stems), key=len, reverse=True) or [{}]
        found = dict(most)
        for weights in others:
            for id, weight in weights.items():
                found[id] = found.get(id, 0.0) + weight
        return Fits(found, asked)


@dataclass(frozen=True, slots=True)
class Fits:
    """How well the notes fit a question, by their ids: half of all notes share a word with one."""

    _points: Mapping[str, float]
    """More where more and rarer words of the question are in the note."""
    _asked: float
    """The rarity of all that the question says."""

    def points(self, id: str) -> float:
        """Those of a note; none where it shares no word."""
        return self._points.get(id, 0.0)

    def share(self, id: str) -> float:
        """Points for each point of rarity that the question has: low where most of what it says is not in the note."""
        return self.points(id) / self._asked if self._asked else 0.0

    def from_points(self, least: float) -> Iterator[str]:
        """The notes with so many points."""
        return (id for id, points in self._points.items() if points >= least)


@lru_cache(
    maxsize=4096
)  # sentences of notes and titles of codes are weighed for one question after the other
def stems_of(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about, without their endings."""
    return tuple(stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    else:
        word = _PLURAL.sub("", word)
    return _LAST.sub("", word)


_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![suai])s\Z")
"""An `s` that makes several of one: not that of `abscess`, `virus`, `diagnosis` and `gas`."""
_LAST = re.compile(r"(?<=[a-z]{4})(?:is|e|y)\Z|(?<=[a-z]{3}[^aeiou])e\Z")
"""What stands at the end of one and falls away before the `es` and `ies` of several: `fracture`, `artery`, `diagnosis`."""


def _counted(note: KnowledgeNote) -> Counter[str]:
    counted: Counter[str] = Counter()
    for times, text in (
        (_BY_TEXT, note.text),
        (_BY_PHRASE, " ".join(note.words)),
        (_BY_NAME, note.id.replace("-", " ")),
    ):
        for stem in stems_of(text):
            counted[stem] += times
    return counted


def _rarity(notes: int, holding: int) -> float:
    return math.log(1 + (notes - holding + 0.5) / (holding + 0.5))
