"""Anesthesia conversion factors (CMS `ANESyyyy.csv` and `.txt`): contractor, locality, name, dollars (txt: cents) a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

HEADER = re.compile(r"\AContractor,Locality,Locality Name,National Anes CF")
RECORD = re.compile(r"(\d{5}) {7}(\d{2}) {4}(\S.{39}) {15}([ \d]{4})")
CARRIER = re.compile(r"\d{5}")


def recognise(head: str) -> bool:
    """The header of the csv, or records of the text form from the first line on."""
    return HEADER.match(head) is not None or RECORD.fullmatch(head.split("\n", 1)[0].strip("\r")) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One year's factors; the year stands in the file's name only."""
    label = tables.yearly(CodeSet.ANESTHESIA, tables.year_named(source, statement, "ANES2025.csv"))
    rows = _table(source) if HEADER.match(source.head) else _text(source)
    return Reading(label, iter([("anesthesia", rows)]), whole=True)


def _table(source: Source) -> Iterator[Row]:
    for line, cells in tables.table(source):
        if CARRIER.fullmatch(cells[0].strip() if cells else ""):
            if len(cells) != 4:
                refuse(source, line, "row", f"{len(cells)} fields", "contractor, locality, name, factor")
            carrier, locality, name, factor = cells
            yield _row(source, line, carrier, locality, name, tables.amount(source, line, "factor", factor))


def _text(source: Source) -> Iterator[Row]:
    for line, text in tables.numbered_lines(source):
        found = RECORD.fullmatch(text)
        if found:
            cents = tables.amount(source, line, "factor", found[4])
            yield _row(source, line, found[1], found[2], found[3], str(Decimal(cents).scaleb(-2)))
        elif CARRIER.match(text):
            refuse(source, line, "record", text, "contractor, locality, name and factor in 77 characters")


def _row(source: Source, line: int, carrier: str, locality: str, name: str, factor: str) -> Row:
    return (*tables.area(source, line, carrier, locality), name.strip().rstrip("*"), factor)
