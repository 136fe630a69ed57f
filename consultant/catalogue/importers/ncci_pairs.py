"""NCCI procedure-to-procedure edits (CMS `ccipra-vNNNrR`, `ccioph-vNNNrR`): seven tab-separated fields below a banner."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from consultant.catalogue.calendar import edit_version_date, quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

TITLE = "Column1/Column2 Edits"
COLUMNS = ["Column 1", "Column 2", "*=in", "Effective", "Deletion", "Modifier", "Rationale"]
SETS = {"pra": CodeSet.PTP_PRACTITIONER, "oph": CodeSet.PTP_HOSPITAL}
RECORD = re.compile(r"([0-9A-Z]{5})\t([0-9A-Z]{5})\t\*?\t(\d{8}|)\t(\d{8}|\*|)\t([019])\t([^\t\r\n]*)\r?\n?")
CODE = re.compile(r"[0-9A-Z]{5}")


def recognise(head: str) -> bool:
    """The title line of the banner; a workbook shows the same words in its first rows."""
    return TITLE in head


def read(source: Source, statement: Statement) -> Reading:
    """One part of a release; the parts (`-f1` to `-f4`) join."""
    _check_header(source)
    return Reading(_label(source, statement), iter([("edit", _rows(source))]))


def _check_header(source: Source) -> None:
    """Which code is column 1 decides who is paid: the fields must be named as published."""
    rows = list(csv.reader(source.head.splitlines(), delimiter="\t" if "\t" in source.head else ","))
    found = next((row for row in rows if tables.plain_name("".join(row[:1])) == "column1"), [])
    tables.same_header(source, rows.index(found) + 1 if found else 1, found, COLUMNS)


def _label(source: Source, statement: Statement) -> Label:
    named = re.search(r"cci(pra|oph)-v(\d{3})r(\d)", source.name, re.IGNORECASE)
    if statement.code_set and statement.effective:
        return quarterly(statement.code_set, statement.effective)
    if not named:
        undated(source, "ccipra-v322r0-f1.TXT")
    return quarterly(SETS[named[1].lower()], edit_version_date(named[2]), f"v{named[2]}r{named[3]}")


def _rows(source: Source) -> Iterator[Row]:
    """Rows in the file's order, which is nearly that of the table's key: four million of them decide how this is written."""
    match = RECORD.fullmatch
    for number, line in enumerate(_tabbed(source), 1):
        found = match(line)
        if found:
            column1, column2, effective, deleted, indicator, rationale = found.groups()
            yield column1, column2, _day(deleted), _day(effective), indicator, rationale
        else:
            _check_no_edit(source, number, line)


def _day(text: str) -> int:
    return int(text) if text and text != "*" else 0


def _tabbed(source: Source) -> Iterator[str]:
    """Lines with tabs; the workbook that CMS also publishes comes as csv."""
    if "\t" in source.head:
        return source.lines()
    return ("\t".join(cells) for cells in csv.reader(source.lines()))


def _check_no_edit(source: Source, number: int, line: str) -> None:
    """Banner and blank lines are passed over; a line that begins with a code must be whole."""
    if CODE.fullmatch(line.split("\t", 1)[0].strip()):
        refuse(
            source,
            number,
            "edit",
            line,
            "column 1, column 2, *, effective, deletion, indicator 0/1/9, rationale",
        )
