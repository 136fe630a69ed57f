"""Payment amounts by locality (CMS `PFALLyyq` and revisions `PFREVyyq`): 16 quoted fields, then copyright records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

RECORD = re.compile(r'"(20\d\d)","\d{5}","\d{2}","[0-9A-Z]{5}","..","\d{7}\.\d\d","\d{7}\.\d\d","')
NAMED = re.compile(r"PF(ALL|REV)\d\d([A-D])", re.IGNORECASE)
TRAILER = "TRL"
FIELDS = 16
OTHERS = (
    (8, "pc_tc"), (10, "multiple_procedure"), (11, "therapy_reduced_non_facility"), (12, "therapy_reduced_facility"),
    (13, "opps_indicator"), (14, "opps_non_facility"), (15, "opps_facility"),
)  # fmt: skip


def recognise(head: str) -> bool:
    """Quoted records of fixed width from the first line on."""
    return RECORD.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One release, or the rows that a revision changed."""
    return Reading(_label(source, statement), iter([("payment_amount", _rows(source))]))


def _label(source: Source, statement: Statement) -> Label:
    first, found = RECORD.match(source.head), NAMED.search(source.name)
    letter = found[2].upper() if found else "A"
    year = int(first[1]) if first else 0
    effective = statement.effective or date(year, "ABCD".index(letter) * 3 + 1, 1)
    label = quarterly(CodeSet.PAYMENTS, effective, f"{year}{letter}")
    if found is None or found[1].upper() != "REV":
        return label
    return Label(
        label.code_set,
        f"{label.edition} revision",
        effective,
        label.effective_to,
        label.next_due,
        excerpt=True,
    )


def _rows(source: Source) -> Iterator[Row]:
    ended, last = False, 0
    for line, cells in tables.table(source):
        last = line
        if cells and cells[0].startswith(TRAILER):
            ended = True
        elif cells and (ended or len(cells) != FIELDS):
            refuse(source, line, "record", f"{len(cells)} fields", f"{FIELDS} fields, then TRL records")
        elif cells:
            yield _row(source, line, cells)
    if not ended:
        refuse(source, last, "end", "no TRL record", "the copyright records that end the file")


def _row(source: Source, line: int, cells: list[str]) -> Row:
    amounts = [
        tables.amount(source, line, name, text)
        for name, text in zip(("non-facility amount", "facility amount"), cells[5:7], strict=True)
    ]
    others = {name: cells[place].strip() for place, name in OTHERS if cells[place].strip()}
    area = tables.area(source, line, cells[1], cells[2])
    code = tables.code(source, line, "HCPCS", cells[3])
    return (*area, code, cells[4].strip(), *amounts, cells[9].strip(), json.dumps(others))
