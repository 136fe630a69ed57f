"""ICD-10-PCS order file (CMS): layout of the diagnosis order file; three-character tables are the headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers.editions import fiscal_label
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 3

FIRST = "00001 001     0 "
"""Every procedure order file begins with the first table of the first section."""

CODE = re.compile(r"[0-9A-HJ-NP-Z]{7}")
RECORD = re.compile(r"(\d{5}) ([0-9A-HJ-NP-Z]{7}|[0-9A-HJ-NP-Z]{3} {4}) ([01]) (.{60}) (\S.*)")


def recognise(head: str) -> bool:
    """The first header is known and stays."""
    return head.startswith(FIRST)


def read(source: Source, statement: Statement) -> Reading:
    """One release with long and abbreviated titles."""
    label = fiscal_label(CodeSet.ICD10PCS, source, statement, "icd10pcs_order_2026.txt")
    return Reading(label, iter([("pcs_code", _rows(source))]), whole=True)


def _rows(source: Source) -> Iterator[Row]:
    for number, line in enumerate(source.lines(), 1):
        found = RECORD.fullmatch(line.rstrip("\r\n"))
        if not found or not line.endswith("\n") or (found[3] == "1") != (found[2][3] != " "):
            refuse(
                source,
                number,
                "record",
                line,
                "order number, code, 0 for a table or 1, short and long title in their columns",
            )
        yield found[2].rstrip(), int(found[3]), found[5].rstrip(), found[4].rstrip(), int(found[1])
