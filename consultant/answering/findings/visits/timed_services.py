"""Units of a service of Level II whose description counts minutes: `each 15 minutes`, `per 30 minute interval`, `per hour`.

Told only of minutes that are whole intervals: what becomes of the rest differs by service and payer.
"""

from __future__ import annotations

import re

from consultant.answering import minutes_told
from consultant.answering.findings.entries import units_made
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import CodeSystem

_INTERVAL = re.compile(
    r"\b(?:each|per|every) (?:additional )?(\d{1,2})[- ]minutes?\b|\bper (hour)\b", re.IGNORECASE
)
_HOUR = 60
_ASKED = pattern(
    r"\bunits?\b|\bhow many\b|\bhow (?:do|should|would|to) (?:we |i |you )?(?:bill|report|code)\b|\bx ?\?|\bquantity\b"
)


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of each cited service that is told to have lasted whole intervals of it."""
    if not _ASKED.search(ask.text):
        return ()
    minutes = minutes_told.once(ask.text)
    if minutes is None:
        return ()
    cited = (one.code for one in ask.procedures if one.system is CodeSystem.HCPCS)
    entries = (entry for code in cited if (entry := reference.active(CodeSystem.HCPCS, code)))
    return tuple(found for entry in entries if (found := _of(entry, minutes)))


def _of(entry: Entry, minutes: int) -> Finding | None:
    interval = _INTERVAL.search(entry.description)
    length = 0 if interval is None else int(interval[1] or _HOUR)
    if not length or minutes < length or minutes % length:
        return None
    units, said = minutes // length, _hours if length == _HOUR else _minutes
    values = units_made.values(entry, said(minutes), said(length), units)
    fields = {
        "description": entry.description,
        "billing unit": values["unit"],
        f"units for {said(minutes)}": str(units),
    }
    return Finding("dose_units", (entry.code,), values, evidence(entry.release, entry.code, fields))


def _minutes(minutes: int) -> str:
    return f"{minutes} minutes"


def _hours(minutes: int) -> str:
    hours = minutes // _HOUR
    return "1 hour" if hours == 1 else f"{hours} hours"
