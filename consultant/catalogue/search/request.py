"""What was typed, read into concepts: each a word or phrase with the wordings that would satisfy it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consultant.catalogue.search import meanings
from consultant.catalogue.search.meanings import Known, Lexicon, Reason
from consultant.catalogue.search.synonyms import Stems, Synonyms, content_stems
from consultant.catalogue.search.words import STOP_WORDS, spoken, stem, words

MOST_WORDS, MOST_OF_MAIL = 12, 60
"""More words than these are cut off: a request is no phrase then, and a mail tells elsewhere what it is about."""

WORTH = {Reason.WORD: 1.0, Reason.FORM: 0.95, Reason.BEGINNING: 0.9, Reason.SPELLING: 0.85}
MOST_FORMED = 2
"""Words of a wording of the synonym file up to which it stands in other forms too."""
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


def read(text: str, lexicon: Lexicon, *, typing: bool = False, most: int = MOST_WORDS) -> tuple[Concept, ...]:
    """The concepts of a request; while `typing`, its last word may be unfinished."""
    content = content_words(joined(text, lexicon))
    *before, final = content[:most] or [""]
    known = [meanings.finished(word, lexicon, last=False) for word in before]
    if typing and unfinished(text):
        known.append(meanings.unfinished(final, lexicon))
    else:
        known.append(meanings.finished(final, lexicon, last=True))
    return tuple(_concepts(known, lexicon)) if final else ()


_PREFIX = r"(non|anti|post|pre|sub|intra|inter|hyper|hypo|micro|multi|para|peri|poly|retro|semi|trans)"
_APART = re.compile(rf"\b{_PREFIX}[- ](\w{{4,}})", re.IGNORECASE)
"""A prefix that somebody writes apart."""


def joined(text: str, lexicon: Lexicon) -> str:
    """The text with prefixes at their words, where that is how names have them: `non-progressive`."""

    def together(found: re.Match[str]) -> str:
        word = (found[1] + found[2]).lower()
        return word if lexicon.vocabulary.count(word) else found[0]

    return _APART.sub(together, text)


def content_words(text: str) -> list[str]:
    """The words of a request that say something; all of them if none does."""
    found = [word.text for word in words(spoken(text))]
    return [word for word in found if word not in STOP_WORDS] or found


def unfinished(text: str) -> bool:
    """Whether a text that is being typed ends within a word."""
    return text[-1:].isalnum()


_MEASURES = frozenset({"mg", "mcg", "ml", "cc", "g", "gm", "kg"})
"""Behind a number these are measures, and no short forms of diseases."""


def _concepts(known: Sequence[Known], lexicon: Lexicon) -> Iterator[Concept]:
    """The longest synonym that begins at each word, else the word itself."""
    at = 0
    while at < len(known):
        if at and known[at].typed in _MEASURES and known[at - 1].typed[:1].isdigit():
            part, alternatives = known[at : at + 1], list(_itself(known[at : at + 1]))
        else:
            part, alternatives = _concept(known[at:], lexicon)
        if len(part) == 1:
            alternatives.extend(_apart(part[0], lexicon))
        yield Concept(" ".join(one.typed for one in part), tuple(alternatives))
        at += len(part)


def _concept(known: Sequence[Known], lexicon: Lexicon) -> tuple[Sequence[Known], list[Alternative]]:
    """The words that make the first concept, and its alternatives."""
    synonyms = lexicon.synonyms
    begun = _begun(known, synonyms)
    if begun:
        return known, begun
    for length in range(min(synonyms.longest, len(known)), 0, -1):
        part = known[:length]
        if tuple(one.stem for one in part) in synonyms.wordings:
            return part, [*_named(part, lexicon), *_itself(part)]
    return known[:1], list(_itself(known[:1]))


_BEGINNING = re.compile(rf"{_PREFIX}(\w{{4,}})")


def _apart(known: Known, lexicon: Lexicon) -> Iterator[Alternative]:
    """A word with a prefix as names with a hyphen have it: two words."""
    found = _BEGINNING.fullmatch(known.typed)
    if found and lexicon.vocabulary.count(found[1]) and lexicon.vocabulary.count(found[2]) >= meanings.OFTEN:
        yield Alternative(
            (stem(found[1]), stem(found[2])), f"{found[1]} {found[2]}", WORTH[Reason.FORM], Reason.FORM
        )


def _begun(known: Sequence[Known], synonyms: Synonyms) -> list[Alternative]:
    """Wordings of phrases that the words, the last of them unfinished, are the beginning of."""
    if len(known) < 2 or not known[-1].unfinished:
        return []
    head, beginning = tuple(one.stem for one in known[:-1]), known[-1].typed
    endings = [ending for ending in synonyms.endings.get(head, ()) if ending.startswith(beginning)]
    meant = [one for ending in endings for one in synonyms.wordings[(*head, stem(ending))]]
    found = [
        Alternative(one.stems, one.text, one.worth * WORTH[Reason.BEGINNING], Reason.SYNONYM) for one in meant
    ]
    return [*found, *_completed(known)] if found else []


def _completed(known: Sequence[Known]) -> Iterator[Alternative]:
    """The words themselves, with what the last may become."""
    head = tuple(one.stem for one in known[:-1])
    for one in _itself(known[-1:]):
        yield Alternative((*head, *one.stems), one.text, one.worth, one.reason)


def _named(part: Sequence[Known], lexicon: Lexicon) -> Iterator[Alternative]:
    spelt = WORTH[Reason.SPELLING] if any(one.repaired for one in part) else 1.0
    wordings = lexicon.synonyms.wordings[tuple(one.stem for one in part)]
    for wording in wordings:
        yield Alternative(wording.stems, wording.text, wording.worth * spelt, Reason.SYNONYM)
    for wording in wordings:
        if len(wording.stems) <= MOST_FORMED:
            for text in lexicon.forms(wording.text):
                yield Alternative(
                    content_stems(text), text, wording.worth * spelt * WORTH[Reason.FORM], Reason.SYNONYM
                )


def _itself(part: Sequence[Known]) -> Iterator[Alternative]:
    if len(part) > 1:
        yield Alternative(
            tuple(one.stem for one in part), " ".join(one.typed for one in part), 1.0, Reason.WORD
        )
        return
    for place, (word, reason) in enumerate(part[0].meant):
        worth = WORTH[reason] * (1.0 if reason is Reason.WORD else LATER_GUESS**place)
        yield Alternative((stem(word),), word, worth, reason)
