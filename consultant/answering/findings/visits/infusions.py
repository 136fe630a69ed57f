"""The codes of an infusion by its told minutes: the first hour and each further one (Pub. 100-04, chapter 4, section 230.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.answering import minutes_told
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "infusion-hierarchy"
_INFUSED = re.compile(
    r"\binfus(?:ions?|ed|ing)\b|\bhydrat(?:ion|ed)\b|\biv fluids?\b|\b(?:9636[0156]|9641[35])\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(codes?|units?|bill\w*|report\w*|how many|charge)\b|\?", re.IGNORECASE)
_FLUIDS = r"(?:iv fluids?|fluids?|hydration|saline)"
_DRUG = r"(?:antibiotics?|abx|drugs?|meds?|medications?|chemo\w*|iron|steroids?|zofran|infusion of)"
_OF_TWO = expression(
    rf"\b{_FLUIDS} (?:and|plus|with|&|\+) (?:an? |iv )?{_DRUG}\b"
    rf"|\b{_DRUG} (?:and|plus|with|&|\+) (?:iv )?{_FLUIDS}\b",
    re.IGNORECASE,
)
"""Two kinds of infusions in one breath."""
_EVERY = expression(
    r"\bevery \d+ ?(?:hours?|hrs?|h)\b|\bq ?\d+ ?h\b|\bper diem\b|\bhome infusion\b", re.IGNORECASE
)
"""How often it is given, and not how long; at home it is paid by the day."""
_FIRST, _HALF, _HOUR = 16, 31, 60


@dataclass(frozen=True, slots=True)
class _Family:
    """The codes of a kind of infusion, and the minutes from which its first hour counts."""

    words: re.Pattern[str]
    first: str
    further: str
    push: str
    least: int


_FAMILIES = (
    _Family(re.compile(r"\bchemo\w*\b|\b9641[35]\b", re.IGNORECASE), "96413", "96415", "96409", _FIRST),
    _Family(
        re.compile(r"\bhydrat\w*\b|\bfluids?\b|\b9636[01]\b", re.IGNORECASE), "96360", "96361", "", _HALF
    ),
    _Family(re.compile(r""), "96365", "96366", "96374", _FIRST),
)
"""The last fits every infusion of another drug."""
_CODES = frozenset(code for one in _FAMILIES for code in (one.first, one.further, one.push) if code)


def timed(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes and units of one infusion whose minutes are told; nothing where other services are asked about."""
    minutes = minutes_told.once(ask.text)
    note = reference.note(_NOTE)
    cited = {one.code for one in ask.procedures}
    if _OF_TWO.search(ask.text) or _EVERY.search(ask.text):
        return ()  # whose minutes are told is not clear
    if minutes is None or note is None or cited - _CODES or not _asks(ask.text):
        return ()
    family = next(one for one in _FAMILIES if one.words.search(ask.text))
    beside = _beside(family, cited)
    if beside and family.push:
        return ()  # whose minutes are told is not clear
    short = minutes < family.least
    further = max(0, (minutes - _HALF) // _HOUR) + bool(beside and not short)
    values = {
        "minutes": minutes,
        "beside": beside,
        "first": family.first,
        "further": family.further,
        "push": family.push,
        "units": further,
        "short": short,
        "least": family.least,
        "source": note.source,
    }
    told = {"note": note.text, "minutes told": str(minutes), "first hour from": str(family.least)}
    told |= {"first hour": family.first, "further hours": family.further, "units": str(further)}
    rows = note_evidence(note, told)
    codes = _named(family, beside, further=bool(further), short=short)
    return (Finding("infusion_time", tuple(filter(None, codes)), values, rows),)


def _named(family: _Family, beside: str, *, further: bool, short: bool) -> tuple[str, ...]:
    """The codes that the minutes come to."""
    if beside:
        return beside, family.further
    if short and family.push:
        return (family.push,)
    return (family.first, family.further) if further else (family.first,)


def _beside(family: _Family, cited: set[str]) -> str:
    """The initial code of another kind of infusion, or of a push, beside which this one has no first hour of its own."""
    others = (code for one in _FAMILIES if one is not family for code in (one.first, one.push))
    return next((code for code in others if code in cited), "")


def _asks(text: str) -> bool:
    return bool(_INFUSED.search(text) and _ASKED.search(text))
