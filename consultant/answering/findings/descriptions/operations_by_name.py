"""The ICD-10-PCS codes of an operation that its own name tells, those of heart arteries by their grafts or stents among them."""

from __future__ import annotations

from consultant.answering import coronary_grafts, coronary_stents, named_operations
from consultant.answering.findings.descriptions import told_codes
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_SHOWN = 4


def told(text: str, reference: Reference) -> tuple[Finding, ...]:
    """All codes of the operation; those of both sides to choose from where it needs a side that is not told."""
    vessels = coronary_grafts.codes(text) or coronary_stents.codes(text)
    courses = (vessels,) if vessels else named_operations.told(text)
    held = tuple(_held(one, reference) for one in courses)
    if not held or any(len(found) < len(codes) for found, codes in zip(held, courses, strict=True)):
        return ()
    if len(held) == 1:
        return told_codes.all_fitting(held[0], reference, ordered=False)
    return told_codes.nearest(tuple(Likely(one, 1.0, 1.0) for found in held for one in found)[:_SHOWN])


def _held(codes: tuple[str, ...], reference: Reference) -> tuple[Entry, ...]:
    found = (reference.catalogue.entry(CodeSystem.ICD10PCS, code, reference.on) for code in codes)
    return tuple(one for one in found if isinstance(one, Entry) and one.status is CodeStatus.ACTIVE)
