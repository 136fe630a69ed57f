"""Codes of one system carried over to another by the General Equivalence Mappings, each target judged for the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem


class Direction(StrEnum):
    """From which system to which; the two directions are separate tables and not each other's inverse."""

    ICD10CM_TO_ICD9 = "icd10cm-to-icd9"
    ICD9_TO_ICD10CM = "icd9-to-icd10cm"
    ICD10PCS_TO_ICD9 = "icd10pcs-to-icd9"
    ICD9_TO_ICD10PCS = "icd9-to-icd10pcs"

    @property
    def code_set(self) -> CodeSet:
        """The set that holds the direction's rows."""
        return CodeSet(f"gem-{self.value}")

    @property
    def target_system(self) -> CodeSystem:
        """The system of the codes it leads to."""
        if self is Direction.ICD9_TO_ICD10CM:
            return CodeSystem.ICD10CM
        return CodeSystem.ICD10PCS if self is Direction.ICD9_TO_ICD10PCS else CodeSystem.ICD9CM


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the mapping: where it leads, how, and what the target is worth on the day.

    `scenario` and `choice_list` are 0 for a target that stands alone. Of one scenario, each choice list gives one target.
    """

    code: str
    approximate: bool
    combination: bool
    scenario: int
    choice_list: int
    entry: Entry | Absent
    """The target in its own set on the day: it may have ended since the mapping was frozen, or have become a header."""
    billable: tuple[str, ...] = ()
    """Reportable codes below a target that is a header on the day."""

    @property
    def reportable(self) -> bool:
        """Whether the target itself may be reported on the day."""
        return isinstance(self.entry, Entry) and self.entry.status is CodeStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All targets of one code in one direction; `no_map` when the publisher states that there is none."""

    source: str
    direction: Direction
    on: date
    no_map: bool
    targets: tuple[Target, ...]
    release: Release

    @property
    def alternatives(self) -> tuple[Target, ...]:
        """Targets that each stand for the source alone: one of them is chosen."""
        return tuple(target for target in self.targets if not target.combination)

    @property
    def scenarios(self) -> tuple[tuple[tuple[Target, ...], ...], ...]:
        """Combinations: for each scenario its choice lists, from each of which one target is taken."""
        combined = [target for target in self.targets if target.combination]
        numbers = sorted({target.scenario for target in combined})
        return tuple(_choice_lists([t for t in combined if t.scenario == number]) for number in numbers)


def _choice_lists(targets: list[Target]) -> tuple[tuple[Target, ...], ...]:
    numbers = sorted({target.choice_list for target in targets})
    return tuple(tuple(t for t in targets if t.choice_list == number) for number in numbers)
