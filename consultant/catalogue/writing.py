"""Writing a catalogue file: releases and their rows, counted, stamped and checked before anybody may open it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from consultant.catalogue import fee_tables, group_tables, schema
from consultant.catalogue.amending import amend, begin_with_earlier
from consultant.catalogue.calendar import as_number
from consultant.catalogue.reading import Label, Reading, Row
from consultant.errors import InputError, PermanentError
from consultant.model.catalogue import CodeSet

MAIN_TABLE = {
    CodeSet.ICD10CM: "icd_code",
    CodeSet.HCPCS: "hcpcs",
    CodeSet.PTP_PRACTITIONER: "edit",
    CodeSet.PTP_HOSPITAL: "edit",
    CodeSet.MUE_PRACTITIONER: "unit_limit",
    CodeSet.MUE_HOSPITAL: "unit_limit",
    CodeSet.MUE_DME: "unit_limit",
    CodeSet.MPFS: "fee",
    CodeSet.MPFS_QPP: "fee",
    CodeSet.STARTER: "own_words",
    **group_tables.MAIN_TABLE,
    **fee_tables.MAIN_TABLE,
}
"""Whose rows are counted as the release's rows."""

FLOORS: Mapping[CodeSet, int] = {
    CodeSet.ICD10CM: 60_000,
    CodeSet.HCPCS: 5_000,
    CodeSet.PTP_PRACTITIONER: 500_000,
    CodeSet.PTP_HOSPITAL: 500_000,
    CodeSet.MUE_PRACTITIONER: 5_000,
    CodeSet.MUE_HOSPITAL: 5_000,
    CodeSet.MUE_DME: 1_000,
    CodeSet.MPFS: 10_000,
    CodeSet.MPFS_QPP: 10_000,
    **group_tables.FLOORS,
    **fee_tables.FLOORS,
}
"""A release with fewer rows is an excerpt: a hit counts, a miss says nothing. Published releases have far more rows."""

TITLES = """
    UPDATE icd_code SET title = coalesce(
        (SELECT other.title FROM icd_code AS other
         WHERE other.code = icd_code.code AND other.title <> '' ORDER BY other.release LIMIT 1), '')
    WHERE title = ''"""
"""A codes file lists no headers; their titles come from a neighbouring release."""

LEAST_SHARE = 0.5
"""A list that replaces one of the same release has at least this share of its rows, or it is a part of it."""

NUMBERED = {"edit": 5, "unit_limit": 3}
"""Tables whose rationale text is kept once, with the place of the text in a row."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for bulk writing: each file is one transaction, so a kill leaves whole files and nothing of the one begun."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            for setting in ("journal_mode = DELETE", "synchronous = NORMAL", "cache_size = -65536"):
                connection.execute(f"PRAGMA {setting}")
            yield connection
        except sqlite3.Error as error:
            raise PermanentError(
                f"{path.parent}: cannot write the catalogue ({error}); check space and rights"
            ) from error


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty catalogue."""
    for statement in schema.statements():
        connection.execute(statement)


def write(connection: sqlite3.Connection, reading: Reading, file: str, sha256: str) -> int:
    """Write one file's rows under its release, and return how many; a file loaded twice leaves the same rows.

    Raises:
        InputError: the file is wrong, or a part only of the list that the release holds already. Nothing is written.
    """
    connection.execute("BEGIN")
    try:
        release = _release(connection, reading.label)
        before = _rows_of(connection, release, reading.label.code_set) if reading.whole else 0
        if reading.amends:
            begin_with_earlier(connection, release, reading.label)
        written = sum(
            [_put(connection, reading, release, table, rows, file) for table, rows in reading.batches]
        )
        _check_not_shrunk(connection, reading, release, before, file)
        connection.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", (release, file, sha256, written)
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return written


def _check_not_shrunk(
    connection: sqlite3.Connection, reading: Reading, release: int, before: int, file: str
) -> None:
    after = _rows_of(connection, release, reading.label.code_set) if before else 0
    if after < before * LEAST_SHARE:
        label = reading.label
        raise InputError(
            f"{file}: holds {after:,} rows of {label.code_set.value} {label.edition}, of which {before:,} are loaded already: "
            "an excerpt, or cut short; nothing was changed"
        )


def _rows_of(connection: sqlite3.Connection, release: int, code_set: CodeSet) -> int:
    table = MAIN_TABLE[code_set]
    found = connection.execute(f"SELECT count(*) FROM {table} WHERE release = ?", (release,))
    return int(found.fetchone()[0])


def reopen(connection: sqlite3.Connection) -> None:
    """Make a copy of a finished catalogue ready for more rows: no stamp, no indexes to keep up.

    Raises:
        PermanentError: it was made by another version of this program.
    """
    _check_version(connection)
    connection.execute("DELETE FROM stamp")
    for name in schema.INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def _check_version(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] != schema.VERSION:
        raise PermanentError(
            "the catalogue was made by another version: run `consultant catalogue build --fresh`"
        )


def read_sources(path: Path) -> frozenset[tuple[str, str]]:
    """Name and SHA-256 of every file in a finished catalogue.

    Raises:
        PermanentError: it was made by another version of this program.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        _check_version(connection)
        return frozenset(connection.execute("SELECT file, sha256 FROM source"))


def kept(connection: sqlite3.Connection, file: str, sha256: str) -> tuple[str, CodeSet, int] | None:
    """Edition, set and rows of a file that is in the catalogue already."""
    found = connection.execute(
        "SELECT edition, code_set, source.rows FROM source JOIN release ON id = release WHERE file = ? AND source.sha256 = ?",
        (file, sha256),
    ).fetchone()
    return (found[0], CodeSet(found[1]), found[2]) if found else None


def _release(connection: sqlite3.Connection, label: Label) -> int:
    key = (label.code_set.value, label.edition)
    found = connection.execute("SELECT id FROM release WHERE code_set = ? AND edition = ?", key).fetchone()
    if found:
        return int(found[0])
    dates = [as_number(day) for day in (label.effective_from, label.effective_to, label.next_due)]
    connection.execute(
        "INSERT INTO release VALUES (NULL, ?, ?, ?, ?, ?, '', '', 0, ?)",
        (*key, *dates, schema.EXCERPT if label.excerpt else 0),
    )
    return int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])


def _put(
    connection: sqlite3.Connection, reading: Reading, release: int, table: str, rows: Iterable[Row], file: str
) -> int:
    if table == "icd_change":
        return amend(connection, release, rows, own_words=file.startswith("config/"))
    if reading.whole and table not in reading.fills:
        connection.execute(f"DELETE FROM {table} WHERE release = ?", (release,))
    return _insert(connection, table, release, rows, keep=table in reading.fills)


def _insert(
    connection: sqlite3.Connection, table: str, release: int, rows: Iterable[Row], *, keep: bool = False
) -> int:
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * (columns - 1))
    numbered = _number_texts(connection, rows, NUMBERED[table]) if table in NUMBERED else rows
    conflict = "IGNORE" if keep else "REPLACE"
    return connection.executemany(
        f"INSERT OR {conflict} INTO {table} VALUES ({release}, {marks})", numbered
    ).rowcount


def _number_texts(connection: sqlite3.Connection, rows: Iterable[Row], place: int) -> Iterator[Row]:
    """Rows with the rationale text at `place` (their last field) replaced by its number."""
    numbers: dict[str, int] = {
        text: number for number, text in connection.execute("SELECT id, text FROM rationale")
    }
    for row in rows:
        text = row[place]
        if text not in numbers:
            connection.execute("INSERT INTO rationale (text) VALUES (?)", (text,))
            numbers[text] = int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])
        yield (*row[:place], numbers[text])


def finish(connection: sqlite3.Connection, floors: Mapping[CodeSet, int] = FLOORS) -> None:
    """Count the rows, complete the release rows, make the indexes, check the file and put the stamp in.

    Raises:
        PermanentError: SQLite finds the file damaged (a full or failing disk).
    """
    connection.execute(TITLES)
    for statement in schema.INDEXES.values():
        connection.execute(statement)
    for release, code_set in connection.execute("SELECT id, code_set FROM release").fetchall():
        _count(connection, release, CodeSet(code_set), floors)
    counts = connection.execute("SELECT sum(rows) FROM release").fetchone()[0]
    stamps = [("complete", "yes"), ("rows", str(counts)), ("version", str(schema.VERSION))]
    connection.executemany("INSERT OR REPLACE INTO stamp VALUES (?, ?)", stamps)
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise PermanentError(f"the file just built is damaged ({found}): check the disk; nothing was changed")


def _count(
    connection: sqlite3.Connection, release: int, code_set: CodeSet, floors: Mapping[CodeSet, int]
) -> None:
    rows = _rows_of(connection, release, code_set)
    sources = connection.execute(
        "SELECT file, sha256 FROM source WHERE release = ? ORDER BY file", (release,)
    ).fetchall()
    names, digests = " + ".join(s[0] for s in sources), " + ".join(s[1] for s in sources)
    connection.execute(
        "UPDATE release SET rows = ?, publisher_file = ?, sha256 = ?, complete = iif(complete < 0, complete, ?) WHERE id = ?",
        (rows, names, digests, int(rows >= floors.get(code_set, 0)), release),
    )
