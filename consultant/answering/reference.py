"""What a look-up needs beside the codes, and how its rows become evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from consultant.answering.asked_before import AskedBefore
from consultant.answering.note_index import NoteIndex
from consultant.answering.procedure_index import ProcedureIndex
from consultant.answering.relevance import Relevance
from consultant.answering.verdict_index import VerdictIndex
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    CodeStatus,
    Entry,
    Release,
)
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem
from consultant.model.knowledge import KnowledgeNote
from consultant.ports import Catalogue, Describing

NAMES: Mapping[CodeSet, str] = {
    CodeSet.ICD10CM: "ICD-10-CM",
    CodeSet.HCPCS: "HCPCS Level II",
    CodeSet.PTP_PRACTITIONER: "NCCI PTP practitioner",
    CodeSet.PTP_HOSPITAL: "NCCI PTP outpatient hospital",
    CodeSet.MUE_PRACTITIONER: "MUE practitioner",
    CodeSet.MUE_HOSPITAL: "MUE outpatient hospital",
    CodeSet.MUE_DME: "MUE DME supplier",
    CodeSet.MPFS: "Medicare fee schedule (MPFS)",
    CodeSet.STARTER: "Consultant's notes",
    CodeSet.ICD10PCS: "ICD-10-PCS",
    CodeSet.ICD9CM: "ICD-9-CM",
    CodeSet.CDT: "CDT",
    CodeSet.ICD10PCS_CONVERSION: "ICD-10-PCS conversion table",
    CodeSet.GEM_ICD10CM_TO_ICD9: "GEM ICD-10-CM to ICD-9-CM",
    CodeSet.GEM_ICD9_TO_ICD10CM: "GEM ICD-9-CM to ICD-10-CM",
    CodeSet.GEM_ICD10PCS_TO_ICD9: "GEM ICD-10-PCS to ICD-9-CM",
    CodeSet.GEM_ICD9_TO_ICD10PCS: "GEM ICD-9-CM to ICD-10-PCS",
    CodeSet.MSDRG: "MS-DRG",
    CodeSet.MSDRG_INDEX: "MS-DRG diagnosis index",
    CodeSet.MSDRG_CC: "MS-DRG CC list",
    CodeSet.MSDRG_MCC: "MS-DRG MCC list",
    CodeSet.MCE: "Medicare Code Editor",
    CodeSet.HCC: "CMS-HCC",
    CodeSet.HCC_HIERARCHY: "CMS-HCC hierarchies",
    CodeSet.HCC_LABELS: "CMS-HCC labels",
    CodeSet.HCC_EDITS: "CMS-HCC edits",
    CodeSet.CCSR: "CCSR",
    CodeSet.POA_EXEMPT: "POA exempt list",
    CodeSet.GPCI: "Medicare price indices (GPCI)",
    CodeSet.ANESTHESIA: "Medicare anesthesia factors",
    CodeSet.LOCALITIES: "Medicare localities",
    CodeSet.OPPS_CAP: "outpatient caps",
    CodeSet.ZIP_AREAS: "Medicare ZIP code areas",
    CodeSet.PAYMENTS: "Medicare payment amounts",
    CodeSet.ADD_ON: "NCCI add-on code edits",
    CodeSet.PLACES: "Place of service codes",
    CodeSet.RBCS: "RBCS",
    CodeSet.NCD: "NCD",
    CodeSet.LCD: "LCD",
    CodeSet.ARTICLE: "coverage articles",
    CodeSet.CONTRACTORS: "Medicare contractors",
    CodeSet.CPT: "CPT",
    CodeSet.REMITTANCE: "CARC/RARC list",
    CodeSet.COVERAGE: "Medicare coverage database",
    CodeSet.NCD: "Medicare coverage database (NCD)",
    CodeSet.LCD: "Medicare coverage database (LCD)",
    CodeSet.ARTICLE: "Medicare coverage database (articles)",
    CodeSet.CPT: "CPT, copyright American Medical Association",
    CodeSet.OTHER: "code set of that kind",
}
"""The publishers' names of the sets, as a reply cites them."""


KNOWLEDGE = "knowledge"
"""Names the project's own notes in an Evidence; its release is the publication that the note was read in."""
GUIDELINES, GUIDELINES_AS_OF = "ICD-10-CM Official Guidelines for Coding and Reporting", "2026-10-01"
"""The publication that the rules on the order and combination of diagnoses were read in."""
_SYSTEM_NAMES = {
    CodeSystem.ICD9CM: "ICD-9-CM",
    CodeSystem.DRG: "MS-DRG",
    CodeSystem.REVENUE: "Revenue code",
    CodeSystem.TOB: "Type of bill",
}
SYSTEM_LISTS = {
    CodeSystem.NDC: "NDC directory",
    CodeSystem.REVENUE: "revenue code list (NUBC)",
    CodeSystem.TOB: "type of bill list (NUBC)",
    CodeSystem.APC: "OPPS addendum with the APCs",
    CodeSystem.HCC: "list of HCC labels",
}
"""Lists that no importer loads, as a reply names them."""
_PLAIN = PROCEDURE_SYSTEMS | {CodeSystem.ICD10CM, CodeSystem.ICD10PCS, CodeSystem.MODIFIER}


@dataclass(frozen=True, eq=False, slots=True)  # each its own: what is looked up in it is kept
class Reference:
    """The catalogue together with the date of service and the setting that every look-up of a question takes."""

    catalogue: Catalogue
    on: date
    setting: BillingSetting
    both_settings: bool = False
    knowledge: tuple[KnowledgeNote, ...] = ()
    """The project's own notes on rules that no table holds."""
    relevance: Relevance = field(default_factory=Relevance)
    """How well each of the notes fits a text."""
    verdicts: VerdictIndex = field(default_factory=VerdictIndex)
    """What the notes answer first to questions in certain words."""
    shelves: NoteIndex = field(default_factory=NoteIndex)
    """The notes that may fit a question."""
    procedures: ProcedureIndex = field(default_factory=ProcedureIndex)
    """The procedures that a text tells in words."""
    asked_before: AskedBefore | None = None
    """What answered sample questions; without it nothing is answered by likeness."""
    search: Describing | None = None
    """Finds codes by their descriptions; without it none is proposed."""

    def reportable(self, code: str) -> Entry | None:
        """A diagnosis that may be reported on the date of service; nothing for a header, an ended or an unknown code."""
        return self.active(CodeSystem.ICD10CM, code)

    def active(self, system: CodeSystem, code: str) -> Entry | None:
        """The code of a system that is valid on the date of service; nothing for a header, an ended or an unknown code."""
        found = self.catalogue.entry(system, code, self.on)
        return found if isinstance(found, Entry) and found.status is CodeStatus.ACTIVE else None

    def unnoted(self) -> Reference:
        """The same look-ups without the project's notes: for a code that is described where a rule would answer."""
        return replace(
            self, knowledge=(), relevance=Relevance(), verdicts=VerdictIndex(), shelves=NoteIndex()
        )

    def note(self, id: str) -> KnowledgeNote | None:
        """The note of that name, if it holds on the date of service."""
        found = self.shelves.one(id)
        return found if found and found.valid(self.on) else None


def guideline(section: str, rule: str) -> Evidence:
    """Evidence for a rule of the ICD-10-CM guidelines; its release names publication and section."""
    return Evidence(KNOWLEDGE, section, "rule", rule, f"{GUIDELINES}, {section}", GUIDELINES_AS_OF)


def note_evidence(note: KnowledgeNote, fields: Mapping[str, str]) -> tuple[Evidence, ...]:
    """One Evidence for each thing that is said on the strength of a note."""
    as_of = note.as_of.isoformat()
    return tuple(
        Evidence(KNOWLEDGE, note.id, name, value, note.source, as_of) for name, value in fields.items()
    )


def source(release: Release) -> str:
    """How a bullet names its source: `NCCI PTP practitioner, 2024Q3`."""
    return f"{NAMES[release.code_set]}, {release.edition}"


def evidence(release: Release, key: str, fields: Mapping[str, str]) -> tuple[Evidence, ...]:
    """One Evidence for each field of one row."""
    effective = release.effective_from.isoformat()
    return tuple(
        Evidence(release.code_set.value, key, name, value, release.edition, effective)
        for name, value in fields.items()
    )


def absence(
    absent: Absent,
    codes: tuple[str, ...],
    reference: Reference,
    named: tuple[str, ...] = (),
    system: CodeSystem | None = None,
) -> Finding:
    """The finding for a set that is not loaded or has no release for the date: the reply must not guess.

    `named` is what was looked up as the reply says it (`20610 / 99213`), where that is not the codes themselves.
    """
    kind = "set_not_loaded" if absent.kind is AbsenceKind.NOT_LOADED else "no_release_for_date"
    on = reference.on.isoformat()
    excerpt = any(release.code_set is absent.code_set for release in reference.catalogue.releases())
    values: dict[str, Any] = {
        "set": (SYSTEM_LISTS.get(system) if system else None) or NAMES[absent.code_set],
        "loadable": system not in SYSTEM_LISTS,
        "codes": named or codes,
        "on": on,
        "excerpt": excerpt,
    }
    row = Evidence(absent.code_set.value, " / ".join(codes), "look-up", absent.kind.value, "", on)
    return Finding(kind, codes, values, (row,))


def label(system: CodeSystem, code: str) -> str:
    """A code as a reply names it: alone where its form tells the system, else with the system's name (`POS 11`)."""
    return code if system in _PLAIN else f"{_SYSTEM_NAMES.get(system, system.value.upper())} {code}"


def unloaded(absent: Absent) -> bool:
    """Whether nothing could be searched at all, as opposed to searched and not found."""
    return absent.kind in (AbsenceKind.NOT_LOADED, AbsenceKind.NO_RELEASE_FOR_DATE)
