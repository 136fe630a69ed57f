"""Since when a diagnosis code is valid or is none any more, in years of which no release is loaded: `icd_years.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from consultant.answering.reference import GUIDELINES_AS_OF, KNOWLEDGE
from consultant.model.answer import Evidence
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem

_TABLE = Path(__file__).parent / "icd_years.toml"
_ADDENDA = "ICD-10-CM addenda of FY2025 and FY2026"


def added(code: str) -> date | None:
    """The day on which a code began; None where it is older, or newer than these years."""
    return _days("added").get(code)


def ended(code: str) -> date | None:
    """The day from which on a code may not be reported any more, as ended or as a header."""
    return _days("ended").get(code)


def first_day(of: Citation | Entry) -> date | None:
    """The day on which it began, where it is a diagnosis code of these years."""
    return added(of.code) if of.system is CodeSystem.ICD10CM else None


def last_day(of: Citation | Entry) -> date | None:
    """The last day on which it could be reported, where it is a diagnosis code that ended in these years."""
    day = ended(of.code) if of.system is CodeSystem.ICD10CM else None
    return day - timedelta(days=1) if day else None


def row(code: str, what: str, day: date) -> Evidence:
    """The row of the addenda that tells the day."""
    return Evidence(KNOWLEDGE, code, what, day.isoformat(), _ADDENDA, GUIDELINES_AS_OF)


@cache
def _days(what: str) -> Mapping[str, date]:
    written = tomllib.loads(_TABLE.read_text(encoding="utf-8"))[what]
    return {code: date.fromisoformat(day) for day, codes in written.items() for code in codes.split()}
