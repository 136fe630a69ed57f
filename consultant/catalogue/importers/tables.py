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
    """Rows of a delimited file with the number of the line each ends on.

    Raises:
        InputError: a quote that never closes, or a cell larger than any published one.
    """
    csv.field_size_limit(LARGEST_CELL)
    quoted = delimiter == ","
    rows = csv.reader(
        source.lines(),
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
    """Lines without their ends, numbered from 1."""
    for number, line in enumerate(source.lines(), 1):
        yield number, line.rstrip("\r\n\x1a")


def below(
    source: Source,
    rows: Iterable[Numbered],
    is_header: Callable[[Cells], bool],
    needed: Iterable[str] = (),
    expected: Cells | None = None,
) -> tuple[Cells, Iterator[Numbered]]:
    """The header row, cells stripped, and the rows under it that hold anything.

    Raises:
        InputError: there is no header row, it lacks a column that is `needed`, or its columns are not as `expected`.
    """
    under = iter(rows)
    for line, cells in under:
        stripped = [cell.strip() for cell in cells]
        if is_header(stripped):
            missing = [name for name in needed if name not in stripped]
            if missing:
                refuse(source, line, "header row", ", ".join(stripped), f"a column {missing[0]}")
            same_header(source, line, stripped, expected or [])
            return stripped, ((line, row) for line, row in under if any(cell.strip() for cell in row))
    return refuse(source, 1, "header row", "none", "the header row that the file began with")


def same_header(source: Source, line: int, cells: Cells, expected: Cells) -> None:
    """Refuse a table read by position whose columns are not named as they are published.

    Case, blanks and punctuation do not count; `expected` holds what each name must contain.

    Raises:
        InputError: names the first column that differs.
    """
    if len(cells) < len(expected):
        refuse(source, line, "header row", f"{len(cells)} columns", f"{len(expected)} columns")
    for place, (found, name) in enumerate(zip(cells, expected, strict=False), 1):
        if plain_name(name) not in plain_name(found):
            refuse(source, line, f"header row, column {place}", found, name or "no name")


def plain_name(text: str) -> str:
    """A column's name without what publishers change: case, blanks, punctuation."""
    return re.sub(r"[^a-z0-9*=]", "", text.lower())


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
