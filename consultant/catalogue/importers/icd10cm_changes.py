"""ICD-10-CM yearly changes as csv: header `change,code,billable,long_title`; added, deleted, revised, billable-to-header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import diagnosis_name, diagnosis_year
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse, undated

CARRIES_CPT = False
RANK = 9

HEADER = ["change", "code", "billable", "long_title"]
CHANGES = {"added": "added", "deleted": "deleted", "revised": "revised", "billable-to-header": "header"}
CODE = re.compile(r"[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}|[A-Z][A-Z]\d[0-9A-Z]{0,4}")


def recognise(head: str) -> bool:
    """The header row is known word for word."""
    return head.startswith(",".join(HEADER))


def read(source: Source, statement: Statement) -> Reading:
    """The changes of one fiscal year."""
    stated = re.search(r"fy(20\d\d)", source.name, re.IGNORECASE)
    label = diagnosis_year(int(stated[1])) if stated else diagnosis_name(source.name)
    if statement.effective:
        label = diagnosis_year(fiscal_year(statement.effective))
    return Reading(
        label or undated(source, "icd10cm_fy2027_changes.csv"),
        iter([("icd_change", _rows(source))]),
        amends=True,
    )


def fiscal_year(effective: date) -> int:
    """The fiscal year that a day lies in; it begins on 1 October of the year before."""
    return effective.year + (effective.month >= 10)


def dotted(code: str) -> str:
    """The normal form of a code from a file without dots."""
    return code if len(code) <= 3 else f"{code[:3]}.{code[3:]}"


def _rows(source: Source) -> Iterator[Row]:
    rows = csv.reader(source.lines())
    next(rows)
    for fields in rows:
        if len(fields) != len(HEADER) or fields[0] not in CHANGES:
            refuse(
                source, rows.line_num, "change", fields, f"four fields, the first one of {', '.join(CHANGES)}"
            )
        change, code, billable, title = fields
        if not CODE.fullmatch(code):
            refuse(source, rows.line_num, "code", code, "an ICD-10-CM code without dot")
        if billable not in ("0", "1") or (CHANGES[change] in ("added", "revised") and not title):
            refuse(
                source,
                rows.line_num,
                "billable, long_title",
                fields[2:],
                "0 or 1, and the title of what is added or revised",
            )
        yield CHANGES[change], dotted(code), int(billable), title
