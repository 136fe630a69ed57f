"""HCPCS Level II in its three layouts, and how releases join."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.catalogue import layouts
from tests.catalogue.conftest import TODAY, Load

RECORDS = layouts.hcpcs_records(
    layouts.hcpcs_record("A9001", "Made-up dressing that needs a very long", added="20190101"),
    layouts.hcpcs_record("A9001", "description", recid="4"),
    layouts.hcpcs_record("A9002", "Made-up device", ends="20231231", xref="A9001"),
    layouts.hcpcs_record("ZY", "Made-up modifier", recid="7"),
)


def found(folder: Path, code: str, on: date = TODAY, system: CodeSystem = CodeSystem.HCPCS) -> Entry | Absent:
    return open_catalogue(folder).entry(system, code, on)


def test_records_join_their_continuations(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS)
    entry = found(folder, "A9001")
    assert isinstance(entry, Entry)
    assert entry.description == "Made-up dressing that needs a very long description"
    assert (entry.effective_from, entry.attributes["coverage"], entry.release.edition) == (
        date(2019, 1, 1),
        "D",
        "2023-07",
    )


def test_a_terminated_code_names_last_day_and_successor(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS)
    ended, before = found(folder, "A9002"), found(folder, "A9002", date(2023, 12, 31))
    assert isinstance(ended, Entry)
    assert isinstance(before, Entry)
    assert (ended.status, ended.terminated_on, ended.successors) == (
        CodeStatus.TERMINATED,
        date(2023, 12, 31),
        ("A9001",),
    )
    assert before.status is CodeStatus.ACTIVE


def test_modifiers_are_read_from_the_same_file(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS)
    assert isinstance(found(folder, "ZY", system=CodeSystem.MODIFIER), Entry)


def test_termination_joins_across_releases(folder: Path, load: Load) -> None:
    later = "HCPC,LONG DESCRIPTION\nA9001,Made-up dressing\nA9002,Made-up device\n"
    load(HCPC2023_JUL_ANWEB__txt=RECORDS, HCPC2025_OCT__csv=later)
    entry = found(folder, "A9002")
    assert isinstance(entry, Entry)
    assert (entry.status, entry.release.edition, entry.attributes["dates_from_release"]) == (
        CodeStatus.TERMINATED, "2025-10", "2023-07",
    )  # fmt: skip


def test_a_code_that_a_later_release_lacks_is_no_longer_listed(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS, HCPC2025_OCT__csv="HCPC,LONG DESCRIPTION\nA9002,Made-up device\n")
    entry = found(folder, "A9001")
    assert isinstance(entry, Entry)
    assert (entry.status, entry.attributes["last_listed"]) == (CodeStatus.TERMINATED, "2023-07")


def test_a_code_of_a_later_release_is_of_the_future(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS, HCPC2025_OCT__csv="HCPC,LONG DESCRIPTION\nA9003,Made-up novelty\n")
    entry = found(folder, "A9003", date(2024, 1, 1))
    assert isinstance(entry, Entry)
    assert (entry.status, entry.effective_from) == (CodeStatus.FUTURE, date(2025, 10, 1))


def test_a_loaded_release_types_absence(folder: Path, load: Load) -> None:
    load(HCPC2023_JUL_ANWEB__txt=RECORDS)
    absent = found(folder, "A9009")
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NOT_IN_RELEASE


def test_the_publishers_text_stands_beside_own_words(folder: Path, load: Load) -> None:
    load(
        HCPC2023_JUL_ANWEB__csv=layouts.hcpcs_csv(
            layouts.hcpcs_cells("J1885", "Injection, made up, per 15 mg")
        )
    )
    entry = found(folder, "J1885")
    assert isinstance(entry, Entry)
    assert (entry.own_words, entry.description) == (False, "Injection, made up, per 15 mg")
    assert entry.attributes["own_words"].startswith("Ketorolac")


def test_a_workbook_is_read_like_its_csv(folder: Path, load: Load) -> None:
    rows = (layouts.HCPCS_COLUMNS, layouts.hcpcs_cells("A9001", "Made-up dressing", xref="A9002"))
    load(HCPC2024_APR_ANWEB__xlsx=layouts.workbook(*rows))
    entry = found(folder, "A9001")
    assert isinstance(entry, Entry)
    assert (entry.description, entry.successors, entry.release.edition) == (
        "Made-up dressing",
        ("A9002",),
        "2024-04",
    )


def test_a_workbook_may_continue_a_description_in_the_next_row(folder: Path, load: Load) -> None:
    first = layouts.hcpcs_cells("A9001", "Made-up dressing")
    further = ("A9001", "0020", "4", "with a border", *[""] * 9)
    load(HCPC2019_CONTR_ANWEB__xlsx=layouts.workbook(layouts.HCPCS_COLUMNS, first, further))
    entry = found(folder, "A9001")
    assert isinstance(entry, Entry)
    assert entry.description == "Made-up dressing with a border"


def test_dental_codes_are_left_out(folder: Path, load: Load) -> None:
    load(
        HCPC2024_JUL__csv=layouts.hcpcs_csv(
            layouts.hcpcs_cells("D0120", "x"), layouts.hcpcs_cells("A9001", "y")
        )
    )
    assert isinstance(found(folder, "A9001"), Entry)
    assert isinstance(found(folder, "D0120"), Absent)


def test_a_renamed_file_is_dated_by_its_newest_row(folder: Path, load: Load) -> None:
    load(renamed__csv=layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "y")))
    entry = found(folder, "A9001")
    assert isinstance(entry, Entry)
    assert entry.release.edition == "2020-01"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (RECORDS + layouts.hcpcs_record("A9003", "cut")[:200] + "\r\n", "record"),
        (RECORDS + layouts.hcpcs_record("A9009", "orphan", recid="4") + "\r\n", "RECID"),
        (RECORDS + layouts.hcpcs_record("A9003", "x", ends="20231399") + "\r\n", "TERM DT"),
        (layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "y")) + "A9002,0010\n", "row"),
        (layouts.hcpcs_csv(layouts.hcpcs_cells("A9001X", "y")), "HCPC"),
    ],
)
def test_wrong_files_are_refused_with_line_and_field(
    folder: Path, load: Load, content: str, field: str
) -> None:
    with pytest.raises(InputError, match=rf"HCPC2023_JUL\S*, line \d+, {field}: found .* expected"):
        load(HCPC2023_JUL_ANWEB__txt=content)
    assert isinstance(found(folder, "A9001"), Absent)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2022, 5, 1), CodeStatus.ACTIVE),  # before every release, by the code's own dates
        (date(2021, 5, 1), CodeStatus.FUTURE),  # before every release and before its own first day
        (date(2024, 6, 1), CodeStatus.TERMINATED),  # the release of the day did not know the end yet
        (date(2023, 12, 1), CodeStatus.ACTIVE),
    ],
)
def test_a_code_s_own_dates_in_a_later_release_decide(
    folder: Path, load: Load, on: date, status: CodeStatus
) -> None:
    dated = layouts.hcpcs_record("A9004", "Made-up strap", added="20220101", ends="20240331")
    earlier = "HCPC,LONG DESCRIPTION\nA9004,Made-up strap\n"
    load(HCPC2023_JUL_ANWEB__csv=earlier, HCPC2025_OCT_ANWEB__txt=layouts.hcpcs_records(dated))
    entry = found(folder, "A9004", on)
    assert isinstance(entry, Entry)
    assert entry.status is status
