"""ICD-10-CM from tabular list, order file, codes file and yearly changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant.catalogue.amending import parent_of
from consultant.catalogue.importers.icd10cm_codes import headers
from consultant.catalogue.importers.icd10cm_tabular import pad
from consultant.catalogue.reading import Statement
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, NoteKind
from consultant.model.codes import CodeSystem
from tests.catalogue import layouts
from tests.catalogue.conftest import Load

ICD = CodeSystem.ICD10CM
IN_2028 = date(2027, 11, 1)
ORDER = layouts.order(
    ("A000", 0, "Alpha"), ("A000XXA", 1, "Alpha, first"), ("A01", 1, "Beta"), ("B99", 0, "Gamma"), ("B991", 1, "Gamma left")
)  # fmt: skip


def found(folder: Path, code: str, on: date = IN_2028) -> Entry:
    entry = open_catalogue(folder).entry(ICD, code, on)
    assert isinstance(entry, Entry), entry
    return entry


def test_the_tabular_list_writes_seventh_characters_out(folder: Path, load: Load) -> None:
    load(icd10cm_tabular_2028__xml=layouts.TABULAR)
    assert found(folder, "A00.0").status is CodeStatus.HEADER
    assert found(folder, "A00.0XXA").description == "Alpha left, first time"
    assert found(folder, "A00.0XXD").description == "Alpha left, again/or later"
    assert found(folder, "A01").status is CodeStatus.ACTIVE


def test_notes_are_inherited_from_block_and_chapter(folder: Path, load: Load) -> None:
    load(icd10cm_tabular_2028__xml=layouts.TABULAR)
    notes = open_catalogue(folder).notes("A00.0XXA", IN_2028)
    assert [(n.kind, n.stated_at) for n in notes] == [
        (NoteKind.INCLUSION_TERM, "A00.0"),
        (NoteKind.EXCLUDES1, "A00"),
        (NoteKind.INCLUDES, "A00-A09"),
        (NoteKind.EXCLUDES2, "1"),
    ]


def test_the_april_update_is_a_release_of_its_own(folder: Path, load: Load) -> None:
    load(**{"icd10c-tabular-April-1-2028__xml": layouts.TABULAR})
    release = open_catalogue(folder).release(CodeSet.ICD10CM, date(2028, 5, 1))
    assert release is not None
    assert (release.edition, release.effective_from, release.next_due) == (
        "FY2028 April",
        date(2028, 4, 1),
        date(2028, 10, 1),
    )


def test_an_order_file_gives_parents_and_order(folder: Path, load: Load) -> None:
    load(icd10cm_order_2028__txt=ORDER)
    children = open_catalogue(folder).children(ICD, "A00.0", IN_2028)
    assert [c.code for c in children] == ["A00.0XXA"]
    assert found(folder, "B99.1").attributes["parent"] == "B99"
    assert found(folder, "A00").description == "Cholera"


def test_a_codes_file_makes_its_headers(folder: Path, load: Load) -> None:
    codes = "A000    Alpha\r\nA001XXA Alpha right, first\r\nB99     Gamma\r\n"
    load(**{"icd10cm-codes-2028__txt": codes, "icd10cm_order_2029__txt": ORDER})
    assert found(folder, "A00").status is CodeStatus.HEADER
    assert found(folder, "A00").description == "Cholera", "a header's title comes from the release beside it"
    assert found(folder, "A00.1XXA").attributes["parent"] == "A00.1"


def test_changes_apply_on_top_of_the_year_before(folder: Path, load: Load) -> None:
    changes = (
        "change,code,billable,long_title\nadded,A011,1,Beta left\nbillable-to-header,A01,0,\n"
        'deleted,B991,1,Gamma left\nrevised,A000XXA,1,"Alpha, first time"\n'
    )
    load(icd10cm_order_2028__txt=ORDER, icd10cm_fy2029_changes__csv=changes)
    later = date(2028, 11, 1)
    assert (found(folder, "A01").status, found(folder, "A01", later).status) == (
        CodeStatus.ACTIVE,
        CodeStatus.HEADER,
    )
    assert found(folder, "A01.1", later).attributes["parent"] == "A01"
    assert found(folder, "A00.0XXA", later).description == "Alpha, first time"
    ended = found(folder, "B99.1", later)
    assert (ended.status, ended.terminated_on) == (CodeStatus.TERMINATED, date(2028, 9, 30))


def test_a_gap_between_releases_leaves_the_last_day_open(folder: Path, load: Load) -> None:
    load(icd10cm_order_2028__txt=ORDER, icd10cm_order_2031__txt=layouts.order(("A000", 1, "Alpha")))
    ended = found(folder, "B99.1", date(2031, 1, 1))
    assert (ended.status, ended.terminated_on, ended.attributes["last_listed"]) == (
        CodeStatus.TERMINATED,
        None,
        "FY2028",
    )


def test_a_gap_between_releases_leaves_the_first_day_open(folder: Path, load: Load) -> None:
    later = layouts.order(("A000", 1, "Alpha"), ("A02", 1, "Delta"))
    load(icd10cm_order_2028__txt=ORDER, icd10cm_order_2031__txt=later)
    within = found(folder, "A02")
    assert (within.status, within.effective_from) == (CodeStatus.FUTURE, None)
    between = open_catalogue(folder).entry(ICD, "A02", date(2029, 11, 1))
    assert isinstance(between, Absent)
    assert between.kind is AbsenceKind.NO_RELEASE_FOR_DATE, "a release that is not loaded may have brought it"


def test_a_renamed_order_file_is_dated_by_the_operator(folder: Path, load: Load) -> None:
    with pytest.raises(InputError, match="which release"):
        load(renamed__txt=ORDER)
    load(renamed__txt=ORDER, statement=Statement(effective=date(2027, 10, 1)))
    assert found(folder, "B99.1").release.edition == "FY2028"


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("icd10cm_order_2028__txt", ORDER + "00007 B992    1 cut", "record"),
        ("icd10cm_order_2028__txt", ORDER.replace("B99 ", "b99 "), "record"),
        ("icd10cm-codes-2028__txt", "A000    Alpha\r\nA001 x\r\n", "record"),
        ("icd10cm_fy2029_changes__csv", "change,code,billable,long_title\nmoved,A00,1,x\n", "change"),
        (
            "icd10cm_fy2029_changes__csv",
            "change,code,billable,long_title\nadded,A00,1,\n",
            "billable, long_title",
        ),
        ("icd10cm_tabular_2028__xml", layouts.TABULAR[:600], "XML"),
        ("icd10cm_tabular_2028__xml", layouts.TABULAR.replace(">2028<", ">next<"), "version"),
    ],
)
def test_wrong_files_are_refused_and_change_nothing(
    folder: Path, load: Load, name: str, content: str, field: str
) -> None:
    with pytest.raises(InputError, match=rf"line \d+, {field}: found .*nothing was changed"):
        load(**{name: content})
    assert isinstance(open_catalogue(folder).entry(ICD, "A00", IN_2028), Absent)


@pytest.mark.parametrize(
    ("code", "padded"),
    [("W00.0", "W00.0XX"), ("S72.001", "S72.001"), ("T36.0X1", "T36.0X1"), ("A00", "A00.XXX")],
)
def test_placeholders_fill_up_to_six_characters(code: str, padded: str) -> None:
    assert pad(code) == padded


def test_headers_leave_out_mere_placeholders() -> None:
    assert list(headers("W00.0XXA")) == ["W00", "W00.0"]
    assert list(headers("T36.0X1A")) == ["T36", "T36.0", "T36.0X", "T36.0X1"]


@given(st.from_regex(r"[A-Z][0-9]{2}(\.[0-9A-Z]{1,4})?", fullmatch=True), st.sets(st.integers(3, 7)))
def test_a_parent_is_shorter_and_exists(code: str, lengths: set[int]) -> None:
    known = {code[:length].rstrip(".") for length in lengths if length < len(code)}
    parent = parent_of(code, known.__contains__)
    assert parent == "" or (parent in known and code.startswith(parent) and len(parent) < len(code))
