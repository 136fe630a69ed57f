"""What a stay that begins and ends on one date is reported with, by its hours (Pub. 100-04, chapter 12, section 30.6.9)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model.answer import Finding

_NOTE = "em-observation-day"
LEAST = 8
"""Hours of a stay on one date that reach the codes of admission with discharge; the note states them."""
_ABOUT = expression(
    r"\b(?:admi\w+|observation|obs)\b[^?]{0,120}\bdischarg\w*|\b9923[456]\b|\bdischarg\w*[^?]{0,60}\bsame (?:day|date)\b",
    re.IGNORECASE,
)
_ONE_DATE = re.compile(
    r"\bsame (?:calendar )?(?:day|date)\b|\bone (?:day|date)\b|\b9923[456]\b", re.IGNORECASE
)
_HOURS = re.compile(r"\b(\d{1,2}(?:\.\d)?) ?(?:hours?|hrs?)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?(am|pm|a\.m\.|p\.m\.)", re.IGNORECASE)
_NOON = 12


_TWO_DATES = expression(
    r"\b(?:next|following) (?:day|morning|date)\b|\b(?:past|across|over|crossed) midnight\b|\btwo (?:dates|days)\b",
    re.IGNORECASE,
)
_A_DAY = 24


def same_day(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The codes that the told hours, or the times of admission and discharge, reach."""
    note = reference.note(_NOTE)
    two_dates = bool(_TWO_DATES.search(ask.text))
    if note is None or not _ABOUT.search(ask.text) or not (two_dates or _ONE_DATE.search(ask.text)):
        return ()
    hours = _hours(ask.text, two_dates=two_dates)
    if not hours:
        return ()
    values = {
        "two_dates": two_dates,
        "hours": f"{hours:g}",
        "reached": hours >= LEAST,
        "least": LEAST,
        "text": note.text,
        "source": note.source,
    }
    return (
        Finding(
            "same_day_stay", (), values, note_evidence(note, {"note": note.text, "hours told": f"{hours:g}"})
        ),
    )


def _hours(text: str, *, two_dates: bool) -> float:
    """Hours as told, else between the two times that are told; 0 for none."""
    told = {float(found[1]) for found in _HOURS.finditer(text)} - {float(LEAST)}
    exactly = [float(found[1]) for found in _HOURS.finditer(text)]
    if len(told) == 1 or len(set(exactly)) == 1:
        return told.pop() if told else exactly[0]
    times = [_of_day(found) for found in _CLOCK.finditer(text)]
    if len(times) != 2:
        return 0.0
    return max(0.0, times[1] - times[0] + _A_DAY * two_dates)


def _of_day(found: re.Match[str]) -> float:
    afternoon = found[3].lower().startswith("p")
    return int(found[1]) % _NOON + (_NOON if afternoon else 0) + int(found[2] or 0) / 60
