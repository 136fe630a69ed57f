"""The outpatient amounts that the technical part of imaging may not exceed (OPPS cap), in the area that a question names."""

from __future__ import annotations

from consultant.answering.findings.coverage import areas, relative_values, told_places
from consultant.answering.intents import fields
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, Release
from consultant.model.codes import Citation
from consultant.model.fees import Area, Cap

Place = tuple[str, Area]
"""An area with its name, if it has one."""

_FIELD = "OPPS cap"
_AREAS_SHOWN = 4


def amounts(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The capped amounts of each procedure in each area that the question may mean."""
    if _FIELD not in fields.asked(ask.text) or not ask.procedures:
        return ()
    named = areas.located_areas(ask, reference)[:_AREAS_SHOWN]
    places = tuple((one.name, one.area) for one in named) or _numbered(ask)
    found = (_cap(cited, place, ask, reference) for cited in ask.procedures for place in places)
    return tuple(found)


def _numbered(ask: Ask) -> tuple[Place, ...]:
    """The area of its two numbers, for the caps are published of areas that have no indices of their own."""
    carrier, locality = told_places.numbered(ask.text)
    return (("", Area(carrier, locality)),) if carrier and locality else ()


def _cap(cited: Citation, place: Place, ask: Ask, reference: Reference) -> Finding:
    modifier = relative_values.part(cited, ask, reference)
    found = reference.catalogue.outpatient_cap(cited.code, modifier, place[1], reference.on)
    if not isinstance(found, Absent):
        return _told(cited, modifier, place, found, found.release)
    if unloaded(found) or found.release is None:
        return absence(found, (cited.code,), reference)
    return _told(cited, modifier, place, None, found.release)


def _told(cited: Citation, modifier: str, place: Place, cap: Cap | None, release: Release) -> Finding:
    name, area = place
    values = {
        "code": cited.code,
        "modifier": modifier,
        "area": name,
        "carrier": area.carrier,
        "locality": area.locality,
        "facility": str(cap.facility) if cap else "",
        "non_facility": str(cap.non_facility) if cap else "",
        "source": source(release),
    }
    shown = {name: str(value) for name, value in values.items() if value and name not in ("code", "source")}
    rows = evidence(release, f"{cited.code} {area.carrier} {area.locality}", shown)
    return Finding("outpatient_cap", (cited.code,), values, rows)
