"""ICD-10-PCS entries: the list in force on the day, with dates and successors from the conversion table."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from consultant.catalogue.calendar import as_date, as_number
from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.inpatient import Character

HEADER_LENGTH = 3
ONE_DAY = timedelta(days=1)
IN_USE = date(2015, 10, 1)
"""The first day on which claims took ICD-10 (45 CFR 162.1002(c))."""
LAST = "~"
"""Sorts after every character of a code."""

ROWS = "SELECT release, billable, title, short_title FROM pcs_code WHERE code = ?"
HISTORY = """
    SELECT effective, change, code, previous FROM pcs_conversion WHERE code = ?1
    UNION ALL SELECT effective, change, code, previous FROM pcs_conversion WHERE previous = ?1 AND change = 'Deleted'"""
DEFINITION = """
    SELECT definition, explanation, includes FROM pcs_definition
    WHERE release = ? AND section = ? AND axis = ? AND term = ? ORDER BY position"""
ENDED_TITLE = "SELECT previous_title FROM pcs_conversion WHERE previous = ? AND change = 'Deleted' LIMIT 1"

Row = tuple[int, int, str, str]
"""Release, whether it may be reported, long and short title."""

Axis = tuple[str, dict[str, str]]
"""Title and labels by value of one character."""


@dataclass(frozen=True, slots=True)
class Life:
    """What the conversion table tells of a code's dates; nothing when it was there from the beginning and still is."""

    begun: date | None = None
    ended: date | None = None
    """Last day."""
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


def find(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """The entry as of the day, one that ended or begins later, or typed absence."""
    wanted = releases.in_force(CodeSet.ICD10PCS, on) or releases.excerpt(CodeSet.ICD10PCS, on)
    rows: dict[int, Row] = {row[0]: row for row in connection.execute(ROWS, (code,))}
    life = _life(connection, code, on)
    if wanted is None and (told := releases.by_set.get(CodeSet.ICD10PCS_CONVERSION)):
        return _by_history(connection, releases, code, on, rows, life, releases.numbered[told[-1]])
    if wanted is None or not (rows or life.ended):
        return missing(releases, CodeSet.ICD10PCS, on, AbsenceKind.NOT_IN_RELEASE)
    listed = _nearest(rows, wanted, releases)
    status = _status(rows, wanted, listed, life, releases, on)
    title = next((row[2] for row in rows.values() if row[2]), "") or _ended_title(connection, code)
    return Entry(
        CodeSystem.ICD10PCS, code, title, False, status, releases.numbered[listed], life.begun, life.ended,
        life.successors, _attributes(connection, releases, code, rows, life),
    )  # fmt: skip


def _by_history(
    connection: sqlite3.Connection,
    releases: Releases,
    code: str,
    on: date,
    rows: dict[int, Row],
    life: Life,
    release: Release,
) -> Entry | Absent:
    """The entry of a day before the first loaded list: the conversion table tells every change since ICD-10 is in use."""
    if len(code) == HEADER_LENGTH or not (rows or life.ended):
        return missing(releases, CodeSet.ICD10PCS, on, AbsenceKind.NOT_IN_RELEASE)
    title = next((row[2] for row in rows.values() if row[2]), "") or _ended_title(connection, code)
    begun = max(life.begun or IN_USE, IN_USE)
    ended = life.ended and on > life.ended
    status = CodeStatus.TERMINATED if ended else CodeStatus.FUTURE if on < begun else CodeStatus.ACTIVE
    return Entry(
        CodeSystem.ICD10PCS, code, title, False, status, release, begun, life.ended, life.successors,
        _attributes(connection, releases, code, rows, life),
    )  # fmt: skip


def _nearest(rows: dict[int, Row], wanted: int, releases: Releases) -> int:
    """The release to quote: the one in force if it lists the code, else the last before it, else the first after."""
    whole = [number for number in rows if releases.place(number) >= 0]
    if wanted in rows or not rows:
        return wanted
    if not whole:
        return max(rows)
    earlier = [number for number in whole if releases.place(number) < releases.place(wanted)]
    return max(earlier, key=releases.place) if earlier else min(whole, key=releases.place)


def _status(
    rows: dict[int, Row], wanted: int, listed: int, life: Life, releases: Releases, on: date
) -> CodeStatus:
    """Dates of the conversion table come first: a list may have been updated in the middle of its year."""
    if life.ended and on > life.ended:
        return CodeStatus.TERMINATED
    if life.begun and on < life.begun:
        return CodeStatus.FUTURE
    if listed in rows and not rows[listed][1]:
        return CodeStatus.HEADER
    if wanted in rows or life.ended or releases.place(listed) < 0:
        return CodeStatus.ACTIVE
    if releases.place(listed) < releases.place(wanted):
        return CodeStatus.TERMINATED
    return CodeStatus.ACTIVE if life.begun else CodeStatus.FUTURE


def _life(connection: sqlite3.Connection, code: str, on: date) -> Life:
    """Dates from the code's rows; of several ends and beginnings those around the day."""
    begun, ended = 0, 0
    before: list[str] = []
    after: list[str] = []
    for effective, change, current, previous in sorted(connection.execute(HISTORY, (code,))):
        if change == "New" and current == code:
            if not begun or effective <= as_number(on):
                begun, ended = effective, 0
            before += [previous] if previous else []
        elif change == "Deleted" and previous == code:
            ended = ended or effective
            after += [current] if current else []
    last = as_date(ended)
    return Life(as_date(begun), last - ONE_DAY if last else None, _once(before), _once(after))


def _ended_title(connection: sqlite3.Connection, code: str) -> str:
    """The title of a code that no loaded list has any more."""
    found = connection.execute(ENDED_TITLE, (code,)).fetchone()
    return str(found[0]) if found else ""


def _once(codes: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _attributes(
    connection: sqlite3.Connection,
    releases: Releases,
    code: str,
    rows: dict[int, Row],
    life: Life,
) -> dict[str, str]:
    short = next((row[3] for row in rows.values() if row[3]), "")
    found = {
        "short_title": short,
        "predecessors": " ".join(life.predecessors),
        **_meaning(connection, releases, code),
    }
    return {name: value for name, value in found.items() if value}


def _meaning(connection: sqlite3.Connection, releases: Releases, code: str) -> dict[str, str]:
    """Each character in words, and the definition of the operation."""
    number, axes, definition = _axes(connection, releases, code)
    labels = {_name(title): labels[character] for character, (title, labels) in zip(code, axes, strict=False)}
    if number is None:
        return {}
    return {**labels, "operation_definition": definition, "tables": releases.numbered[number].edition}


def _axes(
    connection: sqlite3.Connection, releases: Releases, code: str
) -> tuple[int | None, list[Axis], str]:
    """The newest loaded tables, their axes for the code (three, or seven if a row holds it), what the operation is."""
    for number in reversed(releases.by_set.get(CodeSet.ICD10PCS, ())):
        table = connection.execute(
            "SELECT axes, definition FROM pcs_table WHERE release = ? AND code = ?",
            (number, code[:HEADER_LENGTH]),
        ).fetchone()
        if table:
            return number, [*json.loads(table[0]), *fitting_row(connection, number, code)], table[1]
    return None, [], ""


def characters(connection: sqlite3.Connection, releases: Releases, code: str) -> tuple[Character, ...]:
    """The characters of a code in words; the first three only where no row of its table holds the others."""
    number, axes, _ = _axes(connection, releases, code)
    defined = connection.execute("SELECT max(release) FROM pcs_definition").fetchone()[0]
    return tuple(
        Character(
            position, value, title, labels[value], releases.numbered[number],
            *_definition(connection, defined, code[0], position, labels[value]),
        )
        for position, (value, (title, labels)) in enumerate(zip(code, axes, strict=False), 1)
        if number is not None
    )  # fmt: skip


def _definition(
    connection: sqlite3.Connection, release: int | None, section: str, axis: int, term: str
) -> tuple[str, str, tuple[str, ...]]:
    rows = connection.execute(DEFINITION, (release, section, axis, term)).fetchall()
    includes = tuple(line for row in rows for line in row[2].split("\n") if line)
    return (rows[0][0], rows[0][1], includes) if rows else ("", "", ())


def _name(title: str) -> str:
    return title.lower().replace(" / ", "_").replace(" ", "_")


def fitting_row(connection: sqlite3.Connection, number: int, code: str) -> list[Axis]:
    """The row of the code's table that holds all of its last four values; empty when none does, so it is not valid there."""
    ending = code[HEADER_LENGTH:]
    rows = connection.execute(
        "SELECT axes, allowed FROM pcs_row WHERE release = ? AND code = ? ORDER BY position",
        (number, code[:HEADER_LENGTH]),
    )
    for axes, allowed in rows if ending else ():
        if all(value in values for value, values in zip(ending, allowed.split(), strict=False)):
            found: list[Axis] = json.loads(axes)
            return found
    return []


def children(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> tuple[Entry, ...]:
    """The codes of a table, in order."""
    wanted = releases.in_force(CodeSet.ICD10PCS, on)
    if len(code) != HEADER_LENGTH or wanted is None:
        return ()
    found = connection.execute(
        "SELECT code FROM pcs_code WHERE code > ? AND code < ? AND release = ? ORDER BY code",
        (code, code + LAST, wanted),
    ).fetchall()
    entries = (find(connection, releases, child, on) for (child,) in found)
    return tuple(entry for entry in entries if isinstance(entry, Entry))
