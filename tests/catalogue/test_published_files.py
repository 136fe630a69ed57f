"""The publishers' real files, where they are: everything loads in one command, with the counts that were published."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published, writing
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
from tests.catalogue.conftest import CONFIG, TODAY, silent

pytestmark = pytest.mark.slow

PRACTITIONER, HOSPITAL = BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL


@pytest.fixture(scope="module")
def folder(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    builder.load(folder, [shared_data], builder.Knowledge(CONFIG, writing.FLOORS), silent, ama_accepted=True)
    return folder


@pytest.fixture(scope="module")
def catalogue(folder: Path) -> ServingCatalogue:
    return open_catalogue(folder)


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
    rows = {key: count for key, count in rows.items() if key[0] is not CodeSet.STARTER}
    assert rows == {
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
    }


EDITS_LEFT = (
    "SELECT count(*) FROM edit JOIN release ON id = release"
    " WHERE deleted = 0 AND edition = 'v302r0' AND code_set = 'ptp-{}'"
)
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
    ],
)
def test_parts_have_the_published_counts(folder: Path, statement: str, expected: int) -> None:
    assert counted(folder, statement) == expected


def test_excerpts_do_not_hide_whole_releases(catalogue: ServingCatalogue) -> None:
    excerpts = {r.edition for r in catalogue.releases() if not r.complete}
    assert excerpts >= {"v322r0", "2026 Q3", "RVU26C", "2026-10"}
    edits = catalogue.pair_edits("99213", "20610", PRACTITIONER, TODAY)
    assert isinstance(edits, PairEdits)
    assert edits.release.edition == "v302r0"
    assert edits.release.stale(TODAY)


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


def test_absence_in_loaded_sets_is_named(catalogue: ServingCatalogue) -> None:
    pair, number = (
        catalogue.pair_edits("99213", "85025", PRACTITIONER, TODAY),
        catalogue.entry(CodeSystem.CPT, "12345", TODAY),
    )
    assert isinstance(pair, Absent)
    assert isinstance(number, Absent)
    assert (pair.kind, number.kind) == (AbsenceKind.NO_ROW, AbsenceKind.NOT_IN_RELEASE)


def test_no_description_of_a_cpt_number_is_in_the_file_but_our_own(folder: Path) -> None:
    assert (
        counted(
            folder,
            "SELECT count(*) FROM hcpcs WHERE code GLOB '[0-9][0-9][0-9][0-9][0-9A-Z]' OR code GLOB 'D????'",
        )
        == 0
    )


def test_every_starter_number_in_force_is_in_the_fee_schedule(folder: Path) -> None:
    missing = (
        "SELECT count(*) FROM own_words WHERE system = 'cpt' AND ended = 0"
        " AND NOT EXISTS (SELECT 1 FROM fee WHERE fee.code = own_words.code)"
    )
    assert counted(folder, missing) == 0


def test_starter_edits_equal_the_published_ones(folder: Path) -> None:
    differing = """
        SELECT count(*) FROM edit AS mine JOIN release AS r ON r.id = mine.release AND r.edition LIKE '%starter%'
        WHERE NOT EXISTS (SELECT 1 FROM edit AS theirs JOIN release AS p ON p.id = theirs.release AND p.edition = 'v302r0'
            AND p.code_set = r.code_set
            WHERE theirs.column1 = mine.column1 AND theirs.column2 = mine.column2 AND theirs.deleted = 0
            AND theirs.indicator = mine.indicator AND theirs.rationale = mine.rationale)"""
    assert counted(folder, differing) == 0


def test_starter_limits_equal_the_published_ones(folder: Path) -> None:
    differing = """
        SELECT count(*) FROM unit_limit AS mine JOIN release AS r ON r.id = mine.release AND r.edition LIKE '%starter%'
        WHERE NOT EXISTS (SELECT 1 FROM unit_limit AS theirs JOIN release AS p ON p.id = theirs.release
            AND p.edition = '2024 Q3' AND p.code_set = r.code_set
            WHERE theirs.code = mine.code AND theirs.units = mine.units AND theirs.adjudication = mine.adjudication
            AND theirs.rationale = mine.rationale)"""
    assert counted(folder, differing) == 0
