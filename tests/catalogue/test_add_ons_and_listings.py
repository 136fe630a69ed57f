"""Add-on edits, places, remittance codes, categories, and limits of suppliers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from consultant.catalogue.store import open_catalogue
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    CodeStatus,
    Entry,
    UnitLimit,
)
from consultant.model.codes import CodeSystem
from consultant.model.coverage import AddOnEdits, AddOnKind, ServiceCategory
from tests.catalogue import fee_layouts, layouts
from tests.catalogue.conftest import TODAY, Load

AOC = fee_layouts.add_ons(
    ("1", "90002", "", "90001", "", "2020001", "", "Made-up instruction"),
    ("1", "90002", "", "90003", "2022365", "2020001", "", ""),
    ("2", "90004", "", "CCCCC", "", "", "", ""),
    ("3", "90005", "2023060", "90001", "", "", "2023090", ""),
)


def test_an_add_on_leads_to_its_primaries_by_date(folder: Path, load: Load) -> None:
    load(AOC_V2026Q3__txt=AOC)
    found = open_catalogue(folder).primaries("90002", TODAY)
    assert isinstance(found, AddOnEdits)
    assert [edit.primary for edit in found.in_force] == ["90001"]
    assert [(edit.primary, edit.deleted_on) for edit in found.ended] == [("90003", date(2022, 12, 31))]
    assert found.kinds == {AddOnKind.CLOSED}
    assert found.in_force[0].effective_from == date(2020, 1, 1)


def test_a_primary_leads_to_its_add_ons(folder: Path, load: Load) -> None:
    load(AOC_V2026Q3__txt=AOC)
    found = open_catalogue(folder).add_ons("90001", TODAY)
    assert isinstance(found, AddOnEdits)
    assert [edit.add_on for edit in found.in_force] == ["90002"]
    assert [(edit.add_on, edit.deleted_on) for edit in found.ended] == [("90005", date(2023, 3, 1))]


def test_primaries_of_the_contractors_choice_are_not_a_code(folder: Path, load: Load) -> None:
    load(AOC_V2026Q3__txt=AOC)
    found = open_catalogue(folder).primaries("90004", TODAY)
    assert isinstance(found, AddOnEdits)
    assert [(edit.kind, edit.primary) for edit in found.in_force] == [(AddOnKind.CONTRACTOR, "")]


def test_a_code_that_is_no_add_on_is_no_row(folder: Path, load: Load) -> None:
    load(AOC_V2026Q3__txt=AOC)
    found = open_catalogue(folder).primaries("90001", TODAY)
    assert isinstance(found, Absent)
    assert (found.kind, found.code_set) == (AbsenceKind.NO_ROW, CodeSet.ADD_ON)


def test_a_workbook_of_add_ons_reads_as_the_text(folder: Path, load: Load) -> None:
    rows = [tuple(line.split("\t")) for line in AOC.splitlines()[1:]]
    load(AOC_V2026Q3__xlsx=layouts.workbook(*rows))
    assert isinstance(open_catalogue(folder).primaries("90002", TODAY), AddOnEdits)


def test_suppliers_have_limits_and_no_pair_edits(folder: Path, load: Load) -> None:
    load(
        **{
            "MCR_MUE_DME_Eff_07-01-2026__csv": layouts.units(
                ("E0001", "2", "1 Line Edit", "Made-up"), table="DME Supplier"
            )
        }
    )
    catalogue = open_catalogue(folder)
    limit = catalogue.unit_limit("E0001", BillingSetting.DME, TODAY)
    assert isinstance(limit, UnitLimit)
    assert limit.units == 2
    assert isinstance(catalogue.pair_edits("E0001", "E0002", BillingSetting.DME, TODAY), Absent)


def test_remark_codes_have_text_and_dates_and_adjustment_codes_our_own_words(
    folder: Path, load: Load
) -> None:
    load(remarks__csv=fee_layouts.REMITTANCE)
    catalogue = open_catalogue(folder)
    remark, ended = (catalogue.entry(CodeSystem.RARC, code, TODAY) for code in ("N1", "N2"))
    adjustment = catalogue.entry(CodeSystem.CARC, "45", TODAY)
    assert isinstance(remark, Entry)
    assert isinstance(ended, Entry)
    assert isinstance(adjustment, Entry)
    assert (remark.description, remark.attributes["notes"]) == ("Made-up remark", "A note")
    assert (ended.status, ended.terminated_on) == (CodeStatus.TERMINATED, date(2020, 1, 1))
    assert adjustment.own_words
    assert (adjustment.release.code_set, dict(adjustment.attributes)) == (CodeSet.REMITTANCE, {})


def test_a_place_keeps_our_words_beside_the_publishers(fresh_folder: Path, folder: Path, load: Load) -> None:
    load(places__csv=fee_layouts.PLACES)
    found = open_catalogue(folder).entry(CodeSystem.POS, "21", TODAY)
    assert isinstance(found, Entry)
    assert found.attributes["own_words"] == "Hospital, inpatient"
    assert (found.description, found.own_words) == ("Made-up inpatient", False)
    assert found.release.code_set is CodeSet.PLACES
    assert found.attributes["payment_setting"] == "Facility"


def test_a_number_without_a_place_is_told_from_one_that_the_list_lacks(folder: Path, load: Load) -> None:
    load(places__csv=fee_layouts.PLACES.replace("99,", "63,"))
    found = open_catalogue(folder).entry(CodeSystem.POS, "63", TODAY)
    assert isinstance(found, Entry)
    assert found.attributes["payment_setting"] == "Unassigned"
    assert isinstance(open_catalogue(folder).entry(CodeSystem.POS, "64", TODAY), Absent)


def test_a_category_holds_from_its_day_on(folder: Path, load: Load) -> None:
    load(rbcs_2024__csv=fee_layouts.CATEGORIES)
    catalogue = open_catalogue(folder)
    told = [catalogue.category("90001", day) for day in (date(2019, 6, 1), TODAY)]
    assert [c.subcategory for c in told if isinstance(c, ServiceCategory)] == ["Old kind", "New kind"]
    assert isinstance(catalogue.category("90009", TODAY), Absent)
