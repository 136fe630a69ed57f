"""What the catalogue answers: entries, edits, limits, fee rows, each with its release, and typed absence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from consultant.model.codes import CodeSystem


class CodeSet(StrEnum):
    """A data set that is loaded and released as a whole."""

    ICD10CM = "icd10cm"
    HCPCS = "hcpcs"
    PTP_PRACTITIONER = "ptp-practitioner"
    PTP_HOSPITAL = "ptp-hospital"
    MUE_PRACTITIONER = "mue-practitioner"
    MUE_HOSPITAL = "mue-hospital"
    MUE_DME = "mue-dme"
    MPFS = "mpfs"
    MPFS_QPP = "mpfs-qpp"
    """The same values with the conversion factor of qualifying participants of advanced payment models (from 2026 on)."""
    STARTER = "starter"
    """The project's own words under config/: descriptions of common codes, modifiers, places of service."""
    ICD10PCS = "icd10pcs"
    ICD10PCS_CONVERSION = "icd10pcs-conversion"
    ICD9CM = "icd9cm"
    GEM_ICD10CM_TO_ICD9 = "gem-icd10cm-to-icd9"
    GEM_ICD9_TO_ICD10CM = "gem-icd9-to-icd10cm"
    GEM_ICD10PCS_TO_ICD9 = "gem-icd10pcs-to-icd9"
    GEM_ICD9_TO_ICD10PCS = "gem-icd9-to-icd10pcs"
    MSDRG = "ms-drg"
    MSDRG_INDEX = "ms-drg-index"
    MSDRG_CC = "ms-drg-cc"
    MSDRG_MCC = "ms-drg-mcc"
    MCE = "medicare-code-editor"
    HCC = "hcc"
    HCC_HIERARCHY = "hcc-hierarchy"
    HCC_LABELS = "hcc-labels"
    HCC_EDITS = "hcc-edits"
    CCSR = "ccsr"
    POA_EXEMPT = "poa-exempt"
    GPCI = "gpci"
    ANESTHESIA = "anesthesia"
    LOCALITIES = "localities"
    OPPS_CAP = "opps-cap"
    ZIP_AREAS = "zip-areas"
    PAYMENTS = "mpfs-payments"
    ADD_ON = "add-on"
    PLACES = "place-of-service"
    REMITTANCE = "carc-rarc"
    RBCS = "rbcs"
    NCD = "ncd"
    LCD = "lcd"
    ARTICLE = "coverage-article"
    CONTRACTORS = "medicare-contractors"
    CPT = "cpt"
    """The AMA's licensed descriptors, shown only where the operator holds a licence (setting `ama_licence`)."""
    CDT = "cdt"
    COVERAGE = "coverage"
    OTHER = "other"
    """Sets from here up to CDT are named so that their absence can be said; no importer loads them yet."""


class BillingSetting(StrEnum):
    """Who bills: NCCI publishes separate tables for each."""

    PRACTITIONER = "practitioner"
    HOSPITAL = "hospital"
    DME = "dme"
    """Suppliers of durable medical equipment: they have unit limits, and no pair edits."""


BY_YEAR = frozenset({CodeSet.MPFS, CodeSet.OPPS_CAP, CodeSet.ZIP_AREAS})
"""Sets that are set for a calendar year (42 CFR 414.4 and 414.22) and revised within it: the earliest release loaded of a
year speaks for its earlier days too, and every reply says so."""


@dataclass(frozen=True, slots=True)
class Release:
    """One dated edition of one code set, as imported from its publisher's file."""

    code_set: CodeSet
    edition: str
    effective_from: date
    effective_to: date | None
    publisher_file: str
    sha256: str
    rows: int
    next_due: date | None = None
    """First day on which the publisher's schedule promises a newer release: on or after it this one is stale."""
    complete: bool = True
    """False for an excerpt: a row found in it counts, a row not found says nothing, so `Catalogue.release` never returns it."""

    def stale(self, on: date) -> bool:
        """Whether a newer release is due by that day (quarterly for NCCI, MPFS, HCPCS; each 1 October and 1 April for ICD)."""
        return self.next_due is not None and on >= self.next_due

    def later(self, on: date) -> bool:
        """Whether it is a revision that took effect later in the year of the day than the day itself."""
        return self.code_set in BY_YEAR and on < self.effective_from


class AbsenceKind(StrEnum):
    """Three absences that are never mixed (design, section 5), and a fourth: no release covers the date asked for."""

    NO_ROW = "no such row in a release that is loaded"
    NOT_IN_RELEASE = "code not in the release"
    NOT_LOADED = "set not loaded"
    NO_RELEASE_FOR_DATE = "no loaded release covers that date"


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing was found, and which kind of nothing; `release` is the one that was searched, where one was."""

    kind: AbsenceKind
    code_set: CodeSet
    release: Release | None = None


class CodeStatus(StrEnum):
    """Whether a code may be reported on the date asked for."""

    ACTIVE = "active"
    HEADER = "header"
    """A category that needs more characters; not reportable itself."""
    TERMINATED = "terminated"
    FUTURE = "future"


UNASSIGNED = "Unassigned"
"""The payment setting of a place of service number without a place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a release holds on a code, as of a date of service."""

    system: CodeSystem
    code: str
    description: str
    own_words: bool
    """True when the description is this project's wording, False when it is the publisher's (public domain) text."""
    status: CodeStatus
    release: Release
    effective_from: date | None = None
    terminated_on: date | None = None
    """Last day valid."""
    successors: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Further published fields by name (HCPCS coverage code, price indicator, family, add-on primaries, ...)."""


class NoteKind(StrEnum):
    """Kinds of instructional notes of the ICD-10-CM tabular list."""

    INCLUDES = "includes"
    EXCLUDES1 = "excludes1"
    EXCLUDES2 = "excludes2"
    CODE_FIRST = "code first"
    USE_ADDITIONAL = "use additional code"
    CODE_ALSO = "code also"
    INCLUSION_TERM = "inclusion term"


@dataclass(frozen=True, slots=True)
class Note:
    """An instructional note that applies to a code, stated there or inherited from `stated_at`."""

    kind: NoteKind
    text: str
    stated_at: str
    """The code, block or chapter that carries the note; notes of an ancestor apply to all its descendants."""
    release: Release


@dataclass(frozen=True, slots=True)
class PairEdit:
    """One NCCI procedure-to-procedure edit row. Column 2 is the line that is denied."""

    column1: str
    column2: str
    indicator: str
    """`0` no modifier opens it, `1` an NCCI-associated modifier may, `9` not applicable."""
    effective_from: date | None
    deleted_on: date | None
    rationale: str


@dataclass(frozen=True, slots=True)
class PairEdits:
    """All edit rows of an unordered pair in one setting, both directions, split by the date of service."""

    in_force: tuple[PairEdit, ...]
    ended: tuple[PairEdit, ...]
    setting: BillingSetting
    release: Release


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """A medically unlikely edit: most units of a code for one patient (line or day, by the adjudication indicator)."""

    code: str
    units: int
    adjudication: str
    """`1` claim line, `2` date of service by policy, `3` date of service by clinical benchmark."""
    rationale: str
    setting: BillingSetting
    release: Release


class Track(StrEnum):
    """Whom a conversion factor is for. From 2026 on there are two (Social Security Act 1848(d)(1)(A), 42 CFR 414.20)."""

    ALL = ""
    NON_QPP = "non-QPP"
    """Everybody else: the file that CMS names nonQPP."""
    QPP = "QPP"
    """Qualifying participants of advanced alternative payment models."""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One row of the Medicare physician fee schedule relative value file (key: code and modifier)."""

    code: str
    modifier: str
    status: str
    work_rvu: str
    non_facility_total: str
    facility_total: str
    pc_tc: str
    global_days: str
    multiple_procedure: str
    bilateral: str
    assistant: str
    co_surgeon: str
    team: str
    conversion_factor: str
    release: Release
    attributes: Mapping[str, str] = field(default_factory=dict)
    """The record's other fields by their published names."""
    track: Track = Track.ALL
    """Whom the conversion factor is for."""
    beside: FeeRow | None = None
    """The same row for the other track, where that file is loaded too."""
