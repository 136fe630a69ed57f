"""ICD-10-PCS tables (CMS XML, root `ICD10PCS.tabular`): a code is valid when one row of its table holds its last four values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from xml.etree.ElementTree import Element

from consultant.catalogue.importers.editions import fiscal
from consultant.catalogue.importers.markup import parsed, text_of, version_of, words_of
from consultant.catalogue.reading import Batch, Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 4

ROOT = "ICD10PCS.tabular"

Axis = tuple[str, dict[str, str]]
"""Title and labels by value of one character: ("Approach", {"0": "Open"})."""


def recognise(head: str) -> bool:
    """The root element stands near the beginning."""
    return f"<{ROOT}" in head


def read(source: Source, statement: Statement) -> Reading:
    """The tables, and every code that their rows allow; titles come from the order file."""
    root = parsed(source, ROOT)
    label = fiscal(CodeSet.ICD10PCS, version_of(source, root))
    return Reading(label, _batches(source, root), whole=True, fills=frozenset({"pcs_code"}))


def _batches(source: Source, root: Element) -> Iterator[Batch]:
    tables: list[Row] = []
    rows: list[Row] = []
    codes: list[Row] = []
    for table in root.iterfind("pcsTable"):
        code, axes = _heading(source, table)
        tables.append((code, json.dumps(axes), text_of(table, "axis/definition")))
        codes.append((code, 0, f"{_label(axes[1])}, {_label(axes[2])}", "", len(codes)))
        for number, row in enumerate(table.iterfind("pcsRow"), 1):
            values = _values(source, code, row)
            rows.append((code, number, json.dumps(values), " ".join("".join(labels) for _, labels in values)))
            codes += [
                (code + "".join(ending), 1, "", "", len(codes) + place)
                for place, ending in enumerate(product(*(labels for _, labels in values)))
            ]
    yield "pcs_table", tables
    yield "pcs_row", rows
    yield "pcs_code", codes


def _heading(source: Source, table: Element) -> tuple[str, list[Axis]]:
    axes = [_axis(axis) for axis in table.iterfind("axis")]
    if [axis.get("pos") for axis in table.iterfind("axis")] != ["1", "2", "3"] or any(
        len(a[1]) != 1 for a in axes
    ):
        refuse(source, 1, "pcsTable", axes, "axes 1 to 3 with one value each")
    return "".join(next(iter(labels)) for _, labels in axes), axes


def _values(source: Source, code: str, row: Element) -> list[Axis]:
    """The last four characters of a row, checked against the number of codes that it states."""
    axes = [_axis(axis) for axis in row.iterfind("axis")]
    count = 1
    for _, labels in axes:
        count *= len(labels)
    if len(axes) != 4 or str(count) != row.get("codes"):
        refuse(
            source, 1, f"pcsRow of table {code}", f"{count} codes", f"{row.get('codes')} codes on four axes"
        )
    return axes


def _axis(axis: Element) -> Axis:
    labels = {label.get("code") or "": words_of(label) for label in axis.iterfind("label")}
    return text_of(axis, "title"), labels


def _label(axis: Axis) -> str:
    return next(iter(axis[1].values()))
