"""The payment area that a question asks for itself, with its price indices and what the ZIP code file says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from consultant.answering import contractors
from consultant.answering.findings.coverage import areas as named
from consultant.answering.findings.coverage import told_places
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent
from consultant.model.fees import AnesthesiaFactor, Area, PriceIndices, ZipArea

_SHOWN = 4


def areas(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payment area of the ZIP code or place that the question names, with its price indices."""
    if not told_places.asked(ask.text) or (ask.procedures and told_places.only_placing(ask.text)):
        return ()
    place = named.located(ask, reference)
    if not (place.zip5 or place.areas) and (gap := _unheld(reference)):
        return gap if told_places.towns(ask.text) or told_places.states(ask.text) else ()
    if not place.zip5:
        every = (*place.areas, *(_further(ask, reference) if place.town else ()))
        states = {town.state for town in told_places.towns(ask.text)} | set(told_places.states(ask.text))
        state = states.pop() if len(states) == 1 else ""
        return tuple(
            _with_contractor(_of_year(finding, ask.text), state)
            for one in every[:_SHOWN]
            for finding in _indices(one.area, "", "", (), reference)
        )
    return _of_zip(place.zip5, ask, reference)


def _of_zip(zip5: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The area of a ZIP code, with what its file says of the place itself where that is asked."""
    found = reference.catalogue.zip_area(zip5, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (zip5,), reference),) if unloaded(found) else ()
    fields = {"carrier": found.area.carrier, "locality": found.area.locality}
    flags = _flags(found) if told_places.of_zip_asked(ask.text) else {}
    rows = evidence(found.release, zip5, fields | flags)
    told = _indices(found.area, f"ZIP code {zip5}", source(found.release), rows, reference)
    return tuple(
        _with_contractor(replace(one, values={**one.values, "flags": flags}), found.state) for one in told
    )


_RURAL = {"": "urban (indicator blank)", "R": "rural (indicator R)", "B": "super rural (indicator B)"}
"""What the rural indicator of the ZIP code file says, by its record layout."""


def _flags(found: ZipArea) -> dict[str, str]:
    crossing = "1, so its nine digits decide the locality" if found.needs_nine_digits else "0, one locality"
    return {"rural indicator": _RURAL.get(found.rural, found.rural), "plus-four flag": crossing}


def _unheld(reference: Reference) -> tuple[Finding, ...]:
    """That the price indices are not loaded; nothing where they are."""
    found = reference.catalogue.price_indices(Area("00000", "00"), reference.on)
    return (absence(found, (), reference),) if isinstance(found, Absent) and unloaded(found) else ()


def _further(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas of further states that are named beside a town and are one area each."""
    apart = set(contractors.states(ask.text)) - {town.state for town in told_places.towns(ask.text)}
    listed = (named.of_state(short, reference) for short in sorted(apart))
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
        "flags": {},
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
