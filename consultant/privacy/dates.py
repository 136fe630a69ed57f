"""Dates tied to a patient: admission, discharge, death, injury; and every date of care once somebody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.privacy import patterns as p
from consultant.privacy.starts import starts

_EVENT = re.compile(
    r"(?i:admit(?:ted|s)?|admission|discharged?|deceased|died|expired|death|dod|hospitali[sz]ed|injur(?:y|ed)|accident"
    r"|doi|lmp|edd|edc|date last seen|passed away|transferred|onset)\b"
    rf"[^.\n?!]{{0,25}}?(?<![0-9/-])(?P<value>{p.SHORT_DATE})"
)
_EVENTS = (
    "admi",
    "discharg",
    "deceas",
    "died",
    "expired",
    "death",
    "dod",
    "hospitali",
    "injur",
    "accident",
    "doi",
    "lmp",
    "edd",
    "edc",
    "last seen",
    "passed",
    "transfer",
    "onset",
)
_ANY = re.compile(rf"(?<![0-9A-Za-z/.$-])(?P<value>{p.DATE})(?!-[0-9])")
_OF_A_RULE = re.compile(
    r"\b(?:effective|as of|release|released|since|starting|beginning|policy|update[ds]?|revised|published|rule|version"
    r"|sent|date|on|received|quarter|file|fy)\b[^\n.]{0,12}$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"^>*[ \t]*(?:Date|Sent|On)\b[^\n]*$", re.IGNORECASE)
_PUBLISHED = frozenset(
    {
        "effective",
        "release",
        "released",
        "policy",
        "update",
        "updated",
        "updates",
        "revised",
        "published",
        "rule",
        "version",
        "since",
        "starting",
        "beginning",
        "fy",
        "quarter",
        "file",
        "as",
    }
)


def event_spans(text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Dates that belong to a person whoever it is."""
    for place in starts(lower, _EVENTS):
        if match := _EVENT.match(text, place):
            yield match.span("value")


def care_spans(text: str) -> Iterator[tuple[int, int]]:
    """Every full date that is not the date of a rule, a release or a mail."""
    for match in _ANY.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()][-60:]
        before = re.findall(r"[a-z]+", line.lower())[-3:]
        if _PUBLISHED.isdisjoint(before) and not _HEADER.match(line):
            yield match.span("value")
