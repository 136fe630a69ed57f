"""What was typed, read into concepts: each a word or phrase with the wordings that would satisfy it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from consultant.catalogue.search.synonyms import Stems, Synonyms
from consultant.catalogue.search.vocabulary import Vocabulary
from consultant.catalogue.search.words import STOP_WORDS, Word, stem, words

SHORTEST_BEGINNING = 2
MOST_CONCEPTS = 12
"""More words than these are cut off: the request is no phrase then."""


class Reason(StrEnum):
    """Why a wording stands for what was typed."""

    WORD = "same word"
    BEGINNING = "begins so"
    SPELLING = "spelling"
    SYNONYM = "another name"


WORTH = {Reason.WORD: 1.0, Reason.BEGINNING: 0.9, Reason.SPELLING: 0.85}
SECOND_GUESS = 0.7
"""Factor for each further repair of a word."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One wording: all its stems must be found."""

    stems: Stems
    text: str
    worth: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Concept:
    """A word or phrase of the request."""

    typed: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words: those of the documents, whether a stem is indexed, and the synonym file."""

    vocabulary: Vocabulary
    synonyms: Synonyms
    knows_stem: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """One content word of the request with what it may be, the likeliest first."""

    typed: str
    meant: tuple[tuple[str, Reason], ...]

    @property
    def stem(self) -> str:
        return stem(self.meant[0][0]) if self.meant else stem(self.typed)


def read(text: str, lexicon: Lexicon, *, typing: bool = False) -> tuple[Concept, ...]:
    """The concepts of a request; while `typing`, its last word may be unfinished."""
    found = [word for word in words(text) if word.text not in STOP_WORDS] or words(text)
    found = found[:MOST_CONCEPTS]
    unfinished = typing and text[-1:].strip() != ""
    known = [_known(word, lexicon, unfinished and word is found[-1]) for word in found]
    return tuple(_concepts(known, lexicon.synonyms))


def _known(word: Word, lexicon: Lexicon, unfinished: bool) -> Known:
    vocabulary = lexicon.vocabulary
    meant: list[tuple[str, Reason]] = []
    if vocabulary.knows(word.text) or lexicon.knows_stem(stem(word.text)):
        meant.append((word.text, Reason.WORD))
    if unfinished or (not meant and len(word.text) > SHORTEST_BEGINNING):
        meant += [
            (other, Reason.BEGINNING) for other in vocabulary.completions(word.text) if other != word.text
        ]
    if not meant:
        meant += [(other, Reason.SPELLING) for other in vocabulary.repairs(word.text)]
    return Known(word.text, tuple(meant))


def _concepts(known: list[Known], synonyms: Synonyms) -> Iterator[Concept]:
    """The longest synonym that begins at each word, else the word itself."""
    at = 0
    while at < len(known):
        length = _phrase(known[at:], synonyms)
        part = known[at : at + max(length, 1)]
        yield Concept(" ".join(one.typed for one in part), tuple(_alternatives(part, length, synonyms)))
        at += len(part)


def _phrase(known: list[Known], synonyms: Synonyms) -> int:
    for length in range(min(synonyms.longest, len(known)), 0, -1):
        if tuple(one.stem for one in known[:length]) in synonyms.wordings:
            return length
    return 0


def _alternatives(part: list[Known], length: int, synonyms: Synonyms) -> Iterator[Alternative]:
    stems = tuple(one.stem for one in part)
    if length:
        spelt = WORTH[Reason.SPELLING] if any(_repaired(one) for one in part) else 1.0
        for wording in synonyms.wordings[stems]:
            yield Alternative(wording.stems, wording.text, wording.worth * spelt, Reason.SYNONYM)
    if len(part) > 1:
        yield Alternative(stems, " ".join(one.typed for one in part), 1.0, Reason.WORD)
        return
    for place, (word, reason) in enumerate(part[0].meant):
        worth = WORTH[reason] * (SECOND_GUESS**place if reason is Reason.SPELLING else 1.0)
        yield Alternative((stem(word),), word, worth, reason)


def _repaired(known: Known) -> bool:
    return bool(known.meant) and known.meant[0][1] is Reason.SPELLING
