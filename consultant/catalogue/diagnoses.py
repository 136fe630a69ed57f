"""ICD-10-CM entries, children and notes from the catalogue file."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from consultant.catalogue.releases import Releases
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    CodeSet,
    CodeStatus,
    Entry,
    Note,
    NoteKind,
    Release,
)
from consultant.model.codes import CodeSystem

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """What one release holds on a code."""

    release: int
    billable: bool
    title: str
    parent: str
    own_words: bool


def find(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """The entry in force, or one that ended before or begins after the day, or typed absence."""
    wanted = releases.in_force(CodeSet.ICD10CM, on)
    if wanted is None:
        kind = (
            AbsenceKind.NO_RELEASE_FOR_DATE
            if releases.by_set.get(CodeSet.ICD10CM)
            else AbsenceKind.NOT_LOADED
        )
        return Absent(kind, CodeSet.ICD10CM)
    rows = {row.release: row for row in _rows(connection, code) if releases.place(row.release) >= 0}
    if wanted in rows:
        return _entry(code, rows, wanted, releases)
    if rows:
        return _outside(code, rows, wanted, on, releases)
    return Absent(AbsenceKind.NOT_IN_RELEASE, CodeSet.ICD10CM, releases.numbered[wanted])


def _rows(connection: sqlite3.Connection, code: str) -> list[Row]:
    found = connection.execute(
        "SELECT release, billable, title, parent, own_words FROM icd_code WHERE code = ?", (code,)
    )
    return [
        Row(release, bool(billable), title, parent, bool(own))
        for release, billable, title, parent, own in found
    ]


def _entry(code: str, rows: dict[int, Row], wanted: int, releases: Releases) -> Entry:
    row, release = rows[wanted], releases.numbered[wanted]
    status = CodeStatus.ACTIVE if row.billable else CodeStatus.HEADER
    attributes = {"parent": row.parent} if row.parent else {}
    before = _before(wanted, releases)
    if before in rows and rows[before].billable and not row.billable:
        attributes["header_since"] = release.effective_from.isoformat()
    return Entry(
        CodeSystem.ICD10CM, code, row.title, row.own_words, status, release,
        effective_from=_first_day(rows, wanted, releases), attributes=attributes,
    )  # fmt: skip


def _outside(code: str, rows: dict[int, Row], wanted: int, on: date, releases: Releases) -> Entry | Absent:
    """A code that the release in force lacks but an earlier or later one has; open where no loaded release is for the day."""
    place = releases.place(wanted)
    earlier = [number for number in rows if releases.place(number) < place]
    if not earlier and _past(releases.numbered[wanted], on):
        return Absent(AbsenceKind.NO_RELEASE_FOR_DATE, CodeSet.ICD10CM)
    nearest = max(earlier, key=releases.place) if earlier else min(rows, key=releases.place)
    row, release = rows[nearest], releases.numbered[nearest]
    status = CodeStatus.TERMINATED if earlier else CodeStatus.FUTURE
    ended = _last_day(nearest, releases) if earlier else None
    begins = None if earlier else _first_day(rows, nearest, releases)
    return Entry(
        CodeSystem.ICD10CM, code, row.title, row.own_words, status, release, effective_from=begins, terminated_on=ended,
        attributes={"last_listed" if earlier else "first_listed": release.edition},
    )  # fmt: skip


def _past(release: Release, on: date) -> bool:
    """Whether a release had been followed by one that is not loaded."""
    return release.effective_to is not None and on > release.effective_to


def _before(number: int, releases: Releases) -> int | None:
    """The release that this one followed without a gap."""
    place = releases.place(number)
    if place < 1:
        return None
    previous = releases.by_set[CodeSet.ICD10CM][place - 1]
    return previous if _adjoin(releases.numbered[previous], releases.numbered[number]) else None


def _adjoin(earlier: Release, later: Release) -> bool:
    return earlier.effective_to is not None and earlier.effective_to + ONE_DAY >= later.effective_from


def _first_day(rows: dict[int, Row], wanted: int, releases: Releases) -> date | None:
    """The first day of the code, where the releases on both sides of it are loaded."""
    first = min(rows, key=releases.place)
    known = _before(first, releases) is not None and releases.place(first) <= releases.place(wanted)
    return releases.numbered[first].effective_from if known else None


def _last_day(last: int, releases: Releases) -> date | None:
    """The last day of a code, where the release that first lacks it follows without a gap."""
    following = releases.by_set[CodeSet.ICD10CM][releases.place(last) + 1]
    later = releases.numbered[following]
    return later.effective_from - ONE_DAY if _adjoin(releases.numbered[last], later) else None


def children(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> tuple[Entry, ...]:
    """Direct children of a header in the order of the list."""
    wanted = releases.in_force(CodeSet.ICD10CM, on)
    found = connection.execute(
        "SELECT code FROM icd_code WHERE release = ? AND parent = ? ORDER BY position", (wanted, code)
    ).fetchall()
    entries = (find(connection, releases, child, on) for (child,) in found)
    return tuple(entry for entry in entries if isinstance(entry, Entry))


def notes(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> tuple[Note, ...]:
    """Notes of the code and of what stands above it, from the newest tabular list in force; nearest first."""
    numbers = [
        n for n in releases.by_set.get(CodeSet.ICD10CM, ()) if releases.numbered[n].effective_from <= on
    ]
    for number in reversed(numbers):
        place = connection.execute(
            "SELECT block, chapter FROM icd_place WHERE release = ? AND category = ?", (number, code[:3])
        ).fetchone()
        if place:
            holders = (*_unchanged(connection, _above(code), number, numbers[-1]), *place)
            return _notes_at(connection, number, releases.numbered[number], holders)
    return ()


def _above(code: str) -> tuple[str, ...]:
    """The code and its possible ancestors up to the category, nearest first: every shorter beginning of it."""
    return tuple(code[:length] for length in range(len(code), 2, -1) if length != 4)


def _unchanged(
    connection: sqlite3.Connection, codes: tuple[str, ...], then: int, now: int
) -> tuple[str, ...]:
    """Codes without those that became headers since the tabular list: what was included there may have moved."""
    if then == now:
        return codes
    marks = ", ".join("?" * len(codes))
    changed = connection.execute(
        f"SELECT code FROM icd_code WHERE code IN ({marks}) AND release IN (?, ?)"
        " GROUP BY code HAVING min(billable) <> max(billable)",
        (*codes, then, now),
    ).fetchall()
    return tuple(code for code in codes if (code,) not in changed)


def _notes_at(
    connection: sqlite3.Connection, number: int, release: Release, holders: tuple[str, ...]
) -> tuple[Note, ...]:
    wanted = tuple(dict.fromkeys(holders))
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"SELECT kind, text, holder, position FROM icd_note WHERE release = ? AND holder IN ({marks})",
        (number, *wanted),
    ).fetchall()
    rows.sort(key=lambda row: (wanted.index(row[2]), row[3]))
    return tuple(Note(NoteKind(kind), text, holder, release) for kind, text, holder, _ in rows)
