"""Codes in their order: lists of a system page by page, the neighbours of a code, and the codes it has edits with."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from consultant.catalogue.calendar import as_number
from consultant.catalogue.edits import NEVER_APPLIED, PAIR_SETS
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import BillingSetting, CodeSet
from consultant.model.codes import CodeSystem
from consultant.model.neighbours import Neighbours, Partner, Partners

LISTS: Mapping[CodeSystem, tuple[tuple[CodeSet, str], ...]] = {
    CodeSystem.ICD10CM: ((CodeSet.ICD10CM, "SELECT code FROM icd_code WHERE +release = :release"),),
    CodeSystem.ICD10PCS: ((CodeSet.ICD10PCS, "SELECT code FROM pcs_code WHERE +release = :release"),),
    CodeSystem.ICD9CM: ((CodeSet.ICD9CM, "SELECT code FROM icd9_code WHERE +release = :release"),),
    CodeSystem.DRG: ((CodeSet.MSDRG, "SELECT code FROM drg WHERE release = :release"),),
    CodeSystem.HCPCS: (
        (CodeSet.HCPCS, "SELECT code FROM hcpcs WHERE +release = :release AND length(code) = 5"),
        (CodeSet.STARTER, "SELECT code FROM own_words WHERE system = 'hcpcs' AND release = :release"),
    ),
    CodeSystem.MODIFIER: (
        (CodeSet.HCPCS, "SELECT code FROM hcpcs WHERE +release = :release AND length(code) = 2"),
        (CodeSet.STARTER, "SELECT code FROM own_words WHERE system = 'modifier' AND release = :release"),
    ),
    CodeSystem.CPT: (
        (CodeSet.MPFS, "SELECT code FROM fee WHERE release = :release AND code GLOB '[0-9]*'"),
        (CodeSet.STARTER, "SELECT code FROM own_words WHERE system = 'cpt' AND release = :release"),
    ),
    CodeSystem.CARC: (
        (CodeSet.REMITTANCE, "SELECT code FROM remittance WHERE kind = 'carc' AND release = :release"),
    ),
    CodeSystem.RARC: (
        (CodeSet.REMITTANCE, "SELECT code FROM remittance WHERE kind = 'rarc' AND release = :release"),
    ),
    CodeSystem.POS: (
        (CodeSet.STARTER, "SELECT code FROM own_words WHERE system = 'pos' AND release = :release"),
    ),
}
"""Systems that can be listed, and the rows that hold their codes in a release.

`+release` keeps SQLite from an index by release where the rows themselves lie by code: in order, so a page is read at once.
"""

COLUMN1 = "SELECT column2, indicator FROM edit WHERE release = :release AND column1 = :code"
COLUMN2 = "SELECT column1, indicator FROM edit WHERE release = :release AND column2 = :code"
IN_FORCE = f"deleted = 0 AND effective <= :on AND indicator <> '{NEVER_APPLIED}'"
"""Rows that never ended; the few whose last day is still to come are left to the look-up of the pair."""


def codes_after(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, on: date, after: str, limit: int
) -> tuple[str, ...]:
    """Codes of a system in force on a day, in order, from the one behind `after` on."""
    return _page(connection, releases, system, on, "code > :code ORDER BY code", after, limit)


def neighbours(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, code: str, on: date
) -> Neighbours:
    """The codes before and behind one in the order of its list; empty at the ends, and for a code that is not in it."""
    before = _page(connection, releases, system, on, "code < :code ORDER BY code DESC", code, 1)
    behind = codes_after(connection, releases, system, on, code, 1)
    return Neighbours(*(found[0] if found else "" for found in (before, behind)))


def _page(
    connection: sqlite3.Connection,
    releases: Releases,
    system: CodeSystem,
    on: date,
    place: str,
    code: str,
    limit: int,
) -> tuple[str, ...]:
    found: set[str] = set()
    for code_set, rows in LISTS.get(system, ()):
        number = releases.in_force(code_set, on) or releases.excerpt(code_set, on)
        statement = f"{rows} AND {place} LIMIT :limit"
        values = {"release": number, "code": code, "limit": limit}
        found |= {row[0] for row in connection.execute(statement, values)} if number else set()
    return tuple(sorted(found, reverse="DESC" in place)[:limit])


def partners(
    connection: sqlite3.Connection,
    releases: Releases,
    code: str,
    setting: BillingSetting,
    on: date,
    limit: int,
) -> Partners | None:
    """Codes that a code has edits in force with: those it takes in (it is column 1), and those that take it in.

    At most `limit` of each are listed, the counts are whole; none where the setting's edits are not loaded.
    """
    code_set = PAIR_SETS.get(setting)
    number = releases.in_force(code_set, on) if code_set else None
    if number is None:
        return None
    values = {"release": number, "code": code, "on": as_number(on)}
    taken_in, taken_in_by = (
        connection.execute(f"{rows} AND {IN_FORCE} ORDER BY 1", values).fetchall()
        for rows in (COLUMN1, COLUMN2)
    )
    return Partners(
        setting,
        tuple(Partner(*row) for row in taken_in[:limit]),
        len(taken_in),
        tuple(Partner(*row) for row in taken_in_by[:limit]),
        len(taken_in_by),
        releases.numbered[number],
    )
