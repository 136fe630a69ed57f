"""How well each note fits an ask: by its phrases, modifiers and codes, and by all the words of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from consultant.answering.intents import Intent
from consultant.answering.intents.forms import wants_code
from consultant.answering.needles import first_word, haystack
from consultant.answering.patterns import expression
from consultant.answering.phrases import Phrases, looked_for, spoken, used
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, label
from consultant.answering.relevance import Fits
from consultant.model.knowledge import KnowledgeNote, holds

FITTING, PLAIN = 4, 6
"""From which score a note fits, and from which it is plainly meant."""
_MOST_POINTS, _POINTS_A_SCORE = 25, 2.5
"""What all the words of a question may add to the order of the notes that it fits."""
_BY_MODIFIER, _BY_CODE, _BY_PHRASE, _PER_WORD = 4, 2, 3, 1
_ELSEWHERE = 3
"""Taken off where the note is about other codes than those that the question cites."""
_SURE_POINTS, _SURE_SHARE = 12, 0.9
"""What makes a note fit as well as by a phrase: nearly all that the question says is in it."""
_POINTS, _SHARE, _AHEAD = 7.5, 0.55, 1.2
"""What makes a note the answer by all the words of the question alone: points, share, and distance to the second."""
_BORNE_OUT = 1.7
"""Score times share from which a note that shares a phrase with a question may answer it: a word by the way is no topic."""


@lru_cache(maxsize=16)  # an ask is looked at from several places
def ranked(ask: Ask, reference: Reference) -> Sequence[tuple[int, KnowledgeNote]]:
    """The notes that fit at all, with what each scores; the best first, with what all the words say for it."""
    asked, fits = Asked.of(ask), reference.relevance.fits(ask.text)
    scored = _scored(_possible(asked, fits, reference), asked, fits, reference)
    return tuple(_best_first((pair for pair in scored if pair[0]), fits))


def ordered(notes: Iterable[KnowledgeNote], ask: Ask, reference: Reference) -> Iterator[KnowledgeNote]:
    """These notes as they fit, the best first; those that do not fit too."""
    fits = reference.relevance.fits(ask.text)
    return (note for _, note in _best_first(_scored(notes, Asked.of(ask), fits, reference), fits))


def _scored(
    notes: Iterable[KnowledgeNote], asked: Asked, fits: Fits, reference: Reference
) -> Iterator[tuple[int, KnowledgeNote]]:
    valid = (note for note in notes if note.valid(reference.on))
    return ((_score(note, asked, fits), note) for note in valid)


def _best_first(scored: Iterable[tuple[int, KnowledgeNote]], fits: Fits) -> list[tuple[int, KnowledgeNote]]:
    return sorted(scored, key=lambda pair: (-pair[0] - _weight(fits.points(pair[1].id)), pair[1].id))


def _possible(asked: Asked, fits: Fits, reference: Reference) -> Iterable[KnowledgeNote]:
    """The notes that `_score` may give anything: by a phrase, a modifier, nearly all of the words, or the code alone."""
    shelves = reference.shelves
    sure = (id for id in fits.from_points(_SURE_POINTS) if fits.share(id) >= _SURE_SHARE)
    coded = shelves.coded if asked.remarks or asked.ruled else ()
    every = (*shelves.worded(asked.words), *shelves.modified(asked.modifiers), *shelves.named(sure), *coded)
    return {note.id: note for note in every}.values()


def named(note: KnowledgeNote, ask: Ask) -> bool:
    """Whether the question uses a phrase of the note."""
    return phrases(note, Asked.of(ask)) > 0


def pointed_to(ask: Ask, reference: Reference) -> KnowledgeNote | None:
    """The note that all the words of a question point to, where none of its phrases was thought of: clearly, or none."""
    fits = reference.relevance.fits(ask.text)
    denied = _denied(ask)
    near = reference.shelves.named(fits.from_points(_POINTS / _AHEAD))  # what has fewer leads no other
    possible = (note for note in near if denied or not _of_denials(note))
    fitting = {note.id: note for note in possible if note.valid(reference.on)}
    if not fitting or _unplaced(ask):
        return None
    best = max(fitting, key=lambda id: (fits.points(id), id))
    points, second = fits.points(best), _second(map(fits.points, fitting))
    clearly = points >= _POINTS and fits.share(best) >= _SHARE and points >= _AHEAD * second
    return fitting[best] if clearly else None


def borne_out(score: int, note: KnowledgeNote, ask: Ask, reference: Reference) -> bool:
    """Whether enough of what a question says is in a note that fits by phrases: the shorter these are the more."""
    if ask.citations or ask.loose_modifiers:
        return True
    return score * reference.relevance.fits(ask.text).share(note.id) >= _BORNE_OUT


def _second(points: Iterable[float]) -> float:
    return [*sorted(points, reverse=True), 0.0][1]


def _denied(ask: Ask) -> bool:
    return bool(ask.remarks or _DENIED.search(ask.text))


_GUESS = 0.5
"""Confidence in a reading that no word of the question bears out."""
_BARE = 3


def guessed(ask: Ask) -> bool:
    """Whether no word tells what is asked, in a question that is more than a bare code."""
    return ask.confidence <= _GUESS and len(ask.text.split()) > _BARE


def _unplaced(ask: Ask) -> bool:
    return Intent.STATUS in ask.intents and not _PAYER.search(ask.text)


def _weight(points: float) -> float:
    return min(points, _MOST_POINTS) / _POINTS_A_SCORE


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an ask tells the note that it wants: read once, compared with each note."""

    text: str
    """Its words, each between two spaces."""
    words: frozenset[str]
    """The beginnings of its words, as a haystack has them."""
    modifiers: frozenset[str]
    procedures: frozenset[str]
    labels: frozenset[str]
    remarks: frozenset[str]
    intents: frozenset[Intent]
    denied: bool
    code_wished: bool
    """Whether a code is asked for: then no note fits by the words alone."""
    guessed: bool
    """Whether no word tells what is asked of the codes."""
    unplaced: bool
    """Whether coverage is asked for and no payer is named: it is asked back, and no note fits by the words alone."""

    @property
    def ruled(self) -> bool:
        """Whether the rules on a code may be what is asked for."""
        return self.guessed or not self.intents.isdisjoint((Intent.RULES, Intent.DOCUMENT))

    @classmethod
    def of(cls, ask: Ask) -> Asked:
        """The same for the same ask."""
        text = f" {spoken(ask.text)} "
        return cls(
            text,
            haystack(text).words,
            frozenset(modifiers(ask)),
            frozenset(cited.code for cited in ask.procedures),
            frozenset(label(cited.system, cited.code) for cited in ask.citations),
            frozenset(label(cited.system, cited.code) for cited in ask.remarks),
            frozenset(ask.intents),
            _denied(ask),
            bool(wants_code(ask.text) or _WISH_AT_END.search(ask.text)),
            guessed(ask),
            _unplaced(ask),
        )


def _score(note: KnowledgeNote, asked: Asked, fits: Fits) -> int:
    """How well a note fits; codes alone do not make it fit, for most notes on visits name the same ones."""
    by_words = phrases(note, asked)
    by_modifier = _BY_MODIFIER * len(asked.modifiers.intersection(note.modifiers)) if asked.modifiers else 0
    if not asked.denied and _of_denials(note):
        return 0
    if not (by_words or by_modifier):
        return _alone(note, asked) or FITTING * _surely(note, fits, asked)
    on_modifiers = by_modifier or Intent.MODIFIER in asked.intents
    by_modifier += 3 if on_modifiers and note.topic == "modifiers" else 0
    by_code = _BY_CODE * (not asked.labels.isdisjoint(note.codes))
    by_code += _BY_CODE * any(holds(listed, code) for listed in note.codes for code in asked.labels)
    elsewhere = _ELSEWHERE if note.codes and asked.labels and not (by_code or by_modifier) else 0
    return by_words + by_modifier + by_code - elsewhere


_FEW_WORDS = 4
"""Words of a question that cites a code and says hardly more: they fit no note by themselves."""


def _surely(note: KnowledgeNote, fits: Fits, asked: Asked) -> bool:
    if fits.points(note.id) < _SURE_POINTS or fits.share(note.id) < _SURE_SHARE:
        return False
    bare = asked.labels and len(asked.text.split()) <= _FEW_WORDS
    return not (bare or asked.code_wished or asked.unplaced)


def _alone(note: KnowledgeNote, asked: Asked) -> int:
    """A note on this one code fits without any words: a denial reason, or the code of a benefit in a question on its rules."""
    if not asked.remarks.isdisjoint(note.codes):
        return PLAIN
    return PLAIN if asked.ruled and any(note.names(code) for code in asked.procedures) else 0


_PAYER = re.compile(r"\bmedicare\b|\bpart [abd]\b|\bcms\b", re.IGNORECASE)
_WISH_AT_END = re.compile(
    r"\b(which|what) (cpt |hcpcs |icd-?10(-cm)? |dx |diagnosis )?codes?\W*\Z", re.IGNORECASE
)
_DENIED = expression(r"\b(den(y|ied|ial)|reject\w*|reason|carc|remit\w*|eob|co|pr|oa)\b", re.IGNORECASE)


_REASON = "CARC "


def _of_denials(note: KnowledgeNote) -> bool:
    """Whether a note is about reasons of denials alone: it fits no question that tells of none."""
    codes = note.codes
    return bool(codes) and codes[0].startswith(_REASON) and all(code.startswith(_REASON) for code in codes)


@cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first word of each phrase: most notes are told apart by one look."""
    return frozenset(map(first_word, phrases))


@cache
def _looked_for(phrases: tuple[str, ...]) -> Phrases:
    return looked_for(phrases)


def phrases(note: KnowledgeNote, asked: Asked) -> int:
    """The longest phrase that the question uses counts most, each further one a little."""
    if asked.words.isdisjoint(_first_words(note.words)):
        return 0
    said = tuple(used(asked.text, _looked_for(note.words)))
    if not said:
        return 0
    return _BY_PHRASE + _PER_WORD * max(len(phrase.split()) for phrase in said) + len(said) - 1


def modifiers(ask: Ask) -> set[str]:
    """The modifiers that a question names, alone or on a code."""
    named = {*ask.loose_modifiers, *(modifier for cited in ask.procedures for modifier in cited.modifiers)}
    if not _DENIED.search(ask.text):
        return named
    groups = _GROUPS if _GROUP_NAMED.search(ask.text) else frozenset[str]()
    return named - groups - {*_OF_A_REASON.findall(ask.text)}


_OF_A_REASON = expression(r"\b(?:CO|PR|OA|PI)[- ]?(\d\d)\b", re.IGNORECASE)
"""The number of a reason behind its group, which may be a modifier elsewhere."""


_GROUP_NAMED = re.compile(
    r"\b(?:den(?:y|ied|ial)s?|reject\w*|reasons?|carc|remit\w*|eob|era|group|adjust\w*)\b|\b(?:co|pr|oa|pi)[ -]?\d",
    re.IGNORECASE,
)
"""Words of a payer's answer, or a number behind the group: without them `CO` is the modifier of an assistant."""
_GROUPS = frozenset({"CO", "PI"})
"""Group codes of a denial that are modifiers elsewhere."""


_DIAGNOSES = expression(
    r"\bdiagnos\w+|\bdx\b|\bicd\b|\bconditions?\b|\bscreening\b|\bz[- ]?codes?\b|\bcoded first\b|\bhistory of\b|\bproblem list\b",
    re.IGNORECASE,
)
"""Without such words a question on procedures is none on the guidelines of diagnoses."""


def about_diagnoses(ask: Ask) -> bool:
    """Whether a guideline of diagnoses may answer: the question cites one, or none but talks of them, or no procedure."""
    return bool(ask.diagnoses or not ask.procedures or _DIAGNOSES.search(ask.text))
