"""US dollars for a unit of anesthesia, in the area or the state that a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from consultant.answering import contractors, minutes_told
from consultant.answering.findings.coverage import areas, told_places
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, note_evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, Release
from consultant.model.fees import AnesthesiaFactor

ASKED = re.compile(
    r"\banes(?:th\w+)?\b[^?!]{0,140}\b(factors?|cfs?|rates?|(per|a) unit)\b|\b(factors?|cfs?"
    r"|rates?)\b[^.?!]{0,40}\banes(?:th\w+)?\b",
    re.IGNORECASE,
)
_BASE_TOLD = expression(
    r"\bbase(?: units?| value)?(?: of| is| are|:| =)? (\d{1,2})\b(?! ?min)|\b(\d{1,2}) base(?: units?)?\b",
    re.IGNORECASE,
)
_TIME_TOLD = re.compile(
    r"\b(\d{1,2}(?:\.\d)?) time units?\b|\btime units?(?: of| are|:| =)? (\d{1,2}(?:\.\d)?)\b", re.IGNORECASE
)
_AREAS_SHOWN = 8
_NUMBER_ASKED = re.compile(r"\blocalit(?:y|ies)\b|\bcarrier\b|\b(?:mac|contractor) number\b", re.IGNORECASE)
"""Asks for the numbers of the area beside its factor."""


_CODE = re.compile(r"0[01]\d{3}")
_ANESTHESIA = re.compile(r"\banesth\w*|\bcrnas?\b", re.IGNORECASE)
_UNITS = re.compile(r"\b(?:time )?units?\b", re.IGNORECASE)
_NOTE = "anesthesia-time"
_FACTOR_TOLD = re.compile(
    r"\b(?:cf|(?:conversion |anesthesia |local )?factor)(?: is| of|:| =|=)? ?\$? ?(\d{1,2}(?:\.\d{1,4})?)\b",
    re.IGNORECASE,
)
_QUARTER, _TENTH, _CENT = 15, Decimal("0.1"), Decimal("0.01")


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
        **_amount(ask.text, Decimal(units), factor),
    }
    if not factor and "all_units" in values and (said := _FACTOR_TOLD.search(ask.text)):
        told_factor = Decimal(said[1])
        total = (Decimal(str(values["all_units"])) * told_factor).quantize(_CENT, ROUND_HALF_UP)
        values |= {"told_factor": f"{told_factor:f}", "told_amount": f"{total:,}"}
    told_rows = {"note": note.text, "minutes told": str(told), "time units": units}
    rows = note_evidence(note, told_rows)
    if factor:
        rows += evidence(
            factor.release, factor.name, {"anesthesia factor": str(factor.factor), **_sums(values)}
        )
    return (Finding("anesthesia_time", tuple(filter(None, (code,))), values, rows),)


def factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The factor of the ZIP code, else of each area of the state; nothing where neither is named or it is not asked."""
    if not _asked(ask.text):
        return ()
    place, (_, state) = areas.located(ask, reference), contractors.contractor(ask.text)
    if place.all_of_state and told_places.own(ask.text):
        return (Finding("fact_lacking", (), {"fact": "locality", "codes": ()}, ()),)
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
        "older": _older(found[0].release, reference),
        "older_named": str(_older(found[0].release, reference) or "-") in ask.text,
        "source": source(found[0].release),
    }
    national, told = _national(ask.text, reference)
    values, rows = values | national, [*rows, *told]
    if len(found) == 1:
        values |= _amount(ask.text, _time_told(ask.text), found[0])
        rows += evidence(found[0].release, found[0].name, _sums(values))
    return (Finding("anesthesia_factor", (), values, tuple(rows)),)


def _older(release: Release, reference: Reference) -> str:
    """The year of the factors, where a newer one is due on the day."""
    year = release.edition[:4]
    return year if year.isdigit() and int(year) < reference.on.year else ""


def priced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What told base and time units come to, where no code is cited; nothing where one of the three is not told."""
    if ask.procedures or not (_BASE_TOLD.search(ask.text) and _amount_told(ask.text)):
        return ()
    found = factors(ask, reference)
    return tuple(replace(one, kind="anesthesia_amount") for one in found if "amount" in one.values)


def _amount_told(text: str) -> bool:
    return _time_told(text) is not None and bool(_AMOUNT_ASKED.search(text))


_AMOUNT_ASKED = re.compile(
    r"\b(?:amount|allow\w*|pay\w*|paid|fee|how much|dollars?|worth|reimburse\w*|total)\b|\$", re.IGNORECASE
)


def _asked(text: str) -> bool:
    """Whether the factor is asked for, or the amount that told base and time units come to."""
    return bool(ASKED.search(text)) or (bool(_BASE_TOLD.search(text)) and _amount_told(text))


_NATIONAL = re.compile(
    r"\bnational(?:ly)?\b|\bnation-?\s?wide\b|\bu\.?s\.? (?:average|factor|cf)\b", re.IGNORECASE
)
_NATIONAL_NOTE = "fee-anesthesia-factor"
_OF_YEAR = re.compile(r"\b(\d\d\.\d{3,4}) in (20\d\d)\b")
_YEAR = re.compile(r"\b20\d\d\b")


def beside_national(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The factors of places with the national one, where a question without a code names places and asks for both."""
    if ask.procedures or not (ASKED.search(ask.text) and _NATIONAL.search(ask.text)):
        return ()
    return tuple(one for one in factors(ask, reference) if one.kind == "anesthesia_factor")


def _national(text: str, reference: Reference) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """The national factor beside that of a place, by our note, where it is asked for too: of the year that the text names."""
    note = reference.note(_NATIONAL_NOTE)
    if note is None or not _NATIONAL.search(text):
        return {}, ()
    by_year = {year: factor for factor, year in _OF_YEAR.findall(note.text)}
    asked = [year for year in dict.fromkeys(_YEAR.findall(text)) if year in by_year] or list(by_year)
    told = tuple((year, by_year[year]) for year in asked)
    rows = note_evidence(note, {f"national anesthesia factor {year}": factor for year, factor in told})
    return {"national": told, "national_source": note.source}, rows


def _time_told(text: str) -> Decimal | None:
    """The time units that a text tells, or those that its minutes make."""
    if told := _TIME_TOLD.search(text):
        return Decimal(told[1] or told[2])
    minutes = minutes_told.once(text)
    return (Decimal(minutes) / _QUARTER).quantize(_TENTH, ROUND_HALF_UP) if minutes else None


def _amount(text: str, time: Decimal | None, factor: AnesthesiaFactor | None) -> dict[str, str]:
    """What told base units and the time come to with the factor; nothing where one of the three is not told."""
    base = _BASE_TOLD.search(text)
    if base is None or time is None:
        return {}
    units = Decimal(base[1] or base[2]) + time
    if factor is None:
        return {"base": base[1] or base[2], "time": f"{time:f}", "all_units": f"{units:f}"}
    amount = (units * factor.factor).quantize(_CENT, ROUND_HALF_UP)
    return {
        "base": base[1] or base[2],
        "time": f"{time:f}",
        "all_units": f"{units:f}",
        "amount": f"{amount:,}",
    }


def _sums(values: Mapping[str, Any]) -> dict[str, str]:
    """The sum as evidence fields."""
    if "amount" not in values:
        return {}
    return {
        "base units told": values["base"],
        "time units": values["time"],
        "units": values["all_units"],
        "amount": values["amount"],
    }


def _unheld(reference: Reference) -> tuple[Finding, ...]:
    """That the factors are not loaded; nothing where they are."""
    found = reference.catalogue.anesthesia_factors(contractors.STATES[0], reference.on)
    return (absence(found, (), reference),) if isinstance(found, Absent) and unloaded(found) else ()


def _look_up(zip5: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...] | Absent:
    if not zip5:
        return reference.catalogue.anesthesia_factors(contractors.letters(state), reference.on)
    found = reference.catalogue.anesthesia_factor(zip5, reference.on)
    return found if isinstance(found, Absent) else (found,)
