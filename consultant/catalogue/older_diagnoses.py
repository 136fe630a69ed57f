"""ICD-9-CM entries: the last version, ended for all when ICD-10 took over; headers are what its codes begin with."""

from __future__ import annotations

import sqlite3
from datetime import date

from consultant.catalogue.procedures import missing
from consultant.catalogue.releases import Releases
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem

LAST = "~"
"""Sorts after every character of a code."""


def find(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> Entry | Absent:
    """The title of a code, ended on the last day of its version; a header has none."""
    number = releases.in_force(CodeSet.ICD9CM, on) or releases.excerpt(CodeSet.ICD9CM, on)
    if number is None:
        return missing(releases, CodeSet.ICD9CM, on, AbsenceKind.NOT_IN_RELEASE)
    found = connection.execute(
        "SELECT title FROM icd9_code WHERE code = ? AND release = ?", (code, number)
    ).fetchone()
    header = not found and bool(_below(connection, number, code))
    if not (found or header):
        return missing(releases, CodeSet.ICD9CM, on, AbsenceKind.NOT_IN_RELEASE)
    release = releases.numbered[number]
    ended = release.effective_to is not None and on > release.effective_to
    status = CodeStatus.TERMINATED if ended else CodeStatus.HEADER if header else CodeStatus.ACTIVE
    title = found[0] if found else ""
    return Entry(
        CodeSystem.ICD9CM, code, title, False, status, release, terminated_on=release.effective_to,
        attributes={"needs": "more digits"} if header else {},
    )  # fmt: skip


def children(connection: sqlite3.Connection, releases: Releases, code: str, on: date) -> tuple[Entry, ...]:
    """The codes below a header."""
    number = releases.in_force(CodeSet.ICD9CM, on) or releases.excerpt(CodeSet.ICD9CM, on)
    below = _below(connection, number, code) if number else []
    entries = (find(connection, releases, child, on) for child in below)
    return tuple(entry for entry in entries if isinstance(entry, Entry))


def _below(connection: sqlite3.Connection, number: int, code: str) -> list[str]:
    beginning = code if "." in code else f"{code}."
    rows = connection.execute(
        "SELECT code FROM icd9_code WHERE code > ? AND code < ? AND release = ? ORDER BY code",
        (beginning, beginning + LAST, number),
    )
    return [row[0] for row in rows if len(row[0]) > len(code)]
