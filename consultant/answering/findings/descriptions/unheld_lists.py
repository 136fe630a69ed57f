"""A description whose code stands in a list that is not loaded: the gap is named before anything is asked back."""

from __future__ import annotations

from consultant.answering.finding_kinds import LACKING
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import named_systems
from consultant.answering.reference import Reference, absence
from consultant.model.answer import Finding
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet
from consultant.model.codes import CodeSystem

_LISTS = {CodeSystem.ICD10PCS: CodeSet.ICD10PCS, CodeSystem.HCPCS: CodeSet.HCPCS}
"""Systems whose codes are told by their titles, which an import brings."""
_OPEN = frozenset({*LACKING, "no_code", "code_near", "codes_near"})
"""Kinds that name no code."""


def beside(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The findings behind the list that is missing, where a code of it is asked for and they name none."""
    if not found or not _OPEN.issuperset(one.kind for one in found):
        return found
    wanted = named_systems(ask.text)
    missing = (held for system, held in _LISTS.items() if system in wanted)
    absent = (
        _absent(one, reference) for one in missing if not reference.catalogue.release(one, reference.on)
    )
    return (*(absence(one, (), reference) for one in absent), *found)


def _absent(code_set: CodeSet, reference: Reference) -> Absent:
    """Whether nothing of the set is loaded, or nothing for the day."""
    loaded = any(release.code_set is code_set for release in reference.catalogue.releases())
    return Absent(AbsenceKind.NO_RELEASE_FOR_DATE if loaded else AbsenceKind.NOT_LOADED, code_set)
