"""What importers of delimited files share: rows with line numbers, cells that are checked, years of files without a date."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from consultant.catalogue.calendar import as_number
from consultant.catalogue.reading import Label, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

LARGEST_CELL = 1 << 24
"""Characters of one cell: coverage documents hold whole pages of HTML."""

AREA = (re.compile(r"\d{5}"), re.compile(r"\d{2}"))
NUMBER = re.compile(r"\d+(\.\d+)?|\.\d+")
LEADING_ZEROS = re.compile(r"^0+(?=\d)")
CODE = re.compile(r"[0-9A-Z]{5}")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)|rvu(\d\d)[a-d](?![a-z])", re.IGNORECASE)
STATED = (
    re.compile(r"(20\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)"),
    re.compile(r"([01]\d)-([0-3]\d)-(20\d\d)"),
)

Cells = list[str]
Numbered = tuple[int, Cells]


def table(source: Source, delimiter: str = ",") -> Iterator[Numbered]:
    """Rows of a delimited file with the number of the line each ends on; the last line must be whole.

    Raises:
        InputError: a quote that never closes, a cell larger than any published one, or a last line without its end.
    """
    csv.field_size_limit(LARGEST_CELL)
    quoted = delimiter == ","
    rows = csv.reader(
        _whole_lines(source),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=quoted,
    )
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            refuse(source, rows.line_num, "row", str(error), "cells and quotes as in the publisher's file")
        yield rows.line_num, cells


def numbered_lines(source: Source) -> Iterator[tuple[int, str]]:
    """Lines without their ends, numbered from 1; the last line must be whole."""
    for number, line in enumerate(_whole_lines(source), 1):
        yield number, line.rstrip("\r\n\x1a")


def _whole_lines(source: Source) -> Iterator[str]:
    number, line = 0, "\n"
    for line in source.lines():
        number += 1
        yield line
    if not line.endswith(("\n", "\r", "\x1a")):
        refuse(source, number, "last line", line[-40:], "a line end: the file was cut short")


def below(
    source: Source, rows: Iterable[Numbered], is_header: Callable[[Cells], bool]
) -> tuple[Cells, Iterator[Numbered]]:
    """The header row, cells stripped, and the rows under it that hold anything."""
    under = iter(rows)
    for _, cells in under:
        stripped = [cell.strip() for cell in cells]
        if is_header(stripped):
            return stripped, ((line, row) for line, row in under if any(cell.strip() for cell in row))
    return refuse(source, 1, "header row", "none", "the header row that the file began with")


def named(source: Source, header: Cells, line: int, cells: Cells) -> dict[str, str]:
    """A row's cells by column name; a row of another length is refused."""
    if len(cells) != len(header):
        refuse(source, line, "row", f"{len(cells)} fields", f"{len(header)} as in the header row")
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def area(source: Source, line: int, carrier: str, locality: str) -> tuple[str, str]:
    """Contractor and locality with their leading zeros."""
    found = (carrier.strip().zfill(5), locality.strip().zfill(2))
    for name, text, shape in zip(("contractor", "locality"), found, AREA, strict=True):
        if not shape.fullmatch(text):
            refuse(source, line, name, text, "digits")
    return found


def amount(source: Source, line: int, name: str, text: str) -> str:
    """A number as decimal text without needless zeros before it."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        refuse(source, line, name, text, "a number")
    return LEADING_ZEROS.sub("", stripped) if not stripped.startswith(".") else f"0{stripped}"


def code(source: Source, line: int, name: str, text: str) -> str:
    """A procedure code of five letters and digits."""
    if not CODE.fullmatch(text.strip()):
        refuse(source, line, name, text, "five letters and digits")
    return text.strip()


def day(source: Source, line: int, name: str, text: str) -> int:
    """A `yyyymmdd` text as a number; blank is 0."""
    stripped = text.strip()
    try:
        return as_number(date(int(stripped[:4]), int(stripped[4:6]), int(stripped[6:]))) if stripped else 0
    except ValueError:
        refuse(source, line, name, text, "a date yyyymmdd")


def ordinal_day(source: Source, line: int, name: str, text: str) -> int:
    """A `YYYYDDD` text (day of the year) as a `yyyymmdd` number; blank is 0."""
    stripped = text.strip()
    if not stripped:
        return 0
    try:
        first = date(int(stripped[:4]), 1, 1).toordinal()
        found = date.fromordinal(first + int(stripped[4:]) - 1)
    except (ValueError, OverflowError):
        refuse(source, line, name, text, "a date YYYYDDD")
    if len(stripped) != 7 or str(found.year) != stripped[:4]:
        refuse(source, line, name, text, "a date YYYYDDD")
    return as_number(found)


def yearly(code_set: CodeSet, year: int, edition: str = "") -> Label:
    """A release that holds for a calendar year."""
    return Label(code_set, edition or str(year), date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1))


def year_named(source: Source, statement: Statement, example: str) -> int:
    """The year that the operator states, else the last one in the file's name, else that of the files beside it."""
    if statement.effective:
        return statement.effective.year
    found = YEAR.findall(_inside(source.name)) or _beside(source.name)
    if not found:
        undated(source, example)
    full, short = found[-1]
    return int(full or f"20{short}")


def day_named(source: Source) -> date | None:
    """The newest whole date in the names of the archive, its members and the folder that holds it."""
    days = []
    for shape in STATED:
        for groups in shape.findall(_inside(source.name)):
            year, month, number = groups if len(groups[0]) == 4 else (groups[2], groups[0], groups[1])
            try:
                days.append(date(int(year), int(month), int(number)))
            except ValueError:
                continue
    return max(days, default=None)


def _inside(name: str) -> str:
    """The file's own name with its archive's; folders further up say nothing of a release."""
    path, bang, member = name.partition("!")
    return "/".join([*PurePosixPath(path.replace("\\", "/")).parts[-1:], member if bang else ""])


def _beside(name: str) -> list[tuple[str, str]]:
    """Publishers ship companions together: the relative value files of the same folder name their year."""
    folder = Path(name.partition("!")[0]).parent
    return [
        found
        for path in sorted(folder.glob("PPRRVU20*"))
        for found in YEAR.findall(path.name.partition("_")[0])
    ]
