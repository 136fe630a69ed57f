"""The words that the documents use: what a beginning may become, and what a typo was meant to be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

COMPLETIONS = 12
REPAIRS = 3
SHORTEST_REPAIRED = 4
LONGEST = 40
"""A longer word is no word: it is neither completed nor repaired."""


PREFIXES = ("re", "un", "dis", "in", "im", "pre", "non", "mis")
"""Beginnings that make another word: who writes `recovered` does not mean `covered`."""


def _begun(word: str, other: str) -> bool:
    return word.endswith(other) and word.removesuffix(other) in PREFIXES


_ENDINGS = (
    "scopy", "ectomy", "otomy", "ostomy", "plasty", "pexy", "gram", "graphy", "centesis", "desis", "rrhaphy", "lysis",
    "itis", "osis", "oma", "emia", "pathy",
)  # fmt: skip
"""Ends of medical words whose beginning names the organ."""


def _of_another_organ(word: str, other: str) -> bool:
    """Whether two words of one ending begin with more than a slip between them: a colposcopy is no colonoscopy."""
    ends = next((end for end in _ENDINGS if word.endswith(end)), "")
    if not ends or not other.endswith(_ENDINGS):
        return False
    return not other.endswith(ends) or OSA.distance(word.removesuffix(ends), other.removesuffix(ends)) > 1


class Vocabulary:
    """Words with the number of documents they stand in."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._sorted = sorted(counts)
        self._by_length: dict[int, list[str]] = {}
        for word in self._sorted:
            if word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)
        self.repairs = lru_cache(maxsize=4096)(self._repairs)
        self.completions = lru_cache(maxsize=4096)(self._completions)

    def knows(self, word: str) -> bool:
        """Whether a document or the synonym file uses the word as it is."""
        return word in self._counts

    def count(self, word: str) -> int:
        """In how many documents the word stands."""
        return self._counts.get(word, 0)

    def _completions(self, beginning: str) -> tuple[str, ...]:
        """The commonest words with that beginning, commonest first."""
        if len(beginning) > LONGEST:
            return ()
        start = bisect_left(self._sorted, beginning)
        stop = bisect_left(self._sorted, beginning + "\U0010ffff")
        found = self._sorted[start:stop]
        return tuple(sorted(found, key=lambda word: (-self._counts[word], word))[:COMPLETIONS])

    def _repairs(self, word: str) -> tuple[str, ...]:
        """Words within few edits (insertion, deletion, substitution, swap of neighbours), the likeliest first."""
        if not SHORTEST_REPAIRED <= len(word) <= LONGEST or not word.isalpha():
            return ()
        allowed = 1 if len(word) < 6 else 2 if len(word) < 11 else 3
        near = [
            w for n in range(len(word) - allowed, len(word) + allowed + 1) for w in self._by_length.get(n, ())
        ]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        ranked = sorted(found, key=lambda hit: (*self._cost(word, hit[0], int(hit[1])), hit[0]))
        return tuple(
            hit[0]
            for hit in ranked[:REPAIRS]
            if hit[1] <= ranked[0][1] + 1 and not _begun(word, hit[0]) and not _of_another_organ(word, hit[0])
        )

    def _cost(self, word: str, candidate: str, distance: int) -> tuple[float, int]:
        """People rarely miss the first letter, and mean the commoner word."""
        return distance + (word[0] != candidate[0]), -self._counts[candidate]
