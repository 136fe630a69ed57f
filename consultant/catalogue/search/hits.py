"""What a search answers: codes that were valid on the day, why each was found, and where it says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from consultant.catalogue.search.ranking import Met, Ranked
from consultant.catalogue.search.words import stem, words
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem


@dataclass(frozen=True, slots=True)
class Wanted:
    """What codes may be found: of these systems (all when empty), valid on the day, reportable as they are."""

    on: date
    systems: frozenset[CodeSystem] = frozenset()
    billable: bool = False
    limit: int = 10
    called: bool = True
    """Whether by what people call a code too, and not by its publisher's names alone."""


@dataclass(frozen=True, slots=True)
class Why:
    """Part of the request and what the code has for it."""

    typed: str
    found: str
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A code found; `highlights` are half-open character ranges of `entry.description`.

    `score` and `cover` (the share of the request that the code meets) lie between 0 and 1. `other_name` is the name by
    which it was found when that is not its description. `alike` counts codes left out that differ in the encounter only.
    """

    entry: Entry
    score: float
    cover: float
    whys: tuple[Why, ...]
    highlights: tuple[tuple[int, int], ...]
    other_name: str = ""
    alike: int = 0


@dataclass(frozen=True, slots=True)
class PhraseHits:
    """One phrase of a longer text with its half-open character range and the codes it may stand for."""

    phrase: str
    span: tuple[int, int]
    hits: tuple[Hit, ...]


def hit(entry: Entry, ranked: Ranked, alike: int) -> Hit:
    """The hit of a ranked candidate, told with the description in force on the day."""
    sought = {stem for met in ranked.met for stem in met.alternative.stems}
    other = ranked.name if ranked.name != ranked.candidate.names[0].text else ""
    return Hit(
        entry,
        ranked.score,
        ranked.cover,
        tuple(map(_why, ranked.met)),
        marks(entry.description, sought),
        other,
        alike,
    )


def code_hit(entry: Entry, typed: str) -> Hit:
    """The hit of a code whose own beginning was typed."""
    return Hit(entry, 1.0, 1.0, (Why(typed, entry.code, "code begins so"),), ())


def marks(text: str, sought: set[str]) -> tuple[tuple[int, int], ...]:
    """Ranges of the words of a text whose stems are sought."""
    return tuple((word.start, word.end) for word in words(text) if stem(word.text) in sought)


def _why(met: Met) -> Why:
    return Why(met.concept.typed, met.alternative.text, met.alternative.reason.value)


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as JSON: what the code is on the day, where it matched and why."""
    entry = hit.entry
    return {
        "code": entry.code,
        "system": entry.system.value,
        "description": entry.description,
        "status": entry.status.value,
        "release": entry.release.edition,
        "own_words": entry.own_words,
        "score": round(hit.score, 4),
        "cover": round(hit.cover, 4),
        "highlights": hit.highlights,
        "why": [asdict(why) for why in hit.whys],
        "other_name": hit.other_name,
        "alike": hit.alike,
    }
