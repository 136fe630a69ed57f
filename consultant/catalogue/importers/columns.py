"""Tables with a known header row: recognised by it, read with line numbers, every record as wide as the header."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from consultant.catalogue.reading import Source, refuse


def header_of(head: str) -> tuple[str, ...]:
    """The cells of a text's first line, tab or comma separated, quotes and blanks taken off."""
    first = head.split("\n", 1)[0].rstrip("\r")
    try:
        cells = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:  # no table: stray line ends, zero bytes
        return ()
    return tuple(cell.strip().strip("'") for cell in cells)


def records(
    source: Source, header: Sequence[str], widths: Sequence[int] = (), *, ended: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Line number and stripped cells of every record below the header.

    Raises:
        InputError: a record is not as wide as the header (or one of `widths`).
    """
    allowed = tuple(widths) or (len(header),)
    table = csv.reader(source.lines(ended=ended), delimiter=_delimiter(source.head.split("\n", 1)[0]))
    try:
        next(table, None)
        for cells in filter(None, table):
            if len(cells) not in allowed:
                expected = f"{allowed[0]}: {', '.join(header)}"
                refuse(source, table.line_num, "record", f"{len(cells)} fields", expected)
            yield table.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        refuse(source, table.line_num, "record", str(error), "one line of separated fields")


def _delimiter(line: str) -> str:
    return "\t" if "\t" in line else ","
