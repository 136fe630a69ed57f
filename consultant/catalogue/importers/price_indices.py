"""Geographic practice cost indices (CMS `GPCIyyyy.csv` and `.txt`): contractor, state, locality, name, three indices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

TITLE = re.compile(r"CY (20\d\d) GEOGRAPHIC PRACTICE COST INDICES \(GPCIs\)")
COLUMNS = [
    "Medicare Adm", "State", "Locality Number", "Locality Name", "PW GPCI", "PE GPCI", "MP GPCI",
]  # fmt: skip
CARRIER = re.compile(r"\d{5}")
PLACES = ((0, 5), (16, 18), (24, 26), (29, 115), (115, 126), (126, 138), (138, 150))
"""Where the seven fields stand in a line of the text form, as slices."""


def recognise(head: str) -> bool:
    """The title names the indices and their year."""
    return TITLE.search(head[:400]) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One year's indices."""
    found = TITLE.search(source.head)
    year = statement.effective.year if statement.effective else int(found[1]) if found else 0
    rows = _table(source) if "GPCI," in source.head else _text(source)
    return Reading(tables.yearly(CodeSet.GPCI, year), iter([("gpci", rows)]), whole=True)


def _table(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    _, under = tables.below(source, rows, lambda cells: "Contractor" in "".join(cells), expected=COLUMNS)
    for line, cells in under:
        if CARRIER.fullmatch(cells[0].strip() if cells else ""):
            yield _row(source, line, cells)


def _text(source: Source) -> Iterator[Row]:
    for line, text in tables.numbered_lines(source):
        if CARRIER.match(text):
            yield _row(source, line, [text[first:last] for first, last in PLACES])


def _row(source: Source, line: int, cells: list[str]) -> Row:
    if len(cells) != len(PLACES):
        refuse(source, line, "row", f"{len(cells)} fields", f"{len(PLACES)} fields")
    carrier, locality = tables.area(source, line, cells[0], cells[2])
    indices = [
        tables.amount(source, line, name, text)
        for name, text in zip(("work GPCI", "PE GPCI", "MP GPCI"), cells[4:], strict=True)
    ]
    return (carrier, locality, cells[1].strip(), cells[3].strip().rstrip("*"), *indices)
