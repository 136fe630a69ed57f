"""What groups a diagnosis belongs to: risk adjustment, clinical categories, DRGs, claim edits, present on admission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.model.catalogue import Absent, CodeSet, Release


@dataclass(frozen=True, slots=True)
class RiskCategory:
    """A hierarchical condition category (HCC) of one model; `label` is empty where no label file is loaded."""

    model: str
    """As published: `CMS-HCC Model V28`."""
    category: str
    label: str
    supersedes: tuple[str, ...]
    """Categories of the same model that do not count beside this one."""
    superseded_by: tuple[str, ...]
    release: Release
    edits: tuple[RiskEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskEdit:
    """A sex or age condition of a model on a diagnosis: met, the mapping is `invalid` or overridden by `category`."""

    kind: str
    sex: str
    """`1` male, `2` female, empty for both."""
    age_from: int | None
    age_to: int | None
    action: str
    category: str


@dataclass(frozen=True, slots=True)
class ClinicalCategory:
    """A CCSR category of AHRQ. The default flags say for which kind of stay it is the one to count by."""

    category: str
    label: str
    inpatient_default: bool
    outpatient_default: bool
    release: Release


@dataclass(frozen=True, slots=True)
class DiagnosisGroup:
    """A range of MS-DRGs that a principal diagnosis can lead to: `(DRG, title)` pairs of one major diagnostic category."""

    category: str
    """The major diagnostic category: two digits, or `Pre` for the groups that are assigned before it."""
    range: str
    groups: tuple[tuple[str, str], ...]
    release: Release


class Severity(StrEnum):
    """What a secondary diagnosis does to the DRG, before exclusions by the principal diagnosis."""

    MCC = "major complication or comorbidity"
    CC = "complication or comorbidity"
    NONE = "neither"


@dataclass(frozen=True, slots=True)
class SeverityLevel:
    """The level and the list that says so (for neither: the newer list that was searched)."""

    level: Severity
    release: Release


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """A Medicare Code Editor condition on a diagnosis: the kind of conflict (sex, age, other) and its rule."""

    kind: str
    rule: str
    release: Release


@dataclass(frozen=True, slots=True)
class AdmissionExemption:
    """The code needs no present-on-admission indicator."""

    release: Release


@dataclass(frozen=True, slots=True)
class Memberships:
    """Every group of a diagnosis on a day. Each is its own set: absent for its own reason, stale by its own date."""

    code: str
    on: date
    risk: tuple[RiskCategory, ...] | Absent
    clinical: tuple[ClinicalCategory, ...] | Absent
    groups: tuple[DiagnosisGroup, ...] | Absent
    severity: SeverityLevel | Absent
    claim_edits: tuple[ClaimEdit, ...] | Absent
    exemption: AdmissionExemption | Absent
    not_loaded: tuple[CodeSet, ...] = ()
    """Companion sets without which parts of the above stay empty: hierarchies, labels, edits, DRG titles."""
