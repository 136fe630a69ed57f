"""ZIP code to contractor and locality (CMS `ZIP5_qqqyyyy.txt`): records of 80 characters, the quarter in the last five."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

RECORD = re.compile(r"([A-Z]{2})(\d{5})(\d{5})(\d{2})([ RB])(.{2})([ RB])  ([01]) (.).{52}(20\d\d)([1-4])")


def recognise(head: str) -> bool:
    """Records of the layout from the first line on."""
    return RECORD.fullmatch(head.split("\n", 1)[0].strip("\r")) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One quarter; the records themselves say which."""
    first = RECORD.match(source.head)
    if first is None:
        refuse(source, 1, "record", source.head[:80], "80 characters in the ZIP5 layout")
    quarter = first[10] + first[11]
    effective = statement.effective or date(int(first[10]), int(first[11]) * 3 - 2, 1)
    rows = _rows(source, quarter)
    return Reading(quarterly(CodeSet.ZIP_AREAS, effective), iter([("zip_area", rows)]), whole=True)


def _rows(source: Source, quarter: str) -> Iterator[Row]:
    for line, text in tables.numbered_lines(source):
        found = RECORD.fullmatch(text)
        if found and found[10] + found[11] == quarter:
            state, zip5, carrier, locality, rural, laboratory, rural2, flag, part_b, *_ = found.groups()
            others = {"laboratory_area": laboratory, "rural_indicator_2": rural2.strip(), "part_b": part_b}
            yield zip5, carrier, locality, state, rural.strip(), int(flag), json.dumps(others)
        elif text.strip():
            refuse(source, line, "record", text, f"80 characters of quarter {quarter}")
