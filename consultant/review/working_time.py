"""Time as an office counts it: opening hours of a time zone, without holidays. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LONGEST = 3_700
"""Days looked ahead; a calendar without one open hour in ten years is a mistake, and no endless loop."""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When somebody is there. Moments in and out are timezone-aware; what comes out is UTC."""

    zone: ZoneInfo
    hours: Mapping[int, tuple[time, time]]
    """Opening and closing time by weekday, Monday 0; a weekday that is not in it is closed."""
    holidays: frozenset[date] = frozenset()

    def after(self, start: datetime, duration: timedelta) -> datetime:
        """When so much working time has passed since the start. Raises ValueError for a calendar that never opens."""
        left = duration
        for opens, closes in self._spans(start):
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        raise ValueError("the calendar has no working time")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; none when the end is not later."""
        total = timedelta(0)
        for opens, closes in self._spans(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def _spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Spans of working time from the start on, the first one cut to it."""
        start = start.astimezone(UTC)
        today = start.astimezone(self.zone).date()
        for days in range(LONGEST):
            day = today + days * DAY
            if day.weekday() in self.hours and day not in self.holidays:
                opens, closes = (self._moment(day, at) for at in self.hours[day.weekday()])
                if closes > max(opens, start):
                    yield max(opens, start), closes

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)
