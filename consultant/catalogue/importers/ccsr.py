"""CCSR categories of diagnoses (AHRQ `DXCCSR_vYYYY-N.csv`, all in single quotes; and a json form `{code: category}`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.icd10cm_changes import CODE, dotted
from consultant.catalogue.reading import (
    Batch,
    Label,
    Reading,
    Row,
    Source,
    Statement,
    refuse,
    undated,
)
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

CATEGORY = re.compile(r"[A-Z]{3}\d{3}")
JSON = re.compile(r'\A\s*\{\s*"[A-Z]\d[0-9A-Z]{1,5}"\s*:\s*"[A-Z]{3}\d{3}"')
FIRST_COLUMNS = ("ICD-10-CM CODE", "ICD-10-CM CODE DESCRIPTION", "DEFAULT CCSR CATEGORY IP")
VERSION = re.compile(r"v(20\d\d)[-_.](\d)")
LONGEST_JSON = 50_000_000
ALWAYS = date(2015, 10, 1)
"""Each version covers every ICD-10-CM code since the first one; a file that does not name its version counts from here."""


def recognise(head: str) -> bool:
    """The published header, or a json object from codes to categories."""
    return _is_table(head) or JSON.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One version; the json form has the default category only, without its description."""
    table = _is_table(source.head)
    return Reading(
        _label(source, statement, table=table), _tables(source) if table else _pairs(source), whole=True
    )


def _is_table(head: str) -> bool:
    return tuple(cell.upper() for cell in header_of(head)[:3]) == FIRST_COLUMNS


def _label(source: Source, statement: Statement, *, table: bool) -> Label:
    found = VERSION.search(source.name)
    if statement.effective:
        return Label(CodeSet.CCSR, f"from {statement.effective}", statement.effective)
    if found:
        begins = date(int(found[1]) - 1, 10, 1)
        return Label(CodeSet.CCSR, found[0], begins, None, date(int(found[1]), 10, 1))
    return (
        undated(source, "DXCCSR_v2026-1.csv") if table else Label(CodeSet.CCSR, "version not stated", ALWAYS)
    )


def _pairs(source: Source) -> Iterator[Batch]:
    with source.octets() as stream:
        content = stream.read(LONGEST_JSON)
    try:
        found = json.loads(content)
    except ValueError as error:
        refuse(source, getattr(error, "lineno", 1), "json", str(error), "one object up to its end")
    yield "ccsr", (_pair(source, code, category) for code, category in found.items())


def _pair(source: Source, code: str, category: object) -> Row:
    if not CODE.fullmatch(code) or not isinstance(category, str) or not CATEGORY.fullmatch(category):
        refuse(
            source, 1, "code, category", (code, category), "a code without dot and a category such as END002"
        )
    return dotted(code), 1, category, 1, 1


def _tables(source: Source) -> Iterator[Batch]:
    header = header_of(source.head)
    places = [n for n, name in enumerate(header) if re.fullmatch(r"CCSR CATEGORY \d", name.upper())]
    codes: list[Row] = []
    labels: dict[str, str] = {}
    for line, quoted in records(source, header):
        cells = [cell.strip("'").strip() for cell in quoted]
        if not CODE.fullmatch(cells[0]):
            refuse(source, line, "ICD-10-CM CODE", cells[0], "a code without dot")
        found = {cells[place]: cells[place + 1] for place in places if CATEGORY.fullmatch(cells[place])}
        labels |= found
        inpatient, outpatient = cells[2], cells[4]
        codes += [
            (dotted(cells[0]), number, category, int(category == inpatient), int(category == outpatient))
            for number, category in enumerate(found, 1)
        ]
    yield "ccsr", codes
    yield "ccsr_category", labels.items()
