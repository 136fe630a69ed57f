"""A release of ICD-10-CM made from the one before and a list of changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from consultant.catalogue.calendar import as_number
from consultant.catalogue.reading import Label, Row

ROOM = 1000
"""Places kept free after each code of the release before, so that added codes stand where they belong."""


def begin_with_earlier(connection: sqlite3.Connection, release: int, label: Label) -> None:
    """Fill an amending release with the codes of the one before, unless it has codes already."""
    if connection.execute("SELECT 1 FROM icd_code WHERE release = ? LIMIT 1", (release,)).fetchone():
        return
    connection.execute(
        "INSERT INTO icd_code SELECT ?, code, billable, title, parent, position * ?, own_words FROM icd_code"
        " WHERE release = (SELECT id FROM release WHERE code_set = ? AND effective_from < ?"
        " ORDER BY effective_from DESC LIMIT 1)",
        (release, ROOM, label.code_set.value, as_number(label.effective_from)),
    )


def amend(connection: sqlite3.Connection, release: int, changes: Iterable[Row], *, own_words: bool) -> int:
    """Apply (change, code, billable, title) rows; own words replace earlier own words, and never a publisher's title."""
    count = 0
    for change, code, billable, title in sorted(changes, key=lambda row: (row[0] == "deleted", row[1])):
        count += 1
        if change == "deleted":
            connection.execute("DELETE FROM icd_code WHERE release = ? AND code = ?", (release, code))
        elif change == "header":
            connection.execute(
                "UPDATE icd_code SET billable = 0 WHERE release = ? AND code = ?", (release, code)
            )
        else:
            _add(connection, release, code, billable, title, own_words=own_words)
    return count


_OWN_TITLE = " ON CONFLICT (code, release) DO UPDATE SET title = excluded.title WHERE own_words"


def _add(
    connection: sqlite3.Connection, release: int, code: str, billable: int, title: str, *, own_words: bool
) -> None:
    parent = parent_of(code, lambda above: _position(connection, release, above) is not None)
    place = _position(connection, release, code)
    before = connection.execute(
        "SELECT max(position) FROM icd_code WHERE +release = ? AND code < ? AND code >= ?",
        (release, code, parent or code[:1]),
    ).fetchone()[0]
    statement, kept = ("INSERT", _OWN_TITLE) if own_words else ("INSERT OR REPLACE", "")
    connection.execute(
        f"{statement} INTO icd_code VALUES (?, ?, ?, ?, ?, ?, ?){kept}",
        (
            release,
            code,
            billable,
            title,
            parent,
            place if place is not None else (before or 0) + 1,
            int(own_words),
        ),
    )


def _position(connection: sqlite3.Connection, release: int, code: str) -> int | None:
    found = connection.execute(
        "SELECT position FROM icd_code WHERE release = ? AND code = ?", (release, code)
    ).fetchone()
    return int(found[0]) if found else None


def parent_of(code: str, exists: Callable[[str], bool]) -> str:
    """The nearest shorter code that exists, without the dot at its end; empty for a category."""
    for length in range(len(code) - 1, 2, -1):
        above = code[:length].rstrip(".")
        if length != 4 and exists(above):
            return above
    return ""
