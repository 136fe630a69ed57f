"""ICD-10-PCS alphabetic index (CMS XML, root `ICD10PCS.index`): terms lead to codes, beginnings of codes, or other terms."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from consultant.catalogue.importers.editions import fiscal
from consultant.catalogue.importers.markup import parsed, text_of, version_of
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 4

ROOT = "ICD10PCS.index"
LEADS = ("use", "see", "codes", "code", "tab")
"""`code` is whole, `codes` a beginning of four or more characters, `tab` a table; `see` and `use` name another term or value."""


def recognise(head: str) -> bool:
    """The root element stands near the beginning."""
    return f"<{ROOT}" in head


def read(source: Source, statement: Statement) -> Reading:
    """Every lead of every term, with the terms above it."""
    root = parsed(source, ROOT)
    label = fiscal(CodeSet.ICD10PCS, version_of(source, root))
    return Reading(label, iter([("pcs_index", list(_rows(source, root)))]), whole=True)


def _rows(source: Source, root: Element) -> Iterator[Row]:
    position = 0
    for main, element in enumerate(root.iterfind("letter/mainTerm"), 1):
        if not text_of(element, "title"):
            refuse(source, 1, "mainTerm", "", "a title")
        for term, lead in _leads(element, ()):
            position += 1
            yield position, main, term, lead.tag, *_target(lead)


def _leads(element: Element, above: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    path = (*above, title) if (title := text_of(element, "title")) else above
    found = [child for child in element if child.tag in LEADS]
    yield from ((" > ".join(path), child) for child in found)
    for child in element.iterfind("term"):
        yield from _leads(child, path)


def _target(lead: Element) -> tuple[str, str]:
    """Text of the lead and the code that it names, of which `see` and `use` may have one."""
    if lead.tag not in ("see", "use"):
        return "", (lead.text or "").strip()
    code = next((child.text or "" for child in lead if child.tag in LEADS), "")
    return " ".join((lead.text or "").split()), code.strip()
