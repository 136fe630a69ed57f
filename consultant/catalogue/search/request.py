"""What was typed, read into concepts: each a word or phrase with the wordings that would satisfy it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from consultant.catalogue.search.synonyms import Stems, Synonyms
from consultant.catalogue.search.vocabulary import Vocabulary
from consultant.catalogue.search.words import STOP_WORDS, Word, stem, words

SHORTEST_BEGINNING = 3
MUCH_COMMONER = 5
MOST_CONCEPTS = 12
"""More words than these are cut off: the request is no phrase then."""


class Reason(StrEnum):
    """Why a wording stands for what was typed."""

    WORD = "same word"
    BEGINNING = "begins so"
    SPELLING = "spelling"
    SYNONYM = "another name"


WORTH = {Reason.WORD: 1.0, Reason.BEGINNING: 0.9, Reason.SPELLING: 0.85}
LATER_GUESS = 0.93
"""Factor for each further guess at what a word may be."""


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
    """What is known of words: those of the documents, in how many a stem stands, and the synonym file."""

    vocabulary: Vocabulary
    synonyms: Synonyms
    frequency: Callable[[str], int]


Meaning = tuple[str, Reason]
"""A word that something typed may be, and why."""


@dataclass(frozen=True, slots=True)
class Known:
    """One content word of the request with what it may be, the likeliest first."""

    typed: str
    meant: tuple[Meaning, ...]

    @property
    def stem(self) -> str:
        return stem(self.meant[0][0]) if self.meant else stem(self.typed)


def read(text: str, lexicon: Lexicon, *, typing: bool = False) -> tuple[Concept, ...]:
    """The concepts of a request; while `typing`, its last word may be unfinished."""
    found = [word for word in words(text) if word.text not in STOP_WORDS] or words(text)
    found = found[:MOST_CONCEPTS]
    unfinished = typing and text[-1:].strip() != ""
    *before, final = found or [Word("", 0, 0)]
    known = [_known(word, lexicon, last=False, unfinished=False) for word in before]
    known.append(_known(final, lexicon, last=True, unfinished=unfinished))
    return tuple(_concepts(known, lexicon.synonyms))


def _known(word: Word, lexicon: Lexicon, *, last: bool, unfinished: bool) -> Known:
    """What a word may be: itself, what begins so, what it was meant to be."""
    vocabulary, text = lexicon.vocabulary, word.text
    same = [(text, Reason.WORD)] if vocabulary.knows(text) else []
    if same and not unfinished:
        return Known(text, tuple(same))
    repaired = [] if same else [(other, Reason.SPELLING) for other in vocabulary.repairs(text)]
    if not same and lexicon.frequency(stem(text)):
        return Known(text, tuple(_inflected(text, repaired, lexicon)))
    longer = [(other, Reason.BEGINNING) for other in _longer(text, lexicon, unfinished) if other != text]
    guesses = [*longer, *repaired] if last else [*repaired, *longer]
    return Known(text, tuple(same or guesses) if not unfinished else (*same, *guesses))


def _inflected(text: str, repaired: list[Meaning], lexicon: Lexicon) -> list[Meaning]:
    """A word that no document has, though its stem: another form of it, or a typo of a much commoner word."""
    commoner = bool(repaired) and lexicon.vocabulary.count(repaired[0][0]) > (
        MUCH_COMMONER * lexicon.frequency(stem(text))
    )
    return [*repaired, (text, Reason.WORD)] if commoner else [(text, Reason.WORD), *repaired]


def _longer(text: str, lexicon: Lexicon, unfinished: bool) -> tuple[str, ...]:
    shortest = 1 if unfinished else SHORTEST_BEGINNING
    return lexicon.vocabulary.completions(text) if len(text) >= shortest else ()


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
        worth = WORTH[reason] * (1.0 if reason is Reason.WORD else LATER_GUESS**place)
        yield Alternative((stem(word),), word, worth, reason)


def _repaired(known: Known) -> bool:
    return bool(known.meant) and known.meant[0][1] is Reason.SPELLING
