"""ICD-10-PCS definitions (CMS XML, root `ICD10PCS.definitions`): what the values of each section and axis mean and include."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from consultant.catalogue.importers.editions import fiscal
from consultant.catalogue.importers.markup import parsed, text_of, version_of, words_of
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 4

ROOT = "ICD10PCS.definitions"


def recognise(head: str) -> bool:
    """The root element stands near the beginning."""
    return f"<{ROOT}" in head


def read(source: Source, statement: Statement) -> Reading:
    """The terms of one release."""
    root = parsed(source, ROOT)
    label = fiscal(CodeSet.ICD10PCS, version_of(source, root))
    return Reading(label, iter([("pcs_definition", _rows(source, root))]), whole=True)


def _rows(source: Source, root: Element) -> Iterator[Row]:
    for section in root.iterfind("section"):
        for axis in section.iterfind("axis"):
            code, position = section.get("code") or "", axis.get("pos") or ""
            if len(code) != 1 or position not in tuple("1234567"):
                refuse(
                    source,
                    1,
                    "section, axis",
                    f"{code}, {position}",
                    "one character and a position from 1 to 7",
                )
            for number, terms in enumerate(axis.iterfind("terms")):
                meaning = _meaning(terms)
                for name in {words_of(title): None for title in terms.iterfind("title")}:
                    yield code, int(position), name, number, *meaning


def _meaning(terms: Element) -> Row:
    """Definition, explanation, and what the value includes, one a line; a value with several names has them all."""
    includes = "\n".join(words_of(element) for element in terms.iterfind("includes"))
    return text_of(terms, "definition"), text_of(terms, "explanation"), includes
