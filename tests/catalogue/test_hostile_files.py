"""Files made to hurt, or hurt on the way: each is refused with its name, or passed over, and nothing changes."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultant.catalogue import builder
from consultant.catalogue.sources import files
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet
from tests.catalogue import fee_layouts, layouts
from tests.catalogue.conftest import NO_FLOORS, Load, silent

ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<ICD10CM.tabular><version>&b;</version></ICD10CM.tabular>"
)
OUTSIDE_ENTITY = ENTITY_BOMB.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">')


def editions(folder: Path) -> set[str]:
    return {release.edition for release in open_catalogue(folder).releases()}


@pytest.mark.parametrize("content", [ENTITY_BOMB, OUTSIDE_ENTITY])
def test_xml_entities_are_refused(folder: Path, load: Load, content: str) -> None:
    with pytest.raises(InputError, match="entity"):
        load(icd10cm_tabular_2028__xml=content)
    assert editions(folder) == set()


@pytest.mark.parametrize(
    "name", ["../../etc/icd10cm_order_2028.txt", "/tmp/icd10cm_order_2028.txt", "..\\up.txt"]
)
def test_a_member_that_points_outside_its_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = layouts.archive(tmp_path / "release.zip", {name: layouts.order()})
    with pytest.raises(InputError, match="outside the archive"):
        list(files([path]))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = layouts.archive(tmp_path / "release.zip", {"big.txt": b"0" * 30_000_000})
    with pytest.raises(InputError, match="unpacks to 30,000,000 bytes"):
        list(files([path]))


def test_a_gzip_bomb_is_stopped_while_it_unpacks(folder: Path, load: Load) -> None:
    bomb = gzip.compress(
        (layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "x")) + "A9002," + "0" * 40_000_000).encode()
    )
    with pytest.raises(InputError, match="more than a release can have"):
        load(HCPC2024_JUL__gz=bomb)
    assert editions(folder) == set()


def test_a_gzip_file_cut_short_is_refused(folder: Path, load: Load) -> None:
    whole = gzip.compress(
        layouts.order(*((f"B{n:03}", 1, f"Made-up title {n * 7919}") for n in range(900))).encode()
    )
    with pytest.raises(InputError, match=r"cannot be read to its end|expected"):
        load(icd10cm_order_2028__gz=whole[: len(whole) * 2 // 3])
    assert editions(folder) == set()


def test_a_bomb_inside_a_workbook_inside_an_archive_is_passed_over(tmp_path: Path) -> None:
    bomb = _zip_bytes({"[Content_Types].xml": "", "xl/worksheets/sheet1.xml": "0" * 30_000_000})
    path = layouts.archive(tmp_path / "release.zip", {"HCPC2024_JUL.xlsx": bomb})
    assert [file.head for file in files([path])] == [""]


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = layouts.archive(tmp_path / "release.zip", {"a.txt": "content" * 100})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="damaged archive"):
        list(files([path]))


def test_a_broken_workbook_is_passed_over(load: Load) -> None:
    (outcome,) = load(HCPC2024_JUL__xlsx=_zip_bytes({"[Content_Types].xml": "not a workbook"}))
    assert outcome.code_set is None


def _zip_bytes(members: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return content.getvalue()


def test_windows_bytes_are_read_and_impossible_ones_refused(folder: Path, load: Load) -> None:
    good = layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "Café")).encode("cp1252")
    load(HCPC2024_JUL__csv=good)
    assert "2024-07" in editions(folder)


@pytest.mark.parametrize(("octet", "shown"), [(b"\x81", "0x81"), (b"\xff", "0xFF"), (b"\x00", "0x00")])
def test_bytes_of_no_text_are_refused_with_their_place(
    folder: Path, load: Load, octet: bytes, shown: str
) -> None:
    good = layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "Cafe"), layouts.hcpcs_cells("A9002", "x")).encode()
    with pytest.raises(InputError, match=f"line 2, character 16: found byte {shown}, expected text"):
        load(HCPC2024_OCT__csv=good.replace(b"fe,", octet + b"e,"))
    assert editions(folder) == set()


def test_a_last_line_cut_short_is_refused_with_its_number(folder: Path, load: Load) -> None:
    whole = layouts.units(("90001", "1", "2 Date of Service Edit: Policy", "Made-up rationale"))
    with pytest.raises(InputError, match="line 6, record: found no line end"):
        load(MCR_MUE_PractitionerServices_Eff_07_01_2026__csv=whole[:-4])
    assert editions(folder) == set()


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_any_line_end_is_read(folder: Path, load: Load, end: str) -> None:
    table = "diagnosis_code,cc,model_name\nA011,38,CMS-HCC Model V28\n"
    (outcome,) = load(hcc_2026__csv="\ufeff".encode() + table.replace("\n", end).encode())
    assert (outcome.code_set, outcome.rows) == (CodeSet.HCC, 1)


UNITS = layouts.units(("90001", "1", "2 Policy", "x"))
PAIRS = layouts.pairs(("90001", "90002", "20240101", "*", "1", "Made-up"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("MCR_MUE_Eff_07-01-2026.csv", UNITS.replace("Indicator,MUE Rationale", "Rationale,MUE Indicator")),
        ("ccipra-v322r0-f1.txt", PAIRS.replace("Column 1\tColumn 2", "Column 2\tColumn 1")),
        ("PPRRVU2025_Oct.csv", layouts.fee_table(["90001"]).replace("NON-FAC PE,NON-FAC NA", "FACILITY PE,NON-FAC NA")),
        ("HCPC2024_OCT.csv", layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "x")).replace("TERM DT", "END DT")),
        ("HCPC2024_OCT.csv", layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "x")).replace("TERM DT", "")),
        ("GPCI2025.csv", fee_layouts.GPCI_CSV.format(year=2025).replace("PE GPCI", "MP GPCI", 1)),
        ("25LOCCO.csv", fee_layouts.LOCALITY_CSV.replace("Locality Number,State", "State,Locality Number")),
        ("remarks.csv", fee_layouts.REMITTANCE.replace("end_date", "ended")),
        ("places.csv", fee_layouts.PLACES.replace(",description", ",descriptions")),
    ],
)  # fmt: skip
def test_columns_in_another_order_or_under_another_name_are_refused(
    folder: Path, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match="header row"):
        builder.load(folder, [tmp_path / name], NO_FLOORS, silent, ama_accepted=True)
    assert editions(folder) == set()


def test_a_part_does_not_replace_the_whole_list_of_the_same_release(folder: Path, load: Load) -> None:
    rows = [(f"9{number:04}", "1", "2 Policy", "Made-up") for number in range(10)]
    load(MCR_MUE_Eff_07_01_2026__csv=layouts.units(*rows))
    with pytest.raises(InputError, match=r"holds 4 rows .* of which 10 are loaded already"):
        load(MCR_MUE_Eff_07_01_2026__csv=layouts.units(*rows[:4]))
    assert 10 in {release.rows for release in open_catalogue(folder).releases()}


def test_unknown_files_are_listed_and_do_no_harm(load: Load) -> None:
    outcomes = load(
        readme__md="# Read me",
        picture__pdf=b"%PDF-1.7 \xff\xfe",
        empty__txt="",
        utf16__txt="HCPC,".encode("utf-16"),
    )
    assert [o.code_set for o in outcomes] == [None] * 4


def test_one_wrong_file_undoes_the_whole_import(folder: Path, load: Load) -> None:
    with pytest.raises(InputError):
        load(
            HCPC2024_JUL__csv=layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "x")),
            icd10cm_order_2028__txt=layouts.order(("B99", 7, "x")),
        )
    assert editions(folder) == set()
    assert not list(folder.glob("building-*"))


def test_a_missing_path_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        builder.load(folder, [tmp_path / "nowhere"], NO_FLOORS, silent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_looked_at_without_harm(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.bin"
    path.write_bytes(content)
    try:
        names = [file.name for file in files([path])]
    except InputError as error:
        names = [str(error)]
    assert names
