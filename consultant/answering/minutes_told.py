"""The minutes that a text tells: as minutes, as hours and minutes, or by the clock."""

from __future__ import annotations

import re

from consultant.answering.number_words import times_in_digits
from consultant.answering.patterns import expression

_HOURS = re.compile(
    r"\b(\d{1,2}) ?(?:h|hr|hrs|hours?)\b(?:,? (?:and )?(\d{1,2}) ?(?:m|min|mins|minutes?)\b)?", re.IGNORECASE
)
_MINUTES = expression(
    r"(?<![\d-])\b(\d{2,3})(?:[- ]?(?:minutes?|mins?)\b|(?= and \d{2,3} min))", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b(\d{1,2}):(\d\d)(?: ?[ap]\.?m\.?)?\s*(?:to|till|until|-|–|and|,? (?:end|stopp)(?:ed)?(?: at)?)\s*"
    r"(\d{1,2}):(\d\d)\b",
    re.IGNORECASE,
)
_HALF_DAY = 12 * 60


def once(text: str) -> int | None:
    """The minutes that a text tells once; nothing where it tells several, or none."""
    text = times_in_digits(text)
    if clock := _CLOCK.search(text):
        begun, ended = int(clock[1]) * 60 + int(clock[2]), int(clock[3]) * 60 + int(clock[4])
        return (ended - begun) % _HALF_DAY or None
    if hours := _HOURS.search(text):
        return int(hours[1]) * 60 + int(hours[2] or 0)
    minutes = {int(found[1]) for found in _MINUTES.finditer(text)}
    return minutes.pop() if len(minutes) == 1 else None
