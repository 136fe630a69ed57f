"""US dollars for a unit of anesthesia, in the area or the state that a question names."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from consultant.answering import contractors, minutes_told
from consultant.answering.findings.coverage import areas
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, note_evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.fees import AnesthesiaFactor

ASKED = re.compile(
    r"\banes(?:th\w+)?\b[^.?!]{0,60}\b(factor|cf|rate|(per|a) unit)\b|\b(factor|cf|rate)\b[^.?!]{0,40}\banes(?:th\w+)?\b",
    re.IGNORECASE,
)
_AREAS_SHOWN = 8
_NUMBER_ASKED = re.compile(r"\blocalit(?:y|ies)\b|\bcarrier\b|\b(?:mac|contractor) number\b", re.IGNORECASE)
"""Asks for the numbers of the area beside its factor."""


_CODE = re.compile(r"0[01]\d{3}")
_ANESTHESIA = re.compile(r"\banesth\w*|\bcrnas?\b", re.IGNORECASE)
_UNITS = re.compile(r"\b(?:time )?units?\b", re.IGNORECASE)
_NOTE = "anesthesia-time"
_QUARTER, _TENTH = 15, Decimal("0.1")


def time_units(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a cited anesthesia code and its minutes the time units (Pub. 100-04, chapter 12, section 50), and what is missing."""
    codes = [cited.code for cited in ask.procedures if _CODE.fullmatch(cited.code) and cited.code <= "01999"]
    return _units_of(codes[0], ask, reference) if len(codes) == 1 else ()


def time_units_alone(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same where units are asked for and no code is cited."""
    asked = not ask.procedures and _ANESTHESIA.search(ask.text) and _UNITS.search(ask.text)
    return _units_of("", ask, reference) if asked else ()


def _units_of(code: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    told = minutes_told.once(ask.text)
    note = reference.note(_NOTE)
    if told is None or note is None:
        return ()
    units = str((Decimal(told) / _QUARTER).quantize(_TENTH, ROUND_HALF_UP))
    places = areas.located(ask, reference).areas
    factor = places[0] if len(places) == 1 else None
    values = {
        "code": code,
        "minutes": told,
        "units": units,
        "place": factor.name if factor else "",
        "factor": str(factor.factor) if factor else "",
        "factor_source": source(factor.release) if factor else "",
        "source": note.source,
    }
    told_rows = {"note": note.text, "minutes told": str(told), "time units": units}
    rows = note_evidence(note, told_rows)
    if factor:
        rows += evidence(factor.release, factor.name, {"anesthesia factor": str(factor.factor)})
    return (Finding("anesthesia_time", tuple(filter(None, (code,))), values, rows),)


def factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The factor of the ZIP code, else of each area of the state; nothing where neither is named or it is not asked."""
    if not ASKED.search(ask.text):
        return ()
    place, (_, state) = areas.located(ask, reference), contractors.contractor(ask.text)
    if not place.zip5 and not state and not place.areas:
        return _unheld(reference)
    every = areas.every_area(ask, reference)
    found = every or _look_up(place.zip5, state, reference)
    if isinstance(found, Absent):
        return (absence(found, (), reference),)
    whole = state if place.all_of_state or not every else every[0].name
    named = f"ZIP code {place.zip5}" if place.zip5 else whole
    rows = [
        row
        for one in found
        for row in evidence(
            one.release,
            one.name,
            {
                "anesthesia factor": str(one.factor),
                "carrier": one.area.carrier,
                "locality": one.area.locality,
            },
        )
    ]
    values = {
        "place": named,
        "areas": tuple(
            {
                "name": one.name,
                "factor": str(one.factor),
                "carrier": one.area.carrier,
                "locality": one.area.locality,
            }
            for one in found[:_AREAS_SHOWN]
        ),
        "numbered": bool(_NUMBER_ASKED.search(ask.text)),
        "more": len(found) - _AREAS_SHOWN,
        "source": source(found[0].release),
    }
    return (Finding("anesthesia_factor", (), values, tuple(rows)),)


def _unheld(reference: Reference) -> tuple[Finding, ...]:
    """That the factors are not loaded; nothing where they are."""
    found = reference.catalogue.anesthesia_factors(contractors.STATES[0], reference.on)
    return (absence(found, (), reference),) if isinstance(found, Absent) and unloaded(found) else ()


def _look_up(zip5: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...] | Absent:
    if not zip5:
        return reference.catalogue.anesthesia_factors(contractors.letters(state), reference.on)
    found = reference.catalogue.anesthesia_factor(zip5, reference.on)
    return found if isinstance(found, Absent) else (found,)
