"""Whether a text tells of services on different days: an edit looks at one day."""

from __future__ import annotations

import re

from consultant.answering.days_told import days_told
from consultant.answering.patterns import expression

_WEEKDAY = expression(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_MONTH = expression(
    r"\bin (january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_EARLIER = expression(
    r"\b(?:yesterday|last (?:week|month|year|time)|(?:two|three|four|\d+|a|a few|several) (?:days?|weeks?|months?) ago"
    r"|previous (?:day|week|month))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:today|now|this (?:week|month|time)|tomorrow)\b", re.IGNORECASE)
_APART = expression(
    r"\b(?:the )?(?:next|following) (?:day|morning|week|month)\b|\b(?:a|one|two|three|four|\d+|several|a few) (?:days?"
    r"|weeks?|months?)"
    r" (?:later|apart|earlier)\b|\b(?:on|at|for) (?:two |2 )?(?:different|separate|another) (?:days?|dates?)\b"
    r"|\bdifferent (?:days?|dates?|dos)\b"
    r"|\bnot (?:on )?the same (?:day|date)\b",
    re.IGNORECASE,
)
_MASKED = expression(r"\b(?:on|and|dos|from|then|until|service)\W{1,3}\[DATE\]", re.IGNORECASE)
"""A day of service that was masked: another one than those that are told."""
_TOGETHER = expression(
    r"(?<!not the )(?<!not on the )\b(?:same|one) (?:day|date|session|visit|encounter|time)\b", re.IGNORECASE
)


_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")
_CODED = re.compile(r"\b(?:[A-Z]\d{4}|\d{4}[0-9TUF])\b")
_OFFICE = re.compile(
    r"\b(?:took over|joined|hired|inherited|started (?:at|here|working|with|doing)|new (?:to|at|in|here)|train(?:ed|ing)|attended"
    r"|webinar|seminar|conference|class|meeting|newsletter|e-?mailed|took a course|been (?:billing|coding)|years? of)\b",
    re.IGNORECASE,
)


def without_asides(text: str) -> str:
    """The text without sentences on the asker's own work, which tell no day of a service."""
    sentences = _SENTENCE.split(text)
    return " ".join(one for one in sentences if _CODED.search(one) or not _OFFICE.search(one))


def on_one_day(text: str) -> bool:
    """Whether the services are said to be on one day."""
    return bool(_TOGETHER.search(text))


def on_different_days(text: str) -> bool:
    """Whether the services were on different days."""
    if _APART.search(text):
        return True
    if _TOGETHER.search(text):
        return False
    weekdays = {found[1].lower()[:3] for found in _WEEKDAY.finditer(text)}
    months = {found[1].lower() for found in _MONTH.finditer(text)}
    then_and_now = bool((_EARLIER.search(text) or months) and _NOW.search(text))
    return (
        then_and_now
        or len(weekdays) > 1
        or len(months) > 1
        or len(days_told(text)) + len(_MASKED.findall(text)) > 1
    )
