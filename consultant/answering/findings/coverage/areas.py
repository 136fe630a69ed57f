"""The Medicare payment area that a question names: by ZIP code, numbers, city, county, state or its own name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from consultant.answering import cities, contractors
from consultant.answering.findings.coverage import told_places, zip_codes
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent
from consultant.model.fees import AnesthesiaFactor, Area

_COUNTY = re.compile(r"\b((?:[A-Z][\w.'-]+ ){1,2})(?:County|COUNTY|county|Cnty|Co\.|Parish|parish)")
_STATE_BEHIND = "|".join(name.lower() for name in contractors.NAMES)
_SMALL_COUNTY = re.compile(
    rf"\b([a-z][\w.'-]+) (?:county|cnty|parish),? (?=(?:in )?(?:[A-Za-z]{{2}}\b|[A-Z]|(?:{_STATE_BEHIND})\b))"
)
"""A county written small counts only where its state stands right behind it."""
_BEHIND = 24
"""Characters behind a county's name in which its state may stand."""
_REST = re.compile(r"\brest of (?:the )?\w+", re.IGNORECASE)
CUT = "..."
"""Marks a list of counties that its file cut short."""
_SHARED = {"MD": "MARYLAND", "VA": "VIRGINIA"}
"""States some of whose counties lie in the locality of the District of Columbia."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a question places a service: a ZIP code, or the areas that it may lie in (none: nowhere is named)."""

    zip5: str = ""
    town: str = ""
    areas: tuple[AnesthesiaFactor, ...] = ()
    all_of_state: bool = False
    """Whether only a state is named, and these are all its areas."""


def located(ask: Ask, reference: Reference) -> Located:
    """The place that the question names, the most exact that it gives."""
    if numbers := _numbered(ask, reference) or _numbered_in_state(ask, reference):
        return Located(areas=numbers)
    if zip5 := zip_codes.zip_code(ask, reference):
        return Located(zip5)
    towns, states = told_places.towns(ask.text), told_places.states(ask.text)
    if whole := _by_whole_name(ask.text, towns, reference):
        return Located(areas=whole)
    if counties := _of_counties_named(ask.text, states, reference):
        return Located(areas=counties)
    if around := _around_towns(towns, ask.text, reference):
        return Located(areas=around)
    if towns and not any(_outside(town.name, ask.text) for town in towns):
        meant = _distinct(one for town in towns for one in _of_town(town, reference))
        names = tuple(dict.fromkeys(town.name for town in towns))
        return Located(town=names[0] if len(names) == 1 else "", areas=meant)
    named = _by_name(ask.text, states, reference)
    if named or not states:
        return Located(areas=named)
    listed = _distinct(one for short in states for one in of_state(short, reference))
    return Located(areas=listed, all_of_state=len(listed) > 1)


def every_area(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas of the place, the rest of its state where that is named too, and further states that are one area each."""
    place = located(ask, reference)
    if not place.areas or place.all_of_state:
        return place.areas
    states = told_places.states(ask.text)
    own = {town.state for town in told_places.towns(ask.text)}
    rest = (
        one
        for state in sorted(own or {*states[:1]})
        for one in of_state(state, reference)
        if _is_rest(one, ask.text)
    )
    others = (of_state(state, reference) for state in sorted({*states} - own))
    listed = (one for found in others if not {*found} & {*place.areas} for one in found)
    several = (
        _by_name(_without_areas(told_places.without_towns(ask.text), place.areas), (), reference)
        if _SEVERAL.search(ask.text)
        else ()
    )
    return _distinct((*place.areas, *rest, *listed, *several))


def _without_areas(text: str, areas: tuple[AnesthesiaFactor, ...]) -> str:
    """The text without the names of areas, in which that of another may stand: West Virginia is not Virginia."""
    for one in areas:
        text = re.sub(rf"\b{re.escape(one.name.strip())}\b", " ", text, flags=re.IGNORECASE)
    return text


_SEVERAL = re.compile(r"\b(?:and|or|vs|versus|against)\b|[,&/]", re.IGNORECASE)


def _by_name(text: str, states: tuple[str, ...], reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas that the text calls by the beginning of their own names, of the states or of all."""
    listed = (one for short in states or contractors.STATES for one in of_state(short, reference))
    return _distinct(one for one in listed if _names(one.name, text, in_state=bool(states)))


_OF_SEVERAL_WORDS = re.compile(
    r"\bmetropolitan (?=[a-z]+)|\beast st\.? louis\b|\bnyc suburbs\b|\b(?:northern|southern) (?:nj|maine|new jersey)\b",
    re.IGNORECASE,
)
"""Begins names of areas in which the name of a town, or of a state, stands that is not all of it."""


def _by_whole_name(
    text: str, towns: tuple[cities.City, ...], reference: Reference
) -> tuple[AnesthesiaFactor, ...]:
    """The areas whose whole name of several words the text says: `NYC Suburbs/Long Island` is not the city."""
    if not _OF_SEVERAL_WORDS.search(text):
        return ()
    every = (one for short in contractors.STATES for one in of_state(short, reference))
    small = text.lower()
    whole = [one for one in every if _OF_SEVERAL_WORDS.match(one.name) and _begun_whole(one.name) in small]
    said = " ".join(_begun_whole(one.name) for one in whole)
    beside = [town for town in towns if whole and _JOINED.search(text) and town.name.lower() not in said]
    return _distinct((*whole, *(one for town in beside for one in _of_town(town, reference))))


_JOINED = re.compile(r"\b(?:and|or|vs|versus|against)\b", re.IGNORECASE)


def _begun_whole(name: str) -> str:
    return re.split(r"[(*]", name.lower(), maxsplit=1)[0].strip()


def _around_towns(
    towns: tuple[cities.City, ...], text: str, reference: Reference
) -> tuple[AnesthesiaFactor, ...]:
    """The areas whose own name, which the text says, has that of a town in it: `suburban Chicago`."""
    named = _by_name(text, tuple(dict.fromkeys(town.state for town in towns)), reference)
    return tuple(
        one for one in named for town in towns if re.search(rf"\w {re.escape(town.name)}\b", one.name, re.I)
    )


def _is_rest(area: AnesthesiaFactor, text: str) -> bool:
    """Whether it is the rest of a state, and the text names that."""
    return area.name.upper().startswith("REST OF") and bool(_REST.search(text))


def located_areas(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The same with the area of a ZIP code looked up."""
    place = located(ask, reference)
    found = reference.catalogue.anesthesia_factor(place.zip5, reference.on) if place.zip5 else None
    return place.areas if found is None else () if isinstance(found, Absent) else (found,)


def _numbered(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    carrier, locality = told_places.numbered(ask.text)
    if not carrier:
        return ()
    factor = reference.catalogue.anesthesia_factor(Area(carrier, locality), reference.on)
    return () if isinstance(factor, Absent) else (factor,)


def _numbered_in_state(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The area of `California locality 54`."""
    number, states = told_places.locality_of_state(ask.text), told_places.states(ask.text)
    if not number or len(states) != 1:
        return ()
    return tuple(one for one in of_state(states[0], reference) if one.area.locality == number)


def _of_town(town: cities.City, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    areas = of_state(town.state, reference)
    if len(areas) == 1 and town.state not in _SHARED:
        return areas
    return (
        _distinct(one for county in town.counties for one in _of_county(county, town.state, reference))
        or areas
    )


def _of_counties_named(
    text: str, states: tuple[str, ...], reference: Reference
) -> tuple[AnesthesiaFactor, ...]:
    """The areas of the counties that the text names, each in the state behind its name, else in the first named."""
    counties = [*_COUNTY.finditer(text)] or [*_SMALL_COUNTY.finditer(text)]
    behind = {one: contractors.states(text[one.end(1) : one.end() + _BEHIND]) for one in counties}
    found = (
        _of_county(one[1].strip(), (behind[one] or states)[0], reference)
        for one in counties
        if behind[one] or states
    )
    return _distinct(area for areas in found for area in areas)


def _of_county(county: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The area whose list of counties has the county, else the one of all other counties."""
    areas = of_state(state, reference)
    listed = {one: _counties(one, reference) for one in areas}
    holding = tuple(one for one in areas if _holds(listed[one], county))
    bracketed = tuple(one for one in areas if _holds(_name(one, reference).partition("(")[2], county))
    found = _in_capital(county, state, reference) or holding or bracketed
    if found or any(counties.endswith(CUT) for counties in listed.values()):
        return found or areas  # a list that was cut short does not tell whether the county is on it
    return tuple(one for one in areas if listed[one].startswith("ALL"))


def _in_capital(county: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    if state not in _SHARED:
        return ()
    capital = of_state("DC", reference)
    named = re.compile(rf"\b{re.escape(county.upper())}\b[^;]*\bIN {_SHARED[state]}\b")
    return tuple(one for one in capital if named.search(_counties(one, reference)))


def _counties(area: AnesthesiaFactor, reference: Reference) -> str:
    found = reference.catalogue.localities(area.area, reference.on)
    return "" if isinstance(found, Absent) else found[0].counties.upper()


def _name(area: AnesthesiaFactor, reference: Reference) -> str:
    """The area's name by the price indices: the file of anesthesia factors cuts long ones."""
    found = reference.catalogue.price_indices(area.area, reference.on)
    return (area.name if isinstance(found, Absent) else found.name).upper()


def _holds(counties: str, county: str) -> bool:
    return bool(re.search(rf"\b{re.escape(county.upper())}\b", counties.partition("EXCEPT")[0]))


def of_state(state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The payment areas of a state, by its two letters."""
    found = reference.catalogue.anesthesia_factors(state, reference.on)
    return () if isinstance(found, Absent) else found


def _names(area: str, text: str, *, in_state: bool) -> bool:
    """Whether the text has the beginning of an area's name; `rest of state` names the one of that name."""
    if area.upper().startswith("REST OF"):
        return in_state and bool(_REST.search(text) or _OUTSIDE.search(text))
    begun, whole = _begun(area), area.partition("(")[0].strip().lower()
    if "-" in whole and "-".join(whole.split("-")[:2]) in text.lower():
        return True
    if begun not in text.lower() or _outside(begun, text):
        return False
    # What is a city's name too would have been found as one, were it meant as a place.
    return not cities.is_city(begun) and bool(re.search(rf"\b{re.escape(begun)}\b", text, re.IGNORECASE))


_OUTSIDE = re.compile(
    r"\b(?:outside|beyond|excluding|other than|not in)(?: of)?(?: the)?(?: city of)?(?= [A-Za-z])",
    re.IGNORECASE,
)


def _outside(name: str, text: str) -> bool:
    """Whether the text says that it is not there: `outside southern Maine`."""
    return bool(re.search(rf"{_OUTSIDE.pattern} {re.escape(name)}\b", text, re.IGNORECASE))


def _begun(name: str) -> str:
    """The first word or words of an area's name, in small letters."""
    return re.split(r"[,(/*-]", name.lower(), maxsplit=1)[0].strip()


def _distinct(areas: Iterable[AnesthesiaFactor]) -> tuple[AnesthesiaFactor, ...]:
    return tuple(dict.fromkeys(areas))
