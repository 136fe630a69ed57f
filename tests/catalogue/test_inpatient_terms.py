"""The ICD-10-PCS index by the words of a text, and what a table holds."""

from __future__ import annotations

from pathlib import Path

from consultant.catalogue.store import open_catalogue
from tests.catalogue import inpatient_layouts as made
from tests.catalogue.conftest import Load

INDEX = (
    "<ICD10PCS.index><version>2027</version><letter><title>A</title>"
    "<mainTerm><title>Noseplasty</title><see>Bypass, Nose<tab>001</tab></see></mainTerm>"
    "<mainTerm><title>Small (third) ventricle</title><use>Ventricle</use></mainTerm>"
    "<mainTerm><title>Brandix(R) Nose Filler</title><use>Made tissue</use></mainTerm>"
    "</letter></ICD10PCS.index>"
)


def test_a_term_of_the_index_leads_to_its_table(folder: Path, load: Load) -> None:
    load(icd10pcs_index_2027__xml=INDEX)
    (lead,) = open_catalogue(folder).inpatient_leads("where does noseplasty lead to?")
    assert (lead.term, lead.text, lead.code) == ("Noseplasty", "Bypass, Nose", "001")


def test_brackets_and_brands_are_heard_without_what_is_beside_them(folder: Path, load: Load) -> None:
    load(icd10pcs_index_2027__xml=INDEX)
    catalogue = open_catalogue(folder)
    assert [one.text for one in catalogue.inpatient_leads("the small ventricle")] == ["Ventricle"]
    assert [one.text for one in catalogue.inpatient_leads("a Brandix was put in")] == ["Made tissue"]


def test_a_body_part_with_a_value_of_its_own_is_found_by_its_name(folder: Path, load: Load) -> None:
    load(icd10pcs_tables_2027__xml=made.pcs_tables())
    (lead,) = open_catalogue(folder).inpatient_leads("value for the ventricle")
    assert (lead.text, lead.code, lead.axis) == ("Ventricle", "006", "Body Part")


def test_a_table_holds_the_values_of_all_its_rows(folder: Path, load: Load) -> None:
    load(icd10pcs_tables_2027__xml=made.pcs_tables())
    catalogue = open_catalogue(folder)
    table = catalogue.inpatient_table("001")
    assert table is not None
    assert table.labels == ("Made-up section", "Made-up system", "Bypass")
    assert table.values["Approach"] == (("0", "Open"), ("3", "Percutaneous"))
    assert catalogue.inpatient_table("002") is None
