"""The text form of the counties of payment localities (CMS `yyLOCCO.txt`): the publisher cuts each list of counties short."""

from __future__ import annotations

from collections.abc import Iterator

from consultant.catalogue.importers import localities, tables
from consultant.catalogue.reading import Reading, Source, Statement

CARRIES_CPT = False
RANK = 1

PLACES = ((4, 9), (16, 18), (22, 45), (45, 143), (143, 400))
"""Where the five fields stand in a line, as slices."""
CUT_AT, CUT = 58, "..."
"""Signs of the last field that the file holds; what marks a list that may go on."""


def recognise(head: str) -> bool:
    """The title of the csv form without the commas of a table."""
    return localities.TITLE.search(head[:400]) is not None and not localities.recognise(head)


def read(source: Source, statement: Statement) -> Reading:
    """One year's localities."""
    return localities.reading(source, statement, localities.located(source, _lines(source)))


def _lines(source: Source) -> Iterator[tables.Numbered]:
    for line, text in tables.numbered_lines(source):
        cells = [text[first:last] for first, last in PLACES]
        yield line, [*cells[:-1], _marked(cells[-1].rstrip())]


def _marked(counties: str) -> str:
    return f"{counties}{CUT}" if len(counties) >= CUT_AT else counties
