"""The catalogue file under construction: one builder at a time, and what an interrupted one had read is kept for the next."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from consultant.catalogue import published, schema
from consultant.catalogue.reading import Statement
from consultant.errors import TransientError

LOCK = "building.lock"
FRESH = "building-fresh.sqlite"
PARTS = ("", "-journal")
OWN = "config/"
"""How the names of the project's own knowledge begin: it is read again by every build."""

Digests = Sequence[tuple[str, str]]
"""Name and SHA-256 of files."""


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """The folder, for one builder at a time; another one waits."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


@contextmanager
def site(file: Path) -> Iterator[Path]:
    """The file to build: left over from an interrupted run, or not there yet. Gone when building fails; a kill leaves it."""
    for left_over in file.parent.glob("building-*"):
        if left_over.name not in [file.name + part for part in PARTS]:
            left_over.unlink()
    try:
        yield file
    except Exception:
        remove(file)
        raise


def remove(file: Path) -> None:
    """Take an unfinished file away with its journal."""
    for part in PARTS:
        file.with_name(file.name + part).unlink(missing_ok=True)


def file_beside(serving: Path, statement: Statement) -> Path:
    """Where the next file grows: named for the one it extends and for what the operator said of the files."""
    said = [str(word) for word in (statement.code_set, statement.effective) if word]
    return serving.with_name("-".join(["building", serving.stem.rpartition("-")[2], *said]) + ".sqlite")


def begin(file: Path, serving: Path, wanted: Digests) -> None:
    """Go on with a file whose additions are a beginning of what is wanted now; else start anew from the serving one."""
    if file.exists() and not _goes_on(file, serving, wanted):
        remove(file)
    if not file.exists():
        copying = file.with_name("building-copy")
        try:
            shutil.copyfile(serving, copying)
        except FileNotFoundError:
            raise TransientError(
                f"{serving}: the catalogue was removed meanwhile; run the import again"
            ) from None
        copying.replace(file)


def _goes_on(file: Path, serving: Path, wanted: Digests) -> bool:
    try:
        before, now = _read_files(serving), _read_files(file)
    except sqlite3.DatabaseError:
        return False
    added = now - before
    return before <= now and added == set(wanted[: len(added)])


def _read_files(file: Path) -> set[tuple[str, str]]:
    """Files in a catalogue; opening it also takes back what a killed builder had not finished."""
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] != schema.VERSION:
            raise sqlite3.DatabaseError("of another version")
        found = connection.execute("SELECT file, sha256 FROM source").fetchall()
        return {(name, digest) for name, digest in found if not name.startswith(OWN)}


def serving_in(folder: Path) -> Path:
    """The serving file, which an import extends.

    Raises:
        TransientError: it was removed since it was looked for.
    """
    serving = published.current(folder)
    if serving is None:
        raise TransientError(f"{folder}: the catalogue was removed meanwhile; run the import again")
    return serving
