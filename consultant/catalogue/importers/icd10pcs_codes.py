"""ICD-10-PCS codes file (CMS): valid code in 1-7, title from 9. The order file of the same year says more and keeps its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers.editions import fiscal_label
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 2

FIRST = re.compile(r"001[0-9A-Z]{4} [A-Z]")
RECORD = re.compile(r"([0-9A-HJ-NP-Z]{7}) (\S.*)")


def recognise(head: str) -> bool:
    """The first code lies in the first table."""
    return FIRST.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One release without tables as headers."""
    label = fiscal_label(CodeSet.ICD10PCS, source, statement, "icd10pcs_codes_2026.txt")
    return Reading(label, iter([("pcs_code", _rows(source))]), fills=frozenset({"pcs_code"}))


def _rows(source: Source) -> Iterator[Row]:
    for number, line in enumerate(source.lines(), 1):
        found = RECORD.fullmatch(line.rstrip("\r\n"))
        if not found or not line.endswith("\n"):
            refuse(source, number, "record", line, "a code in columns 1-7 and its title from column 9")
        yield found[1], 1, found[2].rstrip(), "", number
