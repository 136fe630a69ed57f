"""How likely a code is meant when words alone do not decide: a factor by which its score is multiplied."""

from __future__ import annotations

import re

from consultant.catalogue.search.documents import Document
from consultant.model.codes import CodeSystem

SYSTEMS = {
    CodeSystem.ICD10CM: 1.0,
    CodeSystem.CPT: 1.0,
    CodeSystem.HCPCS: 0.95,
    CodeSystem.MODIFIER: 0.85,
    CodeSystem.POS: 0.85,
    CodeSystem.ICD10PCS: 0.8,
    CodeSystem.DRG: 0.6,
    CodeSystem.ICD9CM: 0.2,  # not valid since 2015: found by its codes, and by words only on a date before
}

DIAGNOSES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"^[V-Y]"), 0.8),  # external causes say how, never what
    (re.compile(r"^T(3[6-9]|4\d|50)\..*[1-6][A-Z]?$"), 0.85),  # poisoning and underdosing by each drug
    (re.compile(r"^[OP]"), 0.85),  # pregnancy and newborn, unless asked for
    (re.compile(r"^Z"), 0.92),
)
"""First pattern that matches the code decides."""

ENCOUNTERS = {"A": 1.0, "B": 0.93, "D": 0.9, "S": 0.85}
"""Seventh characters of injuries: who does not say means the first encounter for a closed fracture."""

ANESTHESIA, ANESTHESIA_WORTH = re.compile(r"^0[01]\d{3}$"), 0.8
"""CPT codes of anesthesia name the operation too, which is what is meant unless anesthesia is asked for."""

NOT_CURRENT, HEADER = 0.5, 0.97


def weight(row: Document) -> float:
    """The factor of a document, between 0 and 1."""
    factor = SYSTEMS.get(row.system, 0.8)
    if row.system is CodeSystem.ICD10CM:
        factor *= _diagnosis(row.code)
    elif row.system is CodeSystem.CPT and ANESTHESIA.match(row.code):
        factor *= ANESTHESIA_WORTH
    return factor * (1.0 if row.current else NOT_CURRENT) * (1.0 if row.billable else HEADER)


def _diagnosis(code: str) -> float:
    chapter = next((factor for pattern, factor in DIAGNOSES if pattern.match(code)), 1.0)
    return chapter * (ENCOUNTERS.get(code[7], 0.8) if len(code) == 8 else 1.0)
