"""A description whose code stands in a list that is not loaded: the gap is named before anything is asked back."""

from __future__ import annotations

import re

from consultant.answering import codes_named
from consultant.answering.finding_kinds import LACKING
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import named_systems
from consultant.answering.reference import Reference, absence
from consultant.model.answer import Finding
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet
from consultant.model.codes import CodeSystem

_LISTS = {CodeSystem.ICD10PCS: CodeSet.ICD10PCS, CodeSystem.HCPCS: CodeSet.HCPCS}
"""Systems whose codes are told by their titles, which an import brings."""
_FORMS = {CodeSystem.ICD10PCS: codes_named.OF_INPATIENTS, CodeSystem.HCPCS: re.compile(r"[A-V]\d{4}")}
"""Of which a code that is near tells that the list is there."""
_OPEN = frozenset({*LACKING, "no_code", "code_near", "codes_near"})
"""Kinds that name no code."""


def beside(found: tuple[Finding, ...], ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The findings behind the list that is missing, where a code of it is asked for and they name none."""
    missing = {
        system: held for system, held in _LISTS.items() if not reference.catalogue.release(held, reference.on)
    }
    if not missing or not found:
        return found
    if CodeSystem.HCPCS in missing and (_UNTITLED & {one.kind for one in found} or _COPIED.search(ask.text)):
        return (absence(_absent(CodeSet.HCPCS, reference), (), reference),)
    if not _OPEN.issuperset(one.kind for one in found):
        return found
    wanted = named_systems(ask.text) | {CodeSystem.HCPCS for one in found if one.values.get("drug")}
    told = {code for one in found for code in one.codes}
    untold = (system for system in missing if not any(map(_FORMS[system].fullmatch, told)))
    absent = (_absent(missing[system], reference) for system in untold if system in wanted)
    return (*(absence(one, (), reference) for one in absent), *found)


_UNTITLED = frozenset({"drug_untitled"})
"""Says that no title names a drug, which takes all titles."""
_COPIED = pattern(r"\bbiosimilars?\b")
"""A drug with a code of its own, beside which that of the first one is wrong."""


def _absent(code_set: CodeSet, reference: Reference) -> Absent:
    """Whether nothing of the set is loaded, or nothing for the day."""
    loaded = any(release.code_set is code_set for release in reference.catalogue.releases())
    return Absent(AbsenceKind.NO_RELEASE_FOR_DATE if loaded else AbsenceKind.NOT_LOADED, code_set)
