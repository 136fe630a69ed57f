"""MS-DRG Definitions Manual as csv (list, CC and MCC lists, diagnosis index) and the Medicare Code Editor's diagnosis edits."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.editions import grouper_label
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

CODE = re.compile(r"[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?")
GROUP = re.compile(r"\d{3}")
RANGE = re.compile(r"\d{3}([-,]\d{3})*")

LIST = ("drg", "mdc", "drg_abb", "drg_description")
SEVERITY = ("icd_code", "icd_description", "dx_type")
INDEX = ("icd_code", "mdc", "drg_range", "drg")
EDITS = ("icd_code", "icd_description", "icd_conflict_group", "icd_conflict_rule")
KINDS = {"P": "surgical", "M": "medical", "": ""}
LEVELS = {"CC": CodeSet.MSDRG_CC, "MCC": CodeSet.MSDRG_MCC}


def recognise(head: str) -> bool:
    """Each list has a header row of its own; CC and MCC are told apart by the first record."""
    header = header_of(head)
    return header in LAYOUTS and (header != SEVERITY or _level(head) in LEVELS)


def read(source: Source, statement: Statement) -> Reading:
    """One list of one version."""
    header = header_of(source.head)
    code_set, table, row = LAYOUTS[header]
    code_set = LEVELS[_level(source.head)] if header == SEVERITY else code_set
    label = grouper_label(code_set, source, statement, "msdrg_v41.1_list.csv")
    rows = (row(source, line, cells) for line, cells in records(source, header))
    return Reading(label, iter([(table, rows)]), whole=True)


def _level(head: str) -> str:
    first = head.split("\n", 2)[1:2]
    return first[0].strip().rpartition(",")[2].strip('"') if first else ""


def _listed(source: Source, line: int, cells: list[str]) -> Row:
    group, category, kind, title = cells
    if not GROUP.fullmatch(group) or kind not in KINDS or not title:
        refuse(source, line, "drg", cells, "three digits, category, P, M or blank, and a title")
    return group, category, KINDS[kind], title


def _severe(source: Source, line: int, cells: list[str]) -> Row:
    if cells[2] != _level(source.head):
        refuse(source, line, "dx_type", cells[2], f"{_level(source.head)} as in the first record")
    return (_code(source, line, cells[0]),)


def _indexed(source: Source, line: int, cells: list[str]) -> Row:
    code, category, span, group = cells
    if not RANGE.fullmatch(span) or not (group == "" or GROUP.fullmatch(group)):
        refuse(source, line, "drg_range, drg", cells[2:], "three digits, or several as 371-373 or 927,933")
    return _code(source, line, code), category, span, group


def _edited(source: Source, line: int, cells: list[str]) -> Row:
    if not (cells[2] and cells[3]):
        refuse(source, line, "icd_conflict_rule", cells[2:], "a group and a rule")
    return _code(source, line, cells[0]), cells[3], cells[2]


def _code(source: Source, line: int, code: str) -> str:
    if not CODE.fullmatch(code):
        refuse(source, line, "icd_code", code, "an ICD-10-CM code with its dot")
    return code


Layout = tuple[CodeSet, str, Callable[[Source, int, list[str]], Row]]
LAYOUTS: dict[tuple[str, ...], Layout] = {
    LIST: (CodeSet.MSDRG, "drg", _listed),
    SEVERITY: (CodeSet.MSDRG_CC, "drg_severity", _severe),
    INDEX: (CodeSet.MSDRG_INDEX, "drg_index", _indexed),
    EDITS: (CodeSet.MCE, "claim_edit", _edited),
}
