"""How long something ran that a text tells by its beginning and its end: `from Monday 08:00 to Saturday 12:00` is 124 hours."""

from __future__ import annotations

import re

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS_OF_WEEK, _HOURS_OF_DAY = 168, 24
_NOON = 12
_TIME = (
    r"(?P<hour{0}>\d{{1,2}})(?::?(?P<minute{0}>[0-5]\d))? ?(?P<half{0}>am|pm|a\.m\.|p\.m\.|h\b|hrs?\b|o'?clock)?"
    r"|(?P<noon{0}>noon|midnight)"
)
_DAY = (
    r"(?:(?P<week{0}>mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:hospital )?day (?P<number{0}>\d{{1,2}})"
    r"|(?P<month{0}>\d{{1,2}})/(?P<date{0}>\d{{1,2}})(?:/\d{{2,4}})?)"
)
_STAMP = rf"{_DAY},? (?:at |@ ?)?(?:{_TIME})"
_COURSE = re.compile(
    _STAMP.format("1")
    + r"(?P<between>[^?!]{1,60}?)\b(?:to|until|till|through|and|on|off|stopped|extubated|-)\b[^?!]{0,30}?\b"
    + _STAMP.format("2"),
    re.IGNORECASE,
)


def hours(text: str) -> float | None:
    """The hours between two told times of named days; None where a text does not tell both."""
    found = _COURSE.search(text)
    if found is None:
        return None
    begun, ended = _of_stamp(found, "1"), _of_stamp(found, "2")
    if begun is None or ended is None:
        return None
    if found["week1"] and ended <= begun:
        ended += _HOURS_OF_WEEK
    return ended - begun if ended > begun else None


def with_hours(text: str) -> str:
    """The text with the hours instead of both times."""
    lasted = hours(text)
    return text if lasted is None else _COURSE.sub(f"{lasted:g} hours", text, count=1)


def _of_stamp(found: re.Match[str], place: str) -> float | None:
    week, number = found[f"week{place}"], found[f"number{place}"]
    if week or number:
        day = _DAYS.index(week.lower()) if week else int(number)
    elif (within := _day_of_year(int(found[f"month{place}"]), int(found[f"date{place}"]))) is not None:
        day = within
    else:
        return None
    named = found[f"noon{place}"]
    if named:
        hour = float(_NOON if named.lower() == "noon" else 0)
    else:
        hour = int(found[f"hour{place}"]) + int(found[f"minute{place}"] or 0) / 60
        half = (found[f"half{place}"] or "").lower()
        if half.startswith("p") and hour < _NOON:
            hour += _NOON
        elif half.startswith("a") and hour >= _NOON:
            hour -= _NOON
    return day * _HOURS_OF_DAY + hour if hour <= _HOURS_OF_DAY else None


def _day_of_year(month: int, date: int) -> int | None:
    """The day's number in a year of 365 days; None where there is no such day."""
    if not (1 <= month <= len(_BEFORE) and 1 <= date <= _LONGEST):
        return None
    return _BEFORE[month - 1] + date


_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LONGEST = 31
