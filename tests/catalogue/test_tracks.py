"""From 2026 on the fee schedule comes in two files, for two conversion factors: told apart and shown side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from consultant.catalogue.reading import Statement
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import Absent, CodeSet, FeeRow, Track
from consultant.model.fees import Area, Payment
from tests.catalogue import fee_layouts, layouts
from tests.catalogue.conftest import Load

DAY = date(2026, 8, 1)
EVERYBODY = layouts.fee_table(["90001"], 2026, "July")
QUALIFYING = EVERYBODY.replace("33.4009", "33.5675")


def rows(folder: Path, day: date = DAY) -> list[tuple[str, Track, str]]:
    found = open_catalogue(folder).fee_row("90001", "", day)
    assert isinstance(found, FeeRow)
    return [
        (row.conversion_factor, row.track, row.release.code_set.value) for row in (found, found.beside) if row
    ]


@pytest.mark.parametrize("first", ["nonQPP", "QPP"])
def test_both_factors_are_told_whichever_file_came_first(folder: Path, load: Load, first: str) -> None:
    contents = {"PPRRVU2026_Jul_nonQPP__csv": EVERYBODY, "PPRRVU2026_Jul_QPP__csv": QUALIFYING}
    for name in sorted(contents, key=lambda name: f"_{first}__" not in name):
        load(**{name: contents[name]})
    assert rows(folder) == [("33.4009", Track.NON_QPP, "mpfs"), ("33.5675", Track.QPP, "mpfs-qpp")]


def test_one_file_alone_says_whom_it_is_for(folder: Path, load: Load) -> None:
    load(PPRRVU2026_Jul_QPP__csv=QUALIFYING)
    assert rows(folder) == [("33.5675", Track.QPP, "mpfs-qpp")]


def test_a_file_of_a_year_with_two_factors_must_say_which_it_has(folder: Path, load: Load) -> None:
    with pytest.raises(InputError, match="expected nonQPP or QPP"):
        load(fees__csv=EVERYBODY)
    load(fees__csv=EVERYBODY, statement=Statement(CodeSet.MPFS))
    assert rows(folder) == [("33.4009", Track.NON_QPP, "mpfs")]


def test_before_2026_there_is_one_factor_for_all(folder: Path, load: Load) -> None:
    load(PPRRVU2025_Oct__csv=layouts.fee_table(["90001"]), PPRRVU2026_Jul_QPP__csv=QUALIFYING)
    assert rows(folder, date(2025, 11, 1)) == [("32.3465", Track.ALL, "mpfs")]


def test_factors_of_two_quarters_do_not_stand_side_by_side(folder: Path, load: Load) -> None:
    load(
        PPRRVU2026_Jul_nonQPP__csv=EVERYBODY,
        PPRRVU2026_Oct_QPP__csv=QUALIFYING.replace("July Release", "October Release"),
    )
    assert rows(folder) == [("33.4009", Track.NON_QPP, "mpfs")]
    assert rows(folder, date(2026, 11, 1)) == [("33.5675", Track.QPP, "mpfs-qpp")]


def test_a_payment_is_told_by_both_factors(folder: Path, load: Load) -> None:
    load(
        PPRRVU2026_Jul_nonQPP__csv=EVERYBODY,
        PPRRVU2026_Jul_QPP__csv=QUALIFYING,
        GPCI2026__csv=fee_layouts.GPCI_CSV.format(year=2026),
    )
    paid = open_catalogue(folder).payment("90001", "", Area("10112", "00"), DAY)
    assert isinstance(paid, Payment)
    assert paid.beside is not None
    values = Decimal("1.30") + Decimal("1.90") * Decimal("0.869") + Decimal("0.10") * Decimal("0.575")
    assert [(one.row.track, one.amount) for one in (paid, paid.beside)] == [
        (Track.NON_QPP, (values * Decimal("33.4009")).quantize(Decimal("0.01"))),
        (Track.QPP, (values * Decimal("33.5675")).quantize(Decimal("0.01"))),
    ]


def test_a_code_in_neither_file_is_absent(folder: Path, load: Load) -> None:
    load(PPRRVU2026_Jul_nonQPP__csv=EVERYBODY, PPRRVU2026_Jul_QPP__csv=QUALIFYING)
    assert isinstance(open_catalogue(folder).fee_row("90009", "", DAY), Absent)
