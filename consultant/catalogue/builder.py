"""Building and extending the catalogue: read beside the serving file, then swap. Nothing changes when anything fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from consultant.catalogue import construction, published, writing
from consultant.catalogue.importers.registry import IMPORTERS
from consultant.catalogue.package import diagnosis_source
from consultant.catalogue.reading import Importer, Statement
from consultant.catalogue.search import index
from consultant.catalogue.sources import File, files
from consultant.catalogue.starter import starter_readings
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet

Sorted = list[tuple[File, Importer | None]]
"""Files with the importer that recognises each, in the order of loading."""

Progress = Callable[[str], None]
"""Told in one line what is being done."""

Meter = Callable[[int, int], None]
"""Told bytes read so far, and bytes of all files together."""

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
    """It is in the serving catalogue already."""


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
    with construction.locked(folder), construction.site(folder / construction.FRESH) as temporary:
        construction.remove(temporary)
        with writing.opened(temporary) as connection:
            writing.create(connection)
            progress("ICD-10-CM: reading the list of the installed package")
            _read(connection, _importer("icd10cm_tabular"), diagnosis_source(), Statement())
            _complete(connection, folder, knowledge, progress)
        return _let_serve(folder, temporary)


def load(
    folder: Path, paths: Iterable[Path], knowledge: Knowledge, progress: Progress,
    *, ama_accepted: bool = False, statement: Statement | None = None, meter: Meter = lambda _done, _all: None,
) -> tuple[Outcome, ...]:  # fmt: skip
    """Add publishers' files to the serving catalogue (built first if there is none) and swap it in.

    Files of no known layout are listed in the outcome without an edition. A file that is recognised and turns
    out wrong or cut short stops the import. What a killed import had read whole is not read again by the next one.

    Raises:
        InputError: a wrong file, or CPT numbers without the AMA notice accepted. Nothing was changed.
    """
    found, said = _sort(files(paths)), statement or Statement()
    if not ama_accepted:
        _check_notice(found)
    if published.current(folder) is None:
        build(folder, knowledge, progress)
    with construction.locked(folder):
        serving = construction.serving_in(folder)
        there = writing.read_sources(serving)
        if found and all(importer is None or _digest(file) in there for file, importer in found):
            return tuple(Outcome(file.name, known=importer is not None) for file, importer in found)
        with construction.site(construction.file_beside(serving, said)) as temporary:
            construction.begin(temporary, serving, _wanted(found, there))
            with writing.opened(temporary) as connection:
                writing.reopen(connection)
                outcomes = _take_all(connection, found, there, said, progress, meter)
                _complete(connection, folder, knowledge, progress)
            _let_serve(folder, temporary)
    return outcomes


def _digest(file: File) -> tuple[str, str]:
    """What tells a file from others, wherever it lies."""
    return file.short_name, file.sha256


def _wanted(found: Sorted, there: Container[tuple[str, str]]) -> list[tuple[str, str]]:
    """The files to read, each once, in the order of reading."""
    new = (_digest(file) for file, importer in found if importer and _digest(file) not in there)
    return list(dict.fromkeys(new))


def _check_notice(found: Sorted) -> None:
    first = next((file for file, importer in found if importer and importer.CARRIES_CPT), None)
    if first:
        raise InputError(f"{first.name} carries CPT numbers. {NOTICE}")


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


def _take_all(
    connection: sqlite3.Connection, found: Sorted, there: Container[tuple[str, str]], statement: Statement,
    progress: Progress, meter: Meter,
) -> tuple[Outcome, ...]:  # fmt: skip
    outcomes, done, together = [], 0, sum(file.size for file, importer in found if importer)
    for number, (file, importer) in enumerate(found, 1):
        told = _numbered(progress, number, len(found))
        if importer is None:
            outcomes.append(Outcome(file.name))
        elif _digest(file) in there:
            told(f"{file.name}: loaded already")
            outcomes.append(Outcome(file.name, known=True))
        else:
            counted = replace(file, told=_Counter(meter, done, done + file.size, together))
            outcomes.append(_take(connection, counted, importer, statement, told))
        done += file.size if importer else 0
        meter(done, together)
    return tuple(outcomes)


class _Counter:
    """Adds what is read of one file to what was read before it; a file that is read twice counts once."""

    def __init__(self, meter: Meter, done: int, most: int, together: int) -> None:
        self._meter, self._done, self._most, self._together = meter, done, most, together

    def __call__(self, octets: int) -> None:
        self._done = min(self._done + octets, self._most)
        self._meter(self._done, self._together)


def _take(
    connection: sqlite3.Connection, file: File, importer: Importer, statement: Statement, progress: Progress
) -> Outcome:
    """Read a file, unless it was read before the last import was interrupted."""
    read = writing.kept(connection, *_digest(file))
    if read:
        progress(f"{file.name}: read before the interruption")
        return Outcome(file.name, *read)
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
