"""Reads the date of service where a text says so."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d{2})"
    rf"|(?P<name>(?:{'|'.join(_MONTHS)}))[a-z]*\.?\s+(?P<named_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<named_year>\d{{4}}))(?!\d)"
)
_LEADING = (
    r"d\.?o\.?s\.?|dates? of service|service dates?|services? (?:provided |performed |rendered )?on"
    r"|as of|valid on|(?:performed|done|seen) on"
)
_SAID = re.compile(rf"\b(?:{_LEADING})\W{{0,4}}(?:(?:is|was|of|on|for)\W{{1,3}})?{_DATE}", re.IGNORECASE)


def date_of_service(text: str) -> date | None:
    """The first date that follows words such as `DOS`, as month/day/year, ISO 8601 or `March 4, 2026`; None without one."""
    return next((found for said in _SAID.finditer(text) if (found := _read(said)) is not None), None)


def _read(said: re.Match[str]) -> date | None:
    try:
        return _date(said)
    except ValueError:
        return None


def _date(said: re.Match[str]) -> date:
    if said["iso"]:
        return date.fromisoformat(said["iso"])
    if said["name"]:
        return date(int(said["named_year"]), _MONTHS.index(said["name"].lower()) + 1, int(said["named_day"]))
    year = int(said["year"])
    return date(year + 2000 if year < 100 else year, int(said["month"]), int(said["day"]))
