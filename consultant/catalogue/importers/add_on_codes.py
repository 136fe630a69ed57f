"""NCCI add-on code edits (CMS `AOC_VyyyyQq-MCR`): tab-delimited, dates `YYYYDDD`, `CCCCC` contractor defined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

HEADER = re.compile(r"(?m)^\"?AOC_Edit_Type\"?[\t,]\"?Add-On_Code")
NAMED = re.compile(r"AOC_V?(20\d\d)_?Q([1-4])", re.IGNORECASE)
COLUMNS = (
    "AOC_Edit_Type", "Add-On_Code", "AOC_DelDT", "Primary_Code", "Primary_Code_DelDT", "AOC_Edit_EffDT",
    "AOC_Edit_DelDT", "Special_Instruction_Notes",
)  # fmt: skip
ENDS = ("AOC_DelDT", "Primary_Code_DelDT", "AOC_Edit_DelDT")
KINDS = ("1", "2", "3")
CONTRACTOR_DEFINED = "CCCCC"


def recognise(head: str) -> bool:
    """The header row, below a notice or not."""
    return HEADER.search(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One quarter: a full list."""
    return Reading(_label(source, statement), iter([("add_on", _rows(source))]), whole=True)


def _label(source: Source, statement: Statement) -> Label:
    found = NAMED.search(source.name)
    if statement.effective:
        effective = statement.effective
    elif found:
        effective = date(int(found[1]), int(found[2]) * 3 - 2, 1)
    else:
        undated(source, "AOC_V2026Q4-MCR.txt")
    return quarterly(CodeSet.ADD_ON, effective, f"{effective.year} Q{(effective.month + 2) // 3}")


def _rows(source: Source) -> Iterator[Row]:
    rows = tables.table(source, "\t" if "AOC_Edit_Type\t" in source.head else ",")
    header, under = tables.below(source, rows, lambda cells: cells[:1] == ["AOC_Edit_Type"], COLUMNS)
    for line, cells in under:
        yield _row(source, line, tables.named(source, header, line, cells))


def _row(source: Source, line: int, fields: dict[str, str]) -> Row:
    kind, primary = fields["AOC_Edit_Type"], fields["Primary_Code"]
    if kind not in KINDS:
        refuse(source, line, "AOC_Edit_Type", kind, "1, 2 or 3")
    add_on = tables.code(source, line, "Add-On_Code", fields["Add-On_Code"])
    primary = "" if primary == CONTRACTOR_DEFINED else tables.code(source, line, "Primary_Code", primary)
    ends = [tables.ordinal_day(source, line, name, fields[name]) for name in ENDS]
    begins = tables.ordinal_day(source, line, "AOC_Edit_EffDT", fields["AOC_Edit_EffDT"])
    deleted = min((end for end in ends if end), default=0)
    return add_on, primary, kind, begins, deleted, fields["Special_Instruction_Notes"]
