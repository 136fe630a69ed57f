"""ICD-10-PCS from order file, codes file, tables, definitions, index, conversion table and addenda; ICD-9-CM titles."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultant.catalogue import published
from consultant.catalogue.importers.registry import IMPORTERS
from consultant.catalogue.report import look_up, readings
from consultant.catalogue.store import open_catalogue
from consultant.commands.group_lines import character_lines
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from tests.catalogue import inpatient_layouts as made
from tests.catalogue import layouts
from tests.catalogue.conftest import TODAY, Load

PCS, NINE = CodeSystem.ICD10PCS, CodeSystem.ICD9CM
ORDER = made.pcs_order(("0016070", 1, "Bypass to Nose"), ("0016071", 1, "Bypass to Ear"))
TITLES = "0010  Made-up fever\n0011  Other made-up fever\nE8859 Made-up fall\nV4581 Made-up state\n"


def found(folder: Path, system: CodeSystem, code: str, on: date = TODAY) -> Entry:
    entry = open_catalogue(folder).entry(system, code, on)
    assert isinstance(entry, Entry), entry
    return entry


def rows(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    file = published.current(folder)
    assert file is not None
    connection = sqlite3.connect(file)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_an_order_file_gives_tables_and_codes(folder: Path, load: Load) -> None:
    load(icd10pcs_order_2027__txt=ORDER)
    assert found(folder, PCS, "001").status is CodeStatus.HEADER
    code = found(folder, PCS, "0016070")
    assert (code.status, code.description, code.release.edition) == (
        CodeStatus.ACTIVE,
        "Bypass to Nose",
        "FY2027",
    )
    assert [c.code for c in open_catalogue(folder).children(PCS, "001", TODAY)] == ["0016070", "0016071"]


def test_a_codes_file_fills_gaps_and_takes_nothing_from_the_order_file(folder: Path, load: Load) -> None:
    load(icd10pcs_order_2027__txt=ORDER)
    load(icd10pcs_codes_2027__txt=made.pcs_codes(("0016070", "Other words"), ("0016072", "Bypass to Chin")))
    assert found(folder, PCS, "0016070").description == "Bypass to Nose"
    assert found(folder, PCS, "0016072").description == "Bypass to Chin"


def test_a_code_is_valid_when_a_row_of_its_table_holds_its_values(folder: Path, load: Load) -> None:
    load(icd10pcs_tables_2027__xml=made.pcs_tables())
    code = found(folder, PCS, "00163J0")
    assert code.status is CodeStatus.ACTIVE
    assert code.attributes["approach"] == "Percutaneous"
    assert code.attributes["operation_definition"] == "Leading around"
    absent = open_catalogue(folder).entry(PCS, "00164J0", TODAY)
    assert isinstance(absent, Absent)
    assert absent.kind is AbsenceKind.NOT_IN_RELEASE


def test_tables_name_their_characters_for_a_later_list(folder: Path, load: Load) -> None:
    load(icd10pcs_tables_2026__xml=made.pcs_tables(version="2026"), icd10pcs_order_2027__txt=ORDER)
    code = found(folder, PCS, "0016070")
    assert (code.attributes["body_part"], code.attributes["tables"]) == ("Ventricle", "FY2026")
    assert "body_part" not in found(folder, PCS, "0016071").attributes, "no row holds the ear"


def test_the_list_of_the_day_answers(folder: Path, load: Load) -> None:
    load(icd10pcs_tables_2026__xml=made.pcs_tables(version="2026"), icd10pcs_order_2027__txt=ORDER)
    assert found(folder, PCS, "00163J0", date(2026, 9, 30)).status is CodeStatus.ACTIVE
    assert found(folder, PCS, "00163J0").status is CodeStatus.TERMINATED
    assert found(folder, PCS, "0016071", date(2026, 9, 30)).status is CodeStatus.FUTURE


def test_the_conversion_table_gives_dates_and_successors(folder: Path, load: Load) -> None:
    history = made.conversion(
        ("0016071", "2027", "00160ZZ", "New", "04.01"),
        ("0016070", "2027", "00160YY", "Deleted", "10.01"),
        ("0016070", "2017", "NoPCS", "New", "10.01"),
    )
    load(icd10pcs_order_2027__txt=ORDER, icd10pcs_conversion_table_2027__txt=history)
    april = found(folder, PCS, "0016071")
    assert (april.status, april.effective_from) == (CodeStatus.FUTURE, date(2027, 4, 1))
    assert found(folder, PCS, "0016071", date(2027, 5, 1)).status is CodeStatus.ACTIVE
    ended = found(folder, PCS, "00160YY")
    assert (ended.status, ended.terminated_on) == (CodeStatus.TERMINATED, date(2026, 9, 30))
    assert (ended.successors, ended.description) == (("0016070",), "Title before")
    assert found(folder, PCS, "0016070").effective_from == date(2016, 10, 1)
    before = found(folder, PCS, "00160YY", date(2018, 1, 5))
    assert (before.status, before.successors) == (CodeStatus.ACTIVE, ("0016070",))
    assert before.release.code_set is CodeSet.ICD10PCS_CONVERSION
    assert found(folder, PCS, "0016071", date(2018, 1, 5)).status is CodeStatus.FUTURE
    assert found(folder, PCS, "00160YY", date(2015, 1, 5)).effective_from == date(2015, 10, 1)


def test_definitions_and_index_are_kept(folder: Path, load: Load) -> None:
    load(definitions__xml=made.PCS_DEFINITIONS, index__xml=made.PCS_INDEX, icd10pcs_order_2027__txt=ORDER)
    assert rows(folder, "SELECT section, axis, term, includes FROM pcs_definition") == [
        ("0", 3, "Bypass", "one way\nanother"),
        ("0", 3, "Leading", "one way\nanother"),
    ]
    assert rows(folder, "SELECT main, term, kind, text, code FROM pcs_index") == [
        (1, "Around", "see", "Bypass", "0016"),
        (1, "Around > Nose", "code", "", "0016070"),
        (2, "Appliance", "use", "Made tissue", ""),
    ]


def test_characters_are_told_in_words(folder: Path, load: Load) -> None:
    load(definitions__xml=made.PCS_DEFINITIONS, icd10pcs_tables_2027__xml=made.pcs_tables())
    told = open_catalogue(folder).characters("0016070")
    assert [(c.value, c.axis, c.label) for c in told][2:5] == [
        ("1", "Operation", "Bypass"),
        ("6", "Body Part", "Ventricle"),
        ("0", "Approach", "Open"),
    ]
    assert (told[2].definition, told[2].includes) == ("Leading around", ("one way", "another"))
    assert "Leading around | one way; another" in next(iter(character_lines(told)))
    assert len(open_catalogue(folder).characters("0019999")) == 3, "no row holds the code"
    assert open_catalogue(folder).characters("XXX9999") == ()


ORDER_TEXT = f"{'Short words':<60} Long words"


def test_procedure_addenda_are_kept_as_what_changed(folder: Path, load: Load) -> None:
    changes = made.addenda(
        "icd10pcs_order_2027.txt",
        ("Add:", f"0016070 {ORDER_TEXT}"),
        ("Delete:", f"0016079 {ORDER_TEXT}"),
        ("Revise from:", f"0016071 {ORDER_TEXT}"),
        ("Revise to:", f"0016071 {ORDER_TEXT}"),
    )
    load(order_addenda_2027__txt=changes, icd10pcs_order_2027__txt=ORDER)
    assert rows(folder, "SELECT change, code, title, short_title FROM pcs_change ORDER BY change") == [
        ("added", "0016070", "Long words", "Short words"),
        ("before", "0016071", "Long words", "Short words"),
        ("deleted", "0016079", "Long words", "Short words"),
        ("revised", "0016071", "Long words", "Short words"),
    ]


def test_diagnosis_addenda_apply_on_top_of_the_year_before(folder: Path, load: Load) -> None:
    before = layouts.order(("A01", 1, "Beta"), ("B99", 0, "Gamma"), ("B991", 1, "Gamma left"))
    changes = made.addenda(
        "icd10cm_codes_2027.txt",
        ("Add:", "A010    Beta left"),
        ("Delete:", "A01     Beta"),
        ("Delete:", "B991    Gamma left"),
        ("Revise from:", "A00     Cholera"),
        ("Revise to:", "A00     Cholera, all"),
    )
    load(icd10cm_order_2026__txt=before, icd10cm_codes_addenda_2027__txt=changes)
    icd = CodeSystem.ICD10CM
    assert found(folder, icd, "A01").status is CodeStatus.HEADER, (
        "a code that longer ones replace is a header"
    )
    assert found(folder, icd, "A01.0").attributes["parent"] == "A01"
    assert found(folder, icd, "B99.1").terminated_on == date(2026, 9, 30)
    assert found(folder, icd, "A00").description == "Cholera, all"


def test_titles_of_icd_9_end_with_its_last_day(folder: Path, load: Load) -> None:
    load(CMS32_DESC_LONG_DX__txt=TITLES)
    ended = found(folder, NINE, "001.0")
    assert (ended.status, ended.terminated_on) == (CodeStatus.TERMINATED, date(2015, 9, 30))
    assert found(folder, NINE, "001.0", date(2015, 1, 1)).status is CodeStatus.ACTIVE
    assert found(folder, NINE, "001", date(2015, 1, 1)).status is CodeStatus.HEADER
    assert [c.code for c in open_catalogue(folder).children(NINE, "001", TODAY)] == ["001.0", "001.1"]
    assert found(folder, NINE, "E885.9").description == "Made-up fall"
    assert found(folder, NINE, "V45.81").description == "Made-up state"


def test_procedures_of_icd_9_stand_beside_the_diagnoses(folder: Path, load: Load) -> None:
    load(CMS32_DESC_LONG_DX__txt=TITLES)
    load(CMS32_DESC_LONG_SG__txt="0001 Made-up treatment\n0010 Other made-up treatment\n")
    assert found(folder, NINE, "00.10").description == "Other made-up treatment"
    assert found(folder, NINE, "001.0").description == "Made-up fever"


@pytest.mark.parametrize(
    ("typed", "system"), [("0016070", PCS), ("001.0", NINE), ("V45.81", NINE), ("470", CodeSystem.DRG)]
)
def test_a_look_up_knows_the_system_by_the_shape(
    folder: Path, load: Load, typed: str, system: CodeSystem
) -> None:
    groups = "drg,mdc,drg_abb,drg_description\n470,08,P,MADE-UP JOINT\n"
    load(icd10pcs_order_2027__txt=ORDER, CMS32_DESC_LONG_DX__txt=TITLES, msdrg_v41__csv=groups)
    entry = look_up(open_catalogue(folder), typed, TODAY).entry
    assert isinstance(entry, Entry)
    assert entry.system is system


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("E000", (CodeSystem.ICD10CM, "E00.0")),
        ("N893", (CodeSystem.ICD10CM, "N89.3")),
        ("J1885", (CodeSystem.HCPCS, "J1885")),
    ],
)
def test_likelier_systems_are_asked_first(typed: str, first: tuple[CodeSystem, str]) -> None:
    assert readings(typed)[0] == first


def test_a_set_that_is_not_loaded_is_said_not_to_be(folder: Path) -> None:
    for system, code_set in (
        (PCS, CodeSet.ICD10PCS),
        (NINE, CodeSet.ICD9CM),
        (CodeSystem.DRG, CodeSet.MSDRG),
    ):
        assert open_catalogue(folder).entry(system, "0016070", TODAY) == Absent(
            AbsenceKind.NOT_LOADED, code_set
        )


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("icd10pcs_order_2027__txt", ORDER + "00004 0016072 1 cut", "record"),
        ("icd10pcs_order_2027__txt", ORDER.replace("0016071 1", "0016071 0"), "record"),
        ("icd10pcs_codes_2027__txt", "0016070 Bypass\r\n001607O Bypass\r\n", "record"),
        ("icd10pcs_codes_2027__txt", "0016070 Bypass\r\n0016071 Byp", "record"),
        ("icd10pcs_tables_2027__xml", made.pcs_tables(stated=5), "pcsRow of table 001"),
        ("icd10pcs_tables_2027__xml", made.pcs_tables(version="next"), "version"),
        ("icd10pcs_tables_2027__xml", made.pcs_tables()[:500], "XML"),
        ("definitions__xml", made.PCS_DEFINITIONS.replace("pos='3'", "pos='9'"), "section, axis"),
        ("index__xml", made.PCS_INDEX.replace("<title>Appliance</title>", ""), "mainTerm"),
        (
            "icd-pcs-conversion-2027__txt",
            made.conversion(("0016070", "2027", "NoPCS", "Moved", "10.01")),
            "Change type",
        ),
        ("icd-pcs-conversion-2027__txt", made.conversion(("001607", "2027", "NoPCS", "New", "10.01")), "code assignment"),
        (
            "icd-pcs-conversion-2027__txt",
            made.conversion(("0016070", "2027", "NoPCS", "New", "13.01")),
            r"Effective month/day \[MM.DD\]",
        ),
        ("icd-pcs-conversion-2027__txt", made.CONVERSION_HEADER + "0016070\tcut\r\n", "record"),
        (
            "codes_addenda_2027__txt",
            made.addenda("icd10pcs_codes_2027.txt", ("Add:", "0016070 Bypass"), stated=(2, 0, 0)),
            "counts at the end",
        ),
        ("codes_addenda_2027__txt", "Add:         0016070 Bypass\r\n", "counts at the end"),
        ("codes_addenda_2027__txt", "Add:         0016070 Bypass\r\nAdd:         001\r\n", "record"),
        ("CMS32_DESC_LONG_DX__txt", TITLES + "X12   Cut\n", "record"),
        ("CMS32_DESC_LONG_DX__txt", TITLES + "0012  Cut in the mid", "record"),
    ],
)  # fmt: skip
def test_wrong_files_are_refused_and_change_nothing(
    folder: Path, load: Load, name: str, content: str, field: str
) -> None:
    before = {release.code_set for release in open_catalogue(folder).releases()}
    with pytest.raises(InputError, match=rf"line \d+, {field}: found .*nothing was changed"):
        load(**{name: content})
    assert {release.code_set for release in open_catalogue(folder).releases()} == before


@pytest.mark.parametrize(
    "content",
    [made.pcs_tables(), made.PCS_DEFINITIONS, made.PCS_INDEX],
    ids=["tables", "definitions", "index"],
)
def test_entity_declarations_are_refused(load: Load, content: str) -> None:
    root = content.index("<ICD10PCS")
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{content[root:]}'
    with pytest.raises(InputError, match="entity declarations"):
        load(hostile__xml=bomb)


@pytest.mark.parametrize(("name", "content"), [("renamed__txt", ORDER), ("titles__txt", TITLES)])
def test_a_renamed_file_asks_for_its_date(load: Load, name: str, content: str) -> None:
    with pytest.raises(InputError, match="which release"):
        load(**{name: content})


def test_loading_twice_changes_nothing(folder: Path, load: Load) -> None:
    every = [(code, 1, "Made-up title") for code in ("0016070", "00160J0", "0016370", "00163J0")]
    files = {
        "icd10pcs_order_2027__txt": made.pcs_order(*every),
        "icd10pcs_tables_2027__xml": made.pcs_tables(),
    }
    load(**files)
    before = rows(folder, "SELECT * FROM pcs_code")
    assert len(before) == 5
    assert all(outcome.known for outcome in load(**files))
    load(icd10pcs_tables_2027__xml=made.pcs_tables() + "<!-- again -->")
    assert rows(folder, "SELECT * FROM pcs_code") == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda b: b.decode("cp1252", errors="replace")))
def test_any_beginning_is_looked_at_by_every_importer_without_harm(head: str) -> None:
    assert {importer.recognise(head) for importer in IMPORTERS} <= {True, False}


@pytest.mark.parametrize(
    "beginning",
    [ORDER, TITLES, made.pcs_tables(), made.PCS_INDEX, made.PCS_DEFINITIONS, made.conversion(),
     made.addenda("icd10pcs_codes_2027.txt", ("Add:", "0016070 Bypass")), json.dumps({"A000": "DIG001"}), made.ccsr(),
     made.poa("B90.0"), made.gem_csv("icd10cm", "icd9cm")],
)  # fmt: skip
def test_one_importer_knows_each_layout(beginning: str) -> None:
    assert sum(importer.recognise(beginning) for importer in IMPORTERS) == 1
