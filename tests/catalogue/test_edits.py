"""NCCI edits and limits, and the fee schedule."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultant.catalogue.importers import ncci_pairs
from consultant.catalogue.reading import Statement
from consultant.catalogue.sources import files
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    Entry,
    FeeRow,
    PairEdits,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from tests.catalogue import layouts
from tests.catalogue.conftest import TODAY, Load

PRACTITIONER, HOSPITAL = BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL
PAIRS = layouts.pairs(
    ("0001A", "90001", "20200101", "*", "1", "Made-up reason"),
    ("0001A", "90002", "20200101", "20211231", "0", "Made-up reason"),
    ("0001A", "90002", "20220101", "*", "1", "Made-up reason"),
    ("0001A", "90003", "20200101", "20200101", "9", "Made-up reason"),
    ("90001", "90004", "", "20191231", "1", "Other reason"),
    ("90001", "90004", "", "*", "0", "Other reason"),
)


def pair(
    folder: Path, first: str, second: str, on: date = TODAY, setting: BillingSetting = PRACTITIONER
) -> PairEdits | Absent:
    return open_catalogue(folder).pair_edits(first, second, setting, on)


def test_a_pair_is_found_in_both_directions(folder: Path, load: Load) -> None:
    load(ccipra_v322r0_f1__TXT=PAIRS, statement=Statement(CodeSet.PTP_PRACTITIONER, date(2026, 7, 1)))
    for found in (pair(folder, "0001A", "90001"), pair(folder, "90001", "0001A")):
        assert isinstance(found, PairEdits)
        assert [(e.column1, e.column2) for e in found.in_force] == [("0001A", "90001")]


def test_the_date_of_service_chooses_among_the_rows_of_a_pair(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    by_day = {}
    for day in (date(2021, 12, 31), date(2022, 1, 1)):
        found = pair(folder, "90002", "0001A", day)
        assert isinstance(found, PairEdits)
        by_day[day.year] = [e.indicator for e in found.in_force], len(found.ended)
    assert by_day == {2021: (["0"], 1), 2022: (["1"], 1)}


def test_rows_without_first_day_follow_each_other(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    by_day = [pair(folder, "90001", "90004", day) for day in (date(2019, 12, 31), date(2020, 1, 1))]
    assert [[e.indicator for e in f.in_force] for f in by_day if isinstance(f, PairEdits)] == [["1"], ["0"]]


def test_an_edit_that_never_applied_is_not_in_force(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    found = pair(folder, "0001A", "90003", date(2020, 1, 1))
    assert isinstance(found, PairEdits)
    assert not found.in_force
    assert [e.indicator for e in found.ended] == ["9"]


def test_no_row_in_a_loaded_release_is_said_with_the_release(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    found = pair(folder, "90002", "90003")
    assert isinstance(found, Absent)
    assert found.kind is AbsenceKind.NO_ROW
    assert found.release is not None
    assert (found.release.edition, found.release.effective_from) == ("v322r0", date(2026, 7, 1))
    assert found.release.stale(TODAY)


def test_settings_are_separate_tables(folder: Path, load: Load) -> None:
    load(**{"ccipra-v322r0-f1__TXT": PAIRS})
    found = pair(folder, "0001A", "90001", setting=HOSPITAL)
    assert isinstance(found, Absent)
    assert found.kind is AbsenceKind.NOT_LOADED


def test_the_parts_of_a_release_join(folder: Path, load: Load) -> None:
    second = layouts.pairs(("90005", "90006", "20200101", "*", "1", "Made-up reason"))
    load(**{"ccioph-v323r0-f1__TXT": PAIRS, "ccioph-v323r0-f2__TXT": second})
    release = open_catalogue(folder).release(CodeSet.PTP_HOSPITAL, TODAY)
    assert release is not None
    assert (release.rows, release.edition) == (7, "v323r0")
    assert not release.stale(TODAY)


def test_the_workbook_of_a_release_is_read_like_its_text(folder: Path, load: Load) -> None:
    rows = (tuple(line.split("\t")) for line in PAIRS.splitlines())
    load(**{"ccipra-v322r0-f1__xlsx": layouts.workbook(*rows)})
    release = open_catalogue(folder).release(CodeSet.PTP_PRACTITIONER, TODAY)
    assert release is not None
    assert release.rows == 6


def test_an_older_release_answers_for_its_time(folder: Path, load: Load) -> None:
    old = layouts.pairs(("90001", "90009", "20200101", "*", "0", "Old reason"))
    load(**{"ccipra-v322r0-f1__TXT": PAIRS, "ccipra-v302r0-f1__TXT": old})
    assert isinstance(pair(folder, "90001", "90009", date(2024, 8, 1)), PairEdits)
    assert isinstance(pair(folder, "90001", "90009", TODAY), Absent)
    assert isinstance(pair(folder, "90001", "90009", date(2021, 1, 1)), PairEdits)


def test_cpt_numbers_wait_for_the_notice_to_be_accepted(folder: Path, load: Load) -> None:
    with pytest.raises(InputError, match="--accept-ama"):
        load(ama_accepted=False, **{"ccipra-v322r0-f1__TXT": PAIRS})


def test_a_renamed_file_is_refused_with_what_to_do(load: Load) -> None:
    with pytest.raises(InputError, match=r"which release.*--set and --effective"):
        load(edits__txt=PAIRS)


@pytest.mark.parametrize(
    "line",
    [
        "90007\t90008\t\t20200101",
        "90007\t90008\t\t20200101\t*\t5\tWhy\r\n",
        "90007\t9008\t\t2020\t*\t1\tWhy\r\n",
    ],
)
def test_a_broken_edit_is_refused_with_its_line(folder: Path, load: Load, line: str) -> None:
    with pytest.raises(InputError, match="line 13, edit: found"):
        load(**{"ccipra-v322r0-f1__TXT": PAIRS + line})
    assert isinstance(pair(folder, "0001A", "90001"), Absent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(noise=st.text(max_size=80))
def test_any_text_below_the_banner_is_read_or_refused(tmp_path: Path, noise: str) -> None:
    path = tmp_path / "ccipra-v322r0-f1.TXT"
    path.write_text(PAIRS + noise, encoding="utf-8", errors="replace", newline="")
    (source,) = files([path])
    kept: list[object] = []
    with contextlib.suppress(InputError):
        for _, batch in ncci_pairs.read(source, Statement()).batches:
            kept.extend(batch)
    assert len(kept) >= 6


# -- limits --------------------------------------------------------------------------------------------------------------


UNITS = layouts.units(
    ("90001", "0", "2 Date of Service Edit: Policy", "Made-up reason"),
    ("0001U", "3", "1 Line Edit", "Made-up reason"),
)


def test_limits_carry_adjudication_and_rationale(folder: Path, load: Load) -> None:
    load(**{"MCR_MUE_PractitionerServices_Eff_10-01-2026__csv": UNITS})
    limit = open_catalogue(folder).unit_limit("90001", PRACTITIONER, TODAY)
    assert isinstance(limit, UnitLimit)
    assert (limit.units, limit.adjudication, limit.rationale) == (0, "2", "Made-up reason")
    assert (limit.release.edition, limit.release.stale(TODAY)) == ("2026 Q4", False)


def test_an_unpublished_limit_is_no_row(folder: Path, load: Load) -> None:
    load(**{"MCR_MUE_PractitionerServices_Eff_10-01-2026__csv": UNITS})
    absent = open_catalogue(folder).unit_limit("99213", PRACTITIONER, TODAY)
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NO_ROW


def test_limits_have_no_past(folder: Path, load: Load) -> None:
    load(**{"MCR_MUE_PractitionerServices_Eff_10-01-2026__csv": UNITS})
    absent = open_catalogue(folder).unit_limit("90001", PRACTITIONER, date(2026, 9, 30))
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NO_RELEASE_FOR_DATE


@pytest.mark.parametrize(
    ("table", "code_set"), [("Outpatient Hospital", CodeSet.MUE_HOSPITAL), ("DME Supplier", CodeSet.MUE_DME)]
)
def test_the_header_says_which_table_it_is(folder: Path, load: Load, table: str, code_set: CodeSet) -> None:
    rows = layouts.units(("A4206", "1", "3 Date of Service Edit: Clinical", "x"), table=table)
    load(**{"MUE_Eff_10-01-2026__csv": rows})
    assert open_catalogue(folder).release(code_set, TODAY) is not None


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (("90002", "two", "1 Line Edit", "x"), "MUE value"),
        (("90002", "2", "9 No such", "x"), "MUE adjudication indicator"),
        (("90 02", "2", "1 Line Edit", "x"), "code"),
        (("90002", "2"), "row"),
    ],
)
def test_a_broken_limit_is_refused(load: Load, row: tuple[str, ...], field: str) -> None:
    with pytest.raises(InputError, match=rf"line \d+, {field}: found"):
        load(**{"MCR_MUE_PractitionerServices_Eff_10-01-2026__csv": UNITS + ",".join(row) + "\n"})


# -- fee schedule ----------------------------------------------------------------------------------------------------------


def test_text_and_csv_give_the_same_row(folder: Path, load: Load) -> None:
    rows = []
    for contents in (
        {"PPRRVU2025_Oct__txt": layouts.fee_text(layouts.fee_record("90001"))},
        {"PPRRVU2025_Oct__csv": layouts.fee_table(["90001"])},
    ):
        load(**contents)
        row = open_catalogue(folder).fee_row("90001", "", TODAY)
        assert isinstance(row, FeeRow)
        rows.append(
            (
                row.status,
                row.work_rvu,
                row.non_facility_total,
                row.global_days,
                row.bilateral,
                row.conversion_factor,
                dict(row.attributes),
            )
        )
    assert rows[0] == rows[1]
    assert rows[0][:6] == ("A", "1.30", "3.30", "090", "1", "32.3465")


def test_the_2026_csv_has_a_column_more(folder: Path, load: Load) -> None:
    load(PPRRVU2026_Jul_nonQPP__csv=layouts.fee_table(["90001"], 2026, "July"))
    row = open_catalogue(folder).fee_row("90001", "", TODAY)
    assert isinstance(row, FeeRow)
    assert (row.conversion_factor, row.attributes["pricing_indicator"], row.release.edition) == (
        "33.4009",
        "9",
        "RVU26C",
    )


def test_modifier_rows_are_separate_and_absence_is_typed(folder: Path, load: Load) -> None:
    load(
        PPRRVU2025_Oct__txt=layouts.fee_text(
            layouts.fee_record("90001"), layouts.fee_record("90001", "26", work="0.50")
        )
    )
    catalogue = open_catalogue(folder)
    professional = catalogue.fee_row("90001", "26", TODAY)
    assert isinstance(professional, FeeRow)
    assert professional.work_rvu == "0.50"
    absent = [
        catalogue.fee_row("90001", "TC", TODAY),
        catalogue.fee_row("90002", "", TODAY),
        catalogue.fee_row("90001", "", date(2024, 12, 31)),
    ]
    assert [a.kind for a in absent if isinstance(a, Absent)] == [
        AbsenceKind.NO_ROW, AbsenceKind.NOT_IN_RELEASE, AbsenceKind.NO_RELEASE_FOR_DATE,
    ]  # fmt: skip


def test_the_fee_schedule_of_a_year_speaks_for_its_earlier_days(folder: Path, load: Load) -> None:
    load(PPRRVU2025_Oct__txt=layouts.fee_text(layouts.fee_record("90001")))
    found = open_catalogue(folder).fee_row("90001", "", date(2025, 1, 2))
    assert isinstance(found, FeeRow)
    assert found.release.later(date(2025, 1, 2))
    assert not found.release.later(date(2025, 10, 1))


def test_a_number_nobody_described_says_that_its_descriptor_is_licensed(folder: Path, load: Load) -> None:
    load(PPRRVU2025_Oct__txt=layouts.fee_text(layouts.fee_record("90001")))
    catalogue = open_catalogue(folder)
    found, absent = (
        catalogue.entry(CodeSystem.CPT, "90001", TODAY),
        catalogue.entry(CodeSystem.CPT, "90002", TODAY),
    )
    assert isinstance(found, Entry)
    assert (found.description, found.own_words, found.attributes["descriptor"]) == (
        "",
        False,
        "needs an AMA licence",
    )
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NOT_IN_RELEASE


def test_no_description_of_the_fee_schedule_is_kept(folder: Path, load: Load) -> None:
    load(PPRRVU2025_Oct__txt=layouts.fee_text(layouts.fee_record("90001")))
    assert not any(b"MADE UP" in file.read_bytes() for file in folder.glob("*.sqlite"))


@pytest.mark.parametrize(
    "content",
    [
        layouts.fee_text(layouts.fee_record("90001"), layouts.fee_record("90002")[:120]),
        layouts.fee_text(layouts.fee_record("90001"), layouts.fee_record("90002", work="n/a")),
        layouts.fee_text(layouts.fee_record("90001"), layouts.fee_record("90002", status="?")),
        layouts.fee_table(["90001"]) + "90002,,x,A\r\n",
        layouts.fee_table(["90001"]).replace("HCPCS,MOD,DESCRIPTION,", "HCPCS,MOD,"),
        layouts.fee_table(["90001"]).replace("WORK,NON-FAC PE", "NON-FAC PE,WORK"),
    ],
)
def test_a_broken_fee_row_is_refused(load: Load, content: str) -> None:
    with pytest.raises(InputError, match=r"line \d+, .*: found .* expected"):
        load(PPRRVU2025_Oct__txt=content)
