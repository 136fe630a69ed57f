"""Counties of payment localities (CMS `yyLOCCO.csv`): contractor, locality, state, area, counties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 2
"""Read behind the text form of the same year, which cuts long lists of counties."""

TITLE = re.compile(r"COUNTIES INCLUDED IN (20\d\d) LOCALITIES")
COLUMNS = ["Medicare Adm", "Locality Number", "State", "Fee Schedule Area", "Counties"]
CARRIER = re.compile(r"\d{4,5}")
FIELDS = 5


def recognise(head: str) -> bool:
    """The title names the year; the fields are those of a table."""
    return TITLE.search(head[:400]) is not None and "Contractor," in head[:1000]


def read(source: Source, statement: Statement) -> Reading:
    """One year's localities."""
    return reading(source, statement, _table(source))


def reading(source: Source, statement: Statement, found: Iterator[Row]) -> Reading:
    """The release of the year that the title names, with its rows."""
    title = TITLE.search(source.head)
    year = statement.effective.year if statement.effective else int(title[1]) if title else 0
    return Reading(tables.yearly(CodeSet.LOCALITIES, year), iter([("locality", found)]), whole=True)


def _table(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    _, under = tables.below(source, rows, lambda cells: "Contractor" in "".join(cells), expected=COLUMNS)
    return located(source, under)


def located(source: Source, numbered: Iterator[tables.Numbered]) -> Iterator[Row]:
    """Rows with the state carried down to those below its first."""
    state, position = "", 0
    for line, cells in numbered:
        if not CARRIER.fullmatch(cells[0].strip() if cells else ""):
            continue
        if len(cells) != FIELDS or not cells[3].strip():
            refuse(source, line, "row", cells, "contractor, locality, state, area, counties")
        state, position = cells[2].strip() or state, position + 1
        area = tables.area(source, line, cells[0], cells[1])
        yield (*area, position, state, cells[3].strip().rstrip("*"), cells[4].strip())
