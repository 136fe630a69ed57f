"""Areas, price indices, caps and what the fee schedule comes to in a place."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultant.catalogue.importers import (
    add_on_codes,
    anesthesia,
    localities,
    opps_cap,
    payment_amounts,
    places,
    price_indices,
    remittance,
    service_categories,
    zip_areas,
)
from consultant.catalogue.reading import Importer, Statement
from consultant.catalogue.sources import files
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, FeeRow
from consultant.model.fees import Area, Payment, Unpriced
from consultant.model.indicators import decode
from tests.catalogue import fee_layouts, layouts
from tests.catalogue.conftest import TODAY, Load

ALABAMA = Area("10112", "00")
DAY = date(2025, 11, 3)
FEES = layouts.fee_table(["90001"])
ZIPS = fee_layouts.zip_record("35005") + fee_layouts.zip_record("35006", flag="1")


@pytest.fixture
def catalogue(folder: Path, load: Load) -> ServingCatalogue:
    load(
        PPRRVU2025_Oct__csv=FEES,
        GPCI2025__csv=fee_layouts.GPCI_CSV.format(year=2025),
        ZIP5_OCT2025__txt=ZIPS,
        **{"25LOCCO__csv": fee_layouts.LOCALITY_CSV},
        ANES2025__csv=fee_layouts.ANESTHESIA_CSV,
    )
    return open_catalogue(folder)


def test_a_payment_is_values_times_indices_times_factor_to_the_cent(catalogue: ServingCatalogue) -> None:
    paid = catalogue.payment("90001", "", ALABAMA, DAY)
    assert isinstance(paid, Payment)
    practice, malpractice = Decimal("1.90") * Decimal("0.869"), Decimal("0.10") * Decimal("0.575")
    expected = (Decimal("1.30") + practice + malpractice) * Decimal("32.3465")
    assert paid.amount == expected.quantize(Decimal("0.01"))
    assert paid.limiting_charge == (paid.amount * Decimal("1.0925")).quantize(Decimal("0.01"))
    assert (paid.indices.work, paid.practice) == (Decimal(1), Decimal("1.90"))


def test_a_facility_pays_by_its_own_practice_expense(catalogue: ServingCatalogue) -> None:
    inside = catalogue.payment("90001", "", ALABAMA, DAY, facility=True)
    outside = catalogue.payment("90001", "", ALABAMA, DAY)
    assert isinstance(inside, Payment)
    assert isinstance(outside, Payment)
    assert inside.practice == Decimal("0.60")
    assert inside.amount < outside.amount


def test_a_zip_code_leads_to_its_area(catalogue: ServingCatalogue) -> None:
    near, crossing = (catalogue.payment("90001", "", code, DAY) for code in ("35005-1234", "35006"))
    assert isinstance(near, Payment)
    assert isinstance(crossing, Payment)
    assert (near.indices.area, near.needs_nine_digits, crossing.needs_nine_digits) == (ALABAMA, False, True)


@pytest.mark.parametrize(
    ("code", "where", "kind", "code_set"),
    [
        ("90009", ALABAMA, AbsenceKind.NOT_IN_RELEASE, CodeSet.MPFS),
        ("90001", "99999", AbsenceKind.NO_ROW, CodeSet.ZIP_AREAS),
        ("90001", Area("99999", "99"), AbsenceKind.NO_ROW, CodeSet.GPCI),
    ],
)
def test_what_is_missing_for_a_payment_is_named(
    catalogue: ServingCatalogue, code: str, where: Area | str, kind: AbsenceKind, code_set: CodeSet
) -> None:
    found = catalogue.payment(code, "", where, DAY)
    assert isinstance(found, Absent)
    assert (found.kind, found.code_set) == (kind, code_set)


def test_values_of_a_year_never_meet_indices_of_another(folder: Path, load: Load) -> None:
    load(PPRRVU2025_Oct__csv=FEES, GPCI2026__csv=fee_layouts.GPCI_CSV.format(year=2026))
    found = open_catalogue(folder).payment("90001", "", ALABAMA, TODAY)
    assert isinstance(found, Absent)
    assert (found.kind, found.code_set) == (AbsenceKind.NO_RELEASE_FOR_DATE, CodeSet.GPCI)


def test_old_values_use_the_indices_of_their_year(
    folder: Path, load: Load, catalogue: ServingCatalogue
) -> None:
    load(GPCI2026__csv=fee_layouts.GPCI_CSV.format(year=2026).replace("0.869", "0.999"))
    found = open_catalogue(folder).payment("90001", "", ALABAMA, TODAY)
    assert isinstance(found, Payment)
    assert found.indices.release.edition == "2025"


@pytest.mark.parametrize(("status", "word"), [("J", "anesthesia"), ("B", "part of"), ("C", "contractor")])
def test_a_status_without_price_says_why(folder: Path, load: Load, status: str, word: str) -> None:
    load(
        PPRRVU2025_Oct__txt=layouts.fee_text(layouts.fee_record("90001", status=status)),
        GPCI2025__txt=fee_layouts.GPCI_TEXT,
    )
    found = open_catalogue(folder).payment("90001", "", ALABAMA, DAY)
    assert isinstance(found, Unpriced)
    assert word in found.reason


def test_imaging_is_held_to_the_outpatient_cap(folder: Path, load: Load, catalogue: ServingCatalogue) -> None:
    load(OPPSCAP_Oct__csv=fee_layouts.CAP_CSV)
    capped = open_catalogue(folder).payment("90001", "", ALABAMA, DAY)
    assert isinstance(capped, Payment)
    assert capped.cap is not None
    assert (capped.amount, capped.cap.non_facility) == (Decimal("60.00"), Decimal("60.00"))
    assert capped.computed > capped.amount


def test_an_area_is_told_in_words_with_its_state_carried_down(catalogue: ServingCatalogue) -> None:
    found = catalogue.localities(Area("01112", "05"), DAY)
    assert not isinstance(found, Absent)
    assert [(one.state, one.name, one.counties) for one in found] == [("CALIFORNIA", "OTHER AREA", "MARIN")]


def test_an_anesthesia_unit_has_its_factor(catalogue: ServingCatalogue) -> None:
    found = catalogue.anesthesia_factor("35005", DAY)
    assert not isinstance(found, Absent)
    assert found.factor == Decimal("19.31")


def test_a_revision_of_payment_amounts_is_an_excerpt(folder: Path, load: Load) -> None:
    load(PFREV25C__txt=fee_layouts.payment_record("90001") + fee_layouts.TRAILER)
    found = open_catalogue(folder).published_amount("90001", "", ALABAMA, DAY)
    assert not isinstance(found, Absent)
    assert (found.non_facility, found.facility, found.release.complete) == (
        Decimal("1339.81"),
        Decimal("100.00"),
        False,
    )


def test_indicators_are_told_in_words(catalogue: ServingCatalogue) -> None:
    row = catalogue.fee_row("90001", "", DAY)
    assert isinstance(row, FeeRow)
    told = {indicator.name: indicator.meaning for indicator in decode(row)}
    assert "ninety days" in told["global_days"]
    assert all(told.values())


@pytest.mark.parametrize(
    ("csv", "text"),
    [
        ({"GPCI2025__csv": fee_layouts.GPCI_CSV.format(year=2025)}, {"GPCI2025__txt": fee_layouts.GPCI_TEXT}),
        ({"ANES2025__csv": fee_layouts.ANESTHESIA_CSV}, {"ANES2025__txt": fee_layouts.ANESTHESIA_TEXT}),
        ({"25LOCCO__csv": fee_layouts.LOCALITY_CSV}, {"25LOCCO__txt": fee_layouts.LOCALITY_TEXT}),
        (
            {"OPPSCAP_Oct__csv": fee_layouts.CAP_CSV, "PPRRVU2025_Oct__csv": FEES},
            {"OPPSCAP_Oct__txt": fee_layouts.CAP_TEXT},
        ),
    ],
)
def test_the_two_forms_of_a_file_are_one_release(
    folder: Path, load: Load, csv: dict[str, str], text: dict[str, str]
) -> None:
    load(**csv)
    before = {(r.code_set, r.edition) for r in open_catalogue(folder).releases()}
    load(**text)
    assert {(r.code_set, r.edition) for r in open_catalogue(folder).releases()} == before


WRONG = [
    ("GPCI2025.csv", fee_layouts.GPCI_CSV.format(year=2025).replace("0.869", "much"), "line 4, PE GPCI: found 'much'"),
    ("GPCI2025.csv", fee_layouts.GPCI_CSV.format(year=2025).replace(",0.575\r\n", "\r\n"), "line 4, row: found '6 fields'"),
    ("ANES2025.txt", fee_layouts.ANESTHESIA_TEXT.strip("\x1a") + fee_layouts.ANESTHESIA_TEXT.replace("1931", "19,3"), "record"),
    ("OPPSCAP_Oct.csv", fee_layouts.CAP_CSV, "does not say which release"),
    ("OPPSCAP_2025_Oct.csv", fee_layouts.CAP_CSV.replace("90001,TC", "9,TC"), "does not say|HCPCS: found '9'"),
    ("ZIP5_OCT2025.txt", ZIPS + fee_layouts.zip_record("35007", quarter="20244"), "line 3, record"),
    ("ZIP5_OCT2025.txt", ZIPS[:-30], "cut short|line 2"),
    ("PFREV25C.txt", fee_layouts.payment_record("90001"), "no TRL record"),
    ("PFREV25C.txt", fee_layouts.payment_record("90001") + '"x","y"\r\n', "2 fields"),
    ("AOC_V2026Q3.txt", fee_layouts.add_ons(("4", "90001", "", "90002", "", "", "", "")), "AOC_Edit_Type: found '4'"),
    ("AOC_V2026Q3.txt", fee_layouts.add_ons(("1", "90001", "", "90002", "", "2024400", "", "")), "YYYYDDD"),
    ("AOC.txt", fee_layouts.add_ons(), "does not say which release"),
    ("places.csv", fee_layouts.PLACES.replace("Non-Facility", "Sometimes"), "facility_type: found 'Sometimes'"),
    ("remarks.csv", fee_layouts.REMITTANCE.replace("20000101", "20001301", 1), "start_date: found '20001301'"),
    ("rbcs_2024.csv", fee_layouts.CATEGORIES[:-1], "cut short"),
    ("rbcs_2024.csv", fee_layouts.CATEGORIES.replace("New kind,", '"New kind,'), "row: found"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), WRONG)
def test_wrong_files_are_refused_with_line_and_field(
    folder: Path, load: Load, name: str, content: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        load(**{name.replace(".", "__"): content})
    assert not open_catalogue(folder).releases()


LAYOUTS: list[tuple[Importer, str, str]] = [
    (price_indices, "GPCI2025.csv", fee_layouts.GPCI_CSV.format(year=2025)),
    (price_indices, "GPCI2025.txt", fee_layouts.GPCI_TEXT),
    (anesthesia, "ANES2025.csv", fee_layouts.ANESTHESIA_CSV),
    (localities, "25LOCCO.csv", fee_layouts.LOCALITY_CSV),
    (opps_cap, "rvu25d-OPPSCAP_Oct.txt", fee_layouts.CAP_TEXT),
    (zip_areas, "ZIP5.txt", ZIPS),
    (payment_amounts, "PFREV25C.txt", fee_layouts.payment_record("90001") + fee_layouts.TRAILER),
    (add_on_codes, "AOC_V2026Q3.txt", fee_layouts.add_ons(("1", "90001", "", "90002", "", "", "", ""))),
    (places, "places.csv", fee_layouts.PLACES),
    (remittance, "remarks.csv", fee_layouts.REMITTANCE),
    (service_categories, "rbcs_2024.csv", fee_layouts.CATEGORIES),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    layout=st.sampled_from(LAYOUTS),
    place=st.floats(0, 1),
    noise=st.text(st.characters(codec="cp1252"), max_size=12),
    drop=st.integers(0, 20),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, layout: tuple[Importer, str, str], place: float, noise: str, drop: int
) -> None:
    importer, name, content = layout
    cut = int(len(content) * place)
    (tmp_path / name).write_bytes((content[:cut] + noise + content[cut + drop :]).encode("cp1252"))
    (source,) = files([tmp_path / name])
    if importer.recognise(source.head):
        with contextlib.suppress(InputError):
            rows = [list(rows) for _, rows in importer.read(source, Statement()).batches]
            assert all(isinstance(row, tuple) for batch in rows for row in batch)
