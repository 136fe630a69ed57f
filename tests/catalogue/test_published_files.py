"""The publishers' real files, where they are: everything loads in one command, with the counts that were published."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import published
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    CodeStatus,
    Entry,
    FeeRow,
    PairEdits,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction
from consultant.model.membership import Severity, SeverityLevel
from tests.catalogue.conftest import TODAY

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("published")]

PRACTITIONER, HOSPITAL = BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL


@pytest.fixture(scope="module")
def catalogue(published_folder: Path) -> ServingCatalogue:
    return open_catalogue(published_folder)


def counted(folder: Path, statement: str) -> int:
    file = published.current(folder)
    assert file is not None
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute(statement).fetchone()[0])
    finally:
        connection.close()


def test_whole_releases_have_the_published_counts(catalogue: ServingCatalogue) -> None:
    rows = {
        (r.code_set, r.edition): r.rows for r in catalogue.releases() if r.complete and r.edition != "FY2024"
    }
    expected = {
        (CodeSet.ICD10CM, "FY2026 April"): 98_186,
        (CodeSet.ICD10CM, "FY2027"): 98_403,
        (CodeSet.HCPCS, "2019-01"): 6_800,
        (CodeSet.HCPCS, "2020-10"): 7_196,
        (CodeSet.HCPCS, "2024-07"): 8_033,
        (CodeSet.HCPCS, "2025-10"): 8_463 + 383,
        (CodeSet.PTP_PRACTITIONER, "v302r0"): 2_546_017,
        (CodeSet.PTP_HOSPITAL, "v302r0"): 1_775_818,
        (CodeSet.MUE_PRACTITIONER, "2024 Q3"): 14_677,
        (CodeSet.MUE_HOSPITAL, "2024 Q3"): 14_628,
        (CodeSet.MUE_DME, "2024 Q3"): 2_928,
        (CodeSet.MPFS, "RVU25D"): 19_090,
        (CodeSet.ICD10PCS, "FY2026"): 80_110,
        (CodeSet.ICD10PCS, "FY2025"): 78_948 + 908,
        (CodeSet.ICD10PCS_CONVERSION, "FY2026"): 17_848,
        (CodeSet.ICD9CM, "v32"): 14_567,
        (CodeSet.GEM_ICD10CM_TO_ICD9, "2018"): 78_838,
        (CodeSet.GEM_ICD9_TO_ICD10CM, "2018"): 23_912,
        (CodeSet.CCSR, "version not stated"): 74_549,
        (CodeSet.HCC, "2026"): 55_297,
        (CodeSet.HCC_HIERARCHY, "2026"): 734,
        (CodeSet.HCC_LABELS, "2026"): 783,
        (CodeSet.HCC_EDITS, "year not stated"): 486,
        (CodeSet.MSDRG, "v41.1"): 766,
        (CodeSet.MSDRG_CC, "v41.1"): 14_885,
        (CodeSet.MSDRG_MCC, "v41.1"): 3_330,
        (
            CodeSet.MSDRG_INDEX,
            "v41.1",
        ): 78_275,  # of 210,315 records, most of which repeat another word for word
        (CodeSet.MCE, "v41.1"): 7_946,
        (CodeSet.POA_EXEMPT, "FY2026"): 38_349,
    }
    sets = {code_set for code_set, _ in expected}
    assert {key: count for key, count in rows.items() if key[0] in sets} == expected


EDITS_LEFT = (
    "SELECT count(*) FROM edit JOIN release ON id = release"
    " WHERE deleted = 0 AND edition = 'v302r0' AND code_set = 'ptp-{}'"
)
PROCEDURES = (
    "SELECT count(*) FROM pcs_code JOIN release ON id = release WHERE edition = '{}' AND billable = {}"
)
CLAIM_EDITS = "SELECT count(*) FROM claim_edit WHERE kind = '{}'"
ENDED_BY_JULY = (
    "SELECT count(*) FROM hcpcs JOIN release ON id = release"
    " WHERE edition = '2024-07' AND terminated BETWEEN 1 AND 20240701"
)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("SELECT sum(billable) FROM icd_code JOIN release ON id = release WHERE edition = 'FY2024'", 74_044),
        (
            "SELECT sum(billable) FROM icd_code JOIN release ON id = release WHERE edition = 'FY2026 April'",
            74_719,
        ),
        ("SELECT sum(billable) FROM icd_code JOIN release ON id = release WHERE edition = 'FY2027'", 74_879),
        ("SELECT sum(own_words) FROM icd_code", 0),
        (
            EDITS_LEFT.format("practitioner"),
            1_669_820,
        ),
        (
            EDITS_LEFT.format("hospital"),
            1_335_857,
        ),
        (
            "SELECT count(*) FROM hcpcs JOIN release ON id = release WHERE edition = '2019-01' AND length(code) = 2",
            360,
        ),
        (
            ENDED_BY_JULY,
            1_058,
        ),
        (PROCEDURES.format("FY2026", 1), 79_193),
        (PROCEDURES.format("FY2026", 0), 917),
        (PROCEDURES.format("FY2025", 1), 78_948),
        ("SELECT count(*) FROM pcs_table", 908),
        ("SELECT count(*) FROM pcs_row", 2_661),
        ("SELECT count(*) FROM (SELECT DISTINCT section, axis, position FROM pcs_definition)", 930),
        ("SELECT count(DISTINCT main) FROM pcs_index", 3_215),
        ("SELECT count(*) FROM pcs_conversion WHERE change = 'New'", 11_614),
        ("SELECT rows FROM source WHERE file LIKE '%icd10pcs_codes_2026.txt'", 79_193),
        ("SELECT rows FROM source WHERE file LIKE '%dx_index%'", 210_315),
        (CLAIM_EDITS.format("Sex"), 3_960),
        (CLAIM_EDITS.format("Age"), 3_564),
        (CLAIM_EDITS.format("Other"), 422),
        ("SELECT count(*) FROM poa_change WHERE change = 'added'", 209),
        ("SELECT count(*) FROM poa_change WHERE change = 'deleted'", 14),
        ("SELECT count(*) FROM poa_change WHERE change = 'revised'", 25),
    ],
)
def test_parts_have_the_published_counts(published_folder: Path, statement: str, expected: int) -> None:
    assert counted(published_folder, statement) == expected


def test_an_excerpt_answers_for_its_own_rows_and_hides_no_whole_release(catalogue: ServingCatalogue) -> None:
    excerpts = {r.edition for r in catalogue.releases() if not r.complete}
    assert excerpts >= {"v322r0", "2026 Q3", "RVU26C", "2026-10"}
    edits = catalogue.pair_edits("99213", "20610", PRACTITIONER, TODAY)
    assert isinstance(edits, PairEdits)
    assert edits.release.edition == "v302r0"
    assert edits.release.stale(TODAY)
    newer = catalogue.unit_limit("0009U", PRACTITIONER, TODAY)
    assert isinstance(newer, UnitLimit)
    assert (newer.release.edition, newer.release.complete) == ("2026 Q3", False)


def test_well_known_rows_are_as_published(catalogue: ServingCatalogue) -> None:
    edits = catalogue.pair_edits("99213", "20610", PRACTITIONER, TODAY)
    fee, limit = catalogue.fee_row("27447", "", TODAY), catalogue.unit_limit("27447", HOSPITAL, TODAY)
    assert isinstance(edits, PairEdits)
    assert isinstance(fee, FeeRow)
    assert isinstance(limit, UnitLimit)
    assert [(e.column1, e.column2, e.indicator) for e in edits.in_force] == [("20610", "99213", "1")]
    assert [e.deleted_on for e in edits.ended] == [date(2019, 12, 31)]
    assert (fee.global_days, fee.bilateral, fee.status, fee.conversion_factor) == ("090", "1", "A", "32.3465")
    assert (limit.units, limit.adjudication) == (1, "2")


def test_a_listed_code_may_have_ended(catalogue: ServingCatalogue) -> None:
    found = catalogue.entry(CodeSystem.HCPCS, "J1030", TODAY)
    assert isinstance(found, Entry)
    assert (found.status, found.terminated_on, found.successors) == (
        CodeStatus.TERMINATED,
        date(2024, 3, 31),
        ("J1010",),
    )
    modifier = catalogue.entry(CodeSystem.MODIFIER, "JG", TODAY)
    assert isinstance(modifier, Entry)
    assert modifier.terminated_on == date(2024, 12, 31)


def test_a_crosswalk_leads_to_codes_of_the_day(catalogue: ServingCatalogue) -> None:
    found = catalogue.crosswalk("425.4", Direction.ICD9_TO_ICD10CM, TODAY)
    assert isinstance(found, Crosswalk)
    divided = [target for target in found.targets if target.billable]
    assert divided, "cardiomyopathy codes were divided on 1 October 2026"
    for target in divided:
        assert not target.reportable
        below = [catalogue.entry(CodeSystem.ICD10CM, code, TODAY) for code in target.billable]
        assert all(isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE for entry in below)


def test_groups_of_a_diagnosis_are_as_published(catalogue: ServingCatalogue) -> None:
    found = catalogue.memberships("E11.9", TODAY)
    assert isinstance(found.risk, tuple)
    assert ("CMS-HCC Model V28", "38") in {(risk.model, risk.category) for risk in found.risk}
    assert isinstance(found.groups, tuple)
    assert [drg for group in found.groups for drg, _ in group.groups if group.category == "10"] == [
        "637",
        "638",
        "639",
    ]
    assert isinstance(found.severity, SeverityLevel)
    assert found.severity.level is Severity.NONE


def test_a_procedure_of_april_begins_in_april(catalogue: ServingCatalogue) -> None:
    before, after = (
        catalogue.entry(CodeSystem.ICD10PCS, "02HM3JZ", day) for day in (date(2026, 1, 1), TODAY)
    )
    assert isinstance(before, Entry)
    assert isinstance(after, Entry)
    assert (before.status, after.status) == (CodeStatus.FUTURE, CodeStatus.ACTIVE)
    ended = catalogue.entry(CodeSystem.ICD10PCS, "30233AZ", TODAY)
    assert isinstance(ended, Entry)
    assert (ended.terminated_on, ended.successors) == (date(2026, 3, 31), ("3E033AZ",))


def test_absence_in_loaded_sets_is_named(catalogue: ServingCatalogue) -> None:
    pair, number = (
        catalogue.pair_edits("99213", "85025", PRACTITIONER, TODAY),
        catalogue.entry(CodeSystem.CPT, "12345", TODAY),
    )
    assert isinstance(pair, Absent)
    assert isinstance(number, Absent)
    assert (pair.kind, number.kind) == (AbsenceKind.NO_ROW, AbsenceKind.NOT_IN_RELEASE)


def test_no_description_of_a_cpt_number_is_in_the_file_but_our_own(published_folder: Path) -> None:
    assert (
        counted(
            published_folder,
            "SELECT count(*) FROM hcpcs WHERE code GLOB '[0-9][0-9][0-9][0-9][0-9A-Z]' OR code GLOB 'D????'",
        )
        == 0
    )


def test_every_starter_number_in_force_is_in_the_fee_schedule(published_folder: Path) -> None:
    missing = (
        "SELECT count(*) FROM own_words WHERE system = 'cpt' AND ended = 0"
        " AND NOT EXISTS (SELECT 1 FROM fee WHERE fee.code = own_words.code)"
    )
    assert counted(published_folder, missing) == 0


def test_starter_edits_equal_the_published_ones(published_folder: Path) -> None:
    differing = """
        SELECT count(*) FROM edit AS mine JOIN release AS r ON r.id = mine.release AND r.edition LIKE '%starter%'
        WHERE NOT EXISTS (SELECT 1 FROM edit AS theirs JOIN release AS p ON p.id = theirs.release AND p.edition = 'v302r0'
            AND p.code_set = r.code_set
            WHERE theirs.column1 = mine.column1 AND theirs.column2 = mine.column2 AND theirs.deleted = 0
            AND theirs.indicator = mine.indicator AND theirs.rationale = mine.rationale)"""
    assert counted(published_folder, differing) == 0


def test_starter_limits_equal_the_published_ones(published_folder: Path) -> None:
    differing = """
        SELECT count(*) FROM unit_limit AS mine JOIN release AS r ON r.id = mine.release AND r.edition LIKE '%starter%'
        WHERE NOT EXISTS (SELECT 1 FROM unit_limit AS theirs JOIN release AS p ON p.id = theirs.release
            AND p.edition = '2024 Q3' AND p.code_set = r.code_set
            WHERE theirs.code = mine.code AND theirs.units = mine.units AND theirs.adjudication = mine.adjudication
            AND theirs.rationale = mine.rationale)"""
    assert counted(published_folder, differing) == 0
