"""NCCI edits, unit limits and fee schedule rows from the catalogue file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields, replace
from datetime import date

from consultant.catalogue.calendar import as_date, as_number
from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import (
    AbsenceKind,
    Absent,
    BillingSetting,
    CodeSet,
    FeeRow,
    PairEdit,
    PairEdits,
    Track,
    UnitLimit,
)

PAIR_SETS = {
    BillingSetting.PRACTITIONER: CodeSet.PTP_PRACTITIONER,
    BillingSetting.HOSPITAL: CodeSet.PTP_HOSPITAL,
}
UNIT_SETS = {
    BillingSetting.PRACTITIONER: CodeSet.MUE_PRACTITIONER,
    BillingSetting.HOSPITAL: CodeSet.MUE_HOSPITAL,
    BillingSetting.DME: CodeSet.MUE_DME,
}
TRACKS = {CodeSet.MPFS: Track.NON_QPP, CodeSet.MPFS_QPP: Track.QPP}
"""The two files of a quarter, the usual one first."""

TWO_TRACKS_SINCE = date(2026, 1, 1)
NEVER_APPLIED = "9"
FAR = 99991231

PAIR = (
    "SELECT column1, column2, indicator, effective, deleted, text FROM edit JOIN rationale ON rationale.id = rationale"
    " WHERE release = ? AND column1 = ? AND column2 = ?"
)
UNITS = (
    "SELECT units, adjudication, text FROM unit_limit JOIN rationale ON rationale.id = rationale"
    " WHERE release = ? AND code = ?"
)
PUBLISHED = [field.name for field in fields(FeeRow)][:14]
"""The fee table's columns after the release stand in the order of the value's fields."""


def find_pair(
    connection: sqlite3.Connection,
    releases: Releases,
    first: str,
    second: str,
    setting: BillingSetting,
    on: date,
) -> PairEdits | Absent:
    """All rows of the pair in both directions, those in force on the day apart from the others."""
    code_set = PAIR_SETS.get(setting)
    if code_set is None:
        return Absent(AbsenceKind.NO_ROW, CodeSet.PTP_PRACTITIONER)
    asked = (
        (number, _pair_rows(connection, number, first, second)) for number in releases.asked(code_set, on)
    )
    number, rows = next(((number, rows) for number, rows in asked if rows), (0, []))
    if not rows:
        return missing(releases, code_set, on, AbsenceKind.NO_ROW)
    applying = _applying(rows, as_number(on))
    in_force = tuple(_edit(row) for row in applying)
    others = tuple(_edit(row) for row in rows if row not in applying)
    return PairEdits(in_force, others, setting, releases.numbered[number])


PairRow = tuple[str, str, str, int, int, str]


def _pair_rows(connection: sqlite3.Connection, number: int, first: str, second: str) -> list[PairRow]:
    forward = connection.execute(PAIR, (number, first, second)).fetchall()
    return (
        forward if first == second else forward + connection.execute(PAIR, (number, second, first)).fetchall()
    )


def _applying(rows: list[PairRow], day: int) -> list[PairRow]:
    """Rows in force on a day, at most one of those without first day in each direction: one ends before the next begins."""
    found = [row for row in rows if _applies(row, day)]
    undated: dict[tuple[str, str], PairRow] = {}
    for row in sorted((row for row in found if not row[3]), key=lambda row: row[4] or FAR, reverse=True):
        undated[row[:2]] = row
    return [row for row in found if row[3] or undated[row[:2]] == row]


def _applies(row: PairRow, day: int) -> bool:
    """Deletion dates are last days; indicator 9 marks edits deleted as of their first day."""
    _, _, indicator, effective, deleted, _ = row
    return indicator != NEVER_APPLIED and effective <= day and (not deleted or day <= deleted)


def _edit(row: PairRow) -> PairEdit:
    column1, column2, indicator, effective, deleted, rationale = row
    return PairEdit(column1, column2, indicator, as_date(effective), as_date(deleted), rationale)


def find_units(
    connection: sqlite3.Connection, releases: Releases, code: str, setting: BillingSetting, on: date
) -> UnitLimit | Absent:
    """The medically unlikely edit of a code."""
    code_set = UNIT_SETS[setting]
    for number in releases.asked(code_set, on):
        row = connection.execute(UNITS, (number, code)).fetchone()
        if row:
            units, adjudication, rationale = row
            return UnitLimit(code, units, adjudication, rationale, setting, releases.numbered[number])
    return missing(releases, code_set, on, AbsenceKind.NO_ROW)


def find_fee(
    connection: sqlite3.Connection, releases: Releases, code: str, modifier: str, on: date
) -> FeeRow | Absent:
    """The fee schedule row of code and modifier; a code listed only with other modifiers is `NO_ROW`.

    Of two files of one quarter the one for clinicians who are not qualifying participants is the row, the other beside it.
    """
    numbers = [number for code_set in TRACKS for number in releases.asked(code_set, on)]
    numbers.sort(key=lambda number: releases.numbered[number].effective_from, reverse=True)
    rows = {number: _fee_rows(connection, releases, number, code) for number in numbers}
    found = [by_modifier[modifier] for by_modifier in rows.values() if modifier in by_modifier]
    if not found:
        kind = AbsenceKind.NO_ROW if any(rows.values()) or not numbers else AbsenceKind.NOT_IN_RELEASE
        return missing(releases, CodeSet.MPFS, on, kind)
    first, *others = found
    began = first.release.effective_from
    beside = next(
        (row for row in others if row.release.effective_from == began and row.track != first.track), None
    )
    return replace(first, beside=beside) if beside else first


def _fee_rows(
    connection: sqlite3.Connection, releases: Releases, number: int, code: str
) -> dict[str, FeeRow]:
    """A code's rows in one release by modifier."""
    release = releases.numbered[number]
    track = TRACKS[release.code_set] if release.effective_from >= TWO_TRACKS_SINCE else Track.ALL
    found = connection.execute("SELECT * FROM fee WHERE release = ? AND code = ?", (number, code))
    return {
        row[2]: FeeRow(
            **dict(zip(PUBLISHED, row[1:], strict=False)),
            release=release,
            attributes=json.loads(row[-1]),
            track=track,
        )
        for row in found
    }
