"""When releases take effect and when the next one is due, by each publisher's schedule; dates as `yyyymmdd` integers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from consultant.catalogue.reading import Label
from consultant.model.catalogue import CodeSet

MONTHS = {"contr": 1, "jan": 1, "apr": 4, "jul": 7, "oct": 10}
"""First month of a quarter as CMS names it in file names; the contractors' yearly file is January's."""


@lru_cache(maxsize=4096)
def as_date(number: int) -> date | None:
    """The date of a `yyyymmdd` number; 0 is none."""
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def as_number(day: date | None) -> int:
    """A date as `yyyymmdd`; none is 0."""
    return day.year * 10000 + day.month * 100 + day.day if day else 0


def next_quarter(day: date) -> date:
    """First day of the calendar quarter after the one that holds the day."""
    quarter = (day.month - 1) // 3
    return date(day.year + quarter // 3, (quarter + 1) % 4 * 3 + 1, 1)


def quarterly(code_set: CodeSet, effective: date, edition: str = "") -> Label:
    """A release of a set that CMS replaces each calendar quarter (NCCI, HCPCS Level II, fee schedule)."""
    due = next_quarter(effective)
    return Label(
        code_set, edition or f"{effective.year}-{effective.month:02}", effective, due - timedelta(days=1), due
    )


def diagnosis_year(fiscal_year: int, *, april: bool = False) -> Label:
    """An ICD-10-CM release: a fiscal year begins on 1 October before it; an update may follow on 1 April."""
    start = date(fiscal_year, 4, 1) if april else date(fiscal_year - 1, 10, 1)
    due = date(fiscal_year, 10, 1) if april else date(fiscal_year, 4, 1)
    edition = f"FY{fiscal_year} April" if april else f"FY{fiscal_year}"
    return Label(CodeSet.ICD10CM, edition, start, date(fiscal_year, 9, 30), due)


def diagnosis_name(name: str) -> Label | None:
    """The ICD-10-CM release named in a publisher's file name (`icd10cm_order_2027.txt`, `...April-1-2026.xml`)."""
    year = re.search(r"(?<!\d)(20[1-4]\d)(?!\d)", name)
    return diagnosis_year(int(year[1]), april=named_april(name)) if year else None


def named_april(name: str) -> bool:
    """Whether a file name says that it is the April update."""
    return "apr" in name.lower()


def quarter_name(name: str) -> date | None:
    """The effective date in a name such as `HCPC2025_OCT_ANWEB`, `PPRRVU2026_Jul`, `HCPC2019_CONTR`, `Eff_07-01-2024`."""
    stated = re.search(r"(\d\d)[-_](\d\d)[-_](20\d\d)", name)
    if stated:
        return date(int(stated[3]), int(stated[1]), int(stated[2]))
    found = re.search(r"(20\d\d)_?(CONTR|JAN|APR|JUL|OCT)", name, re.IGNORECASE)
    return date(int(found[1]), MONTHS[found[2].lower()], 1) if found else None


def edit_version_date(version: str) -> date:
    """The first day of an NCCI version: `v302` is 2024 Q3, `v323` 2026 Q4 (two digits of the count of years, one quarter)."""
    years, quarter = int(version[:2]), int(version[2])
    return date(1994 + years, quarter * 3 + 1, 1)
