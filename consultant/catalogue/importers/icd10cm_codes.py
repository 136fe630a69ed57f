"""ICD-10-CM codes file (CMS): valid code in 1-7, title from 9. It lists no headers, so they are made from its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.amending import parent_of
from consultant.catalogue.calendar import diagnosis_name, diagnosis_year
from consultant.catalogue.importers.icd10cm_changes import dotted, fiscal_year
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse, undated

CARRIES_CPT = False
RANK = 3

FIRST = re.compile(r"A000 {4}\S")
RECORD = re.compile(r"([A-Z][0-9A-Z]{2,6}) {1,5}(\S.*)")


def recognise(head: str) -> bool:
    """The first valid code of every year is A00.0."""
    return FIRST.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One release; a header's title is empty here and taken from a neighbouring release."""
    label = diagnosis_name(source.name)
    if statement.effective:
        label = diagnosis_year(fiscal_year(statement.effective), april=statement.effective.month == 4)
    return Reading(
        label or undated(source, "icd10cm-codes-2024.txt"), iter([("icd_code", _rows(source))]), whole=True
    )


def _rows(source: Source) -> Iterator[Row]:
    seen: set[str] = set()
    for number, line in enumerate(source.lines(), 1):
        found = RECORD.fullmatch(line.rstrip("\r\n"))
        if not found or line[7:8] != " ":
            refuse(source, number, "record", line, "a code in columns 1-7 and its title from column 9")
        code = dotted(found[1])
        for header in (h for h in headers(code) if h not in seen):
            seen.add(header)
            yield header, 0, "", parent_of(header, seen.__contains__), number * 10 + len(header) - 8, 0
        seen.add(code)
        yield code, 1, found[2], parent_of(code, seen.__contains__), number * 10 + 1, 0


def headers(code: str) -> Iterator[str]:
    """The headers above a dotted code. An X that only fills up to the 7th character ends no header: W00.0XXA is below W00.0."""
    for length in [3, *range(5, len(code))] if len(code) > 3 else []:
        above, rest = code[:length], code[length:]
        if not (above.endswith("X") and re.fullmatch(r"X*[0-9A-Z]", rest) and len(code) == 8):
            yield above
