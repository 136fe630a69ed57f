"""What one typed word may be: itself, the beginning of a longer word, or a typo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from consultant.catalogue.search.forms import kindred
from consultant.catalogue.search.synonyms import Synonyms
from consultant.catalogue.search.vocabulary import Vocabulary
from consultant.catalogue.search.words import stem

SHORTEST_BEGINNING = 3
MUCH_COMMONER = 5
OFTEN = 4
"""Names in which another form of a word stands at least: rarer ones are chance."""


class Reason(StrEnum):
    """Why a wording stands for what was typed."""

    WORD = "same word"
    FORM = "another form"
    BEGINNING = "begins so"
    SPELLING = "spelling"
    SYNONYM = "another name"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words: those of the documents, in how many a stem stands, and the synonym file."""

    vocabulary: Vocabulary
    synonyms: Synonyms
    frequency: Callable[[str], int]

    def forms(self, text: str) -> Iterator[str]:
        """A wording with one of its words in another form that documents have: `larynx` is `laryngeal` too."""
        parts = text.split()
        for place, word in enumerate(parts):
            for form in kindred(word):
                if self.vocabulary.count(form) >= OFTEN and stem(form) != stem(word):
                    yield " ".join((*parts[:place], form, *parts[place + 1 :]))


Meaning = tuple[str, Reason]
"""A word that something typed may be, and why."""


@dataclass(frozen=True, slots=True)
class Known:
    """One content word of the request with what it may be, the likeliest first."""

    typed: str
    meant: tuple[Meaning, ...]
    unfinished: bool = False

    @property
    def stem(self) -> str:
        """The stem of its likeliest meaning."""
        return stem(self.meant[0][0]) if self.meant else stem(self.typed)

    @property
    def repaired(self) -> bool:
        """Whether its likeliest meaning is spelt otherwise."""
        return bool(self.meant) and self.meant[0][1] is Reason.SPELLING


def unfinished(text: str, lexicon: Lexicon) -> Known:
    """The last word while somebody types: what it is already, then what it may become."""
    same = _same(text, lexicon)
    repaired = [] if same else _repaired(text, lexicon)
    return Known(text, (*same, *_longer(text, lexicon), *repaired), unfinished=True)


def finished(text: str, lexicon: Lexicon, *, last: bool) -> Known:
    """A word that was typed to its end, unless nobody knows it and it is the `last`."""
    same = _same(text, lexicon) or _owned(text, lexicon)
    forms = _forms(text, lexicon)
    if same or forms:
        return Known(text, (*same, *forms))
    repaired = _repaired(text, lexicon)
    if lexicon.frequency(stem(text)):
        return Known(text, _inflected(text, repaired, lexicon))
    longer = _longer(text, lexicon) if len(text) >= SHORTEST_BEGINNING else []
    return Known(text, (*longer, *repaired) if last else (*repaired, *longer))


def _same(text: str, lexicon: Lexicon) -> list[Meaning]:
    return [(text, Reason.WORD)] if lexicon.vocabulary.knows(text) else []


def _owned(text: str, lexicon: Lexicon) -> list[Meaning]:
    """A name as somebody writes it without its apostrophe: `addisons`."""
    name = text.removesuffix("s")
    return [(name, Reason.WORD)] if name != text and lexicon.vocabulary.knows(name) else []


def _forms(text: str, lexicon: Lexicon) -> list[Meaning]:
    """Other forms of the word that documents have, and that its stem does not find."""
    known = {stem(form): form for form in kindred(text) if lexicon.vocabulary.count(form) >= OFTEN}
    return [(form, Reason.FORM) for root, form in known.items() if root != stem(text)]


def _repaired(text: str, lexicon: Lexicon) -> list[Meaning]:
    return [(other, Reason.SPELLING) for other in lexicon.vocabulary.repairs(text)]


def _longer(text: str, lexicon: Lexicon) -> list[Meaning]:
    return [(other, Reason.BEGINNING) for other in lexicon.vocabulary.completions(text) if other != text]


def _inflected(text: str, repaired: list[Meaning], lexicon: Lexicon) -> tuple[Meaning, ...]:
    """A word that no document has, though its stem: another form of it, or a typo of a much commoner word."""
    commonest = lexicon.vocabulary.count(repaired[0][0]) if repaired else 0
    itself = (text, Reason.WORD)
    return (
        (*repaired, itself)
        if commonest > MUCH_COMMONER * lexicon.frequency(stem(text))
        else (itself, *repaired)
    )
