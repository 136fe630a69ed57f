"""NCCI add-on code edits from the catalogue file, from the add-on's side and from the primary's."""

from __future__ import annotations

import sqlite3
from datetime import date

from consultant.catalogue.areas import number_of
from consultant.catalogue.calendar import as_date, as_number
from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet
from consultant.model.coverage import AddOnEdit, AddOnEdits, AddOnKind

COLUMNS = "SELECT code, primary_code, kind, effective, deleted, instruction FROM add_on"
OF_ADD_ON = f"{COLUMNS} WHERE release = ? AND code = ?"
OF_PRIMARY = f"{COLUMNS} INDEXED BY add_on_primary WHERE release = ? AND primary_code = ?"
"""Without the hint SQLite reads the whole release: half a millisecond."""


def primaries(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> AddOnEdits | Absent:
    """The edits of an add-on code; `NO_ROW` says that the code is no add-on."""
    return _edits(connection, releases, OF_ADD_ON, code, on)


def add_ons(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> AddOnEdits | Absent:
    """The edits that name a code as primary; add-ons whose primaries the contractor defines are not among them."""
    return _edits(connection, releases, OF_PRIMARY, code, on)


def _edits(
    connection: sqlite3.Connection, releases: Releases, statement: str, code: str, on: date
) -> AddOnEdits | Absent:
    number = number_of(releases, CodeSet.ADD_ON, on)
    rows = connection.execute(statement, (number, code)).fetchall()
    if number is None or not rows:
        return missing(releases, CodeSet.ADD_ON, on, AbsenceKind.NO_ROW)
    day = as_number(on)
    applying = [row for row in rows if row[3] <= day and (not row[4] or day <= row[4])]
    others = tuple(_edit(row) for row in rows if row not in applying)
    return AddOnEdits(code, tuple(map(_edit, applying)), others, releases.numbered[number])


def _edit(row: tuple[str, str, str, int, int, str]) -> AddOnEdit:
    code, primary, kind, effective, deleted, instruction = row
    return AddOnEdit(code, primary, AddOnKind(kind), as_date(effective), as_date(deleted), instruction)
