"""HCPCS Level II fixed-width file (CMS `HCPCyyyy_qqq_ANWEB.txt`): 320 characters; record 3 or 7 begins a code or modifier."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers import hcpcs_rows
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse

CARRIES_CPT = False
RANK = 1

LENGTH = 320
DESCRIPTION_ENDS = 91
RECORD = re.compile(r"(?m)^(?:[A-V]\d{4}|   [0-9A-Z]{2})\d{5}[37].{309}\r?$")
BEGINS, CONTINUES = "37", "48"

PLACES: dict[str, tuple[int, int, int]] = {
    "SHORT DESCRIPTION": (92, 1, 28),
    "PRICE": (120, 4, 2),
    "MULT_PI": (128, 1, 1),
    "CIM": (129, 3, 6),
    "MCM": (147, 3, 8),
    "STATUTE": (171, 1, 10),
    "LABCERT": (181, 8, 3),
    "XREF": (205, 5, 5),
    "COV": (230, 1, 1),
    "ASC_GRP": (231, 1, 2),
    "ASC_DT": (233, 1, 8),
    "BETOS": (257, 1, 3),
    "TOS": (261, 5, 1),
    "ANEST_BU": (266, 1, 3),
    "ADD DT": (269, 1, 8),
    "ACT EFF DT": (277, 1, 8),
    "TERM DT": (285, 1, 8),
    "ACTION CD": (293, 1, 1),
}
"""Field: first position (1-based), how many, how long each (record layout 2019)."""


def recognise(head: str) -> bool:
    """A record stands within the beginning, below the disclaimer lines."""
    return RECORD.search(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One release with codes and modifiers."""
    rows = list(_rows(source))
    return Reading(hcpcs_rows.label(source, statement, rows), iter([("hcpcs", rows)]), whole=True)


def _rows(source: Source) -> Iterator[Row]:
    fields: dict[str, str] = {}
    for number, line in enumerate(source.lines(), 1):
        record = line.rstrip("\r\n")
        if not is_record(record):
            if fields and record.strip():
                refuse(
                    source, number, "record", record, f"{LENGTH} characters with 3, 4, 7 or 8 in position 11"
                )
        elif record[10] in BEGINS:
            if fields:
                yield hcpcs_rows.row(fields)
            fields = _fields(source, number, record)
        elif fields.get("HCPC") == record[:5].strip():
            fields["LONG DESCRIPTION"] += " " + record[11:91].strip()
        else:
            refuse(source, number, "RECID", record[:11], f"a continuation of {fields.get('HCPC', 'a code')}")
    if not fields:
        refuse(source, 1, "record", "", "at least one record")
    yield hcpcs_rows.row(fields)


def is_record(record: str) -> bool:
    """Whether a line is a record rather than disclaimer or blank. A continuation may have lost blanks at its end."""
    whole = len(record) == LENGTH or (len(record) > DESCRIPTION_ENDS and record[10] in CONTINUES)
    return whole and record[10] in BEGINS + CONTINUES and record[5:10].isdigit()


def _fields(source: Source, number: int, record: str) -> dict[str, str]:
    code = record[:5].strip()
    if not hcpcs_rows.CODE.fullmatch(code):
        refuse(source, number, "HCPC", record[:5], "a Level II code or a modifier")
    fields = {name: _cut(record, *place) for name, place in PLACES.items()}
    fields |= {"HCPC": code, "LONG DESCRIPTION": record[11:91].strip()}
    hcpcs_rows.check_dates(source, number, fields)
    return fields


def _cut(record: str, first: int, count: int, length: int) -> str:
    """A field, repeated ones joined with a colon."""
    parts = (
        record[start : start + length].strip()
        for start in range(first - 1, first - 1 + count * length, length)
    )
    return ":".join(part for part in parts if part)
