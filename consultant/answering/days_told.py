"""The days that a text tells, also those without a year: `on 10/20/2026 … on 11/20`, `Sept 8, 2026 … October 30`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_DAY = re.compile(
    r"(?<![\w/.$-])(?P<iso>\d{4}-\d{2}-\d{2})(?![\w-])"
    r"|(?<![\w/.$-])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/%])"
    rf"|\b(?P<name>{_NAME})\.? (?P<named_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%])(?:,? (?P<named_year>20\d\d))?"
    rf"|\b(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<behind>{_NAME})\b\.?(?:,? (?P<behind_year>20\d\d))?",
    re.IGNORECASE,
)
_OF_SERVICE = re.compile(
    r"\b(?:on|dos|from|and|in|for|then|seen|visit|done|until|the|to|by|of service)\s*[:,(]?\s*\Z",
    re.IGNORECASE,
)
"""What stands before a day without a year; else `8/10` may be anything."""
_OTHER = re.compile(
    r"\b(?:den(?:y|ied|ial)|letter|dated|paid|process|submi|sent|born|birth|dob|expir|delet|terminat|effective|eob|remit|appeal"
    r"|audit|sign|authoriz|since|release|update)\w*\W[^.?!;,]{0,20}\Z",
    re.IGNORECASE,
)
_CENTURY = 2000
_ANY = re.compile(rf"\d[/-]\d|\b{_NAME}\.? \d|\d \w{{3}}", re.IGNORECASE)


def days_told(text: str) -> tuple[date, ...]:
    """The days of service that the text tells, each once, in its order; a day without a year is of the year that is told."""
    if not _ANY.search(text):
        return ()
    found = [one for one in _DAY.finditer(text) if not _OTHER.search(text[: one.start()])]
    years = [year for one in found if (year := _year(one))]
    dated = (
        one
        for one in found
        if _year(one) or one["name"] or one["behind"] or _OF_SERVICE.search(text[: one.start()])
    )
    return tuple(dict.fromkeys(_read(list(dated), years[0] if years else _CENTURY)))


def _year(found: re.Match[str]) -> int:
    said = (found["iso"] or "")[:4] or found["year"] or found["named_year"] or found["behind_year"]
    return int(said) % 100 + _CENTURY if said else 0


def _read(found: list[re.Match[str]], usual: int) -> Iterator[date]:
    for one in found:
        with suppress(ValueError):
            if one["iso"]:
                yield date.fromisoformat(one["iso"])
                continue
            name = one["name"] or one["behind"]
            month = _MONTHS.index(name[:3].lower()) + 1 if name else int(one["month"])
            yield date(_year(one) or usual, month, int(one["day"] or one["named_day"] or one["first_day"]))
