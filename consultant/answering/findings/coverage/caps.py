"""The outpatient amounts that the technical part of imaging may not exceed (OPPS cap), in the area that a question names."""

from __future__ import annotations

from consultant.answering.findings.coverage import areas, relative_values
from consultant.answering.intents import fields
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, Release
from consultant.model.codes import Citation
from consultant.model.fees import AnesthesiaFactor, Cap

_FIELD = "OPPS cap"
_AREAS_SHOWN = 4


def amounts(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The capped amounts of each procedure in each area that the question may mean."""
    if _FIELD not in fields.asked(ask.text) or not ask.procedures:
        return ()
    places = areas.located_areas(ask, reference)[:_AREAS_SHOWN]
    found = (_cap(cited, place, ask, reference) for cited in ask.procedures for place in places)
    return tuple(found)


def _cap(cited: Citation, place: AnesthesiaFactor, ask: Ask, reference: Reference) -> Finding:
    modifier = relative_values.part(cited, ask, reference)
    found = reference.catalogue.outpatient_cap(cited.code, modifier, place.area, reference.on)
    if not isinstance(found, Absent):
        return _told(cited, modifier, place, found, found.release)
    if unloaded(found) or found.release is None:
        return absence(found, (cited.code,), reference)
    return _told(cited, modifier, place, None, found.release)


def _told(
    cited: Citation, modifier: str, place: AnesthesiaFactor, cap: Cap | None, release: Release
) -> Finding:
    values = {
        "code": cited.code,
        "modifier": modifier,
        "area": place.name,
        "carrier": place.area.carrier,
        "locality": place.area.locality,
        "facility": str(cap.facility) if cap else "",
        "non_facility": str(cap.non_facility) if cap else "",
        "source": source(release),
    }
    shown = {name: str(value) for name, value in values.items() if value and name not in ("code", "source")}
    rows = evidence(release, f"{cited.code} {place.area.carrier} {place.area.locality}", shown)
    return Finding("outpatient_cap", (cited.code,), values, rows)
