"""A code that only an outdated release calls valid, and that the next loaded one has as a header, is not said to be valid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consultant.answering.findings.entries import code_rows, icd_years
from consultant.answering.reference import Reference
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import Citation, CodeSystem
from tests.fakes.catalogue import RELEASES, MemoryCatalogue

_OLD = replace(
    RELEASES[CodeSet.ICD10CM],
    edition="FY2024",
    effective_from=date(2023, 10, 1),
    next_due=date(2024, 4, 1),
)
_NEW = replace(_OLD, edition="FY2026 April", effective_from=date(2026, 4, 1), next_due=date(2026, 10, 1))


class SplitCatalogue(MemoryCatalogue):
    """G36 is a code of the older release and a header of the newer one."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        if code != "G36":
            return super().entry(system, code, on)
        old = on < _NEW.effective_from
        status = CodeStatus.ACTIVE if old else CodeStatus.HEADER
        return Entry(system, code, "Other acute demyelination", False, status, _OLD if old else _NEW)

    def releases(self) -> tuple[Release, ...]:
        return (_OLD, _NEW)


def test_the_next_release_tells_that_it_is_a_header() -> None:
    on = date(2026, 2, 1)
    reference = Reference(SplitCatalogue(), on, BillingSetting.PRACTITIONER)
    found = code_rows.found(Citation(CodeSystem.ICD10CM, "G36", (0, 3)), reference, True)
    assert (found.kind, found.values["edition"], found.values["valid_in"]) == (
        "code_header",
        "FY2026 April",
        "FY2024",
    )


def test_a_release_that_is_not_outdated_stands() -> None:
    reference = Reference(SplitCatalogue(), date(2024, 2, 1), BillingSetting.PRACTITIONER)
    found = code_rows.found(Citation(CodeSystem.ICD10CM, "G36", (0, 3)), reference, True)
    assert found.kind == "code_active"


def test_the_addenda_tell_the_day_of_years_without_a_release() -> None:
    assert icd_years.added("E66.813") == date(2024, 10, 1)
    assert icd_years.ended("E66.8") == date(2024, 10, 1)
    assert icd_years.added("G35.A") == icd_years.ended("G35") == date(2025, 10, 1)
    assert icd_years.added("I10") is icd_years.ended("I10") is None


class EndedCatalogue(SplitCatalogue):
    """E66.8 in the place of G36."""

    def entry(self, system: CodeSystem, code: str, on: date) -> Entry | Absent:
        found = super().entry(system, "G36" if code == "E66.8" else code, on)
        return replace(found, code=code) if isinstance(found, Entry) else found


def test_a_known_day_decides_what_is_valid() -> None:
    cited = Citation(CodeSystem.ICD10CM, "E66.8", (0, 5))
    before = Reference(EndedCatalogue(), date(2024, 9, 30), BillingSetting.PRACTITIONER)
    after = Reference(EndedCatalogue(), date(2024, 11, 3), BillingSetting.PRACTITIONER)
    assert code_rows.found(cited, before, True).kind == "code_active"
    found = code_rows.found(cited, after, True)
    assert (found.kind, found.values["billable_until"], found.values["valid_in"]) == (
        "code_header",
        "2024-09-30",
        "",
    )
