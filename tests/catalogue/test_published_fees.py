"""The publishers' fee schedule companions, add-ons and lists, where they are: counts, and payments as they were published."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.model.catalogue import Absent, BillingSetting, CodeSet, Entry, UnitLimit
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdits, AddOnKind
from consultant.model.fees import Area, Payment, ZipArea
from tests.catalogue.conftest import TODAY

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("published")]
DAY = date(2025, 11, 3)


@pytest.fixture(scope="module")
def catalogue(published_folder: Path) -> ServingCatalogue:
    return open_catalogue(published_folder)


def test_releases_have_the_published_counts(catalogue: ServingCatalogue) -> None:
    rows = {(r.code_set, r.edition): (r.rows, r.complete) for r in catalogue.releases()}
    expected = {
        (CodeSet.GPCI, "2025"): 109,
        (CodeSet.GPCI, "2026"): 109,
        (CodeSet.ANESTHESIA, "2025"): 109,
        (CodeSet.LOCALITIES, "2025"): 110,
        (CodeSet.OPPS_CAP, "2025-10"): 16_100,  # the csv's 16,101st row is one of commas only
        (CodeSet.ZIP_AREAS, "2025-10"): 42_956,
        (CodeSet.ADD_ON, "2024 Q3"): 7_465,
        (CodeSet.PLACES, "since 2023-10"): 99,
        (CodeSet.REMITTANCE, "2024-06"): 1_171 + 405 + 5,
        (CodeSet.RBCS, "2024"): 17_033,
    }
    assert {key: rows[key] for key in expected} == {key: (count, True) for key, count in expected.items()}
    assert rows[CodeSet.PAYMENTS, "2025C revision"] == (113 - 4, False)


def test_every_published_amount_is_computed_to_the_cent(
    shared_data: Path, catalogue: ServingCatalogue
) -> None:
    """The sample revision file has one code in all 109 areas."""
    text = (shared_data / "mpfs" / "PFREV25C.txt").read_text(encoding="ascii")
    compared = 0
    for cells in csv.reader(text.splitlines()):
        if len(cells) > 1:
            paid = catalogue.payment(cells[3], cells[4].strip(), Area(cells[1], cells[2]), DAY)
            assert isinstance(paid, Payment)
            assert paid.computed == Decimal(cells[5])
            compared += 1
    assert compared == 109


def test_every_zip_code_has_an_area_with_indices_and_a_name(catalogue: ServingCatalogue) -> None:
    for zip5 in ("10025", "99501", "35005", "94110"):
        place = catalogue.zip_area(zip5, DAY)
        assert isinstance(place, ZipArea)
        assert not isinstance(catalogue.price_indices(place.area, DAY), Absent)
        assert not isinstance(catalogue.localities(place.area, DAY), Absent)


def test_add_ons_by_type_have_the_published_counts(catalogue: ServingCatalogue) -> None:
    found = catalogue.primaries("22614", DAY)
    assert isinstance(found, AddOnEdits)
    assert {edit.primary for edit in found.in_force} >= {"22600", "22612"}
    assert found.kinds == {AddOnKind.CLOSED}
    reverse = catalogue.add_ons("22612", DAY)
    assert isinstance(reverse, AddOnEdits)
    assert "22614" in {edit.add_on for edit in reverse.in_force}


def test_stale_values_keep_the_indices_of_their_year(catalogue: ServingCatalogue) -> None:
    paid = catalogue.payment("99213", "", "10025", TODAY)
    assert isinstance(paid, Payment)
    assert (paid.row.release.edition, paid.indices.release.edition) == ("RVU25D", "2025")
    assert paid.row.release.stale(TODAY)


def test_lists_answer_as_entries(catalogue: ServingCatalogue) -> None:
    adjustment = catalogue.entry(CodeSystem.CARC, "45", TODAY)
    remark = catalogue.entry(CodeSystem.RARC, "N893", TODAY)
    place = catalogue.entry(CodeSystem.POS, "21", TODAY)
    assert isinstance(adjustment, Entry)
    assert isinstance(remark, Entry)
    assert isinstance(place, Entry)
    assert adjustment.own_words
    assert remark.description
    assert place.attributes["payment_setting"] == "Facility"
    assert isinstance(catalogue.unit_limit("E0100", BillingSetting.DME, TODAY), UnitLimit)


@pytest.mark.parametrize(
    ("carrier", "locality", "county"),
    [("10212", "01", "FULTON"), ("12202", "01", "MONTGOMERY"), ("13202", "02", "WESTCHESTER")],
)
def test_counties_are_those_of_the_form_that_holds_them_all(
    catalogue: ServingCatalogue, carrier: str, locality: str, county: str
) -> None:
    found = catalogue.localities(Area(carrier, locality), DAY)
    assert not isinstance(found, Absent)
    assert county in found[0].counties


def test_the_outpatient_cap_of_an_area_is_the_published_one(catalogue: ServingCatalogue) -> None:
    found = catalogue.outpatient_cap("0633T", "TC", Area("01112", "05"), DAY)
    assert not isinstance(found, Absent)
    assert (found.facility, found.non_facility) == (Decimal("150.69"), Decimal("150.69"))
    assert isinstance(catalogue.outpatient_cap("99213", "", Area("01112", "05"), DAY), Absent)
