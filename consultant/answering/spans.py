"""Spans of minutes, years of age and sizes in titles of codes, and the value that a question tells for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

_NUMBER = r"(\d+(?:\.\d+)?)"
_UNITS = {
    "minutes": r"min(?:ute)?s?",
    "hours": r"(?:consecutive )?(?:hours?|hrs?)",
    "sq cm": r"(?:sq\.? ?cm|square cent\w+|cm2)",
    "cm": r"(?:cm|cent\w+)",
    "g": r"(?:g|gm|grams?)",
    "age": r"(?:years?|yrs?)",
}
_WEEKS, _MONTHS, _DAYS = 52, 12, 365


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` up to `high` of one unit, both included."""

    unit: str
    low: float
    high: float

    def holds(self, text: str) -> bool:
        """Whether the one value of this unit in the text lies within; never where it tells none."""
        told = value(text, self.unit)
        return told is not None and self.low <= told <= self.high


def span(title: str) -> Span | None:
    """The span that a title names: `16 to 37 minutes`, `age 1 to 4`, `up to 2.5 cm`, `53 minutes and up`."""
    if hours := _hours(title):
        return hours
    if re.search(r"\bin the first year\b", title):
        return Span("age", 0, 0.99)
    if found := re.search(rf"\b{_NUMBER} to {_NUMBER} days old\b", title):
        return Span("age", float(found[1]) / _DAYS, (float(found[2]) + 0.9) / _DAYS)
    if found := re.search(rf"\bunder {_NUMBER} days old\b", title):
        return Span("age", 0, (float(found[1]) - 0.1) / _DAYS)
    for unit, words in _UNITS.items():
        before = r"\bage " if unit == "age" else r"\b"
        after = "" if unit == "age" else rf" ?{words}\b"
        if found := re.search(rf"{before}{_NUMBER} (?:to|through) {_NUMBER}{after}", title):
            return Span(unit, float(found[1]), float(found[2]) + (0.99 if unit == "age" else 0))
        if found := re.search(rf"\bover {_NUMBER}(?: and up to {_NUMBER}){after}", title):
            return Span(unit, float(found[1]) + 0.01, float(found[2]))
        if found := re.search(rf"\b(?:over|more than) {_NUMBER} ?{words}\b", title):
            return Span(unit, float(found[1]) + 0.01, inf)
        if found := re.search(rf"\bup to {_NUMBER} ?{words}\b|\b{_NUMBER} ?{words},? or less\b", title):
            return Span(unit, 0, float(found[1] or found[2]))
        if found := re.search(
            rf"{before}{_NUMBER}{after},? (?:and (?:up|more|over|older)|or (?:more|over|older))", title
        ):
            return Span(unit, float(found[1]), inf)
    return None


def _hours(title: str) -> Span | None:
    """Consecutive hours, as ICD-10-PCS names them: `Less than 24`, `24-96`, `Greater than 96`."""
    found = re.search(
        r"\b(?:(less|greater) than )?(\d+)(?:-(\d+))? consecutive hours\b", title, re.IGNORECASE
    )
    if not found:
        return None
    first = float(found[2])
    if found[1]:
        return (
            Span("hours", 0, first - 0.01) if found[1].lower() == "less" else Span("hours", first + 0.01, inf)
        )
    return Span("hours", first, float(found[3] or inf))


def value(text: str, unit: str) -> float | None:
    """The one value of the unit that a text tells; None for none or several."""
    told = {float(found) for found in _told(text, unit)}
    return told.pop() if len(told) == 1 else None


def _told(text: str, unit: str) -> list[str]:
    if unit != "age":
        return re.findall(rf"(?<![\d.-]){_NUMBER}[ -]?{_UNITS[unit]}\b", text, re.IGNORECASE)
    aged = re.findall(
        rf"\b{_NUMBER}[ -]?(?:years?|yrs?|y)[ -]?(?:/?o\b|olds?\b|of age\b)|\b(?:age[ds]?|(?:child|boy|girl|kid) of) {_NUMBER}\b",
        text,
        re.IGNORECASE,
    )
    years = [first or second for first, second in aged]
    parts = {"week": _WEEKS, "month": _MONTHS, "day": _DAYS}
    young = re.findall(rf"\b{_NUMBER}[ -](week|month|day)s?[ -]old\b", text, re.IGNORECASE)
    return years + [str(float(count) / parts[part.lower()]) for count, part in young]
