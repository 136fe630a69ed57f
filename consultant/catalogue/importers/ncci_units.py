"""NCCI medically unlikely edits (CMS `MCR_MUE_*`): a notice, a header over two lines, then code, value, indicator, rationale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import next_quarter, quarter_name, quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

HEADER = re.compile(r"(Practitioner|Outpatient Hospital|DME Supplier) Services MUE Values")
SETS = {
    "Practitioner": CodeSet.MUE_PRACTITIONER,
    "Outpatient Hospital": CodeSet.MUE_HOSPITAL,
    "DME Supplier": CodeSet.MUE_DME,
}
COLUMNS = ["HCPCS/CPT Code", "Services MUE Values", "MUE Adjudication Indicator", "MUE Rationale"]

CODE = re.compile(r"[0-9A-Z]{5}")


def recognise(head: str) -> bool:
    """The header's second cell names the table."""
    return HEADER.search(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One quarter; values replace each other from quarter to quarter."""
    return Reading(_label(source, statement), iter([("unit_limit", _rows(source))]), whole=True)


def _label(source: Source, statement: Statement) -> Label:
    found = HEADER.search(source.head)
    effective = statement.effective or quarter_name(source.name)
    if not found or not effective:
        undated(source, "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv")
    return quarterly(SETS[found[1]], effective, quarter(effective))


def quarter(effective: date) -> str:
    """A quarter as CMS writes it: 2024 Q3."""
    return f"{effective.year} Q{(next_quarter(effective).month - 2) % 12 // 3 + 1}"


def _rows(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    _, under = tables.below(
        source, rows, lambda cells: bool(HEADER.search(",".join(cells))), expected=COLUMNS
    )
    for line, cells in under:
        yield _row(source, line, cells)


def _row(source: Source, line: int, cells: list[str]) -> Row:
    if len(cells) < 4:
        refuse(source, line, "row", cells, "code, value, adjudication indicator, rationale")
    code, units, adjudication, rationale = (cell.strip() for cell in cells[:4])
    code = code.zfill(5)
    if not CODE.fullmatch(code):
        refuse(source, line, "code", code, "five letters and digits")
    if not units.isdigit():
        refuse(source, line, "MUE value", units, "a whole number")
    if adjudication[:1] not in ("1", "2", "3"):
        refuse(source, line, "MUE adjudication indicator", adjudication, "a text that begins with 1, 2 or 3")
    return code, int(units), adjudication[0], rationale
