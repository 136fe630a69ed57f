"""Medicare fee schedule relative values (CMS `PPRRVUyyyy_qqq`): 171-character records, or csv with 31 (2026: 32) columns.

Descriptions are never read: those of CPT and dental codes are the AMA's and the ADA's.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from consultant.catalogue.calendar import quarter_name, quarterly
from consultant.catalogue.importers import tables
from consultant.catalogue.reading import Label, Reading, Row, Source, Statement, refuse, undated
from consultant.model.catalogue import CodeSet

CARRIES_CPT = True
RANK = 1

BANNER = re.compile(r"(20\d\d) National Physician Fee Schedule Relative Value File (\w+) Release")
TEXT_START = re.compile(r"HDR .*(?:\r?\n(?:HDR.*|)){0,12}\r?\n[0-9A-Z]{5}.{166}\r?\n")
RELEASES = {"January": ("A", 1), "April": ("B", 4), "July": ("C", 7), "October": ("D", 10)}

MAIN = (
    "status", "work_rvu", "non_facility_total", "facility_total", "pc_tc", "global_days", "multiple_procedure", "bilateral",
    "assistant", "co_surgeon", "team", "conversion_factor",
)  # fmt: skip
"""Columns of their own in the fee table, in its order; the others are attributes."""

COLUMNS = (
    "code", "modifier", "", "status", "not_used_for_medicare", "work_rvu", "non_facility_practice", "non_facility_na",
    "facility_practice", "facility_na", "malpractice_rvu", "non_facility_total", "facility_total", "pc_tc", "global_days",
    "preoperative", "intraoperative", "postoperative", "multiple_procedure", "bilateral", "assistant", "co_surgeon", "team",
    "endoscopic_base", "conversion_factor", "supervision", "calculation_flag", "imaging_family",
    "opps_non_facility_practice", "opps_facility_practice", "opps_malpractice",
)  # fmt: skip
"""The 31 columns of the csv up to 2025; the nameless one is the description."""

COLUMNS_2026 = (*COLUMNS[:23], "pricing_indicator", *COLUMNS[23:])

PLACES = (
    (1, 5), (6, 7), (8, 57), (58, 58), (59, 59), (60, 65), (67, 72), (73, 74), (76, 81), (82, 83), (85, 89), (91, 96),
    (97, 102), (103, 103), (104, 106), (107, 109), (110, 112), (113, 115), (116, 116), (117, 117), (118, 118), (119, 119),
    (120, 120), (128, 132), (133, 140), (142, 143), (144, 144), (146, 147), (152, 157), (159, 164), (166, 171),
)  # fmt: skip
"""Where the same 31 fields stand in a text record, 1-based and inclusive."""

NAMES = [
    "HCPCS", "MOD", "DESCRIPTION", "STATUS CODE", "MEDICARE PAYMENT", "WORK RVU", "NON-FAC PE RVU", "NA INDICATOR",
    "FACILITY PE RVU", "NA INDICATOR", "MP RVU", "NON-FACILITY TOTAL", "FACILITY TOTAL", "IND", "GLOB DAYS", "PRE OP",
    "INTRA OP", "POST OP", "MULT PROC", "BILAT SURG", "ASST SURG", "CO- SURG", "TEAM SURG", "ENDO BASE", "CONV FACTOR",
    "PROCEDURES", "CALCULATION FLAG", "INDICATOR", "NON-FACILITY PE", "FACILITY PE", "MP",
]  # fmt: skip
"""What stands above the columns, read downwards over the header rows."""

NAMES_2026 = [*NAMES[:23], "PRIC IND", *NAMES[23:]]
HEADER_ROWS = 5

FIRST_YEAR_OF_TWO = 2026
TRACK = re.compile(r"(non[-_ ]?)?(?:QPP|QP(?![a-z]))", re.IGNORECASE)
TRACK_EXPECTED = (
    "nonQPP or QPP in it: from 2026 on there are two conversion factors; keep the publisher's name "
    "(PPRRVU2026_Jul_nonQPP.csv) or give --set mpfs or --set mpfs-qpp"
)
CODE = re.compile(r"[0-9A-Z]{5}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
STATUS = re.compile(r"[A-Z]")


def recognise(head: str) -> bool:
    """The banner of the csv, or HDR lines with a record below them."""
    return BANNER.search(head) is not None or TEXT_START.match(head) is not None


def read(source: Source, statement: Statement) -> Reading:
    """One quarter's relative values."""
    text = source.head.startswith("HDR")
    return Reading(
        _label(source, statement), iter([("fee", _text_rows(source) if text else _table_rows(source))])
    )


def _label(source: Source, statement: Statement) -> Label:
    banner = BANNER.search(source.head)
    effective = statement.effective or quarter_name(source.name)
    if banner and banner[2] in RELEASES:
        effective = date(int(banner[1]), RELEASES[banner[2]][1], 1)
    if not effective:
        undated(source, "PPRRVU2025_Oct.txt")
    letter = next(
        letter for letter, month in RELEASES.values() if month == (effective.month - 1) // 3 * 3 + 1
    )
    return quarterly(_track(source, statement, effective), effective, f"RVU{effective.year % 100}{letter}")


def _track(source: Source, statement: Statement, effective: date) -> CodeSet:
    """Whose conversion factor the file has: only its name says so, or the operator.

    Raises:
        InputError: neither does, for a year with two files.
    """
    if effective.year < FIRST_YEAR_OF_TWO:
        return CodeSet.MPFS
    if statement.code_set in (CodeSet.MPFS, CodeSet.MPFS_QPP):
        return statement.code_set
    named = TRACK.search(source.name.rpartition("/")[2])
    if not named:
        refuse(source, 1, "file name", source.name.rpartition("/")[2], TRACK_EXPECTED)
    return CodeSet.MPFS if named[1] else CodeSet.MPFS_QPP


def _text_rows(source: Source) -> Iterator[Row]:
    for number, line in enumerate(source.lines(), 1):
        record = line.rstrip("\r\n")
        if record.startswith("HDR") or not record.strip():
            continue
        if len(record) < PLACES[-1][1]:
            refuse(source, number, "record", record, f"{PLACES[-1][1]} characters")
        yield _row(source, number, COLUMNS, [record[first - 1 : last].strip() for first, last in PLACES])


def _table_rows(source: Source) -> Iterator[Row]:
    table = tables.table(source)
    columns = _columns(source, table)
    for line, cells in table:
        if any(cells):
            if len(cells) != len(columns):
                refuse(source, line, "row", f"{len(cells)} columns", f"{len(columns)} columns")
            yield _row(source, line, columns, [cell.strip() for cell in cells])


def _columns(source: Source, table: Iterator[tables.Numbered]) -> tuple[str, ...]:
    """The columns by the header rows, whose last begins with HCPCS; read by position, they must be named as expected."""
    above: deque[list[str]] = deque(maxlen=HEADER_ROWS)
    for line, cells in table:
        above.append(cells)
        if cells and cells[0].strip() == "HCPCS":
            names = [" ".join(column) for column in zip_longest(*above, fillvalue="")]
            late = len(cells) == len(COLUMNS_2026)
            tables.same_header(source, line, names, NAMES_2026 if late else NAMES)
            return COLUMNS_2026 if late else COLUMNS
    return refuse(source, 1, "header row", "none", "a row that begins with HCPCS")


def _row(source: Source, line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    fields = dict(zip(columns, cells, strict=True))
    if not CODE.fullmatch(fields["code"]):
        refuse(source, line, "HCPCS", fields["code"], "five letters and digits")
    if not STATUS.fullmatch(fields["status"]):
        refuse(source, line, "status code", fields["status"], "one letter")
    for name in ("work_rvu", "non_facility_total", "facility_total", "conversion_factor"):
        if not NUMBER.fullmatch(fields[name]):
            refuse(source, line, name, fields[name], "a number")
    fields["supervision"] = fields["supervision"].zfill(2) if fields["supervision"] else ""
    others = {
        name: f"0{value}" if value.startswith(".") else value
        for name, value in fields.items()
        if name and value and name not in ("code", "modifier", *MAIN)
    }
    return fields["code"], fields["modifier"], *(fields[name] for name in MAIN), json.dumps(others)
