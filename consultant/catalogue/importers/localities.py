"""Counties of payment localities (CMS `yyLOCCO.csv` and `.txt`): contractor, locality, state, area, counties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

TITLE = re.compile(r"COUNTIES INCLUDED IN (20\d\d) LOCALITIES")
COLUMNS = ["Medicare Adm", "Locality Number", "State", "Fee Schedule Area", "Counties"]
CARRIER = re.compile(r"\d{4,5}")
PLACES = ((4, 9), (16, 18), (22, 45), (45, 143), (143, 400))
"""Where the five fields stand in a line of the text form, as slices."""


def recognise(head: str) -> bool:
    """The title names the year."""
    return TITLE.search(head[:400]) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One year's localities; the text form replaces the csv, which lost its leading zeros."""
    found = TITLE.search(source.head)
    year = statement.effective.year if statement.effective else int(found[1]) if found else 0
    rows = _table(source) if _is_table(source) else _text(source)
    return Reading(tables.yearly(CodeSet.LOCALITIES, year), iter([("locality", rows)]), whole=True)


def _is_table(source: Source) -> bool:
    return "Contractor," in source.head[:1000]


def _table(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    _, under = tables.below(source, rows, lambda cells: "Contractor" in "".join(cells), expected=COLUMNS)
    return _rows(source, under)


def _text(source: Source) -> Iterator[Row]:
    lines = tables.numbered_lines(source)
    return _rows(source, ((line, [text[first:last] for first, last in PLACES]) for line, text in lines))


def _rows(source: Source, numbered: Iterator[tables.Numbered]) -> Iterator[Row]:
    """Rows with the state carried down to those below its first."""
    state, position = "", 0
    for line, cells in numbered:
        if not CARRIER.fullmatch(cells[0].strip() if cells else ""):
            continue
        if len(cells) != len(PLACES) or not cells[3].strip():
            refuse(source, line, "row", cells, "contractor, locality, state, area, counties")
        state, position = cells[2].strip() or state, position + 1
        area = tables.area(source, line, cells[0], cells[1])
        yield (*area, position, state, cells[3].strip().rstrip("*"), cells[4].strip())
