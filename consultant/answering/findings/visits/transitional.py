"""Which code of transitional care the told contact, visit and decision making reach (CMS booklet MLN908628)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from consultant.answering import visit_words
from consultant.answering.dates import days_in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-tcm"
HIGH, MODERATE = "99496", "99495"
_WITHIN = {HIGH: 7, MODERATE: 14}
_CONTACT = 2
"""Business days within which the patient is contacted."""
_ABOUT = expression(r"\btcm\b|\btransitional care\b|\b9949[56]\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:day|days?) ?(?:number |no\.? ?|# ?)?(\d{1,2})\b|\b(\d{1,2})(?:th|st|nd|rd)? days?\b", re.IGNORECASE
)
_BUSINESS = re.compile(
    r"\b(\d|third|fourth|fifth|three|four|five) (?:business|working|work) ?days?\b"
    r"|\b(?:business|working) day (\d)\b|\bday (\d) \(business",
    re.IGNORECASE,
)
_WORDS = {"three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5}
_COMPLEX = re.compile(r"\b(high|moderate)(?:ly)? (?:complex\w*|mdm|level|decision)", re.IGNORECASE)
_DISCHARGED = re.compile(
    r"\bdischarg\w*[^.?!\d]{0,20}\Z|\b(?:left|went) (?:the )?(?:home|hospital)[^.?!\d]{0,15}\Z", re.IGNORECASE
)
_CALLED = re.compile(r"\b(?:call|phone|contact|reach|spoke|message)\w*", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:seen|visit|saw|came|appointment|face)\w*", re.IGNORECASE)
_FREE = (5, 6)
"""Saturday and Sunday, as the days of a week are counted from Monday."""


def reached(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code, or that there is none, where the question tells the day of the visit or that the contact was late."""
    note = reference.note(_NOTE)
    if note is None or not _ABOUT.search(ask.text):
        return ()
    contact, visit = _days(ask.text)
    if not visit and not contact:
        return ()
    level = _level(ask.text)
    late = contact > _CONTACT
    code = _code(visit, level) if visit and not late else ""
    if not late and visit and visit <= max(_WITHIN.values()) and not level:
        return ()
    values = {
        "visit": visit,
        "contact": contact,
        "late": late,
        "level": level,
        "code": code,
        "cited": tuple(one.code for one in ask.procedures if one.code in _WITHIN),
        "within": _WITHIN.get(code, 0),
        "text": note.text,
        "source": note.source,
    }
    told = {"note": note.text, "day of the visit": str(visit), "business days to the contact": str(contact)}
    return (Finding("transitional_care", (code,) if code else (), values, note_evidence(note, told)),)


def _code(visit: int, level: str) -> str:
    """The code of higher complexity within its days, else the other within its own."""
    if level == "high" and visit <= _WITHIN[HIGH]:
        return HIGH
    return MODERATE if visit <= _WITHIN[MODERATE] else ""


def _level(text: str) -> str:
    found = _COMPLEX.search(text)
    return found[1].lower() if found else visit_words.decisions(text)


def _days(text: str) -> tuple[int, int]:
    """Business days to the contact and calendar days to the visit after discharge; 0 for what is not told."""
    dated = days_in_order(text)
    if len(dated) > 1:
        return _dated(text, dated)
    if weekdays := _weekdays(text):
        return weekdays, 0
    business = _BUSINESS.search(text)
    told = next(filter(None, business.groups())).lower() if business else ""
    contact = _WORDS.get(told) or (int(told) if told.isdigit() else 0)
    without = _BUSINESS.sub(" ", text)
    visit = next(
        (int(next(filter(None, one.groups()))) for one in _DAY.finditer(without) if _of_visit(one, without)),
        0,
    )
    return contact, visit


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


def _weekdays(text: str) -> int:
    """Business days from the weekday of the discharge to that of the call, where these two are told; 0 where not."""
    told = [(match.start(), _WEEKDAYS.index(match[1].lower())) for match in _WEEKDAY.finditer(text)]
    if (
        len(told) != 2
        or not _DISCHARGED.search(text[: told[0][0]])
        or not _CALLED.search(text[told[0][0] : told[1][0]])
    ):
        return 0
    first, last = told[0][1], told[1][1]
    passed = [(first + number) % len(_WEEKDAYS) for number in range(1, (last - first) % len(_WEEKDAYS) + 1)]
    return sum(day not in _FREE for day in passed)


def _of_visit(found: re.Match[str], text: str) -> bool:
    """Whether the day is that of the visit and none of the thirty, of the contact, or of a limit that is quoted."""
    before, after = text[: found.start()], text[found.end() :]
    quoted = re.search(r"\bwithin \Z|\bthe \Z|\b30[- ]?\Z", before, re.IGNORECASE)
    number = int(next(filter(None, found.groups())))
    told = _SEEN.search(before[-60:]) or _SEEN.search(after[:40])
    return not quoted and number != 30 and bool(told)


def _dated(text: str, dated: tuple[tuple[int, date], ...]) -> tuple[int, int]:
    """The same from dates: the first is the discharge, the others by the word before them."""
    if not _DISCHARGED.search(text[: dated[0][0]]):
        return 0, 0
    discharged = dated[0][1]
    contact = visit = 0
    for (before, _), (start, day) in pairwise(dated):
        words = text[before:start]
        if _SEEN.search(words):
            visit = (day - discharged).days
        elif _CALLED.search(words):
            contact = _business_days(discharged, day)
    return contact, visit


def _business_days(first: date, last: date) -> int:
    every = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(day.weekday() not in _FREE for day in every)
