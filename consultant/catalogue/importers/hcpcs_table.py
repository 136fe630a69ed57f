"""HCPCS Level II as a table (CMS `HCPCyyyy_qqq_ANWEB.xlsx` or csv, and shorter csv forms): a header row begins with `HCPC`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from consultant.catalogue.importers import hcpcs_rows
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse

CARRIES_CPT = False
RANK = 1

HEADER = re.compile(r'(?m)^"?HCPC"?,(?:SEQNUM,RECID,)?"?LONG DESCRIPTION"?')
REPEATED = re.compile(r"(PRICE|CIM|MCM|LABCERT|XREF|TOS)\d?")
CONTINUES = ("4", "8")
DENTAL = re.compile(r"D\d{4}")
"""The ADA's codes: left out should a file hold them."""


def recognise(head: str) -> bool:
    """The header row stands within the beginning, below notes."""
    return HEADER.search(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One release; a file without TERM DT says nothing on validity, the release before it does."""
    rows = list(_rows(source))
    return Reading(hcpcs_rows.label(source, statement, rows), iter([("hcpcs", rows)]), whole=True)


def _rows(source: Source) -> Iterator[Row]:
    table = csv.reader(source.lines())
    header = next(row for row in table if row and row[0] == "HCPC")
    _check_header(source, table.line_num, header)
    last: dict[str, str] = {}
    for cells in table:
        fields = _fields(source, table.line_num, header, cells) if any(cells) else {}
        if fields.get("RECID") in CONTINUES:
            if fields["HCPC"] != last.get("HCPC"):
                refuse(
                    source,
                    table.line_num,
                    "RECID",
                    cells[:3],
                    f"a continuation of {last.get('HCPC', 'a code')}",
                )
            last["LONG DESCRIPTION"] += " " + fields["LONG DESCRIPTION"]
        elif fields:
            yield from _kept(last)
            last = fields
    yield from _kept(last)


def _check_header(source: Source, line: int, header: list[str]) -> None:
    """Refuse a column that no layout has: a date under another name would leave ended codes valid."""
    known = {*hcpcs_rows.FIELDS, *hcpcs_rows.OTHER_FIELDS}
    named = [_plain(name) for name in header]
    unknown = next((name for name in named if name and name not in known), "")
    twice = next((name for name in header if name and header.count(name) > 1), "")
    if unknown or twice:
        refuse(source, line, "header row", unknown or f"{twice} twice", "the columns of the record layout")
    if "TERM DT" not in named and not set(hcpcs_rows.DATES).isdisjoint(named):
        refuse(source, line, "header row", ", ".join(header), "a column TERM DT beside the other dates")


def _plain(name: str) -> str:
    """A column's name, of repeated ones (PRICE1 to PRICE4) without the number."""
    repeated = REPEATED.fullmatch(name.strip())
    return repeated[1] if repeated else name.strip()


def _kept(fields: dict[str, str]) -> Iterator[Row]:
    if fields and not DENTAL.fullmatch(fields["HCPC"]):
        yield hcpcs_rows.row(fields)


def _fields(source: Source, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        refuse(source, line, "row", f"{len(cells)} fields", f"{len(header)} as in the header row")
    fields: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=True):
        key, value = _plain(name), cell.strip()
        fields[key] = ":".join(part for part in (fields.get(key, ""), value) if part)
    if not (hcpcs_rows.CODE.fullmatch(fields["HCPC"]) or DENTAL.fullmatch(fields["HCPC"])):
        refuse(source, line, "HCPC", cells[0], "a Level II code or a modifier")
    hcpcs_rows.check_dates(source, line, fields)
    return fields
