"""Integrity of a catalogue: the file is whole, what rows refer to exists, and releases have the rows that were published."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from consultant.catalogue import writing
from consultant.errors import InputError
from consultant.model.catalogue import CodeSet

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One promise and what was found: `wrong` rows (0 is good) and a few examples. A note is told and fails nothing."""

    name: str
    wrong: int
    examples: tuple[str, ...] = ()
    note: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong, or it is a note only."""
        return self.note or not self.wrong


EDIT_CODES = (
    "SELECT column1 AS code FROM edit WHERE deleted = 0 UNION SELECT column2 FROM edit WHERE deleted = 0"
)
PARENTS = (
    "SELECT edition || ' ' || icd.code FROM icd_code AS icd JOIN release ON id = icd.release WHERE icd.parent <> ''"
    " AND NOT EXISTS (SELECT 1 FROM icd_code AS above WHERE above.release = icd.release AND above.code = icd.parent)"
)
HEADERS = (
    "SELECT edition || ' ' || icd.parent FROM icd_code AS icd JOIN release ON id = icd.release WHERE icd.parent <> ''"
    " AND EXISTS (SELECT 1 FROM icd_code AS above WHERE above.release = icd.release AND above.code = icd.parent"
    " AND above.billable = 1)"
)
AREAS = (
    "SELECT DISTINCT z.carrier || '-' || z.locality FROM zip_area AS z JOIN release AS r ON r.id = z.release"
    " WHERE EXISTS (SELECT 1 FROM gpci) AND NOT EXISTS"
    " (SELECT 1 FROM gpci AS g WHERE g.carrier = z.carrier AND g.locality = z.locality)"
)
ADDENDA = (
    "SELECT c.code FROM pcs_change AS c WHERE EXISTS (SELECT 1 FROM pcs_code AS l WHERE l.release = c.release)"
    " AND (c.change = 'deleted') = EXISTS (SELECT 1 FROM pcs_code AS p WHERE p.code = c.code AND p.release = c.release)"
)
DESCRIBED = "SELECT code FROM hcpcs WHERE (code GLOB '[0-9][0-9][0-9][0-9][0-9AFMTU]' OR code GLOB 'D[0-9][0-9][0-9][0-9]')"
PROMISES: Mapping[str, str] = {
    "every parent of an ICD-10-CM code exists": PARENTS,
    "no ICD-10-CM code with children is billable": HEADERS,
    "every ZIP code lies in an area with price indices": AREAS,
    "every ICD-10-PCS list holds what its addenda say": ADDENDA,
    "no AMA or ADA descriptor among the HCPCS texts": DESCRIBED,
    "every coverage code belongs to a document": (
        "SELECT DISTINCT c.number FROM coverage_code AS c JOIN coverage_document AS any_document ON 1"
        " WHERE NOT EXISTS (SELECT 1 FROM coverage_document AS d WHERE d.release = c.release AND d.number = c.number"
        " AND d.version = c.version) LIMIT 1000"
    ),
    "licensed descriptor files hold the same codes": (
        "SELECT a.code FROM cpt_text AS a WHERE a.kind IN ('short', 'medium', 'long') AND length(a.code) = 5 AND EXISTS"
        " (SELECT 1 FROM cpt_text AS k WHERE k.release = a.release AND k.kind IN ('medium', 'long') AND NOT EXISTS"
        " (SELECT 1 FROM cpt_text AS b WHERE b.release = a.release AND b.kind = k.kind AND b.code = a.code))"
        " GROUP BY a.code LIMIT 1000"
    ),
}


def check(connection: sqlite3.Connection, counts: Mapping[tuple[str, str], int]) -> Iterator[Check]:
    """Every promise in turn; `counts` are the published rows of known releases."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    yield Check("the file is undamaged", 0 if found == ["ok"] else len(found), tuple(found[:SHOWN]))
    yield _rows_as_stated(connection)
    yield _rows_as_published(connection, counts)
    for name, statement in PROMISES.items():
        yield _none_of(connection, name, statement)
    yield _edits_known(connection)


def _none_of(connection: sqlite3.Connection, name: str, statement: str) -> Check:
    wrong = [str(row[0]) for row in connection.execute(statement)]
    return Check(name, len(wrong), tuple(wrong[:SHOWN]))


def _rows_as_stated(connection: sqlite3.Connection) -> Check:
    """A release's own count against the rows that are there."""
    wrong = []
    for number, code_set, edition, rows in connection.execute(
        "SELECT id, code_set, edition, rows FROM release"
    ).fetchall():
        table = writing.MAIN_TABLE[CodeSet(code_set)]
        there = connection.execute(f"SELECT count(*) FROM {table} WHERE release = ?", (number,)).fetchone()[0]
        if there != rows:
            wrong.append(f"{code_set} {edition}: {there} of {rows}")
    return Check("every release has the rows it was stamped with", len(wrong), tuple(wrong[:SHOWN]))


def _rows_as_published(connection: sqlite3.Connection, counts: Mapping[tuple[str, str], int]) -> Check:
    stated = connection.execute("SELECT code_set, edition, rows FROM release WHERE complete >= 0").fetchall()
    wrong = [
        f"{code_set} {edition}: {rows} of {counts[code_set, edition]}"
        for code_set, edition, rows in stated
        if counts.get((code_set, edition), rows) != rows
    ]
    return Check("known releases have the rows that were published", len(wrong), tuple(wrong[:SHOWN]))


def _edits_known(connection: sqlite3.Connection) -> Check:
    """Codes of edits in force that no list has. Until a list of codes is loaded there is nothing to compare with."""
    lists = connection.execute(
        "SELECT count(DISTINCT code_set) FROM release WHERE complete > 0 AND code_set IN ('mpfs', 'hcpcs')"
    ).fetchone()[0]
    name = "every code of an edit in force is known"
    if lists < 2:
        return Check(f"{name} (not judged: fee schedule and HCPCS are not loaded)", 0)
    known = {row[0] for row in connection.execute(
        "SELECT code FROM fee UNION SELECT code FROM hcpcs UNION SELECT code FROM own_words UNION SELECT code FROM unit_limit"
        " UNION SELECT code FROM service_category UNION SELECT code FROM add_on")}  # fmt: skip
    wrong = sorted(row[0] for row in connection.execute(EDIT_CODES) if row[0] not in known)
    wrong = [code for code in wrong if not code.startswith("D")]
    return Check(name, len(wrong), tuple(wrong[:SHOWN]))


def published_counts(file: Path) -> dict[tuple[str, str], int]:
    """The rows of published releases, from `config/counts.toml`: a table for each set, editions with their rows.

    Raises:
        InputError: the file is missing or not as described.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return {
            (code_set, edition): int(rows)
            for code_set, editions in content["rows"].items()
            for edition, rows in editions.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError, AttributeError, ValueError) as error:
        raise InputError(
            f"{file}: cannot be read ({error}); it is part of the project, restore it"
        ) from error
