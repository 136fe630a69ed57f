"""Dates tied to a patient: admission, discharge, death, injury; and every date of care once somebody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consultant.privacy import patterns as p
from consultant.privacy.starts import Places, labels

_EVENT = re.compile(
    r"(?i:admit(?:ted|s)?|admission|discharged?|d/c|dc'?d|deceased|died|expired|death|dod|hospitali[sz]ed|injur(?:y|ed)|accident"
    r"|crash(?:ed)?|collision|mva|mvc|date of loss|dol|doi|lmp|edd|edc"
    r"|(?:date )?last seen|passed away|transferred|onset|implant(?:ed|ation)?)\b"
    rf"(?:(?!\[[A-Z]{{2}})[^.\n?!]){{0,25}}?(?<![0-9/-])(?P<value>{p.SHORT_DATE}|(?:0[1-9]|1[0-2])[0-3][0-9]20[0-9]{{2}}(?![0-9]))"
)
_FURTHER = re.compile(rf"(?: ?(?:[-,&\u2013]|to|thru|through|and|until)){{0,2}} ?(?P<value>{p.DATE})")
"""The next date of the same list or stay."""
EVENT_LABELS = labels(
    "admi",
    "discharg",
    "d/c",
    "dc",
    "deceas",
    "died",
    "expired",
    "death",
    "dod",
    "hospitali",
    "injur",
    "accident",
    "crash",
    "collision",
    "mva",
    "mvc",
    "date of loss",
    "dol ",
    "doi",
    "lmp",
    "edd",
    "edc",
    "date last seen",
    "last seen",
    "passed",
    "transfer",
    "onset",
    "implant",
)
_BY_DIGITS = re.compile(
    rf"[0-9](?<![0-9A-Za-z/.$-].)(?<=(?=(?P<value>{p.DATE_BY_DIGITS})(?!-[0-9]{{1,2}}(?![0-9/]))).)"
)
"""Looked at from its first digit: to look for a set of characters is what the engine does fastest."""
_BY_MONTH = re.compile(rf"(?<![0-9A-Za-z/.$-])(?P<value>{p.DATE_BY_MONTH})(?!-[0-9])")
_LETTERS = re.compile("[a-z]+")
_LONGEST_DAY = 12
"""Characters of `30th of ` before a month, and of a month."""
_NO_YEAR = r"(?![0-9A-Za-z/-]|:[0-9]|,? ?[0-9]{4}(?![0-9])| ?%)"
_DAY = re.compile(
    r"(?<![0-9A-Za-z/.$-])(?:(?!May )|(?<= on )|(?<= of )|(?<=came )"
    rf"|(?<=seen ))(?P<value>{p.MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?){_NO_YEAR}"
)
"""A day without its year (`November 9th`) is a date of somebody's all the same; "May 25" begins questions on a modifier."""
_DAY_OF = re.compile(
    rf"[0-9](?<![0-9A-Za-z/.$-].)(?<=(?=(?P<value>[0-9]{{1,2}}(?:st|nd|rd|th) (?:of )?{p.MONTH}){_NO_YEAR}).)"
)
_SHORT_DAY = re.compile(
    r"/(?<=[^0-9][0-9]/)(?:0?[1-9]|[12][0-9]|3[01])(?![0-9/-]|\.[0-9])|/(?<=[^0-9/](?:0[1-9]|1[0-2])/)"
    r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9/-]|\.[0-9])"
)
_TWICE_TWO = re.compile(
    r"(?<![0-9A-Za-z/.$-])(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])"
    r"(?![0-9A-Za-z/-]|\.[0-9]| ?%| ?(?:visits?|units?|sessions?|weeks|strength|pain|points?|views?|treatments?|times|claims|of"
    r"|mg|hours|hrs|on the)\b)"
    r"(?<!(?:VA|BP) .{5})(?<!pain .{5})(?<!visit .{5})(?<!score .{5})(?<!vision .{5})"
)
"""Two digits, a slash and two digits, which of a patient are a day, unless something is counted or measured."""
_DAY_IS_TOLD = re.compile(
    r"\b(?:DOS|dos|[Ss]ervice|on|seen|[Vv]isit|[Aa]ppointment|[Cc]all(?:ed)?|[Ss]urgery|[Aa]dmission|came in|[Hh]ome|from|since"
    r"|[0-9]{5}(?:-[A-Z0-9]{2})?)(?: dates?)?:? "
    r"(?P<value>(?:0?[1-9]|1[0-2])/)\Z"
)
"""A day by digits without its year (`seen on 10/19`), found from its slash, and what says before it that it is one."""
MONTH_LABELS = labels("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENVELOPES = ("MSH|", "ISA*", "GS*")
"""Lines that say when a message of HL7 or X12 was sent."""
_LONGEST_HEAD = 200
"""Characters of a line of a mail's head."""
_DATE_LINE = re.compile(r">*[ \t]*(?:Date|Sent|Received):", re.IGNORECASE)
_HEAD_LINE = re.compile(r">*[ \t]*(?:From|To|Cc|Subject):", re.IGNORECASE)
_WROTE = re.compile(r">*[ \t]*On\b[^\n]{5,200}?\b(?:wrote|schrieb):", re.IGNORECASE)
_PUBLISHED = frozenset(
    {
        "effective",
        "dated",
        "letter",
        "release",
        "released",
        "policy",
        "update",
        "updated",
        "updates",
        "published",
        "rule",
        "version",
        "starting",
        "beginning",
        "fy",
        "quarter",
        "file",
        "as",
    }
)


def age_span(text: str, end: int) -> tuple[int, int] | None:
    """The age over 89 between commas right behind a name that ends there (`Ann Lee, 91, lives`)."""
    match = _AGE.match(text, end)
    return match.span("value" if match["value"] else "said") if match else None


def aged_spans(text: str) -> Iterator[tuple[int, int]]:
    """Ages over 89 in brackets in a line that speaks of a person (`pt from room 14 (95, full code)`)."""
    for match in _IN_BRACKETS.finditer(text) if "(9" in text or "(1" in text else ():
        if _speaks_of_somebody(text[max(0, match.start() - 50) : match.start()]):
            yield match.span("value")


@lru_cache(maxsize=64)  # a list says the same before many of them
def _speaks_of_somebody(before: str) -> bool:
    return _SOMEBODY.search(before) is not None


_IN_BRACKETS = re.compile(rf"\((?P<value>{p.AGE})(?=, ?(?:[a-z]|DN[RI]\b))")
_SOMEBODY = re.compile(r"\b(?i:pt|patient|resident|room|bed|mr|mrs|ms|he|she)\b[^.\n(]*\Z")
_AGE = re.compile(
    rf"(?:,? \(?(?P<value>{p.AGE})(?=[,;)])|(?:,? who|,)? (?:is|was|turned|turns)(?: (?:now|just|almost))? (?P<said>{p.AGE})"
    r"(?=[,.;)!?\n]|\Z| (?:and|when|years|yrs|now|with|but|this|last|in)\b))"
)


def birth_span(text: str, end: int, *, child: object = None) -> tuple[int, int] | None:
    """The date right behind a name that ends there, when its year is too long ago for a date of care (`Ann Lee 4/5/1988`).

    Behind the name of a `child` it is the day of birth.
    """
    match = _BEHIND_NAME.match(text, end)
    return (
        match.span("value") if match and (child or match["child"] or _is_long_ago(match["value"])) else None
    )


def other_birth_span(text: str, end: int) -> tuple[int, int] | None:
    """A second date of birth right behind one that ends there (`DOBs 4/4/1960 and 9/19/1984`)."""
    match = _OTHER_BIRTH.match(text, end)
    return match.span("value") if match and _is_long_ago(match["value"]) else None


_OTHER_BIRTH = re.compile(rf"(?:,? (?:and|or|&|to|not|vs\.?|versus) |, ?| ?/ ?)(?P<value>{p.DATE})")
_BEHIND_NAME = re.compile(
    r"(?:[ ,(/|;\t-]{1,3}(?:both )?|\n|</td>\s?<td>)(?:[MF][ ,/|;-]{1,3})?"
    rf"(?P<child>(?:child|son|daughter|dependent|minor|baby|infant)[ ,:]{{1,2}})?(?P<value>{p.DATE}"
    rf"|(?:0[1-9]|1[0-2])[0-3][0-9]19[0-9]{{2}}(?![0-9]))"
)
_LAST_YEAR_OF_BIRTH = 2015


def _is_long_ago(date: str) -> bool:
    years = [int(number) for number in re.findall(r"[0-9]{4}", date)]
    if years:
        return min(years[0], years[-1]) <= _LAST_YEAR_OF_BIRTH
    return int(date[-2:]) > _LAST_YEAR_OF_BIRTH % 100 + 20


def event_spans(text: str, places: Places) -> Iterator[tuple[int, int]]:
    """Dates that belong to a person whoever it is."""
    for place in places.get(EVENT_LABELS, ()):
        match = _EVENT.match(text, place)
        while match:
            yield match.span("value")
            match = _FURTHER.match(text, match.end("value"))


def care_spans(text: str, places: Places) -> Iterator[tuple[int, int]]:
    """Every full date that is not the date of a rule, a release or a mail; that of a service is somebody's too."""
    months = places.get(MONTH_LABELS, ())
    by_month = (_BY_MONTH.match(text, place) or _DAY.match(text, place) for place in months)
    before_month = (
        _DAY_OF.search(text, max(0, place - _LONGEST_DAY), place + _LONGEST_DAY) for place in months
    )
    matches = (
        *_BY_DIGITS.finditer(text),
        *_OF_SERVICE.finditer(text),
        *filter(None, by_month),
        *filter(None, before_month),
    )
    for start, end in (*(match.span("value") for match in matches), *_short_days(text)):
        begin = max(0, start - _LONGEST_HEAD)
        line = text.rfind("\n", begin, start) + 1 or begin
        before = text[max(line, start - 60) : start].lower()
        if _PUBLISHED.isdisjoint(_LETTERS.findall(before)[-3:]) and not _is_of_mail(text, line):
            yield start, end
            if stay := _STAY.match(text, end):
                yield stay.span("value")


_OF_SERVICE = re.compile(
    r"(?:dos|DOS|svc|SVC|ervice|ERVICE|service date)[ :]{1,3}"
    r"(?P<value>(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:20)?2[0-9])(?![0-9])"
)
"""Six or eight digits as forms have them."""
_STAY = re.compile(rf" ?[-\u2013] ?(?P<value>{p.DATE})")
"""The last day of a stay, behind its first."""


def _short_days(text: str) -> Iterator[tuple[int, int]]:
    for match in _SHORT_DAY.finditer(text) if "/" in text else ():
        if told := _DAY_IS_TOLD.search(text, max(0, match.start() - 30), match.start() + 1):
            yield told.start("value"), match.end()
    yield from (match.span() for match in _TWICE_TWO.finditer(text) if match[1] != match[2])


def _is_of_mail(text: str, line: int) -> bool:
    """Whether the line that begins there says when a mail was sent: `On … wrote:`, or `Date:` beside another head line."""
    if not _DATE_LINE.match(text, line):
        return _WROTE.match(text, line) is not None or text.startswith(_ENVELOPES, line)
    above = text.rfind("\n", max(0, line - _LONGEST_HEAD), max(0, line - 1)) + 1
    below = text.find("\n", line, line + _LONGEST_HEAD) + 1
    return any(_HEAD_LINE.match(text, place) for place in (above, below) if place != line)
