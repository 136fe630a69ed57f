"""Exports of the Medicare Coverage Database: an archive inside an archive, with made-up documents."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published
from consultant.catalogue.importers import coverage_exports
from consultant.catalogue.sources import files
from consultant.catalogue.store import ServingCatalogue, open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.coverage import Coverage, CoverageRow
from tests.catalogue.conftest import NO_FLOORS, TODAY, silent

HTML = "<p>Group 1 applies to:</p>\r\n<ul><li>90001 - words that must not be kept</li></ul>&amp; more"
CONTRACTOR = {"contractor_id": "5", "contractor_type_id": "9", "contractor_version": "2"}
ARTICLE = {"article_id": "51234", "article_version": "7"}
OLD = {"article_id": "51234", "article_version": "6"}
ROW = dict.fromkeys(("last_updated",), "2026-11-01 00:00:00")


def table(*rows: dict[str, str]) -> str:
    """A csv table, every field quoted."""
    content = io.StringIO()
    writer = csv.DictWriter(content, list(rows[0]), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return content.getvalue()


def document(version: str, ended: str = "") -> dict[str, str]:
    named = {
        "article_id": "51234",
        "article_version": version,
        "article_type": "1",
        "title": "Made-up billing",
    }
    return named | {
        "article_pub_date": "2020-01-01 00:00:00", "article_eff_date": "2020-02-01 00:00:00", "article_end_date": ended,
        "description": "Long\r\ntext", "status": "A", "article_rev_end_date": "", "date_retired": "",
    }  # fmt: skip


def coded(code: str, key: dict[str, str], group: str = "1", **more: str) -> dict[str, str]:
    return key | {
        "icd10_code_id": code,
        "icd10_code_version": "1",
        "icd10_covered_group": group,
        "description": "Made up",
        **more,
    }


def procedure(code: str, key: dict[str, str]) -> dict[str, str]:
    texts = {"long_description": "Words that must not be kept", "short_description": "Words that must not"}
    return key | {"hcpc_code_id": code, "hcpc_code_version": "1", "hcpc_code_group": "1"} | ROW | texts


TABLES = {
    "article.csv": table(document("6"), document("7")),
    "article_x_hcpc_code.csv": table(procedure("90001", ARTICLE), procedure("90002", OLD), procedure("XX000", ARTICLE)),
    "article_x_icd10_covered.csv": table(coded("M17.11", ARTICLE), coded("M17.12", OLD)),
    "article_x_icd10_covered_group.csv": table(ARTICLE | {"icd10_covered_group": "1", "paragraph": HTML}),
    "article_x_contractor.csv": table(ARTICLE | {"article_type": "1"} | CONTRACTOR),
    "article_related_documents.csv": table(ARTICLE | {"related_num": "1", "r_article_id": "", "r_lcd_id": "39999"}),
    "article_x_revenue_code.csv": table(ARTICLE | {"revenue_code_id": "0360", "description": "Not to be kept"}),
    "contractor.csv": table(CONTRACTOR | {"contractor_bus_name": "Made-up Contractor", "contractor_number": "10112"}),
}  # fmt: skip


def export(path: Path, tables: dict[str, str]) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        for name, content in tables.items():
            file.writestr(name, content.encode("cp1252"))
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("current_article_csv.zip", inner.getvalue())
        file.writestr("read me.txt", "made up")
    return path


def loaded(folder: Path, path: Path) -> ServingCatalogue:
    builder.load(folder, [path], NO_FLOORS, silent, ama_accepted=True)
    return open_catalogue(folder)


@pytest.fixture
def catalogue(folder: Path, tmp_path: Path) -> ServingCatalogue:
    return loaded(folder, export(tmp_path / "current_article_2026-11-20.zip", TABLES))


def test_a_procedure_leads_to_the_article_in_its_highest_version(catalogue: ServingCatalogue) -> None:
    found = catalogue.coverage("90001", TODAY)
    assert not isinstance(found, Absent)
    (row,) = found
    assert (row.document.number, row.document.version, row.coverage) == ("A51234", "7", Coverage.PROCEDURE)
    assert row.document.contractors == ("Made-up Contractor",)
    assert row.document.related == ("L39999",)
    assert row.document.release.edition == "2026-11-20"


def test_a_code_of_an_older_version_only_is_not_found(catalogue: ServingCatalogue) -> None:
    found = catalogue.coverage("90002", TODAY)
    assert isinstance(found, Absent)
    assert found.kind is AbsenceKind.NO_ROW


def test_a_covered_diagnosis_comes_with_the_paragraph_of_its_group(catalogue: ServingCatalogue) -> None:
    found = catalogue.coverage("M17.11", TODAY)
    assert isinstance(found, tuple)
    assert isinstance(found[0], CoverageRow)
    assert (found[0].coverage, found[0].group) == (Coverage.SUPPORTS, "1")
    assert found[0].paragraph == "Group 1 applies to:\n90001\n& more"


def test_a_document_is_an_entry_with_its_dates(catalogue: ServingCatalogue) -> None:
    found = catalogue.entry(CodeSystem.ARTICLE, "A51234", date(2020, 1, 15))
    assert isinstance(found, Entry)
    assert (found.description, found.status, found.effective_from) == (
        "Made-up billing",
        CodeStatus.FUTURE,
        date(2020, 2, 1),
    )


def test_descriptors_of_others_are_nowhere_in_the_file(folder: Path, catalogue: ServingCatalogue) -> None:
    file = published.current(folder)
    assert file is not None
    connection = sqlite3.connect(file)
    assert "must not be kept" not in "\n".join(connection.iterdump())
    connection.close()


def test_an_export_without_a_date_is_dated_by_its_packing(folder: Path, tmp_path: Path) -> None:
    catalogue = loaded(folder, export(tmp_path / "current_article.zip", TABLES))
    assert isinstance(catalogue.coverage("90001", TODAY), tuple)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("article.csv", table(document("seven")), "two whole numbers"),
        ("article.csv", table(document("7", ended="soon")), "found 'soon', expected a date"),
        ("article.csv", TABLES["article.csv"][:-20], r"unexpected end|fields|cut short"),
        (
            "article_x_hcpc_code.csv",
            table(ARTICLE | {"hcpc_code_id": "1", "hcpc_code_version": "1"}),
            "no column",
        ),
    ],
)
def test_wrong_tables_are_refused(folder: Path, tmp_path: Path, name: str, content: str, said: str) -> None:
    path = export(tmp_path / "current_article_2026-11-20.zip", {name: content})
    with pytest.raises(InputError, match=said):
        loaded(folder, path)


def test_a_bomb_in_the_inner_archive_is_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("article.csv", b"0" * 30_000_000)
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("inner.zip", inner.getvalue())
    with pytest.raises(InputError, match="unpacks to 30,000,000 bytes"):
        list(files([path]))


def test_a_member_of_the_inner_archive_that_points_outside_is_refused(tmp_path: Path) -> None:
    path = export(tmp_path / "outer.zip", {"../article.csv": TABLES["article.csv"]})
    with pytest.raises(InputError, match="outside the archive"):
        list(files([path]))


def test_plain_text_loses_what_follows_a_cpt_number() -> None:
    text = "Use 90001: some words.<br>Codes 90002, 90003 and J1885 apply.<br>90004 (others)"
    assert coverage_exports.plain(text) == "Use 90001\nCodes 90002, 90003\n90004"
