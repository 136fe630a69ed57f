"""Where the terms of the ICD-10-PCS index lead, by the words of a text, and what a table of ICD-10-PCS holds."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping

from consultant.catalogue.releases import Releases
from consultant.model.catalogue import CodeSet
from consultant.model.inpatient import IndexLead, InpatientRow, InpatientTable

Leads = Mapping[str, tuple[IndexLead, ...]]

TABLE_LENGTH = 3
MOST_LEADS = 14
"""Terms with more leads are root operations, whose sub-terms fill pages."""
LONGEST = 9
"""Words of the longest term that is looked for."""
BODY_PART, DEVICE = "Body Part", "Device"
_POINTING = ("use", "see", "tab")
_BRAND = re.compile(r"\((?:tm|r)\)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{5,}(?: [A-Z]{5,})*(?= [A-Z])")
"""A brand that the index writes without its mark."""
_ASIDE = re.compile(r"\s*\([^)]*\)")
_SIDE = re.compile(r",? (?:right|left|bilateral)\Z", re.IGNORECASE)


def leads(connection: sqlite3.Connection, releases: Releases) -> Leads:
    """Every short term of the newest loaded index, and every body part of the newest tables, by its plain words."""
    found: dict[str, list[IndexLead]] = defaultdict(list)
    for lead, names in (*_indexed(connection, releases), *_body_parts(connection, releases)):
        for name in names:
            if lead not in found[name]:
                found[name].append(lead)
    return {name: tuple(few) for name, few in found.items() if len(few) <= MOST_LEADS}


def named(text: str, every: Leads) -> tuple[IndexLead, ...]:
    """The leads of the terms that a text names, the longer terms first; no word counts for two terms."""
    words = _plain(text).split()
    taken: set[int] = set()
    found: list[IndexLead] = []
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            places = range(start, start + length)
            name = " ".join(words[start : start + length])
            few = every.get(name) or every.get(name.removesuffix("s"))
            if few and taken.isdisjoint(places):
                taken.update(places)
                found += few
    return tuple(dict.fromkeys(found))


def table(connection: sqlite3.Connection, releases: Releases, code: str) -> InpatientTable | None:
    """The table of three characters in the newest loaded tables."""
    number = _newest(connection, releases, "pcs_table")
    head = connection.execute(
        "SELECT axes, definition FROM pcs_table WHERE release = ? AND code = ?", (number, code)
    ).fetchone()
    if number is None or head is None:
        return None
    values: dict[str, dict[str, str]] = defaultdict(dict)
    rows = connection.execute("SELECT axes FROM pcs_row WHERE release = ? AND code = ?", (number, code))
    count = 0
    for (axes,) in rows:
        count += 1
        for title, labels in json.loads(axes):
            values[title].update(labels)
    first, second, third = (
        labels[value] for value, (_, labels) in zip(code, json.loads(head[0]), strict=True)
    )
    return InpatientTable(
        code, (first, second, third), head[1],
        {title: tuple(sorted(labels.items())) for title, labels in values.items()}, count, releases.numbered[number],
    )  # fmt: skip


def rows(connection: sqlite3.Connection, releases: Releases, operation: str) -> tuple[InpatientRow, ...]:
    """The rows of the newest tables whose operation has this name, in small type."""
    number = _newest(connection, releases, "pcs_row")
    if number is None:
        return ()
    every = connection.execute("SELECT code, axes FROM pcs_table WHERE release = ? ORDER BY code", (number,))
    named = [code for code, axes in every if operation in map(str.lower, json.loads(axes)[-1][1].values())]
    return tuple(
        InpatientRow(code, tuple((title, tuple(labels.items())) for title, labels in json.loads(axes)))
        for code in named
        for (axes,) in connection.execute(
            "SELECT axes FROM pcs_row WHERE release = ? AND code = ? ORDER BY position", (number, code)
        )
    )


def _newest(connection: sqlite3.Connection, releases: Releases, table: str) -> int | None:
    held = {number for (number,) in connection.execute(f"SELECT DISTINCT release FROM {table}")}
    return next(
        (number for number in reversed(releases.by_set.get(CodeSet.ICD10PCS, ())) if number in held), None
    )


def _indexed(
    connection: sqlite3.Connection, releases: Releases
) -> Iterator[tuple[IndexLead, tuple[str, ...]]]:
    number = _newest(connection, releases, "pcs_index")
    if number is None:
        return
    axes = _axes_of_values(connection, number)
    marks = ", ".join("?" * len(_POINTING))
    rows = connection.execute(
        f"SELECT term, kind, text, code FROM pcs_index WHERE release = ? AND kind IN ({marks}) ORDER BY position",
        (number, *_POINTING),
    )
    for term, kind, text, code in rows:
        axis = axes.get(text, "") if kind == "use" else ""
        yield IndexLead(term, text, code, axis, releases.numbered[number]), _names(term.split(" > ")[0])


def _axes_of_values(connection: sqlite3.Connection, number: int) -> dict[str, str]:
    """Of the values that the definitions list which character each is of."""
    rows = connection.execute(
        "SELECT term, axis FROM pcs_definition WHERE release = ? AND axis IN (4, 6)", (number,)
    )
    return {term: {4: BODY_PART, 6: DEVICE}[axis] for term, axis in rows}


def _names(term: str) -> tuple[str, ...]:
    """The plain words of a term: whole, without what stands in brackets, and of a brand its name alone."""
    capitals = _CAPITALS.match(term)
    brand = _BRAND.split(term)[0] if _BRAND.search(term) else capitals[0] if capitals else ""
    names = (_plain(_BRAND.sub(" ", term)), _plain(_ASIDE.sub("", term)), _plain(brand))
    return tuple(dict.fromkeys(name for name in names if name))


def _body_parts(
    connection: sqlite3.Connection, releases: Releases
) -> Iterator[tuple[IndexLead, tuple[str, ...]]]:
    number = _newest(connection, releases, "pcs_row")
    rows = connection.execute("SELECT code, axes FROM pcs_row WHERE release = ? AND code < '1'", (number,))
    seen: dict[tuple[str, str, str], str] = {}
    for code, axes in rows:
        title, labels = json.loads(axes)[0]
        if title == BODY_PART:
            seen.update({(code[:2], value, label): label for value, label in labels.items()})
    for (system, value, _), label in sorted(seen.items()):
        assert number is not None
        name = _plain(_SIDE.sub("", label))
        yield IndexLead(label, label, f"{system}{value}", BODY_PART, releases.numbered[number]), (name,)


def _plain(text: str) -> str:
    """Letters and digits in small type, everything between them as one space."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
