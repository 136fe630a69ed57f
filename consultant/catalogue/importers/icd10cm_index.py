"""ICD-10-CM alphabetic indexes and tables (NCHS XML, root `ICD10CM.index`): diseases, external causes, drugs, neoplasms.

Each term leads to a code, to the beginning of one (`H60.9-`), or, in the two tables, to a code for each column.
Non-essential modifiers (`nemod`) stand in parentheses in print and are left out: a term means the same without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from consultant.catalogue.calendar import named_april
from consultant.catalogue.importers.editions import fiscal
from consultant.catalogue.importers.markup import parsed, text_of, version_of
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 4

ROOT = "ICD10CM.index"
CODE = re.compile(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?")
NOTHING = re.compile(r"-*")
BEGINNING = ".-"
"""What follows the beginning of a code that needs more characters."""


def recognise(head: str) -> bool:
    """The root element stands near the beginning."""
    return f"<{ROOT}" in head


def read(source: Source, statement: Statement) -> Reading:
    """The leads of one index; the four of a year join under one release."""
    root = parsed(source, ROOT)
    label = fiscal(
        CodeSet.ICD10CM, version_of(source, root), april=named_april(source.name.rpartition("/")[2])
    )
    return Reading(label, iter([("icd_index", list(_rows(source, root)))]))


def _rows(source: Source, root: Element) -> Iterator[Row]:
    """Where the term stands, in which index, its words with those of the terms above it, and the code."""
    name = text_of(root, "title") or ROOT
    columns = {head.get("col", ""): " ".join("".join(head.itertext()).split()) for head in root.iter("head")}
    for position, (term, code) in enumerate(_leads(source, root, columns), 1):
        yield name, position, term, code


def _leads(source: Source, root: Element, columns: dict[str, str]) -> Iterator[tuple[str, str]]:
    for main in root.iterfind("letter/mainTerm"):
        if not _words(main):
            refuse(source, 1, "mainTerm", "", "a title")
        yield from _below(source, main, (), columns)


def _below(
    source: Source, element: Element, above: tuple[str, ...], columns: dict[str, str]
) -> Iterator[tuple[str, str]]:
    path = (*above, words) if (words := _words(element)) else above
    for lead in (*element.iterfind("code"), *element.iterfind("subcat")):
        yield from _lead(source, path, (lead.text or "").strip())
    for cell in element.iterfind("cell"):
        column = columns.get(cell.get("col", ""), "")
        yield from _lead(source, (*path, column) if column else path, (cell.text or "").strip())
    for term in element.iterfind("term"):
        yield from _below(source, term, path, columns)


def _lead(source: Source, path: tuple[str, ...], written: str) -> Iterator[tuple[str, str]]:
    code = written.rstrip(BEGINNING)
    if CODE.fullmatch(code):
        yield ", ".join(path), code
    elif not NOTHING.fullmatch(written):
        refuse(source, 1, f"code of {', '.join(path)!r}", written, "an ICD-10-CM code, its beginning, or --")


def _words(element: Element) -> str:
    """The title without its non-essential modifiers."""
    title = element.find("title")
    if title is None:
        return ""
    parts = [title.text or "", *(child.tail or "" for child in title)]
    return " ".join(" ".join(parts).split()).strip(" ,")
