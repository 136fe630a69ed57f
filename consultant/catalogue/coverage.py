"""Medicare coverage documents from the catalogue file: which ones name a code, and what they say of it."""

from __future__ import annotations

import sqlite3
from datetime import date

from consultant.catalogue.areas import number_of
from consultant.catalogue.calendar import as_date, as_number
from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.coverage import Coverage, CoverageDocument, CoverageKind, CoverageRow

SETS = {
    CodeSet.NCD: CoverageKind.NCD,
    CodeSet.LCD: CoverageKind.LCD,
    CodeSet.ARTICLE: CoverageKind.ARTICLE,
}
NAMED = {CodeSystem.NCD: CodeSet.NCD, CodeSystem.LCD: CodeSet.LCD, CodeSystem.ARTICLE: CodeSet.ARTICLE}
LATEST = (
    "SELECT number, max(version), display, title, status, effective, ended FROM coverage_document"
    " WHERE release = ? AND {} = ? GROUP BY number"
)
CODES = (
    "SELECT number, version, system, coverage, part FROM coverage_code"
    " WHERE code = ? AND release = ? ORDER BY number, version, coverage, part"
)
FOLLOWERS = (
    "SELECT DISTINCT name FROM coverage_contractor AS f JOIN contractor AS c ON c.release = ? AND c.contractor = f.contractor"
    " AND c.kind = f.kind AND c.edition = f.edition WHERE f.release = ? AND f.number = ? AND f.version = ? ORDER BY name"
)

DocumentRow = tuple[str, int, str, str, str, int, int]


def find_document(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, display: str, on: date
) -> CoverageDocument | Absent:
    """A document by its displayed number (`L12345`, `A12345`, or a national manual section), in its highest version."""
    code_set = NAMED[system]
    number = number_of(releases, code_set, on)
    column, wanted = ("display", display) if code_set is CodeSet.NCD else ("number", display.lstrip("LAla"))
    row = connection.execute(LATEST.format(column), (number, wanted)).fetchone()
    if number is None or row is None:
        return missing(releases, code_set, on, AbsenceKind.NOT_IN_RELEASE)
    return _document(connection, releases, number, row, on)


def find_entry(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, display: str, on: date
) -> Entry | Absent:
    """A document as an entry: its title and dates."""
    found = find_document(connection, releases, system, display, on)
    if isinstance(found, Absent):
        return found
    begins, ends = found.effective_from, found.ended_on
    future = begins is not None and on < begins
    status = (
        CodeStatus.FUTURE if future else CodeStatus.TERMINATED if ends and on > ends else CodeStatus.ACTIVE
    )
    attributes = {"version": found.version, "contractors": "; ".join(found.contractors)}
    attributes["related"] = " ".join(found.related)
    kept = {name: text for name, text in attributes.items() if text}
    return Entry(system, found.number, found.title, False, status, found.release, begins, ends, (), kept)


def find_coverage(
    connection: sqlite3.Connection, releases: Releases, code: str, on: date
) -> tuple[CoverageRow, ...] | Absent:
    """Every row of documents in force on the day that names the code, in each document's highest version.

    Lists of covered diagnoses lead back to their article. Nothing found in loaded sets is `NO_ROW`; an absent document
    never says that something is covered.
    """
    numbers = {s: n for s in SETS if (n := number_of(releases, s, on)) is not None}
    if not numbers:
        return missing(releases, CodeSet.ARTICLE, on, AbsenceKind.NO_ROW)
    found = [row for number in numbers.values() for row in _rows(connection, releases, number, code, on)]
    if found:
        return tuple(found)
    code_set = CodeSet.ARTICLE if CodeSet.ARTICLE in numbers else next(iter(numbers))
    return Absent(AbsenceKind.NO_ROW, code_set, releases.numbered[numbers[code_set]])


def _rows(
    connection: sqlite3.Connection, releases: Releases, release: int, code: str, on: date
) -> list[CoverageRow]:
    found: list[CoverageRow] = []
    documents: dict[str, tuple[int, CoverageDocument | None]] = {}
    for number, version, system, coverage, part in connection.execute(CODES, (code, release)).fetchall():
        if number not in documents:
            documents[number] = _in_force(connection, releases, release, number, on)
        latest, document = documents[number]
        if document and version == latest:
            paragraph = _paragraph(connection, release, number, version, coverage, part)
            found.append(CoverageRow(document, CodeSystem(system), code, Coverage(coverage), part, paragraph))
    return found


def _in_force(
    connection: sqlite3.Connection, releases: Releases, release: int, number: str, on: date
) -> tuple[int, CoverageDocument | None]:
    row = connection.execute(LATEST.format("number"), (release, number)).fetchone()
    if row is None:
        return 0, None
    day, begins, ended = as_number(on), row[5], row[6]
    applies = begins <= day and (not ended or day <= ended)
    return row[1], _document(connection, releases, release, row, on) if applies else None


def _document(
    connection: sqlite3.Connection, releases: Releases, release: int, row: DocumentRow, on: date
) -> CoverageDocument:
    number, version, display, title, status, begins, ended = row
    contractors = number_of(releases, CodeSet.CONTRACTORS, on)
    names = connection.execute(FOLLOWERS, (contractors, release, number, version)).fetchall()
    related = connection.execute(
        "SELECT related FROM coverage_related WHERE release = ? AND number = ? AND version = ? ORDER BY related",
        (release, number, version),
    ).fetchall()
    return CoverageDocument(
        SETS[releases.numbered[release].code_set], display, str(version), title, status, as_date(begins),
        as_date(ended), tuple(name for (name,) in names), tuple(one for (one,) in related), releases.numbered[release],
    )  # fmt: skip


def _paragraph(
    connection: sqlite3.Connection, release: int, number: str, version: int, coverage: str, part: str
) -> str:
    row = connection.execute(
        "SELECT paragraph FROM coverage_group WHERE release = ? AND number = ? AND version = ? AND coverage = ? AND part = ?",
        (release, number, version, coverage, part),
    ).fetchone()
    return str(row[0]) if row else ""
