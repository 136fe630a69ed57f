"""Codes exempt from present-on-admission reporting (CMS `POAexemptCodesFYyy`, text or workbook) and the year's changes."""

from __future__ import annotations

from collections.abc import Iterator

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.editions import fiscal_label
from consultant.catalogue.importers.msdrg import CODE
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

DELETED = ("POAexemptCode", "Description")
TAIL = "POAexemptCode"


def recognise(head: str) -> bool:
    """The header: an order number named for the year, an action in the list of revisions, code, description."""
    header = header_of(head)
    numbered = header[:1] and header[0].startswith("Order") and header[-2:] == DELETED
    return header == DELETED or bool(numbered and len(header) in (3, 4))


def read(source: Source, statement: Statement) -> Reading:
    """The list of a fiscal year, or what was added to, deleted from or revised in it."""
    label = fiscal_label(CodeSet.POA_EXEMPT, source, statement, "POAexemptCodesFY26.txt")
    header = header_of(source.head)
    change = "deleted" if header == DELETED else "revised" if len(header) == 4 else _added(source)
    if change:
        return Reading(label, iter([("poa_change", _changes(source, header, change))]))
    return Reading(
        label, iter([("poa_exempt", ((code,) for code, _, _ in _codes(source, header)))]), whole=True
    )


def _added(source: Source) -> str:
    """The list of additions has the layout of the whole list; only its name tells them apart."""
    return "added" if "add" in source.name.rpartition("/")[2].rpartition("!")[2].lower() else ""


def _changes(source: Source, header: tuple[str, ...], change: str) -> Iterator[Row]:
    for code, title, action in _codes(source, header):
        if action != "Revise from:":
            yield code, change, title


def _codes(source: Source, header: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for line, cells in records(source, header):
        code, title = cells[-2:]
        if not CODE.fullmatch(code):
            refuse(source, line, TAIL, code, "an ICD-10-CM code with its dot")
        if len(cells) == 4 and cells[1] not in ("Revise from:", "Revise to:"):
            refuse(source, line, "Action", cells[1], "Revise from: or Revise to:")
        yield code, title, cells[1] if len(cells) == 4 else ""
