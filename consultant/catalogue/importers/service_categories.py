"""Restructured BETOS categories (RBCS) as csv: code, procedure or not, category, subcategory, family, dates; no descriptors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Reading, Row, Source, Statement
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

HEADER = re.compile(r"\A\"?hcpcs_code\"?,\"?rbcs_procedure")
COLUMNS = (
    "hcpcs_code", "rbcs_procedure", "rbcs_category", "rbcs_subcategory", "rbcs_family", "rbcs_date_effective",
)  # fmt: skip


def recognise(head: str) -> bool:
    """The header row."""
    return HEADER.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One year's taxonomy; a code has a row for each day from which another category counts."""
    label = tables.yearly(CodeSet.RBCS, tables.year_named(source, statement, "rbcs_2024.csv"))
    return Reading(label, iter([("service_category", _rows(source))]), whole=True)


def _rows(source: Source) -> Iterator[Row]:
    rows = tables.table(source)
    header, under = tables.below(source, rows, lambda cells: cells[:1] == ["hcpcs_code"], COLUMNS)
    for line, cells in under:
        fields = tables.named(source, header, line, cells)
        code = tables.code(source, line, "hcpcs_code", fields["hcpcs_code"])
        begins = tables.day(source, line, "rbcs_date_effective", fields["rbcs_date_effective"])
        yield (
            code, begins, fields["rbcs_category"], fields["rbcs_subcategory"], fields["rbcs_family"],
            fields["rbcs_procedure"],
        )  # fmt: skip
