"""Which level of a visit the told minutes and decision making reach: the higher of the two counts.

The minutes and levels are those of the rows; that either may be chosen says Pub. 100-04, chapter 12, sections 30.6 and 30.6.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consultant.answering import visit_words
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, note_evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote

_OFFICE = "em-office-time"
_ELSEWHERE = "em-facility-2023"
_ASKED = expression(
    r"\blevel\b|\b(?:which|what) (?:e/?m |visit |office |cpt )?code\b|\benough\b|\bsupports?\b|\bqualif\w+\b|\bmeets?\b"
    r"|\breach\w*\b|\bplus what\b|\bwhat else\b|\bhow (?:do|should|would) (?:we|i) (?:code|bill|report)\b"
    r"|\b(?:can|may|should|could) (?:we|i|he|she|they|it)\b|\bok(?:ay)?\b|\bright\b|\bcorrect\b|\ballowed\b|\bjustif\w+\b"
    r"|\bcode(?:\(s\)|s)?\s*\?|\bwhat (?:do|should|can) (?:we|i) (?:bill|code|report)\b|\bwhich is it\b|\bcode (?:and|&|\+)"
    r"|\b99[23]\d\d,? (?:or|vs\.?|versus)(?: is it| a)? 99[23]\d\d\b|\b99[23]\d\d\s*\?|\bwhich (?:one|of)\b"
    r"|\bsupported\b|\bby time\b|\bbased on\b|\A\W*99[23]\d\d\W+(?:for|with|at|in)? ?\d{1,3} ?min"
    r"|\A(?=[^.?!]*\d ?-?min)[^.?!]{0,70}\b(?:e/?m|level|lvl|cpt)\b[^.?!\w]*\Z",
    re.IGNORECASE,
)
PROLONGED: Mapping[str, int] = {"99205": 89, "99215": 69}
"""Total minutes from which Medicare pays its prolonged code beside the highest level, as the note on it states."""
_LONGER = 15


@dataclass(frozen=True, slots=True)
class _Level:
    """A visit with what reaches it."""

    entry: Entry
    minutes: int
    """0 where time never sets it."""
    decisions: str

    @classmethod
    def of(cls, entry: Entry) -> _Level:
        """As the row tells it."""
        return cls(entry, int(entry.attributes.get("minutes", "0")), entry.attributes.get("decisions", ""))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the question tells, and the places of the levels that it reaches; -1 for none."""

    minutes: int
    decisions: str
    by_time: int
    by_decisions: int

    @classmethod
    def of(cls, text: str, levels: tuple[_Level, ...]) -> _Told:
        """Read from the text, on these levels."""
        minutes, decisions = visit_words.minutes(text), visit_words.decisions(text)
        reached = [place for place, one in enumerate(levels) if one.minutes and one.minutes <= minutes]
        fitting = [
            place for place, one in enumerate(levels) if decisions and decisions in one.decisions.split()
        ]
        return cls(minutes, decisions, max(reached, default=-1), max(fitting, default=-1))

    @property
    def best(self) -> int:
        """The higher of the two."""
        return max(self.by_time, self.by_decisions)


def reached(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The level that the told minutes and decision making reach, and whether a cited level is that one."""
    cited = tuple(one.code for one in ask.procedures)
    levels = _levels(visit_words.family(ask.text, cited), reference) if _asked(ask.text) else ()
    told = _Told.of(ask.text, levels)
    note = _note(levels, reference)
    if note is None or not (told.best >= 0 or _answers(told, levels)):
        return ()
    prolonged = _prolonged(told, levels, reference)
    values = _values(told, levels, cited) | {
        "claimed": bool(_CLAIMED.search(ask.text)),
        "prolonged": PROLONGED[levels[-1].entry.code] if prolonged else 0,
    }
    rows = (*_ruled(note, told), *prolonged, *(row for level in levels for row in _row(level)))
    return (Finding("visit_level", tuple(filter(None, (values["code"], *cited))), values, rows),)


_CLAIMED = expression(
    r"\b99[23]\d\d\b,? (?:\w+ )?(?:needs?|requires?|takes|starts? (?:at|from|with)|begins? (?:at|with)|is|means|wants)"
    r" (?:\w+ ){0,2}\d{1,3}[ -]?min"
    r"|\b(?:you|we|it|one|they|must|you'd) (?:must )?(?:needs?|have|requires?|takes?) (?:at least )?\d{1,3} ?min\w*"
    r" (?:for|to (?:bill|report|code|reach|use)) (?:an? )?(?:cpt )?99[23]\d\d\b",
    re.IGNORECASE,
)
"""States how many minutes a level takes."""


def _asked(text: str) -> bool:
    return bool(_ASKED.search(text) or _CLAIMED.search(text) or _terse(text))


def _terse(text: str) -> bool:
    """Whether minutes are told and hardly anything else: the level is wished."""
    return len(text.split()) <= _TERSE and visit_words.minutes(text) > 0


_TERSE = 10


_NEEDS = expression(
    r"\b(?:what|which|how)\b[^.?!]{0,40}\b(?:support|requir|need|take|document|justif|qualif|reach|criteria)\w*"
    r"|\b(?:requirements?|criteria|documentation) (?:for|of|to|needed)\b|\b(?:rais|lift|mak|turn|chang|upgrad"
    r"|bump)\w*\b[^.?!]{0,30}\bto\b"
    r"|\b(?:rather than|instead of)\b",
    re.IGNORECASE,
)
"""Asks what a level needs, or whether something lifts one to the other."""


def needed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What each cited level of one kind of visit takes, where that is asked and nothing tells a level."""
    cited = tuple(one.code for one in ask.procedures)
    family = visit_words.family(ask.text, cited) if cited and _NEEDS.search(ask.text) else ()
    levels = _levels(tuple(code for code in family if code in cited), reference)
    told = _Told.of(ask.text, levels)
    note = _note(levels, reference)
    if note is None or told.minutes or told.decisions:
        return ()
    values = {
        "levels": tuple((one.entry.code, one.decisions, one.minutes) for one in reversed(levels)),
        "source": source(levels[0].entry.release),
        "rule_source": note.source,
    }
    rows = (*_ruled(note, told), *(row for level in levels for row in _row(level)))
    return (Finding("visit_needs", tuple(one.entry.code for one in levels), values, rows),)


def _answers(told: _Told, levels: tuple[_Level, ...]) -> bool:
    """Whether it answers the question that the minutes reach no level: too few of them, or of a visit that has none."""
    return bool(told.minutes) and (levels[0].minutes > 0 or levels[0].entry.code in visit_words.EMERGENCY)


def _levels(codes: tuple[str, ...], reference: Reference) -> tuple[_Level, ...]:
    """The visits as rows; empty where one of them is none in force."""
    found = [reference.catalogue.entry(CodeSystem.CPT, code, reference.on) for code in codes]
    held = [one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE]
    return tuple(map(_Level.of, held)) if len(held) == len(codes) else ()


def _note(levels: tuple[_Level, ...], reference: Reference) -> KnowledgeNote | None:
    if not levels:
        return None
    wanted = _OFFICE if levels[0].entry.code in ("99202", "99212") else _ELSEWHERE
    return reference.note(wanted)


def _values(told: _Told, levels: tuple[_Level, ...], cited: tuple[str, ...]) -> dict[str, Any]:
    places = [place for place, one in enumerate(levels) if one.entry.code in cited]
    by_time = levels[told.by_time] if told.by_time >= 0 else None
    by_decisions = levels[told.by_decisions] if told.by_decisions >= 0 else None
    return {
        "code": levels[told.best].entry.code if told.best >= 0 else "",
        "told": told.minutes,
        "decisions": told.decisions if by_decisions else "",
        "least": by_time.minutes if by_time else 0,
        "by_time": by_time.entry.code if by_time else "",
        "by_decisions": by_decisions.entry.code if by_decisions else "",
        "timed": bool(levels[0].minutes),
        "lowest": levels[0].minutes,
        "cited": cited[0] if len(cited) == 1 else "",
        "too_high": len(places) == 1 and places[0] > told.best,
        "needed": levels[places[0]].minutes if len(places) == 1 else 0,
        "source": source(levels[0].entry.release),
        "minutes": tuple((one.entry.code, one.minutes) for one in levels if one.minutes),
    }


def _ruled(note: KnowledgeNote, told: _Told) -> tuple[Evidence, ...]:
    """The rule that either may be chosen, and what the question told."""
    heard = {"note": note.text, "told": f"{told.minutes} minutes, {told.decisions or 'no'} decision making"}
    return note_evidence(note, heard)


def _row(level: _Level) -> tuple[Evidence, ...]:
    fields = {
        "code": level.entry.code,
        **{
            name: level.entry.attributes[name]
            for name in ("minutes", "decisions")
            if name in level.entry.attributes
        },
    }
    return evidence(level.entry.release, level.entry.code, fields)


def _prolonged(told: _Told, levels: tuple[_Level, ...], reference: Reference) -> tuple[Evidence, ...]:
    """The note on prolonged time, where a quarter of an hour or more lies beyond the highest level of the office."""
    note = next((one for one in reference.knowledge if one.id == "em-prolonged"), None)
    highest = levels[-1]
    if note is None or highest.entry.code not in PROLONGED or told.minutes < highest.minutes + _LONGER:
        return ()
    return note_evidence(note, {"note": note.text})
