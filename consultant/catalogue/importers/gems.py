"""General Equivalence Mappings (CMS fixed-width `2018_I9gem.txt` and companions, and a csv form with split flags)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from consultant.catalogue.importers.columns import header_of, records
from consultant.catalogue.importers.icd9_titles import dotted_diagnosis, dotted_procedure
from consultant.catalogue.importers.icd10cm_changes import dotted
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse
from consultant.model.catalogue import CodeSet

CARRIES_CPT = False
RANK = 1

FLAG_COLUMNS = ("flags", "approximate", "no_map", "combination", "scenario", "choice_list")
LAST_YEAR = 2018
"""The mappings were last published for fiscal year 2018."""

NOTHING = ("NoDx", "NoPCS", "NoPx")
NINE = r"(?:E\d{3,4}|V\d{2,4}|\d{3,5})"
TEN = r"[A-Z][0-9A-Z]{2,6}"
PROCEDURE_NINE, PROCEDURE_TEN = r"\d{3,4}", r"[0-9A-HJ-NP-Z]{7}"


@dataclass(frozen=True, slots=True)
class Shape:
    """One direction: how its records look and how its codes are written with dots."""

    code_set: CodeSet
    source: str
    target: str
    source_width: int
    target_width: int
    dot_source: Callable[[str], str]
    dot_target: Callable[[str], str]

    @property
    def record(self) -> re.Pattern[str]:
        """Fixed columns: source, blank, target, blank, five flags."""
        source = rf"(?=.{{{self.source_width}}} )({self.source}) *"
        target = rf"(?=.{{{self.target_width}}} )({self.target}|NoDx|NoPCS|NoPx) *"
        return re.compile(rf"{source} {target} ([01])([01])([01])(\d)(\d)\s*")


SHAPES = (
    Shape(CodeSet.GEM_ICD10PCS_TO_ICD9, PROCEDURE_TEN, PROCEDURE_NINE, 7, 5, str, dotted_procedure),
    Shape(CodeSet.GEM_ICD9_TO_ICD10PCS, PROCEDURE_NINE, PROCEDURE_TEN, 5, 7, dotted_procedure, str),
    Shape(CodeSet.GEM_ICD10CM_TO_ICD9, TEN, NINE, 7, 5, dotted, dotted_diagnosis),
    Shape(CodeSet.GEM_ICD9_TO_ICD10CM, NINE, TEN, 5, 7, dotted_diagnosis, dotted),
)
"""The procedure shapes stand first: seven characters without dot that fit both are told apart by the other side."""

CSV_SHAPES = {("icd10cm", "icd9cm"): SHAPES[2], ("icd9cm", "icd10cm"): SHAPES[3]}
FIRST_LINES = 40


def recognise(head: str) -> bool:
    """Either header row of the csv form, or records of one shape from the first line on."""
    return _shape(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One direction of one year."""
    shape = _shape(source.head)
    assert shape is not None  # recognised before
    named = re.search(r"(?<!\d)(20\d\d)(?!\d)", source.name.rpartition("/")[2])
    year = statement.effective.year + 1 if statement.effective else int(named[1]) if named else LAST_YEAR
    label = Label(shape.code_set, str(year), date(year - 1, 10, 1))
    split = header_of(source.head)[2:] == FLAG_COLUMNS
    return Reading(
        label, iter([("gem", _table(source, shape) if split else _text(source, shape))]), whole=True
    )


def _shape(head: str) -> Shape | None:
    header = header_of(head)
    if header[2:] == FLAG_COLUMNS:
        return CSV_SHAPES.get((header[0], header[1]))
    lines = head.splitlines()[:FIRST_LINES]
    fitting = (
        shape
        for shape in SHAPES
        if lines and all(shape.record.fullmatch(line) for line in lines[:-1] or lines)
    )
    return next(fitting, None)


def _text(source: Source, shape: Shape) -> Iterator[Row]:
    record = shape.record
    for number, line in enumerate(source.lines(), 1):
        found = record.fullmatch(line)
        if not found:
            refuse(source, number, "record", line, "source, target and five flags in their columns")
        yield _row(shape, found[1], found[2], found[3] + found[4] + found[5], found[6], found[7])


def _table(source: Source, shape: Shape) -> Iterator[Row]:
    for line, cells in records(source, header_of(source.head)):
        code, target, flags, *split = cells
        if not re.fullmatch(r"[01]{3}\d\d", flags) or flags != "".join(split):
            refuse(source, line, "flags", cells[2:], "five digits, and the same five apart")
        if not re.fullmatch(shape.source, code) or not (
            target in NOTHING or re.fullmatch(shape.target, target)
        ):
            refuse(source, line, "codes", cells[:2], "codes without dots")
        yield _row(shape, code, target, flags[:3], flags[3], flags[4])


def _row(shape: Shape, code: str, target: str, flags: str, scenario: str, choice: str) -> Row:
    written = "" if target in NOTHING else shape.dot_target(target)
    return shape.dot_source(code), int(scenario), int(choice), written, flags
