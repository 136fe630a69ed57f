"""`consultant catalogue check` and `diff`: what is wrong is found, what changed is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from consultant.catalogue import checking, comparing, published
from consultant.errors import InputError
from tests.catalogue import inpatient_layouts as made
from tests.catalogue import layouts
from tests.catalogue.conftest import CONFIG, Load


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    file = published.current(folder)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def wrong(folder: Path, *spoil: str, counts: dict[tuple[str, str], int] | None = None) -> set[str]:
    with opened(folder) as connection:
        for statement in spoil:
            connection.execute(statement)
        return {one.name for one in checking.check(connection, counts or {}) if not one.passed}


def test_a_fresh_catalogue_is_sound(fresh_folder: Path) -> None:
    assert wrong(fresh_folder, counts=checking.published_counts(CONFIG / "counts.toml")) == set()


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        ("DELETE FROM icd_code WHERE code = 'A00'", "parent"),
        ("UPDATE icd_code SET billable = 1 WHERE code = 'A00'", "children is billable"),
        ("UPDATE release SET rows = rows + 1", "stamped"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, load: Load, spoil: str, name: str) -> None:
    load(icd10cm_order_2028__txt=layouts.order(("A00.0", 1, "Made up")).replace("A00.0", "A000 "))
    assert wrong(folder) == set()
    assert any(name in one for one in wrong(folder, spoil))


def test_a_count_that_is_not_the_published_one_fails(folder: Path, load: Load) -> None:
    load(icd10cm_order_2028__txt=layouts.order())
    assert wrong(folder, counts={("icd10cm", "FY2028"): 5}) == {
        "known releases have the rows that were published"
    }


def test_an_edit_with_an_unknown_code_is_found(folder: Path, load: Load) -> None:
    edits = layouts.pairs(("90001", "90002", "20200101", "*", "1", "Made-up reason"))
    load(
        **{"ccipra-v322r0-f1__TXT": edits},
        PPRRVU2026_Jul_nonQPP__csv=layouts.fee_table(["90001"], year=2026, month="July"),
        HCPC2026_JUL__csv=layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "x")),
    )
    with opened(folder) as connection:
        (found,) = [one for one in checking.check(connection, {}) if "edit in force" in one.name]
    assert (found.wrong, found.examples) == (1, ("90002",))


def test_changes_of_a_diagnosis_list_are_named(folder: Path, load: Load) -> None:
    before = (("A001 ", 1, "Stays"), ("A002 ", 1, "Goes"), ("A003 ", 1, "Splits"), ("A004 ", 1, "Old title"))
    after = (("A001 ", 1, "Stays"), ("A003 ", 0, "Splits"), ("A0031", 1, "New"), ("A004 ", 1, "New title"))
    load(icd10cm_order_2028__txt=layouts.order(*before), icd10cm_order_2029__txt=layouts.order(*after))
    with opened(folder) as connection:
        found = list(comparing.compare(connection, "FY2028", "FY2029"))
    assert [(one.kind, one.code) for one in found] == [
        ("deleted", "A00.2"),
        ("became header", "A00.3"),
        ("added", "A00.31"),
        ("revised", "A00.4"),
    ]
    assert (found[3].before, found[3].after) == ({"title": "Old title"}, {"title": "New title"})


def test_editions_that_are_not_there_or_of_two_sets_are_refused(folder: Path, load: Load) -> None:
    units = layouts.units(("90001", "2", "1 Line Edit", "Made-up"))
    load(icd10cm_order_2028__txt=layouts.order(), **{"MCR_MUE_Eff_07-01-2026__csv": units})
    with opened(folder) as connection:
        with pytest.raises(InputError, match="is in these sets: none"):
            list(comparing.compare(connection, "FY2099", "FY2028"))
        with pytest.raises(InputError, match="name the set"):
            list(comparing.compare(connection, "FY2028", "2026 Q3"))


def test_a_wrong_list_of_counts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counts.toml").write_text("rows = 5")
    with pytest.raises(InputError, match=r"counts\.toml"):
        checking.published_counts(tmp_path / "counts.toml")


def test_a_procedure_list_without_what_its_addenda_add_is_found(folder: Path, load: Load) -> None:
    name = "every ICD-10-PCS list holds what its addenda say"
    changes = made.addenda("icd10pcs_order_2027.txt", ("Add:", f"0016070 {'Short':<60} Long words"))
    load(
        order_addenda_2027__txt=changes,
        icd10pcs_order_2027__txt=made.pcs_order(("0016070", 1, "Bypass to Nose")),
    )
    assert name not in wrong(folder)
    assert name in wrong(folder, "DELETE FROM pcs_code WHERE code = '0016070'")
