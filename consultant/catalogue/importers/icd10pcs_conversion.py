"""ICD-10-PCS conversion table (CMS, tab delimited): which code followed which, and since when, back to 2016."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.editions import fiscal_label
from consultant.catalogue.importers.icd10pcs_order import CODE
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 4

HEADER = (
    "Current code(s) assignment", "Code title", "Effective year", "Previous code(s) assignment",
    "Predecessor code title", "Change type", "Comment", "Effective month/day [MM.DD]",
)  # fmt: skip
NOTHING = "NoPCS"
CHANGES = ("New", "Revised", "Deleted")
DAY = re.compile(r"(0?[1-9]|1[0-2])\.([0-3]\d)")


def recognise(head: str) -> bool:
    """The header row is known word for word."""
    return header_of(head) == HEADER


def read(source: Source, statement: Statement) -> Reading:
    """The whole history as of one release; a code that does not exist on one side is empty."""
    label = fiscal_label(CodeSet.ICD10PCS_CONVERSION, source, statement, "2026-icd-pcs-conversion-table.zip")
    return Reading(label, iter([("pcs_conversion", _rows(source))]), whole=True)


def _rows(source: Source) -> Iterator[Row]:
    # The comment of a new code is left out, not left empty: such records have seven fields.
    for line, cells in records(source, HEADER, widths=(8, 7)):
        code, _, year, previous, previous_title, change = cells[:6]
        if change not in CHANGES or (len(cells) == 7 and change != "New"):
            refuse(
                source, line, "Change type", cells[5:], f"one of {', '.join(CHANGES)}, then comment and day"
            )
        if not all(CODE.fullmatch(c) or c == NOTHING for c in (code, previous)):
            refuse(
                source, line, "code assignment", (code, previous), f"codes of seven characters or {NOTHING}"
            )
        yield (
            _code(code), _effective(source, line, year, cells[-1], change), _code(previous), change,
            previous_title if previous != NOTHING else "", cells[6] if len(cells) == 8 else "",
        )  # fmt: skip


def _code(written: str) -> str:
    return "" if written == NOTHING else written


def _effective(source: Source, line: int, year: str, day: str, change: str) -> int:
    """The first day as `yyyymmdd`: the year is fiscal, so October to December lie in the one before."""
    found = DAY.fullmatch(day)
    if not found or not re.fullmatch(r"20\d\d", year):
        refuse(
            source,
            line,
            "Effective month/day [MM.DD]",
            (year, day, change),
            "a year, and a day such as 10.01",
        )
    month = int(found[1])
    return (int(year) - (month >= 10)) * 10000 + month * 100 + int(found[2])
