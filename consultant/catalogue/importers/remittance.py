"""Claim adjustment and remittance remark codes as csv: `type,code,description,start_date,last_modified,end_date,usage,notes`.

Texts of claim adjustment reason codes are X12's and are never read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import as_date
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

HEADER = re.compile(r"\A\"?type\"?,\"?code\"?,\"?description\"?,\"?start_date")
MONTH = re.compile(r"(20\d\d)[-_](0[1-9]|1[0-2])(?!\d)")
DAYS = ("start_date", "last_modified", "end_date")
COLUMNS = ("type", "code", "description", *DAYS)
KINDS = ("Group", "CARC", "RARC")
UPDATES = (3, 7, 11)
"""Months in which the committees publish."""


def recognise(head: str) -> bool:
    """The header row."""
    return HEADER.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One list; without a month in its name it is as new as its newest change."""
    rows = list(_rows(source))
    newest = as_date(max((max(row[3], row[4]) for row in rows), default=0))
    named = MONTH.search(source.name.rpartition("/")[2])
    stated = date(int(named[1]), int(named[2]), 1) if named else None
    effective = statement.effective or stated or newest or date(2000, 1, 1)
    label = Label(CodeSet.REMITTANCE, f"{effective:%Y-%m}", effective, None, _next_update(effective))
    return Reading(label, iter([("remittance", rows)]), whole=True)


def _next_update(day: date) -> date:
    month = next((month for month in UPDATES if month > day.month), UPDATES[0])
    return date(day.year + (month <= day.month), month, 1)


def _rows(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    header, under = tables.below(source, rows, lambda cells: cells[:2] == ["type", "code"], COLUMNS)
    for line, cells in under:
        fields = tables.named(source, header, line, cells)
        if fields["type"] not in KINDS or not fields["code"]:
            refuse(source, line, "type", cells[:2], ", ".join(KINDS))
        text = "" if fields["type"] == "CARC" else fields["description"]
        days = [tables.day(source, line, name, fields[name]) for name in DAYS]
        others = {
            name: fields[name] for name in ("usage", "notes") if fields.get(name) and fields["type"] != "CARC"
        }
        yield fields["type"].lower(), fields["code"], text, *days, json.dumps(others)
