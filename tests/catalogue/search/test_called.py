"""What people call supplies and inpatient procedures: heard where the publisher's file is loaded, and shown nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consultant.catalogue import builder, starter
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from tests.catalogue.conftest import CONFIG, NO_FLOORS, TODAY, silent
from tests.catalogue.search.conftest import opened

ITEMS = frozenset({CodeSystem.HCPCS})
FILE = "HCPC,LONG DESCRIPTION\nE0118,Made-up substitute for a support\nE0114,Made-up support\n"


@pytest.fixture
def loaded(fresh_folder: Path, tmp_path: Path) -> Path:
    """A new installation with two made-up descriptions of HCPCS."""
    folder = Path(shutil.copytree(fresh_folder, tmp_path / "catalogue"))
    file = tmp_path / "HCPC2025_OCT.csv"
    file.write_text(FILE, encoding="utf-8")
    builder.load(folder, [file], NO_FLOORS, silent, ama_accepted=True)
    return folder


def test_a_name_that_the_description_lacks_is_heard(loaded: Path) -> None:
    heard = {one.code: one for one in opened(loaded).heard("knee scooter after foot surgery", ITEMS)}
    assert heard["E0118"].told == 1.0
    assert heard["E0118"].title == "Made-up substitute for a support"
    assert "E0114" not in heard


def test_names_alone_make_no_code(fresh_folder: Path) -> None:
    assert isinstance(open_catalogue(fresh_folder).entry(CodeSystem.HCPCS, "E0118", TODAY), Absent)
    assert opened(fresh_folder).heard("knee scooter", ITEMS) == ()


def test_a_name_of_several_beginnings_is_a_name_of_each() -> None:
    rows = {
        row[1]: row[2]
        for reading, name, _ in starter.starter_readings(CONFIG / "catalogue")
        if "procedures-organs" in name
        for _, batch in reading.batches
        for row in batch
    }
    assert "total knee replacement" in rows["0SRC0J"]
    assert "total knee replacement" in rows["0SRD0J"]


def test_a_row_without_names_says_where(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONFIG / "catalogue", tmp_path / "catalogue"))
    file = folder / "items-supplies.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + '"A0000" = " "\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"items-supplies\.toml: A0000: needs names"):
        [list(rows) for reading, _, _ in starter.starter_readings(folder) for _, rows in reading.batches]
