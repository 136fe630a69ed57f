"""An import that is killed goes on where it was: files read whole are kept, the one begun is read again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from consultant.catalogue import builder, published
from consultant.catalogue.reading import Statement
from consultant.catalogue.store import open_catalogue
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet
from tests.catalogue import layouts
from tests.catalogue.conftest import NO_FLOORS, silent

MURDER = """
import os, signal, sys
from pathlib import Path
from consultant.catalogue import builder

read = []

def progress(line):
    read.append(line)
    if len(read) == int(sys.argv[3]) and sys.argv[4] == "line":
        os.kill(os.getpid(), signal.SIGKILL)

def meter(done, together):
    if len(read) >= int(sys.argv[3]) and sys.argv[4] == "byte":
        os.kill(os.getpid(), signal.SIGKILL)

builder.load(
    Path(sys.argv[1]), [Path(sys.argv[2])], builder.Knowledge(Path("config"), {}), progress, ama_accepted=True, meter=meter
)
"""
"""A program that imports and kills itself: when it has told so many steps, or at the next bytes that it reads then."""


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Three files that are read in the order of their names, the third large enough to be read in several pieces."""
    place = tmp_path / "downloads"
    place.mkdir()
    rows = [(f"{number:05}", "99999", "20240101", "*", "1", "Made-up") for number in range(40_000)]
    (place / "HCPC2024_JUL.csv").write_text(layouts.hcpcs_csv(layouts.hcpcs_cells("A9001", "Made-up")))
    (place / "MCR_MUE_Eff_07-01-2024.csv").write_text(layouts.units(("90001", "1", "2 Policy", "x")))
    (place / "ccipra-v302r0-f1.txt").write_text(layouts.pairs(*rows))
    return place


def kill_an_import(folder: Path, downloads: Path, after: int, at: str) -> None:
    command = [sys.executable, "-c", MURDER, str(folder), str(downloads), str(after), at]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL


def resume(
    folder: Path, downloads: Path, statement: Statement | None = None
) -> tuple[list[str], dict[str, int]]:
    """What the next import reads, by file name, and the rows that it counts of each."""
    told: list[str] = []
    outcomes = builder.load(
        folder, [downloads], NO_FLOORS, told.append, ama_accepted=True, statement=statement
    )
    read = [line.rpartition("/")[2].removesuffix(": reading") for line in told if line.endswith(": reading")]
    return read, {Path(outcome.file).name: outcome.rows for outcome in outcomes}


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the serving file, releases by name instead of number."""
    file = published.current(folder)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables
            if table != "stamp"
        }


ROWS = {"HCPC2024_JUL.csv": 1, "MCR_MUE_Eff_07-01-2024.csv": 1, "ccipra-v302r0-f1.txt": 40_000}


@pytest.mark.parametrize(("at", "after"), [("byte", 3), ("line", 3), ("line", 4), ("line", 5), ("line", 6)])
def test_after_a_kill_only_what_was_not_read_whole_is_read(
    folder: Path, tmp_path: Path, downloads: Path, at: str, after: int
) -> None:
    serving = published.current(folder)
    kill_an_import(folder, downloads, after, at)
    assert published.current(folder) == serving
    read, rows = resume(folder, downloads)
    assert read == (["ccipra-v302r0-f1.txt"] if after == 3 else [])
    assert rows == ROWS
    assert not list(folder.glob("building-*"))


def test_what_a_killed_and_resumed_import_leaves_is_what_an_undisturbed_one_leaves(
    folder: Path, fresh_copy: Path, downloads: Path
) -> None:
    kill_an_import(folder, downloads, 2, "byte")
    kill_an_import(folder, downloads, 3, "byte")
    resume(folder, downloads)
    resume(fresh_copy, downloads)
    assert contents(folder) == contents(fresh_copy)
    assert resume(folder, downloads) == ([], dict.fromkeys(ROWS, 0))


@pytest.fixture
def fresh_copy(bare_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bare_folder, tmp_path / "undisturbed"))


def test_what_was_read_for_other_files_is_not_kept(folder: Path, downloads: Path) -> None:
    kill_an_import(folder, downloads, 3, "byte")
    (downloads / "HCPC2024_JUL.csv").unlink()
    read, _ = resume(folder, downloads)
    assert read == ["MCR_MUE_Eff_07-01-2024.csv", "ccipra-v302r0-f1.txt"]
    assert CodeSet.HCPCS not in {release.code_set for release in open_catalogue(folder).releases()}


def test_what_was_read_under_another_statement_is_not_kept(folder: Path, downloads: Path) -> None:
    kill_an_import(folder, downloads, 3, "byte")
    read, _ = resume(folder, downloads, Statement(None, date(2024, 7, 1)))
    assert len(read) == 3


def test_a_leftover_that_is_damaged_is_not_gone_on_with(folder: Path, downloads: Path) -> None:
    kill_an_import(folder, downloads, 3, "byte")
    (leftover,) = folder.glob("building-*.sqlite")
    leftover.write_bytes(b"no database at all" * 400)
    read, rows = resume(folder, downloads)
    assert len(read) == 3
    assert rows == ROWS


def test_a_refused_file_leaves_nothing_to_go_on_with(folder: Path, downloads: Path) -> None:
    (downloads / "ccipra-v302r0-f1.txt").write_text(
        layouts.pairs(("90001", "90002", "x", "*", "1", "Made-up"))
    )
    with pytest.raises(InputError, match="ccipra"):
        builder.load(folder, [downloads], NO_FLOORS, silent, ama_accepted=True)
    assert not list(folder.glob("building-*"))


def test_the_meter_runs_from_nothing_to_all_bytes(folder: Path, downloads: Path) -> None:
    told: list[tuple[int, int]] = []
    builder.load(
        folder,
        [downloads],
        NO_FLOORS,
        silent,
        ama_accepted=True,
        meter=lambda done, all_: told.append((done, all_)),
    )
    together = sum(os.path.getsize(path) for path in downloads.iterdir())
    assert told[-1] == (together, together)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 2 * len(ROWS)
