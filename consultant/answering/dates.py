"""Reads the date of service where a text says so."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache

from consultant.answering.patterns import expression

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4}|\d{2})"
    rf"|(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<behind>{_NAME}),?\s+(?P<behind_year>\d{{4}})"
    rf"|(?P<name>{_NAME})\s+(?P<named_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<named_year>\d{{4}})"
    rf"|(?P<only_month>{_NAME}),?\s+(?:of )?(?P<month_year>20\d{{2}})"
    r"|(?P<short_month>\d{1,2})/(?P<short_year>20\d{2}))(?![\d/])"
)
_VISIT = r"(?:visits?|services?|procedure|encounter|appointment|exam|injection|treatment|session)"
_LEADING = (
    r"d\.?o\.?s\.?|dates? of service|service dates?|services? (?:provided |performed |rendered )?(?:on|in)"
    r"|as of|valid (?:on|for|in)|(?:billed|billable|reported|coded) (?:on|in|for)"
    r"|(?:performed|done|seen|given|rendered|provided|furnished|visited|injected|treated|discharged)(?: us| here)?"
    r"(?: on| in| for)?"
    rf"|{_VISIT}(?: was| is| of| on| date| dated)?|(?:claims?|notes?|lines?) dated|\Adated"
)
_SAID = (
    re.compile(rf"\b(?:{_LEADING})\W{{0,4}}(?:(?:is|was|of|on|in|for)\W{{1,3}})?{_DATE}", re.IGNORECASE),
    re.compile(rf"(?<![\d/-]){_DATE}\s+{_VISIT}\b", re.IGNORECASE),
)
_OPERATED = re.compile(
    rf"\b(?:surgery|operation|operated)(?: was| is| of| on)?\W{{1,3}}{_DATE}", re.IGNORECASE
)
"""The day of an operation; that of a visit after it decides where both are told."""
_LAST_DAY = re.compile(
    rf"\b(?:last|final|very last) day (?:of|in) (?P<name>{_NAME}),?\s+(?:of )?(?P<year>20\d{{2}})\b",
    re.IGNORECASE,
)
_ANY = expression(rf"\d[/-]\d{{1,2}}[/-]\d|\d/20\d\d|{_NAME},?\s+(?:of )?\d", re.IGNORECASE)
"""What every date has; without it nothing else is looked for, and most mails tell no date."""
_PLAIN = (
    re.compile(rf"\b(?:on|in|for|from|during|between|last)\s+(?:the\s+)?{_DATE}", re.IGNORECASE),
    re.compile(rf"(?<![\d/-]){_DATE}(?=\s*(?:-|–|to|thru|through)\s*\d)", re.IGNORECASE),
    re.compile(rf"^\s*{_DATE}(?=\s*:\s)", re.IGNORECASE | re.MULTILINE),
)
_OTHER = re.compile(
    r"\b(den(?:y|ied|ial)|letter|receiv|dated|paid|process|submi|sent|call(?:ed|ing|s)?(?= (?:me|us|him|her|them|back|the))"
    r"|born|birth|dob|expir|delet"
    r"|terminat|effective"
    r"|found|identif|discover|notic|realiz|overpa|decision|decided|redeterm|reconsider|hearing"
    r"|replac|chang|updat|implement|began|begin|end(?:ed|s)|eob|remit|appeal|audit|sign|authoriz|today|new code"
    r"|start|surgery was|since|last|previous)\w*[^\w.?!,;:][^.?!,;:]{0,30}\Z",
    re.IGNORECASE,
)
"""Words before a date that is not the day of service."""


_EARLIER = re.compile(r"\b(?:last|previous|prior|recent)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
"""Before a date of something done earlier."""
_DENIED_FOR = re.compile(r"(?:(?<=denied )|(?<=rejected )|(?<=billed )|(?<=paid ))for\b", re.IGNORECASE)
_BARE = (re.compile(rf"(?<![\w/.-]){_DATE}", re.IGNORECASE),)
_YEAR = expression(
    r"\b(?:in|for|during|dos|from|of|year|cy|back in)\s+(?:the year |calendar year |early |late |mid-?)?(20[0-3]\d)\b(?![-/]\d)"
    r"(?!\s*(?:fee|mpfs|rvu|final|rule|guideline|manual|book|code ?book|edition|update|model|release|list|file|conversion|gpci"
    r"|payment|rate)\w*)|(?<![\w/-])(20[0-3]\d) (?=claims?\b|dos\b|dates? of service|visits?\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # one question is looked at from several places
def date_of_service(text: str) -> date | None:
    """The first date that follows words such as `DOS`, as month/day/year, ISO 8601 or `March 4, 2026`; else the only date.

    A month or a year alone stands for its first day, on which code sets change. None where nothing says a day of service.
    """
    if "wrote:" in text:
        text = _REPLY_HEAD.sub(" ", text)
    if not _ANY.search(text):
        ending = _END_OF_YEAR.search(text)
        return date(int(ending[1]), 12, 31) if ending else _first_of_year(text)
    if ended := _LAST_DAY.search(text):
        month = _MONTHS.index(ended["name"].lower()[:3]) + 1
        return date(int(ended["year"]), month, monthrange(int(ended["year"]), month)[1])
    for words in (_SAID, (_OPERATED,)):
        said = min((one for one in _found(words, text) if not _EARLIER.search(text[: one[0]])), default=None)
        if said is not None:
            return said[1]
    for tier in (tuple(_PLAIN), _BARE):
        plain = {day for start, day in _found(tier, text) if _of_service(start, text)}
        if plain:
            return plain.pop() if len(plain) == 1 else None
    return None


_REPLY_HEAD = re.compile(r"^[> \t]*On .{5,160} wrote:[ \t]*$", re.MULTILINE)
"""Tells when the quoted mail was written, and of no service."""
_END_OF_YEAR = expression(
    r"\b(?:until|till|through(?:out)?|to|by|at) (?:the )?(?:end|close|rest|remainder) of (?:the year )?(20[0-3]\d)\b",
    re.IGNORECASE,
)
"""A code that is to serve until then is looked up on the last day: codes change within the year."""
_OF_YEARS = expression(r"\bconversion factors?\b|\bthresholds?\b|\bdeductibles?\b", re.IGNORECASE)
"""Amounts that our notes state for each year."""


def _of_service(start: int, text: str) -> bool:
    """Whether what stands before the place says nothing else of the date there: `denied for 3/2023` names the service."""
    return bool(_DENIED_FOR.match(text, start)) or not _OTHER.search(text[:start])


_NOW = expression(
    r"\bwhat (?:has |have )?(?:replaced|superseded)\b|\b(?:now|today|currently|these days)\s*\?"
    r"|\bwhat(?:'s| is| are)? (?:it|that|the (?:new|current)(?: \w+)?)\b[^.?!]{0,20}\b(?:now|today|currently|code)\b",
    re.IGNORECASE,
)
"""Asks what a code of the past is today: its year is none of the service that is asked about."""


_PAST = re.compile(
    r"\b(?:treated|resected|removed|excised|diagnosed|had|since|quit|stopped|finished|completed|cured|born|surgery|\w+ectomy"
    r"|strokes?|cva|infarct\w*|heart attack|mi|transplant\w*|implant\w*|radiation|chemo\w*|replac\w+)(?: \w+){0,3}\W*\Z",
    re.IGNORECASE,
)
"""What happened to the patient before: the year behind it is none of the service."""


def _first_of_year(text: str) -> date | None:
    """The first day of the only year that a text without any other date names for its service."""
    if _OF_YEARS.search(text) or _NOW.search(text):
        return None
    found = {
        match[1] or match[2]
        for match in _YEAR.finditer(text)
        if _of_service(match.start(), text) and not _PAST.search(text[: match.start()])
    }
    return date(int(found.pop()), 1, 1) if len(found) == 1 else None


def last_known_day(on: date, text: str, today: date) -> date:
    """For a text that names a year alone its last day, but none after today: by then every release of the year is out."""
    if on.year > today.year or _ANY.search(text) or on != _first_of_year(text):
        return on
    return min(date(on.year, 12, 31), today)


def every_day(text: str) -> tuple[date, ...]:
    """All the days of service that a text tells, each once, in order; a month alone is none beside one of its days."""
    if not _ANY.search(text):
        return ()
    days = [day for start, day in sorted(_found(_BARE, text)) if _of_service(start, text)]
    months = {(day.year, day.month) for day in days if day.day > 1}
    told = (day for day in days if day.day > 1 or (day.year, day.month) not in months)
    return tuple(dict.fromkeys(told))


@lru_cache(maxsize=64)  # one question is looked at from several places
def days_in_order(text: str) -> tuple[tuple[int, date], ...]:
    """Every date of a text with its place, whatever it is the day of; one without a year has that of the full dates beside it."""
    years = {day.year for _, day in _found((_EVERY,), text)}
    found = dict(_found((_EVERY,), text))
    if len(years) <= 1:
        found |= {start: day for start, day in _without_year(text, *years) if start not in found}
    return tuple(sorted(found.items()))


_EVERY = re.compile(rf"(?<![\d/-]){_DATE}", re.IGNORECASE)
_NO_YEAR = re.compile(
    rf"\b(?P<name>{_NAME}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? ?20\d\d)"
    r"|(?<![\d/-])(?P<month>\d{1,2})/(?P<of>\d{1,2})(?![\d/-])",
    re.IGNORECASE,
)


def tells_day_without_year(text: str) -> bool:
    """Whether a text names a day by its month and leaves out the year: `on Nov 9`."""
    return any(_spelled(found["name"]) for found in _NO_YEAR.finditer(text))


def _spelled(name: str | None) -> bool:
    """Whether a word is a month, and none that only begins like one: `decline 2`."""
    return bool(name) and bool(_MONTH_NAME.fullmatch(str(name)))


_MONTH_NAME = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_YEAR_ALONE = expression(
    r"(?<![\w/.$,-])20[0-3]\d(?![\w-]|[/.,]\d)|(?<![\w/.$,-])20[0-3]\d(?=/20[0-3]\d\b)|(?<=20\d\d/)20[0-3]\d\b"
)

"""A year without a month or day beside it; of `2025/2026` both."""


def years_named(text: str) -> tuple[str, ...]:
    """The years that a text names without a month or day, each once, in order."""
    return tuple(dict.fromkeys(_YEAR_ALONE.findall(text)))


def _without_year(text: str, year: int = 2026) -> Iterator[tuple[int, date]]:
    """Days told without their year; only their distance counts."""
    for found in _NO_YEAR.finditer(text):
        month = _month(found["name"]) if found["name"] else int(found["month"])
        with suppress(ValueError):
            yield found.start(), date(year, month, int(found["day"] or found["of"]))


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter: what is kept of a date that is masked. Code sets change on such days."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def masked_quarter(original: str, masked: str) -> date | None:
    """The quarter of the day of service where masking took the day out of the text; None where it is still to be read."""
    told = date_of_service(original)
    return quarter_of(told) if told and told != date_of_service(masked) else None


def without_date(text: str) -> str:
    """The text with every date that could be the day of service blanked out; its length stays, and with it every span."""
    for words in (*_SAID, _OPERATED, *_PLAIN):
        for found in words.finditer(text):
            start = min(found.start(part) for part, value in found.groupdict().items() if value)
            text = text[:start] + " " * (found.end() - start) + text[found.end() :]
    return text


def _found(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[tuple[int, date]]:
    """Where each of the patterns fits, with the day that it tells; days that are none are passed over."""
    for match in (match for words in patterns for match in words.finditer(text)):
        with suppress(ValueError):
            yield match.start(), _date(match)


def _date(said: re.Match[str]) -> date:
    if said["iso"]:
        return date.fromisoformat(said["iso"])
    if said["name"]:
        return date(int(said["named_year"]), _month(said["name"]), int(said["named_day"]))
    if said["behind"]:
        return date(int(said["behind_year"]), _month(said["behind"]), int(said["first_day"]))
    if said["only_month"]:
        return date(int(said["month_year"]), _month(said["only_month"]), 1)
    if said["short_month"]:
        return date(int(said["short_year"]), int(said["short_month"]), 1)
    year = int(said["year"])
    return date(year + 2000 if year < 100 else year, int(said["month"]), int(said["day"]))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
