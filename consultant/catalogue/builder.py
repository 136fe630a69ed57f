"""Building and extending the catalogue: read beside the serving file, then swap. Nothing changes when anything fails."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from consultant.catalogue import published, writing
from consultant.catalogue.importers.registry import IMPORTERS
from consultant.catalogue.package import diagnosis_source
from consultant.catalogue.reading import Importer, Statement
from consultant.catalogue.search import index
from consultant.catalogue.sources import File, files
from consultant.catalogue.starter import starter_readings
from consultant.errors import InputError, TransientError
from consultant.model.catalogue import CodeSet

Sorted = list[tuple[File, Importer | None]]
"""Files with the importer that recognises each, in the order of loading."""

Progress = Callable[[str], None]
"""Told in one line what is being done."""

LOCK = "building.lock"

NOTICE = (
    "CPT codes are copyright American Medical Association. Files that carry CPT numbers (NCCI, MUE, fee schedule) come "
    "under the licence shown where you downloaded them; read it, then run again with --accept-ama."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of an import."""

    file: str
    edition: str = ""
    code_set: CodeSet | None = None
    rows: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where the project's own knowledge lies, and from how many rows on a release counts as whole."""

    config: Path
    floors: Mapping[CodeSet, int]


def build(folder: Path, knowledge: Knowledge, progress: Progress) -> Path:
    """Build a fresh catalogue (ICD-10-CM of the installed package, starter knowledge) and let it serve.

    Raises:
        InputError: a file under `config/catalogue/` is wrong; the message says which and where.
    """
    with _beside(folder) as temporary:
        with writing.opened(temporary) as connection:
            writing.create(connection)
            progress("ICD-10-CM: reading the list of the installed package")
            _read(connection, _importer("icd10cm_tabular"), diagnosis_source(), Statement())
            _complete(connection, folder, knowledge, progress)
        return _let_serve(folder, temporary)


def load(
    folder: Path, paths: Iterable[Path], knowledge: Knowledge, progress: Progress,
    *, ama_accepted: bool = False, statement: Statement | None = None,
) -> tuple[Outcome, ...]:  # fmt: skip
    """Add publishers' files to the serving catalogue (built first if there is none) and swap it in.

    Files of no known layout are listed in the outcome without an edition. A file that is recognised and turns
    out wrong or cut short stops the import.

    Raises:
        InputError: a wrong file, or CPT numbers without the AMA notice accepted. Nothing was changed.
    """
    found = _sort(files(paths))
    if not ama_accepted:
        _check_notice(found)
    if published.current(folder) is None:
        build(folder, knowledge, progress)
    with _beside(folder) as temporary:
        _copy_serving(folder, temporary)
        with writing.opened(temporary) as connection:
            writing.reopen(connection)
            if found and all(_nothing_new(connection, *pair) for pair in found):
                return tuple(Outcome(file.name, known=importer is not None) for file, importer in found)
            outcomes = tuple(
                _take(connection, *pair, statement or Statement(), _numbered(progress, number, len(found)))
                for number, pair in enumerate(found, 1)
            )
            _complete(connection, folder, knowledge, progress)
        _let_serve(folder, temporary)
    return outcomes


def _check_notice(found: Sorted) -> None:
    first = next((file for file, importer in found if importer and importer.CARRIES_CPT), None)
    if first:
        raise InputError(f"{first.name} carries CPT numbers. {NOTICE}")


def _copy_serving(folder: Path, temporary: Path) -> None:
    serving = published.current(folder)
    if serving is None:
        raise TransientError(f"{folder}: the catalogue was removed meanwhile; run the import again")
    shutil.copyfile(serving, temporary)


def _let_serve(folder: Path, temporary: Path) -> Path:
    """Swap the file in, then remove the search index of the one before."""
    serving = folder / published.publish(folder, temporary).file
    index.prune(folder, keep=index.name_in(serving))
    return serving


def _complete(connection: sqlite3.Connection, folder: Path, knowledge: Knowledge, progress: Progress) -> None:
    """The project's own knowledge as it is today, then counts, indexes, checks, stamp and search index."""
    progress("starter knowledge: descriptions, modifiers, places of service, edits")
    _starter(connection, knowledge.config)
    progress("checking and stamping")
    writing.finish(connection, knowledge.floors)
    progress("search index")
    index.prepare(connection, folder)


def _sort(found: Iterable[File]) -> Sorted:
    """Each file with the importer that recognises it, whole lists before what amends them."""
    pairs: list[tuple[File, Importer | None]] = []
    for file in found:
        importer = next((i for i in IMPORTERS if i.recognise(file.head)), None)
        pairs.append((file, importer))
    return sorted(pairs, key=lambda pair: pair[1].RANK if pair[1] else 0)


def _numbered(progress: Progress, number: int, total: int) -> Progress:
    """Lines that say how far the import is."""
    return lambda line: progress(f"[{number}/{total}] {line}")


def _nothing_new(connection: sqlite3.Connection, file: File, importer: Importer | None) -> bool:
    return importer is None or writing.known(connection, file.short_name, file.sha256)


def _take(
    connection: sqlite3.Connection,
    file: File,
    importer: Importer | None,
    statement: Statement,
    progress: Progress,
) -> Outcome:
    if importer is None:
        return Outcome(file.name)
    if writing.known(connection, file.short_name, file.sha256):
        progress(f"{file.name}: loaded already")
        return Outcome(file.name, known=True)
    progress(f"{file.name}: reading")
    return _read(connection, importer, file, statement)


def _read(connection: sqlite3.Connection, importer: Importer, file: File, statement: Statement) -> Outcome:
    reading = importer.read(file, statement)
    rows = writing.write(connection, reading, file.short_name, file.sha256)
    return Outcome(file.name, reading.label.edition, reading.label.code_set, rows)


def _starter(connection: sqlite3.Connection, config: Path) -> None:
    connection.execute("DELETE FROM own_words")
    for reading, name, digest in starter_readings(config / "catalogue"):
        writing.write(connection, reading, name, digest)


def _importer(name: str) -> Importer:
    return next(i for i in IMPORTERS if _layout(i) == name)


def _layout(importer: Importer) -> str:
    return str(getattr(importer, "__name__", "")).rpartition(".")[2]


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A path for the next file, for one builder at a time; what an earlier one left behind when it was killed is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left_behind in folder.glob("building-*"):
            left_behind.unlink()
        temporary = folder / f"building-{os.getpid()}.sqlite"
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
