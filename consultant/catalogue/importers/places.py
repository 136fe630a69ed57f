"""Place of service codes as csv (`pos_code,facility_type,name,description`), from CMS's list with the payment setting added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

HEADER = re.compile(r"\A\"?pos_code\"?,\"?facility_type\"?,\"?name\"?,\"?description")
COLUMNS = ("pos_code", "facility_type", "name", "description")
SETTINGS = ("Facility", "Non-Facility", "Unassigned")
NEWEST = (("27", date(2023, 10, 1)), ("10", date(2022, 1, 1)))
"""Codes with the day they came: a list that has one assigned is at least that new."""


def recognise(head: str) -> bool:
    """The header row."""
    return HEADER.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One list. It carries no date: its newest code says how old it can be at most."""
    rows = list(_rows(source))
    return Reading(_label(source, statement, rows), iter([("place", rows)]), whole=True)


def _label(source: Source, statement: Statement, rows: list[Row]) -> Label:
    stated = statement.effective or tables.day_named(source)
    if stated:
        return Label(CodeSet.PLACES, f"{stated:%Y-%m}", stated)
    assigned = {row[0] for row in rows if row[1] != "Unassigned"}
    since = next((day for code, day in NEWEST if code in assigned), date(2020, 1, 1))
    return Label(CodeSet.PLACES, f"since {since:%Y-%m}", since)


def _rows(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    header, under = tables.below(source, rows, lambda cells: cells[:1] == ["pos_code"], COLUMNS)
    for line, cells in under:
        fields = tables.named(source, header, line, cells)
        code, setting = fields["pos_code"].zfill(2), fields["facility_type"]
        if not (len(code) == 2 and code.isdigit()):
            refuse(source, line, "pos_code", code, "two digits")
        if setting not in SETTINGS:
            refuse(source, line, "facility_type", setting, ", ".join(SETTINGS))
        yield code, setting, fields["name"], fields["description"]
