"""Entries of HCPCS Level II, CPT numbers, modifiers and places of service from the catalogue file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from consultant.catalogue.calendar import as_date
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem

LICENSED = "needs an AMA licence"
NUMBERED_SETS = ((CodeSet.MPFS, "fee", "code"), (CodeSet.MUE_PRACTITIONER, "unit_limit", "code"))
"""Where a CPT number may stand when nobody has described it in own words."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one HCPCS release holds on a code or modifier; `detailed` when it carries dates and indicators."""

    release: int
    description: str
    short_description: str
    added: int
    effective: int
    terminated: int
    detailed: bool
    successors: str
    fields: str


def find_starter(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, code: str, on: date
) -> Entry | None:
    """The project's own words on a code, with the dates they state."""
    row = connection.execute(
        "SELECT release, words, started, ended, successors, fields FROM own_words WHERE system = ? AND code = ?",
        (system.value, code),
    ).fetchone()
    if row is None:
        return None
    started, ended = as_date(row[2]), as_date(row[3])
    return Entry(
        system, code, row[1], True, status_on(started, ended, on), releases.numbered[row[0]],
        started, ended, tuple(row[4].split()), json.loads(row[5]),
    )  # fmt: skip


def find_cpt(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """A CPT number: own words if there are any, else its presence in the loaded tables, which carry no descriptor."""
    starter = find_starter(connection, releases, CodeSystem.CPT, code, on)
    if starter:
        return starter
    for code_set, table, column in NUMBERED_SETS:
        number = releases.in_force(code_set, on) or releases.excerpt(code_set, on)
        if (
            number
            and connection.execute(
                f"SELECT 1 FROM {table} WHERE release = ? AND {column} = ?", (number, code)
            ).fetchone()
        ):
            return Entry(
                CodeSystem.CPT,
                code,
                "",
                False,
                CodeStatus.ACTIVE,
                releases.numbered[number],
                attributes={"descriptor": LICENSED},
            )
    return missing(releases, CodeSet.MPFS, on, AbsenceKind.NOT_IN_RELEASE)


def find_hcpcs(
    connection: sqlite3.Connection, releases: Releases, system: CodeSystem, code: str, on: date
) -> Entry | Absent:
    """A HCPCS Level II code or modifier: the release in force, with dates joined from the last release that states them."""
    starter = find_starter(connection, releases, system, code, on)
    if starter and is_cpt_modifier(code):
        return starter
    wanted = releases.in_force(CodeSet.HCPCS, on) or releases.excerpt(CodeSet.HCPCS, on)
    rows = {row.release: row for row in _rows(connection, code)}
    found = _by_own_dates(system, code, rows, releases, on) or (
        _published(system, code, rows, wanted, releases, on) if wanted else None
    )
    if found is None:
        return starter or missing(releases, CodeSet.HCPCS, on, AbsenceKind.NOT_IN_RELEASE)
    return _with_words(found, starter, on) if starter else found


def is_cpt_modifier(code: str) -> bool:
    """Whether the text of a modifier is the AMA's; CMS lists P1 to P6 among its own."""
    return len(code) == 2 and (code[0].isdigit() or (code[0] == "P" and code[1].isdigit()))


def _with_words(published: Entry, starter: Entry, on: date) -> Entry:
    """The publisher's entry with the project's plain words beside it, and an end that the file on hand does not know yet."""
    extra = {"own_words": starter.description, **starter.attributes, **published.attributes}
    joined = replace(published, successors=published.successors or starter.successors, attributes=extra)
    if published.terminated_on or not starter.terminated_on:
        return joined
    return replace(
        joined,
        terminated_on=starter.terminated_on,
        status=status_on(published.effective_from, starter.terminated_on, on),
        attributes={**extra, "end_from_release": starter.release.edition},
    )


def _rows(connection: sqlite3.Connection, code: str) -> list[Row]:
    found = connection.execute(
        "SELECT release, description, short_description, added, effective, terminated, detailed, successors, fields"
        " FROM hcpcs WHERE code = ?",
        (code,),
    )
    return [Row(*row) for row in found]


def _by_own_dates(
    system: CodeSystem, code: str, rows: Mapping[int, Row], releases: Releases, on: date
) -> Entry | None:
    """What the first later release that dates the code says of the day, where no earlier one can know it.

    That is a code which began after the release of the day was issued, one that had ended by the day, or a day before every
    release. None where the release of the day is enough.
    """
    detailed = (number for number in rows if rows[number].detailed and rows[number].added)
    later = [number for number in detailed if releases.numbered[number].effective_from > on]
    if not later:
        return None
    number = min(later, key=lambda one: releases.numbered[one].effective_from)
    row, release = rows[number], releases.numbered[number]
    begun = any(releases.numbered[one].effective_from <= on for one in rows)
    added, ended = as_date(row.added), as_date(row.terminated)
    status = status_on(added, ended, on)
    before_all = releases.in_force(CodeSet.HCPCS, on) is None
    if (status is CodeStatus.FUTURE and not before_all) or (begun and status is CodeStatus.ACTIVE):
        return None
    return Entry(
        system, code, row.description, False, status, release, added, ended,
        tuple(row.successors.split()), _attributes(row, row, release, releases, dropped=False),
    )  # fmt: skip


def _published(
    system: CodeSystem, code: str, rows: Mapping[int, Row], wanted: int, releases: Releases, on: date
) -> Entry | None:
    by_date = sorted(rows, key=lambda number: releases.numbered[number].effective_from)
    begun = [number for number in by_date if releases.numbered[number].effective_from <= on]
    if not by_date:
        return None
    if not begun:
        return _future(system, code, rows[by_date[0]], releases.numbered[by_date[0]])
    listed = _listed(begun, releases)
    row, release = rows[listed], releases.numbered[listed]
    detailed = next((rows[number] for number in reversed(begun) if rows[number].detailed), row)
    added, ended = as_date(detailed.added), as_date(detailed.terminated)
    dropped = release.effective_from < releases.numbered[wanted].effective_from
    status = CodeStatus.TERMINATED if dropped else status_on(added, ended, on)
    return Entry(
        system, code, row.description or detailed.description, False, status, release, added, ended,
        tuple(detailed.successors.split()), _attributes(row, detailed, release, releases, dropped=dropped),
    )  # fmt: skip


def _listed(begun: list[int], releases: Releases) -> int:
    """The newest whole release that lists the code; an excerpt where no whole one does."""
    return next((number for number in reversed(begun) if releases.place(number) >= 0), begun[-1])


def _future(system: CodeSystem, code: str, row: Row, release: Release) -> Entry:
    """A code that only a later release lists."""
    begins = as_date(row.added) or release.effective_from
    return Entry(system, code, row.description, False, CodeStatus.FUTURE, release, begins)


def _attributes(
    row: Row, detailed: Row, release: Release, releases: Releases, *, dropped: bool
) -> dict[str, str]:
    attributes: dict[str, str] = json.loads(detailed.fields)
    if acted := as_date(detailed.effective):
        attributes["action_since"] = acted.isoformat()
    if detailed.short_description:
        attributes["short_description"] = detailed.short_description
    if detailed is not row:
        attributes["dates_from_release"] = releases.numbered[detailed.release].edition
    if dropped:
        attributes["last_listed"] = release.edition
    return attributes


def find_place(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """A place of service code: all of them are in the starter knowledge."""
    found = find_starter(connection, releases, CodeSystem.POS, code, on)
    return found or missing(releases, CodeSet.STARTER, on, AbsenceKind.NOT_IN_RELEASE)


def missing(releases: Releases, code_set: CodeSet, on: date, kind: AbsenceKind) -> Absent:
    """Absence of the given kind when a whole release answers for the day, else why none does."""
    number = releases.in_force(code_set, on)
    if number is not None:
        return Absent(kind, code_set, releases.numbered[number])
    if releases.by_set.get(code_set):
        return Absent(AbsenceKind.NO_RELEASE_FOR_DATE, code_set)
    return Absent(AbsenceKind.NOT_LOADED, code_set)


def status_on(started: date | None, ended: date | None, on: date) -> CodeStatus:
    """What a code with a first and a last day is on a day."""
    if ended and on > ended:
        return CodeStatus.TERMINATED
    return CodeStatus.FUTURE if started and on < started else CodeStatus.ACTIVE
