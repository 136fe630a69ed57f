"""Working time: hours, weekends, holidays, and the hours that a change of clocks takes or gives."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultant import bootstrap
from consultant.errors import InputError
from consultant.model.reading import MessageText, Undrafted
from consultant.review.promise import Promise, promise
from consultant.review.working_time import WorkingTime
from consultant.settings import PROJECT

NEW_YORK = ZoneInfo("America/New_York")
HOUR = timedelta(hours=1)
OFFICE = WorkingTime(
    NEW_YORK,
    dict.fromkeys(range(5), (time(9), time(17))),
    frozenset({date(2026, 11, 26), date(2026, 12, 25)}),
)


def ny(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=NEW_YORK).astimezone(UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (ny(2026, 11, 23, 10), 3, ny(2026, 11, 23, 13)),  # a Monday
        (ny(2026, 11, 23, 10), 7, ny(2026, 11, 23, 17)),  # to the minute of closing
        (ny(2026, 11, 23, 15), 8, ny(2026, 11, 24, 15)),  # over a night
        (ny(2026, 11, 23, 3), 1, ny(2026, 11, 23, 10)),  # before opening
        (ny(2026, 11, 20, 16), 2, ny(2026, 11, 23, 10)),  # over a weekend
        (ny(2026, 11, 25, 16), 2, ny(2026, 11, 27, 10)),  # over Thanksgiving
        (ny(2026, 11, 21, 12), 8, ny(2026, 11, 23, 17)),  # from a Saturday
        (ny(2027, 3, 12, 16), 2, ny(2027, 3, 15, 10)),  # over the night the clocks go forward
    ],
)
def test_so_much_working_time_after(start: datetime, hours: int, end: datetime) -> None:
    assert OFFICE.after(start, hours * HOUR) == end
    assert OFFICE.between(start, end) == hours * HOUR


def test_a_night_shift_loses_the_hour_that_the_clocks_skip() -> None:
    always = WorkingTime(NEW_YORK, {6: (time(0), time(6))})
    assert always.between(ny(2027, 3, 14), ny(2027, 3, 15)) == 5 * HOUR
    assert always.between(ny(2026, 11, 1), ny(2026, 11, 2)) == 7 * HOUR


def test_nothing_lies_between_the_later_and_the_earlier() -> None:
    assert OFFICE.between(ny(2026, 11, 24, 12), ny(2026, 11, 23, 12)) == timedelta(0)


def test_a_calendar_that_never_opens_is_an_error_and_no_endless_loop() -> None:
    with pytest.raises(ValueError, match="no working time"):
        WorkingTime(NEW_YORK, {}).after(ny(2026, 11, 23), HOUR)


MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: ny(2026, 1, 1) + timedelta(minutes=minutes))


@given(MOMENTS, st.integers(1, 60 * 60))
def test_what_is_added_is_what_lies_between(start: datetime, minutes: int) -> None:
    end = OFFICE.after(start, timedelta(minutes=minutes))
    assert OFFICE.between(start, end) == timedelta(minutes=minutes)
    assert OFFICE.after(start, timedelta(minutes=minutes + 1)) > end


# -- the promise --------------------------------------------------------------------------------------------------

PROMISE = Promise(OFFICE, 8 * HOUR, 2 * HOUR)


def waiting(*arrived: datetime, by: datetime | None = None, left: int | None = None) -> Undrafted:
    texts = tuple(MessageText(n, "", (), (), 0, at) for n, at in enumerate(arrived))
    return Undrafted(1, 1, "", "", texts, (), 1, 1, by, left)


def test_the_clock_begins_with_the_first_mail_runs_on_and_goes_on_after_a_rest() -> None:
    first, second = ny(2026, 11, 23, 10), ny(2026, 11, 24, 10)
    assert PROMISE.due(waiting(first, second)) == ny(2026, 11, 24, 10)
    assert PROMISE.due(waiting(first, second, by=second)) == second
    assert PROMISE.due(waiting(first, second, left=3600)) == ny(2026, 11, 24, 11)
    assert PROMISE.due(waiting()) is None


def test_what_is_left_is_counted_in_working_time() -> None:
    assert PROMISE.left(ny(2026, 11, 24, 10), ny(2026, 11, 23, 16)) == 2 * 3600
    assert PROMISE.left(ny(2026, 11, 23, 10), ny(2026, 11, 23, 16)) == 0
    assert PROMISE.left(None, ny(2026, 11, 23, 16)) is None


def test_the_promise_that_is_shipped_knows_thanksgiving() -> None:
    shipped = promise(bootstrap.policy_table(PROJECT))
    assert shipped is not None
    assert date(2026, 11, 26) in shipped.calendar.holidays
    assert promise({}) is None


GOOD = {"zone": "UTC", "answer_hours": 8, "warning_hours": 2, "hours": {"monday": "09:00-17:00"}}


@pytest.mark.parametrize(
    "change",
    [
        {"zone": "Moon/Sea"},
        {"hours": {}},
        {"hours": {"moonday": "09:00-17:00"}},
        {"hours": {"monday": "17:00-09:00"}},
        {"answer_hours": 0},
        {"answer_hours": "x"},
        {"holidays": ["x"]},
    ],
)
def test_a_wrong_promise_is_named(change: dict[str, object]) -> None:
    assert promise({"promise": GOOD}) is not None
    with pytest.raises(InputError, match=r"config/policy\.toml, \[promise\]"):
        promise({"promise": GOOD | change})
