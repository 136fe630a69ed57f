"""Crosswalks by the General Equivalence Mappings; what each target is worth is asked of its own set for the day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction, Target

ROWS = """
    SELECT target, flags, scenario, choice_list FROM gem WHERE release = ? AND source = ?
    ORDER BY scenario, choice_list, target"""

Find = Callable[[CodeSystem, str, date], Entry | Absent]
"""An entry of any set on a day."""

Children = Callable[[CodeSystem, str, date], tuple[Entry, ...]]


def find(
    connection: sqlite3.Connection,
    releases: Releases,
    code: str,
    direction: Direction,
    on: date,
    entry: Find,
    children: Children,
) -> Crosswalk | Absent:
    """All targets of a code; a code that the mapping does not list came after it was frozen, or is a header."""
    code_set = direction.code_set
    number = releases.in_force(code_set, on) or releases.excerpt(code_set, on)
    rows = connection.execute(ROWS, (number, code)).fetchall() if number else []
    if number is None or not rows:
        return missing(releases, code_set, on, AbsenceKind.NOT_IN_RELEASE)
    system = direction.target_system
    targets = tuple(
        _target(row, entry(system, row[0], on), lambda c: children(system, c, on)) for row in rows if row[0]
    )
    no_map = any(flags[1] == "1" for _, flags, _, _ in rows)
    return Crosswalk(code, direction, on, no_map, targets, releases.numbered[number])


def _target(
    row: tuple[str, str, int, int], entry: Entry | Absent, below: Callable[[str], tuple[Entry, ...]]
) -> Target:
    """A row with its flags decoded: approximate, no map, combination; scenario and choice list are numbers."""
    code, flags, scenario, choice_list = row
    header = isinstance(entry, Entry) and entry.status is CodeStatus.HEADER
    billable = tuple(reportable(below, code)) if header else ()
    return Target(code, flags[0] == "1", flags[2] == "1", scenario, choice_list, entry, billable)


def reportable(below: Callable[[str], tuple[Entry, ...]], header: str) -> list[str]:
    """The codes under a header that may be reported themselves, through headers on the way, in order."""
    found: list[str] = []
    for child in below(header):
        if child.status is CodeStatus.HEADER:
            found += reportable(below, child.code)
        elif child.status is CodeStatus.ACTIVE:
            found.append(child.code)
    return found
