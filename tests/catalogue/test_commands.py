"""`consultant catalogue ...` and `consultant lookup` as typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from consultant.commands import catalogue
from consultant.errors import InputError, PermanentError
from tests.catalogue import layouts

APP = typer.Typer()
catalogue.register(APP)
PAIRS = layouts.pairs(("0001A", "90001", "20200101", "*", "1", "Made-up reason"))


class Home:
    """A home folder with a fresh catalogue, and the commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(APP, words, env={"CONSULTANT_HOME": str(self.folder)})

    def json(self, *words: str) -> object:
        return json.loads(self.run(*words, "--json").stdout)


@pytest.fixture
def home(fresh_folder: Path, tmp_path: Path) -> Home:
    shutil.copytree(fresh_folder, tmp_path / "home" / "catalogue")
    return Home(tmp_path / "home")


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    path = tmp_path / "ccipra-v323r0-f1.TXT"
    path.write_text(PAIRS, newline="")
    return str(path)


def test_a_first_build_says_what_it_holds(tmp_path: Path) -> None:
    result = Home(tmp_path / "new").run("catalogue", "build")
    assert result.exit_code == 0
    assert "FY2027" in result.stdout
    assert "98,403 rows" in result.stdout
    assert "reading the list" in result.stderr


def test_status_judges_staleness_by_a_day(home: Home) -> None:
    releases = home.json("catalogue", "status", "--date", "2026-11-23")
    assert isinstance(releases, list)
    stale = {r["edition"]: r["stale"] for r in releases if r["code_set"] == "icd10cm"}
    assert stale == {"FY2026 April": True, "FY2027": False}
    assert "stale since 2024-10-01" in home.run("catalogue", "status", "--date", "2026-11-23").stdout


def test_the_notice_is_accepted_once(home: Home, pairs: str) -> None:
    refused = home.run("catalogue", "import", pairs)
    assert isinstance(refused.exception, InputError)
    assert home.run("catalogue", "import", pairs, "--accept-ama").exit_code == 0
    assert "unchanged" in home.run("catalogue", "import", pairs).stdout


def test_building_again_keeps_what_was_imported_unless_fresh(home: Home, pairs: str) -> None:
    home.run("catalogue", "import", pairs, "--accept-ama")
    assert "v323r0" in home.run("catalogue", "build").stdout
    assert "v323r0" not in home.run("catalogue", "build", "--fresh").stdout


def test_a_damaged_catalogue_is_built_anew_and_said(home: Home) -> None:
    (file,) = (home.folder / "catalogue").glob("catalogue-*.sqlite")
    file.write_bytes(file.read_bytes()[:-4096])
    result = home.run("catalogue", "build")
    assert result.exit_code == 0
    assert "import your files again" in result.stderr


def test_an_import_lists_what_it_does_not_know(home: Home, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to load")
    told = home.run("catalogue", "import", str(tmp_path / "notes.txt"))
    assert "not recognised and left out, 1 files: notes.txt" in told.stdout
    assert isinstance(told.exception, InputError)


def test_an_import_of_known_and_unknown_files_is_none_the_worse(
    home: Home, pairs: str, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("nothing to load")
    assert home.run("catalogue", "import", pairs, str(tmp_path / "notes.txt"), "--accept-ama").exit_code == 0


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("37244", "units practitioner: 2, adjudication 3"),
        ("e119", "E11.9 (icd10cm): Type 2 diabetes mellitus without complications"),
        ("M72.2", "child M72.21"),
        ("27447", "units practitioner: 1, adjudication 2"),
        ("25", "ncci: yes"),
        ("J1885", "unit: 15 mg"),
        ("99201", "until 2020-12-31"),
    ],
)
def test_a_look_up_tells_what_is_known(home: Home, code: str, said: str) -> None:
    output = home.run("lookup", code, "--date", "2026-11-23").stdout
    assert said in output
    assert "release" in output


def test_an_unknown_code_ends_with_three_and_the_kind_of_absence(home: Home) -> None:
    result = home.run("lookup", "E99.9", "--date", "2026-11-23")
    assert result.exit_code == 3
    assert "code not in the release: icd10cm (FY2027)" in result.stdout


def test_a_look_up_as_json_carries_release_and_dates(home: Home) -> None:
    found = home.json("lookup", "M72.2", "--date", "2026-11-23")
    assert isinstance(found, dict)
    assert found["entry"]["status"] == "header"
    assert found["entry"]["release"]["effective_from"] == "2026-10-01"
    assert [child["code"] for child in found["children"]] == ["M72.20", "M72.21", "M72.22"]


def test_a_wrong_day_is_refused(home: Home) -> None:
    assert isinstance(home.run("lookup", "25", "--date", "23.11.2026").exception, InputError)


def test_a_look_up_without_catalogue_says_what_to_run(tmp_path: Path) -> None:
    assert isinstance(Home(tmp_path).run("lookup", "25").exception, PermanentError)
