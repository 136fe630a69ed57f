"""ICD-10-CM order file (CMS): order number 1-5, code 7-13, valid for claims 15, short title 17-76, long title from 78."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.amending import parent_of
from consultant.catalogue.calendar import diagnosis_name, diagnosis_year
from consultant.catalogue.importers.icd10cm_changes import dotted, fiscal_year
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse, undated

CARRIES_CPT = False
RANK = 2

FIRST = "00001 A00     0 Cholera"
"""Every diagnosis order file begins with this category; the procedure order file has the same layout and begins with 001."""

RECORD = re.compile(r"(\d{5}) ([A-Z][0-9A-Z]{2,6}) {1,5}([01]) (.{60}) (\S.*)")


def recognise(head: str) -> bool:
    """The first category is known and stays."""
    return head.startswith(FIRST)


def read(source: Source, statement: Statement) -> Reading:
    """One release; parents come from the codes themselves."""
    label = diagnosis_name(source.name)
    if statement.effective:
        label = diagnosis_year(fiscal_year(statement.effective), april=statement.effective.month == 4)
    return Reading(
        label or undated(source, "icd10cm_order_2027.txt"), iter([("icd_code", _rows(source))]), whole=True
    )


def _rows(source: Source) -> Iterator[Row]:
    seen: set[str] = set()
    for number, line in enumerate(source.lines(), 1):
        found = RECORD.fullmatch(line.rstrip("\r\n"))
        if not found or not line.endswith("\n"):
            refuse(
                source,
                number,
                "record",
                line,
                "order number, code, 0 or 1, short title and long title in their columns",
            )
        _, code, billable, _, title = found.groups()
        code = dotted(code)
        yield code, int(billable), title, parent_of(code, seen.__contains__), number, 0
        seen.add(code)
