from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consultant.careers.periods import next_due
from consultant.model.careers import Period
from tests.careers.samples import BOARD

RULES = BOARD.rules  # seven o'clock in New York, weekly ones on Mondays


@pytest.mark.parametrize(
    ("period", "now", "due"),
    [
        (Period.DAILY, "2026-11-23T11:59", "2026-11-23T12:00"),
        (Period.DAILY, "2026-11-23T12:00", "2026-11-24T12:00"),
        (Period.WEEKLY, "2026-11-23T11:59", "2026-11-23T12:00"),
        (Period.WEEKLY, "2026-11-23T12:00", "2026-11-30T12:00"),
        (Period.WEEKLY, "2026-11-25T20:00", "2026-11-30T12:00"),
        (Period.DAILY, "2026-10-31T11:30", "2026-11-01T12:00"),  # the night the clocks go back
        (Period.DAILY, "2027-03-13T12:30", "2027-03-14T11:00"),  # and forward
    ],
)
def test_an_alert_is_due_at_the_hour_of_the_wall_clock(period: Period, now: str, due: str) -> None:
    def at(moment: str) -> datetime:
        return datetime.fromisoformat(moment).replace(tzinfo=UTC)

    assert next_due(period, at(now), RULES) == at(due)


def test_another_weekday_is_kept_to() -> None:
    friday = replace(RULES, weekday=4)
    assert next_due(Period.WEEKLY, datetime(2026, 11, 23, tzinfo=UTC), friday).weekday() == 4
