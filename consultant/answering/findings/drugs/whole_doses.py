"""Units of what is counted by the dose (`per dose`, `per study dose`): the doses, syringes or sides that a question tells."""

from __future__ import annotations

import re

from consultant.answering.number_words import spelled, valued
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_BY_DOSE = re.compile(r"\bper (?:study |treatment |therapeutic )?dose\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?P<count>an?|single|{spelled(1, 5)}|\d{{1,2}})(?:[ -](?:single|prefilled|study))? "
    r"(?:doses?|syringes?|injections?|vials?|shots?)\b",
    re.IGNORECASE,
)
_REST_AND_STRESS = re.compile(r"\brest\b[^.?!]{0,15}\bstress\b|\bstress\b[^.?!]{0,15}\brest\b", re.IGNORECASE)
_PER_VISIT = re.compile(r"\b(?:per|each|a|every) (?:visit|injection|session|date|day|shot)\b", re.IGNORECASE)
_TWO_SIDES = re.compile(
    r"\b(?:each|both) (?:knees?|sides?|eyes?|hips?|shoulders?)\b|\bbilat\w*|\bknees\b", re.IGNORECASE
)
_ONE_SIDE = re.compile(r"\b(?:one|single|left|right|lt|rt|a) (?:knee|side|eye|hip|shoulder)\b", re.IGNORECASE)


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """One unit for each dose, for every cited code whose title counts by the dose; nothing where none is told."""
    doses = told(ask.text)
    if not doses:
        return ()
    entries = (
        reference.catalogue.entry(cited.system, cited.code, reference.on)
        for cited in ask.procedures
        if cited.system is CodeSystem.HCPCS
    )
    return tuple(
        _finding(entry, doses)
        for entry in entries
        if isinstance(entry, Entry)
        and entry.status is CodeStatus.ACTIVE
        and _BY_DOSE.search(entry.description)
    )


def told(text: str) -> int:
    """How many doses a text tells; 0 where it tells none."""
    if _REST_AND_STRESS.search(text):
        return 2
    if _PER_VISIT.search(text) and not _TWO_SIDES.search(text):
        return 1
    found = _COUNTED.search(text)
    number = valued(found["count"]) if found else 0
    count = 1 if number is None else number
    if _TWO_SIDES.search(text):
        return max(count, 1) * 2 if count in (0, 1) else count
    return count or (1 if _ONE_SIDE.search(text) else 0)


def _finding(entry: Entry, doses: int) -> Finding:
    values = {
        "code": entry.code,
        "doses": doses,
        "by": _BY_DOSE.findall(entry.description)[0].lower(),
        "source": source(entry.release),
    }
    fields = {"description": entry.description, "doses told": str(doses), "units": str(doses)}
    return Finding("whole_doses", (entry.code,), values, evidence(entry.release, entry.code, fields))
