"""Outpatient caps on imaging (CMS `OPPSCAP_qqq.csv` and `.txt`): code, modifier, status, contractor, locality, two prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import MONTHS, quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

HEADER = re.compile(r"\AHCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FAC")
RECORD = re.compile(r"([0-9A-Z]{5})(.{2}) ([A-Z]) (\d{5})  (\d{2})([ .\d]{9})([ .\d]{10})")
MONTH = re.compile(r"OPPSCAP_?(JAN|APR|JUL|OCT)", re.IGNORECASE)


def recognise(head: str) -> bool:
    """The header of the csv, or records of the text form from the first line on."""
    return HEADER.match(head) is not None or RECORD.fullmatch(head.split("\n", 1)[0].strip("\r")) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One quarter's caps. The name has the month only; the year is that of the archive or of the files beside it."""
    rows = _table(source) if HEADER.match(source.head) else _text(source)
    return Reading(_label(source, statement), iter([("opps_cap", rows)]), whole=True)


def _label(source: Source, statement: Statement) -> Label:
    month = MONTH.search(source.name)
    if statement.effective:
        return quarterly(CodeSet.OPPS_CAP, statement.effective)
    if not month:
        undated(source, "OPPSCAP_Oct.csv in the folder or archive of its relative value files")
    year = tables.year_named(source, statement, "OPPSCAP_Oct.csv beside PPRRVU2025_Oct.csv")
    return quarterly(CodeSet.OPPS_CAP, date(year, MONTHS[month[1].lower()], 1))


def _table(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    next(rows)
    for line, cells in rows:
        if any(cells):
            if len(cells) != 7:
                refuse(source, line, "row", f"{len(cells)} fields", "7 fields")
            yield _row(source, line, cells)


def _text(source: Source) -> Iterator[Row]:
    for line, text in tables.numbered_lines(source):
        found = RECORD.fullmatch(text)
        if found:
            yield _row(source, line, list(found.groups()))
        elif text.strip():
            refuse(source, line, "record", text, "38 characters: code, modifier, status, area, two prices")


def _row(source: Source, line: int, cells: list[str]) -> Row:
    prices = [
        tables.amount(source, line, name, text)
        for name, text in zip(("facility price", "non-facility price"), cells[5:], strict=True)
    ]
    area = tables.area(source, line, cells[3], cells[4])
    return (*area, tables.code(source, line, "HCPCS", cells[0]), cells[1].strip(), cells[2].strip(), *prices)
