"""Searching the serving catalogue: `CodeSearch(folder, synonyms, entry).search(text, wanted)`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from consultant.catalogue import published
from consultant.catalogue.search import index, typed_codes
from consultant.catalogue.search.hits import Hit, PhraseHits, Wanted, code_hit, hit
from consultant.catalogue.search.judged import Judged
from consultant.catalogue.search.meanings import Lexicon
from consultant.catalogue.search.paragraph import phrases
from consultant.catalogue.search.proposals import CANDIDATES, WHILE_TYPING, Proposals
from consultant.catalogue.search.ranking import Ranked
from consultant.catalogue.search.request import MOST_OF_MAIL, read, unfinished
from consultant.catalogue.search.synonyms import Synonyms, load_synonyms
from consultant.catalogue.search.vocabulary import Vocabulary
from consultant.catalogue.search.words import stem
from consultant.errors import PermanentError
from consultant.model.catalogue import Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely

Lookup = Callable[[CodeSystem, str, date], Entry | Absent]
"""`Catalogue.entry`: the last word on what a code was on the day."""

VALID = frozenset({CodeStatus.ACTIVE, CodeStatus.HEADER})
SYNONYM_COUNT = 20
"""In how many documents a word of the synonym file counts as standing, when a typo is repaired."""

FEW_OF = 8
"""At least so many codes are judged for each that is wanted."""

LIKELY_HITS = 10
PHRASE_HITS = 3
PHRASE_COVER = 0.6
"""A phrase of a longer text names a code when the code meets at least this share of it."""

WHOLE, LEAST_COVER, MANY = 0.9, 0.6, 300
"""Once a code meets the whole request, those that meet less than this of it by words that stand in so many names are left out:
which of all injections, or of all that is said of knees, stood in a list of "knee injection" would be chance."""

INJURY = re.compile(r"[A-Z]\w\w\.\w{3}[A-Z]")


@dataclass(frozen=True, slots=True)
class _Opened:
    state: tuple[int, int]
    proposals: Proposals
    lexicon: Lexicon
    judged: Judged


class CodeSearch:
    """Search in the catalogue that serves in a folder; it follows the catalogue when that is replaced.

    The look-up may follow a second later; until then a code that is new is not told. Safe to share between threads.
    Every method raises PermanentError when there is no index of the serving catalogue.
    """

    def __init__(self, folder: Path, synonyms: Path, lookup: Lookup) -> None:
        self._folder, self._lookup = folder, lookup
        self._synonyms = load_synonyms(synonyms)
        self._mine: _Opened | None = None

    def search(self, text: str, wanted: Wanted, *, typing: bool = False) -> tuple[Hit, ...]:
        """Codes for a request, best first; while `typing`, its last word may be unfinished."""
        opened = self._opened()
        text, system = typed_codes.system_named(text)
        if system and not wanted.systems:
            wanted = replace(wanted, systems=frozenset({system}))
        by_code = tuple(self._by_code(opened, text, wanted))
        if by_code and typed_codes.unmistakable(text):
            return tuple(islice(_once(by_code), wanted.limit))
        by_words = self._by_words(opened, text, wanted, typing=typing)
        return tuple(islice(_once(chain(by_code, by_words)), wanted.limit))

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """Implements `consultant.ports.Describing`: a catalogue without an index proposes nothing."""
        try:
            hits = self.search(words, Wanted(on, systems, billable=True, limit=LIKELY_HITS, called=False))
        except PermanentError:
            return ()
        opened = self._opened()
        content = opened.judged.content(words)
        strange = frozenset(word for word in content if not opened.lexicon.frequency(stem(word)))
        return tuple(_likely(one, content, strange) for one in hits)

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """Implements `consultant.ports.Describing`: a catalogue without an index proposes nothing."""
        try:
            opened = self._opened()
        except PermanentError:
            return ()
        found = opened.judged.titled(opened.judged.concepts(text, MOST_OF_MAIL), systems)
        wanted = Wanted(on, systems, billable=True)
        entries = ((one, self._entry(one.candidate.system, one.candidate.code, wanted)) for one in found)
        likely = (
            Likely(entry, one.score, one.share, met=one.met, heard=one.heard)
            for one, entry in entries
            if entry
        )
        return tuple(islice(likely, LIKELY_HITS))

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        """Implements `consultant.ports.Describing`: a catalogue without an index has heard of nothing."""
        try:
            opened = self._opened()
        except PermanentError:
            return ()
        return opened.judged.heard(opened.judged.concepts(story, MOST_OF_MAIL), systems)

    def phrases(self, text: str, wanted: Wanted) -> tuple[PhraseHits, ...]:
        """Candidate codes for each phrase of a longer text; what the text denies is left out."""
        found = []
        for phrase in phrases(text):
            hits = self.search(phrase.text, replace(wanted, limit=PHRASE_HITS))
            good = tuple(one for one in hits if one.cover >= PHRASE_COVER)
            if good:
                found.append(PhraseHits(phrase.text, phrase.span, good))
        return tuple(found)

    def _by_code(self, opened: _Opened, text: str, wanted: Wanted) -> Iterator[Hit]:
        for typed in typed_codes.beginnings(text):
            beginning = index.compact(typed)
            proposed = opened.proposals.codes(
                beginning, wanted.systems, wanted.limit * 3, billable=wanted.billable
            )
            for candidate in proposed:
                entry = self._entry(candidate.system, candidate.code, wanted)
                if entry and (entry.status in VALID or index.compact(candidate.code) == beginning):
                    yield code_hit(entry, typed)

    def _by_words(self, opened: _Opened, text: str, wanted: Wanted, *, typing: bool) -> Iterator[Hit]:
        few = typing and unfinished(text)
        concepts = read(text, opened.lexicon, typing=True) if few else opened.judged.concepts(text)
        limit = max(WHILE_TYPING if few else CANDIDATES, FEW_OF * wanted.limit)
        best = opened.judged.ranked(
            concepts, wanted.systems, limit, billable=wanted.billable, called=wanted.called
        )
        whole = False
        for ranked, alike in _families(best):
            if whole and ranked.cover < LEAST_COVER and _in_how_many(ranked, opened) > MANY:
                continue
            entry = self._entry(ranked.candidate.system, ranked.candidate.code, wanted)
            if entry and entry.status in VALID:
                whole = whole or ranked.cover >= WHOLE
                yield hit(entry, ranked, alike)

    def _entry(self, system: CodeSystem, code: str, wanted: Wanted) -> Entry | None:
        """The catalogue's entry of the day; none when there was no such code or it may not be reported as asked."""
        entry = self._lookup(system, code, wanted.on)
        if isinstance(entry, Absent) or (wanted.billable and entry.status is not CodeStatus.ACTIVE):
            return None
        return entry

    def _opened(self) -> _Opened:
        state = published.pointer_state(self._folder)
        mine = self._mine
        if mine is None or mine.state != state:
            mine = self._mine = _open(self._folder, self._synonyms, state)
        return mine


def _open(folder: Path, synonyms: Synonyms, state: tuple[int, int]) -> _Opened:
    file = published.current(folder)
    if file is None:
        raise PermanentError(f"{folder}: no catalogue yet; {index.REMEDY}")
    opened = index.open_index(folder / index.name_in(file))
    return assemble(opened, synonyms, state)


def assemble(opened: index.OpenIndex, synonyms: Synonyms, state: tuple[int, int] = (0, 0)) -> _Opened:
    """An open index with what is known of words."""
    proposals = Proposals(opened)
    counts = Counter(opened.counts)
    counts.update(dict.fromkeys(synonyms.words, SYNONYM_COUNT))
    lexicon = Lexicon(Vocabulary(counts), synonyms, proposals.frequency)
    return _Opened(state, proposals, lexicon, Judged(proposals, lexicon))


def _likely(found: Hit, content: Iterable[str], strange: frozenset[str]) -> Likely:
    missed = _missed(content, found)
    met = tuple(why.found for why in found.whys)
    unknown = tuple(word for word in missed if word in strange)
    return Likely(found.entry, found.score, found.cover, found.alike, missed, met, unknown)


def _missed(content: Iterable[str], found: Hit) -> tuple[str, ...]:
    met = {word for why in found.whys for word in why.typed.split()}
    return tuple(word for word in content if word not in met)


def _in_how_many(ranked: Ranked, opened: _Opened) -> int:
    """How many names hold the rarest word by which a code was found."""
    return min(opened.lexicon.frequency(stem) for met in ranked.met for stem in met.alternative.stems)


def _families(found: Iterable[Ranked]) -> Iterator[tuple[Ranked, int]]:
    """The best of codes that differ in their seventh character only, with how many others there are."""
    members: dict[tuple[CodeSystem, str], list[Ranked]] = {}
    for one in found:
        members.setdefault(_family(one), []).append(one)
    return ((family[0], len(family) - 1) for family in members.values())


def _family(ranked: Ranked) -> tuple[CodeSystem, str]:
    code = ranked.candidate.code
    injury = ranked.candidate.system is CodeSystem.ICD10CM and INJURY.fullmatch(code)
    return ranked.candidate.system, code[:7] if injury else code


def _once(found: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[tuple[CodeSystem, str]] = set()
    for one in found:
        key = (one.entry.system, one.entry.code)
        if key not in seen:
            seen.add(key)
            yield one
