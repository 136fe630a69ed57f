"""US dollars for a unit of anesthesia, in the area or the state that a question names."""

from __future__ import annotations

import re

from consultant.answering import contractors
from consultant.answering.findings import payments
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent
from consultant.model.fees import AnesthesiaFactor

_ASKED = re.compile(
    r"\banesth\w+\b[^.?!]{0,60}\b(factor|cf|rate|(per|a) unit)\b|\b(factor|cf|rate)\b[^.?!]{0,40}\banesth",
    re.IGNORECASE,
)
_AREAS_SHOWN = 8


def factors(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The factor of the ZIP code, else of each area of the state; nothing where neither is named or it is not asked."""
    if not _ASKED.search(ask.text):
        return ()
    zip5, (_, state) = payments.place(ask), contractors.contractor(ask.text)
    places = () if zip5 else payments.named_areas(ask, reference)
    if not zip5 and not state and not places:
        return ()
    found = places if places and not state else _look_up(zip5, state, reference)
    if isinstance(found, Absent):
        return (absence(found, (), reference),)
    named = f"ZIP code {zip5}" if zip5 else state or places[0].name
    rows = [
        row
        for one in found
        for row in evidence(one.release, one.name, {"anesthesia factor": str(one.factor)})
    ]
    values = {
        "place": named,
        "areas": tuple({"name": one.name, "factor": str(one.factor)} for one in found[:_AREAS_SHOWN]),
        "more": len(found) - _AREAS_SHOWN,
        "source": source(found[0].release),
    }
    return (Finding("anesthesia_factor", (), values, tuple(rows)),)


def _look_up(zip5: str, state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...] | Absent:
    if not zip5:
        return reference.catalogue.anesthesia_factors(contractors.letters(state), reference.on)
    found = reference.catalogue.anesthesia_factor(zip5, reference.on)
    return found if isinstance(found, Absent) else (found,)
