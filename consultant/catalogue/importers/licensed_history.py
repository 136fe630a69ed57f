"""Changes of CPT numbers and modifiers over the years (AMA `History`, `HistoryModifiers`, `Deleted_DTK_tab.txt`): days only.

Columns are found by name, because the README of the layouts names the files and not their columns. Texts are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from consultant.catalogue.calendar import as_number
from consultant.catalogue.importers import licensed_texts, tables
from consultant.catalogue.importers.licensed_tables import CODE, MODIFIER, plain
from consultant.catalogue.reading import Reading, Row, Source, Statement, refuse

CARRIES_CPT = True
RANK = 1

CODES = {"cptcode": CODE, "modifiercode": MODIFIER}
DAY = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)|(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"
)
DAY_NAME = re.compile(r".*date|datedeleted")
KINDS = ("add", "delet", "revis", "reinstat")
"""How the words for a change begin, whatever their form."""


def recognise(head: str) -> bool:
    """A header row with a concept identifier, a code, a day, and what changed or that the code was deleted."""
    return any(_is_header(line.split("\t")) for line in head.splitlines())


def read(source: Source, statement: Statement) -> Reading:
    """One table of a yearly release."""
    return Reading(licensed_texts.label(source, statement), iter([("cpt_change", _rows(source))]))


def _is_header(cells: list[str]) -> bool:
    names = [plain(cell) for cell in cells]
    return (
        "conceptid" in names
        and not CODES.keys().isdisjoint(names)
        and _day_column(names) is not None
        and ("changetype" in names or any("delet" in name for name in names))
    )


def _day_column(names: list[str]) -> int | None:
    return next((place for place, name in enumerate(names) if DAY_NAME.fullmatch(name)), None)


def _rows(source: Source) -> Iterator[Row]:
    header, under = tables.below(source, tables.table(source, "\t"), _is_header)
    names = [plain(name) for name in header]
    kind_of_code = next(name for name in CODES if name in names)
    day = _day_column(names)
    for line, cells in under:
        if len(cells) < len(names):
            refuse(source, line, "record", f"{len(cells)} fields", f"{len(names)} as in the header row")
        fields = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        code = fields[kind_of_code]
        if CODES[kind_of_code].fullmatch(code):
            yield code, _number(source, line, cells[day or 0].strip()), _kind(fields)
        elif code and kind_of_code == "cptcode":
            refuse(source, line, "code", code, "a CPT number")


def _kind(fields: dict[str, str]) -> str:
    """What happened; the list of deleted numbers says nothing else of any."""
    said = fields.get("changetype", "deleted").lower()
    return next((kind for kind in KINDS if said.startswith(kind)), "other")


def _number(source: Source, line: int, text: str) -> int:
    found = DAY.fullmatch(text)
    try:
        if found:
            parts = found["year"] or found["y"], found["month"] or found["m"], found["day"] or found["d"]
            return as_number(date(*map(int, parts)))
    except ValueError:
        pass
    return refuse(source, line, "date", text, "a day such as 20260101 or 01/01/2026")
