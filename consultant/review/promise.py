"""Until when an asker is answered: `[promise]` of `config/policy.toml`. The clock rests while the asker is asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from consultant.errors import InputError
from consultant.model.reading import Undrafted
from consultant.review.working_time import WorkingTime

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHERE = "config/policy.toml, [promise]"


@dataclass(frozen=True, slots=True)
class Promise:
    """How much working time an answer may take, and when the team is warned."""

    calendar: WorkingTime
    answer: timedelta
    warning: timedelta

    def due(self, waiting: Undrafted) -> datetime | None:
        """Until when this question is to be answered; a clock that runs already runs on, one at rest is resumed."""
        if waiting.answer_by or not waiting.messages:
            return waiting.answer_by
        if waiting.answer_left is not None:
            return self.calendar.after(
                waiting.messages[-1].arrived_at, timedelta(seconds=waiting.answer_left)
            )
        return self.calendar.after(waiting.messages[0].arrived_at, self.answer)

    def left(self, answer_by: datetime | None, now: datetime) -> int | None:
        """Seconds of working time that are left when the clock is stopped; None when none runs."""
        return int(self.calendar.between(now, answer_by).total_seconds()) if answer_by else None

    def warn_before(self, now: datetime) -> datetime:
        """What is due before this moment is worth a warning now."""
        return self.calendar.after(now, self.warning)


def promise(table: Mapping[str, Any]) -> Promise | None:
    """The promise of a parsed `config/policy.toml`, None without one. Raises InputError, which says what is wrong."""
    rows = cast("Mapping[str, Any] | None", table.get("promise"))
    if rows is None:
        return None
    try:
        calendar = WorkingTime(
            ZoneInfo(rows["zone"]),
            {WEEKDAYS.index(day): _hours(span) for day, span in rows["hours"].items()},
            frozenset(date.fromisoformat(str(day)) for day in rows.get("holidays", ())),
        )
        made = Promise(
            calendar, timedelta(hours=rows["answer_hours"]), timedelta(hours=rows["warning_hours"])
        )
    except ZoneInfoNotFoundError as error:
        raise InputError(
            f"{WHERE}: {rows['zone']!r} is not a time zone, such as America/New_York."
        ) from error
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{WHERE}: {error}; it needs zone, answer_hours, warning_hours and hours."
        ) from error
    if not calendar.hours or made.answer <= timedelta(0) or made.warning < timedelta(0):
        raise InputError(f"{WHERE}: there must be hours on some weekday, and times that are not negative.")
    return made


def _hours(span: str) -> tuple[time, time]:
    opens, closes = (time.fromisoformat(part.strip()) for part in span.split("-"))
    if closes <= opens:
        raise ValueError(f"hours {span!r} end before they begin")
    return opens, closes
