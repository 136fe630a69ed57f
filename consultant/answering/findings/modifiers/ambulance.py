"""An ambulance trip: its two letters from the places that a question names, the code of its level (Pub. 100-04, chapter 15)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, note_evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem
from consultant.model.knowledge import KnowledgeNote

_NOTE = "ambulance-modifiers"
_ABOUT = expression(
    r"\bambulance\b|\bA04(?:2[5-9]|3[0-6])\b|\btransport\w*\b|\btrip\b|\b(?:modifier|origin|destination) letters\b"
    r"|\borigin(?: ?[/&-] ?| and | )destination\b|\bscene of\b|\bhelicopter\b|\bmedevac\b",
    re.IGNORECASE,
)
_PLACES: Mapping[str, tuple[str, str]] = {
    "N": (r"skilled nursing(?: facility)?|snf|nursing (?:home|facility)", "skilled nursing facility"),
    "E": (
        r"assisted living(?: facility)?|custodial(?: facility)?|group home|residential (?:care )?facility|domiciliary",
        "residential or custodial facility",
    ),
    "G": (
        r"hospital[- ]based (?:dialysis|esrd)(?: \w+)?"
        r"|(?:dialysis|esrd)(?: \w+)?,? \(?(?:hospital[- ]based|(?:in|of) (?:the|a) hospital)",
        "hospital-based dialysis",
    ),
    "J": (
        r"(?:freestanding |free-standing )?dialysis(?: (?:center|facility|clinic|unit))?",
        "freestanding dialysis facility",
    ),
    "P": (r"(?:doctor'?s?|physician'?s?)(?:'s)? office|clinic", "physician's office"),
    "D": (
        r"(?:imaging|diagnostic|radiology|therapy) (?:center|site|facility)|mri center",
        "diagnostic or therapeutic site",
    ),
    "S": (
        r"(?:the )?scene(?: of \w+(?: \w+)?)?|accident(?: site)?|highway|roadside|street",
        "scene of an accident or acute event",
    ),
    "I": (r"airport|helipad|landing (?:zone|site)|transfer site", "site of transfer"),
    "R": (r"(?:her |his |the |patient'?s )?(?:own )?(?:home|residence|house|apartment)", "residence"),
    "H": (r"(?:\w+ )?hospital|emergency (?:room|department)|er|ed", "hospital"),
}
_ANY = "|".join(f"(?P<{letter}{{0}}>{words})" for letter, (words, _) in _PLACES.items())
_ARTICLE = r"(?:a |an |the |our |another )?"
_TRIP = re.compile(
    rf"\bfrom {_ARTICLE}(?:{_ANY.format(1)})\b[^.?!]{{0,30}}?\b(?:to|into) {_ARTICLE}(?:{_ANY.format(2)})\b"
    rf"|\b(?:{_ANY.format(3)}) (?:to|->|→) {_ARTICLE}(?:{_ANY.format(4)})\b"
    rf"|\b(?:origin|pick(?:ed)?[- ]?up)(?: was| is| at)?:? {_ARTICLE}(?:{_ANY.format(5)})\b[^.?!]{{0,20}}?"
    rf"\b(?:destination|drop(?:ped)?[- ]?off|taken to)(?: was| is| at)?:? {_ARTICLE}(?:{_ANY.format(6)})\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w-])(?P<origin>[DEGHIJNPRS])(?P<destination>[DEGHIJNPRSX])(?![\w-])")
_STOP = "stop at a physician's office on the way"
_NAMED = re.compile(r"\bambulance\b", re.IGNORECASE)
_MEANT = re.compile(r"\bmodifiers?\b|\bmod\b|\bmean\w*|\bstands? for\b|\bletters?\b", re.IGNORECASE)


def letters(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Origin and destination of each trip, where the question is about an ambulance and names both, or asks what a pair says."""
    note = reference.note(_NOTE)
    return tuple(_trip(pair, note) for pair in _told(ask.text)) if note else ()


def _trip(pair: str, note: KnowledgeNote) -> Finding:
    origin, destination = pair[0], pair[1]
    values = {
        "origin": origin,
        "destination": destination,
        "from_words": _PLACES[origin][1],
        "to_words": _PLACES[destination][1] if destination in _PLACES else _STOP,
        "text": note.text,
        "source": note.source,
    }
    return Finding("ambulance_trip", (), values, note_evidence(note, {"note": note.text, "letters": pair}))


def _told(text: str) -> tuple[str, ...]:
    """The letters of the places that a text names as origin and destination; of a pair whose meaning it asks, that pair."""
    if not _ABOUT.search(text):
        return ()
    trips = (trip.groupdict().items() for trip in _TRIP.finditer(text))
    if told := dict.fromkeys("".join(name[0] for name, words in trip if words) for trip in trips):
        return tuple(told)
    pairs = _PAIR.findall(text) if _NAMED.search(text) and _MEANT.search(text) else []
    return ("".join(pairs[0]),) if len(pairs) == 1 else ()


_EMERGENCY = re.compile(r"(?<!non-)(?<!non )(?<!non)(?<!not an )\bemergen\w+|\b911\b", re.IGNORECASE)
_PLANNED = re.compile(r"\bnon-?\s?emergen\w+|\bnot an emergency\b|\bscheduled\b|\broutine\b", re.IGNORECASE)
_GROUND, _LEVEL_ASKED = (
    "A0425",
    re.compile(r"\bcodes?\b|\bbase(?: rate)?\b|\bhcpcs\b|\bbill|\breport|\bcoded\b", re.IGNORECASE),
)
_LEVELS: tuple[tuple[re.Pattern[str], str, str, str], ...] = tuple(
    (re.compile(words, re.IGNORECASE), emergency, planned, mileage)
    for words, emergency, planned, mileage in (
        (r"\bspecialty care transport\b|\bsct\b", "A0434", "A0434", _GROUND),
        (r"\bals[- ]?(?:level )?2\b|\badvanced life support,? level (?:2|two)\b", "A0433", "A0433", _GROUND),
        (r"\bals\b|\bals[- ]?1\b|\badvanced life support\b", "A0427", "A0426", _GROUND),
        (r"\bbls\b|\bbasic life support\b", "A0429", "A0428", _GROUND),
        (r"\bfixed[- ]wing\b|\bair ?plane\b", "A0430", "A0430", "A0435"),
        (r"\brotary\b|\bhelicopter\b|\bmedevac\b", "A0431", "A0431", "A0436"),
    )
)
"""Levels by their words, the higher first: the code in an emergency and otherwise, and that of the miles."""


def level(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the level that the question names, with that of the miles; both where it leaves the emergency open."""
    if not (_ABOUT.search(ask.text) and _LEVEL_ASKED.search(ask.text)) or ask.codes:
        return ()
    found = next((codes for words, *codes in _LEVELS if words.search(ask.text)), None)
    if found is None:
        return ()
    emergency, planned, mileage = found
    urgent, routine = bool(_EMERGENCY.search(ask.text)), bool(_PLANNED.search(ask.text))
    codes = (emergency,) if urgent and not routine else (planned,) if routine else (emergency, planned)
    every = (
        reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on)
        for code in dict.fromkeys((*codes, mileage))
    )
    entries = [one for one in every if isinstance(one, Entry)]
    if len(entries) < 2:
        return ()
    values = {
        "codes": tuple((one.code, one.description) for one in entries),
        "source": source(entries[0].release),
    }
    rows = tuple(
        row for one in entries for row in evidence(one.release, one.code, {"description": one.description})
    )
    return (Finding("ambulance_level", tuple(one.code for one in entries), values, rows),)


_MILES = re.compile(
    r"(?<![\w.$-])(\d{1,4}(?:\.\d{1,2})?|\.\d{1,2})[ -]?(?:loaded |statute |ground )?miles?\b", re.IGNORECASE
)
_MILEAGE_ASKED = re.compile(
    r"\bunits?\b|\bhow (?:is|are|do|to|should|many)\b|\bround\w*|\bfraction\w*|\bbill\w*|\breport\w*",
    re.IGNORECASE,
)
_NO_UNITS = re.compile(
    r"\b(?:fee|rate|amount|dollars?|paid per|deadline|nearest|empty|unloaded)\b", re.IGNORECASE
)
_HUNDRED = Decimal(100)


def miles(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of a told distance: tenths rounded up under a hundred miles, whole miles rounded up from there."""
    note = reference.note(_RULES)
    told = _MILES.findall(ask.text) if _OF_A_TRIP.search(ask.text) and _MILEAGE_ASKED.search(ask.text) else []
    if note is None or len(told) != 1 or _NO_UNITS.search(ask.text):
        return ()
    distance = Decimal(told[0])
    step = Decimal(1) if distance >= _HUNDRED else Decimal("0.1")
    units = (distance / step).to_integral_value(ROUND_CEILING) * step
    values: dict[str, Any] = {
        "miles": f"{distance.normalize():f}",
        "units": f"{units.normalize():f}",
        "whole": distance >= _HUNDRED,
        "source": note.source,
    }
    rows = note_evidence(
        note, {"note": note.text, "miles": str(values["miles"]), "units": str(values["units"])}
    )
    return (Finding("ambulance_miles", tuple(ask.codes), values, rows),)


_RULES = "ambulance-rules"
_OF_A_TRIP = expression(r"\bambulance\b|\bA0425\b|\bA043[56]\b|\bloaded miles\b", re.IGNORECASE)
