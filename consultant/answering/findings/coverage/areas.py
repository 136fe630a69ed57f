"""The Medicare payment area that a question names: by ZIP code, numbers, city, county, state or its own name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from consultant.answering import cities, contractors
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, FeeRow
from consultant.model.codes import Citation
from consultant.model.fees import AnesthesiaFactor, Area, PriceIndices

_ZIP = re.compile(
    r"\bzip(?: ?code)?\W{0,3}(?:is |of )?(\d{5})\b|\b(?-i:[A-Z]{2}) (\d{5})\b(?!\.\d)"
    r"|\b(?:in|at|near) (?:(?-i:[A-Z])\w+,? ){0,2}(\d{5})\b"
    r"|\b(?:carriers?|localit(?:y|ies)|mac|gpcis?|contractor)\b[^.?!]{0,25}\b(?:for|of|in) (\d{5})\b",
    re.IGNORECASE,
)
_ZIP_BEHIND = re.compile(r"\b(\d{5}),? zip\b", re.IGNORECASE)
_PAID_AT = re.compile(
    r"\b\d{5}\b[^.?!]{0,12}\b(?:pays?|paid|payment|amount|fee|rate|allowed|priced?|worth|come to|cost)\b[^.?!\d]{0,20}"
    r"\b(?:at|in|for zip) (\d{5})\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\b\d{5}\b[^.?!]{0,30}\b(?:at|in) (\d{5})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:dollars?|pays?|paid|fee|allowed|allowable|rate|payment|amount|price)\b|\$", re.IGNORECASE
)
_FIVE = re.compile(r"(?<![\w.-])\d{5}\b(?!-\d\d\b)")
_NUMBERED = re.compile(
    r"\b(?:carrier|mac|contractor)(?: number)?\W{0,3}(\d{4,5})\W{1,3}(?:and )?loc(?:ality)?\W{0,3}(\d{1,2})\b",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"\b((?:[A-Z][\w.']+ ){1,2})(?:County|COUNTY|county|Cnty|Co\.)")
_REST = re.compile(r"\brest of (?:the )?\w+", re.IGNORECASE)
_ASKED = re.compile(
    r"\bgpcis?\b|\blocalit(y|ies)\b|(?<!wc )(?<!comp )(?<!compensation )(?<!insurance )\bcarriers?\b"
    r"|\bprice ind(ex|ices)\b|\bpayment areas?\b|\bmac\b(?=[^.?!]*\bzip\b)|\bzip\b(?=[^.?!]*\bmac\b)",
    re.IGNORECASE,
)
_SHOWN = 4
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
    if numbers := _numbered(ask, reference):
        return Located(areas=numbers)
    if zip5 := zip_code(ask, reference):
        return Located(zip5)
    towns, states = _towns(ask.text), _states(ask.text)
    if towns and not any(_outside(town.name, ask.text) for town in towns):
        meant = _distinct(one for town in towns for one in _of_town(town, reference))
        names = tuple(dict.fromkeys(town.name for town in towns))
        return Located(town=names[0] if len(names) == 1 else "", areas=meant)
    listed = _distinct(one for short in states or contractors.STATES for one in _of_state(short, reference))
    named = _of_county_named(ask.text, states, reference) or tuple(
        one for one in listed if _names(one.name, ask.text, in_state=bool(states))
    )
    return (
        Located(areas=named) if named or not states else Located(areas=listed, all_of_state=len(listed) > 1)
    )


def located_areas(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The same with the area of a ZIP code looked up."""
    place = located(ask, reference)
    found = reference.catalogue.anesthesia_factor(place.zip5, reference.on) if place.zip5 else None
    return place.areas if found is None else () if isinstance(found, Absent) else (found,)


def _numbered(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    found = _NUMBERED.search(ask.text)
    if not found:
        return ()
    factor = reference.catalogue.anesthesia_factor(Area(found[1].zfill(5), found[2].zfill(2)), reference.on)
    return () if isinstance(factor, Absent) else (factor,)


def zip_code(ask: Ask, reference: Reference) -> str:
    """The ZIP code that a question names; empty where it names none. Beside a town or state it must lie in that state."""
    told = (*_ZIP_BEHIND.findall(ask.text), *_paid_at(ask))
    paid_at = next((zip5 for zip5 in told if _state_of(zip5, reference)), "")
    found = _ZIP.search(ask.text)
    if paid_at:
        return paid_at
    if found and not set(found.groups()[1:]) & {cited.code for cited in ask.procedures}:
        return str(next(filter(None, found.groups())))
    states = {town.state for town in _towns(ask.text)} | set(_states(ask.text))
    if not states and not ask.procedures and asked(ask.text):
        return next((zip5 for zip5 in _zips(ask) if _state_of(zip5, reference)), "")
    return next((zip5 for zip5 in _zips(ask) if _state_of(zip5, reference) in states), "") if states else ""


def _zips(ask: Ask) -> Iterable[str]:
    """Numbers of five digits that no other cited code could be: not the only code of the question."""
    numbers = dict.fromkeys(_FIVE.findall(ask.text))
    if not ask.procedures and asked(ask.text):
        return numbers
    cited = [number for number in numbers if any(one.code == number for one in ask.procedures)]
    alone = cited[0] if len(cited) == 1 == len(numbers) else ""
    behind = (number for number in numbers if re.search(rf"[A-Z][\w.]*,? \(?{number}\b", ask.text))
    return [number for number in behind if number != alone]


def _state_of(zip5: str, reference: Reference) -> str:
    found = reference.catalogue.zip_area(zip5, reference.on)
    return "" if isinstance(found, Absent) else found.state


def _towns(text: str) -> tuple[cities.City, ...]:
    """The towns that the text names; of several of one name those of a state that it names too."""
    states = _states(text)
    return tuple(
        town
        for towns in cities.named(text)
        for town in (tuple(one for one in towns if one.state in states) or towns)
    )


def _states(text: str) -> tuple[str, ...]:
    """The letters of the states that the text names; those in the name of a town, as of Kansas City, are none."""
    towns = tuple(town for named in cities.named(text) for town in named)
    behind = tuple(letters for town in towns if (letters := _behind(town, text)))
    names = "|".join(re.escape(town.name) for town in towns)
    without = re.sub(names, " ", text, flags=re.IGNORECASE) if towns else text
    return behind or contractors.states(without)


def _behind(town: cities.City, text: str) -> str:
    """The letters of the town's state, where they stand behind its name."""
    found = re.search(rf"\b(?i:{re.escape(town.name)}),? {town.state}\b", text)
    return town.state if found else ""


def _of_town(town: cities.City, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    areas = _of_state(town.state, reference)
    if len(areas) == 1 and town.state not in _SHARED:
        return areas
    return (
        _distinct(one for county in town.counties for one in _of_county(county, town.state, reference))
        or areas
    )


def _of_county_named(
    text: str, states: tuple[str, ...], reference: Reference
) -> tuple[AnesthesiaFactor, ...]:
    found = _COUNTY.search(text)
    return _of_county(found[1].strip(), states[0], reference) if found and states else ()


def _of_county(county: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The area whose list of counties has the county, else the one of all other counties."""
    areas = _of_state(state, reference)
    listed = {one: _counties(one, reference) for one in areas}
    holding = tuple(one for one in areas if _holds(listed[one], county))
    bracketed = tuple(one for one in areas if _holds(one.name.upper().partition("(")[2], county))
    found = _in_capital(county, state, reference) or holding or bracketed
    if found or any(counties.endswith(CUT) for counties in listed.values()):
        return found or areas  # a list that was cut short does not tell whether the county is on it
    return tuple(one for one in areas if listed[one].startswith("ALL"))


def _in_capital(county: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    if state not in _SHARED:
        return ()
    capital = _of_state("DC", reference)
    named = re.compile(rf"\b{re.escape(county.upper())}\b[^;]*\bIN {_SHARED[state]}\b")
    return tuple(one for one in capital if named.search(_counties(one, reference)))


def _counties(area: AnesthesiaFactor, reference: Reference) -> str:
    found = reference.catalogue.localities(area.area, reference.on)
    return "" if isinstance(found, Absent) else found[0].counties.upper()


def _holds(counties: str, county: str) -> bool:
    return bool(re.search(rf"\b{re.escape(county.upper())}\b", counties.partition("EXCEPT")[0]))


def _of_state(state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    found = reference.catalogue.anesthesia_factors(state, reference.on)
    return () if isinstance(found, Absent) else found


def _names(area: str, text: str, *, in_state: bool) -> bool:
    """Whether the text has the beginning of an area's name; `rest of state` names the one of that name."""
    if area.upper().startswith("REST OF"):
        return in_state and bool(_REST.search(text) or _OUTSIDE.search(text))
    begun = _begun(area)
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


def asked(text: str) -> bool:
    """Whether a text asks for a payment area itself, or for its price indices, and does not give its numbers."""
    return bool(_ASKED.search(_NUMBERED.sub(" ", text)))


def areas(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payment area of the ZIP code or place that the question names, with its price indices."""
    if not asked(ask.text):
        return ()
    place = located(ask, reference)
    if not (place.zip5 or place.areas) and (gap := _unheld(reference)):
        return gap if _towns(ask.text) or _states(ask.text) else ()
    if not place.zip5:
        every = (*place.areas, *(_further(ask, reference) if place.town else ()))
        states = {town.state for town in _towns(ask.text)} | set(_states(ask.text))
        state = states.pop() if len(states) == 1 else ""
        return tuple(
            _with_contractor(_of_year(finding, ask.text), state)
            for one in every[:_SHOWN]
            for finding in _indices(one.area, "", "", (), reference)
        )
    found = reference.catalogue.zip_area(place.zip5, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (place.zip5,), reference),) if unloaded(found) else ()
    rows = evidence(
        found.release, place.zip5, {"carrier": found.area.carrier, "locality": found.area.locality}
    )
    told = _indices(found.area, f"ZIP code {place.zip5}", source(found.release), rows, reference)
    return tuple(_with_contractor(one, found.state) for one in told)


def _unheld(reference: Reference) -> tuple[Finding, ...]:
    """That the price indices are not loaded; nothing where they are."""
    found = reference.catalogue.price_indices(Area("00000", "00"), reference.on)
    return (absence(found, (), reference),) if isinstance(found, Absent) and unloaded(found) else ()


def _further(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas of further states that are named beside a town and are one area each."""
    apart = set(contractors.states(ask.text)) - {town.state for town in _towns(ask.text)}
    listed = (_of_state(short, reference) for short in sorted(apart))
    return tuple(found[0] for found in listed if len(found) == 1)


_YEAR = re.compile(r"\b(20\d\d)\b")


def _of_year(finding: Finding, text: str) -> Finding:
    """With the indices of the year that the question names first, where it names the one before alone."""
    earlier = finding.values.get("earlier")
    years = set(_YEAR.findall(text))
    if not earlier or len(years) != 1 or not str(earlier["source"]).endswith(min(years)):
        return finding
    now = {name: finding.values[name] for name in ("work", "practice", "malpractice", "source")}
    return replace(finding, values={**finding.values, **earlier, "earlier": now})


def _with_contractor(finding: Finding, state: str) -> Finding:
    """With the contractor (MAC) that decides in the state."""
    name = contractors.deciding(state)
    if finding.kind != "payment_area" or not name:
        return finding
    row = Evidence(KNOWLEDGE, state, "contractor", name, contractors.PUBLICATION, contractors.AS_OF)
    values = {**finding.values, "contractor": name, "contractor_source": contractors.PUBLICATION}
    return replace(finding, values=values, evidence=(*finding.evidence, row))


def _indices(
    area: Area, where: str, where_source: str, rows: tuple[Evidence, ...], reference: Reference
) -> tuple[Finding, ...]:
    found = reference.catalogue.price_indices(area, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (area.carrier,), reference),) if unloaded(found) else ()
    before = reference.catalogue.price_indices(area, date(reference.on.year - 1, 12, 31))
    earlier = None if isinstance(before, Absent) or before.release == found.release else before
    values = {
        "earlier": _said(earlier) if earlier else {},
        "contractor": "",
        "where": where,
        "where_source": where_source,
        "carrier": area.carrier,
        "locality": area.locality,
        "area": found.name,
        **_said(found),
    }
    named = {
        "area": found.name,
        "carrier": area.carrier,
        "locality": area.locality,
        "work index": str(found.work),
        "practice expense index": str(found.practice),
        "malpractice index": str(found.malpractice),
    }
    key = f"{area.carrier} {area.locality}"
    rows = (*rows, *evidence(found.release, key, named))
    if earlier:
        rows += evidence(
            earlier.release, key, {name: word for name, word in _said(earlier).items() if name != "source"}
        )
    return (Finding("payment_area", (), values, rows),)


def _said(indices: PriceIndices) -> dict[str, str]:
    """The three indices of a release, as a reply says them."""
    return {
        "work": str(indices.work),
        "practice": str(indices.practice),
        "malpractice": str(indices.malpractice),
        "source": source(indices.release),
    }


def without_places(ask: Ask, reference: Reference) -> Ask:
    """The ask without a ZIP code or contractor's number that was cited like a procedure code and is none."""
    numbers = _place_numbers(ask, reference)
    kept = tuple(
        cited
        for cited in ask.citations
        if cited.code not in numbers
        or (_known(cited, reference) and cited.code not in _certain(ask, reference))
    )
    return replace(ask, citations=kept) if len(kept) < len(ask.citations) else ask


def _place_numbers(ask: Ask, reference: Reference) -> set[str]:
    zips = {group for found in _ZIP.finditer(ask.text) for group in found.groups() if group}
    return zips | _certain(ask, reference)


def _certain(ask: Ask, reference: Reference) -> set[str]:
    """Numbers that their place makes a contractor's or a ZIP code, though a procedure may have the same."""
    contractor = _NUMBERED.search(ask.text)
    numbers = {contractor[1].zfill(5), contractor[1]} if contractor else set()
    placed = (*_ZIP_BEHIND.findall(ask.text), *_behind_towns(ask), *_paid_at(ask))
    return numbers | {zip5 for zip5 in placed if _state_of(zip5, reference)}


def _paid_at(ask: Ask) -> tuple[str, ...]:
    """A code of a question on several that stands where a place does: `What would 25246 pay at 52214?`."""
    found = _PAID_AT.search(ask.text) or (_AT.search(ask.text) if _MONEY.search(ask.text) else None)
    others = {cited.code for cited in ask.procedures} - ({found[1]} if found else set())
    # Once the place is no citation any more the code before it is the only one.
    return (found[1],) if found and others else ()


def _behind_towns(ask: Ask) -> tuple[str, ...]:
    """Codes of a question on several that stand right behind a town."""
    towns = "|".join(re.escape(town.name) for town in _towns(ask.text)) if len(ask.procedures) > 1 else ""
    return tuple(re.findall(rf"\b(?i:{towns})(?:,? [A-Z]\w+)?,? \(?(\d{{5}})\b", ask.text)) if towns else ()


def _known(cited: Citation, reference: Reference) -> bool:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    return not isinstance(entry, Absent) or isinstance(
        reference.catalogue.fee_row(cited.code, "", reference.on), FeeRow
    )
