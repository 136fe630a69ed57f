"""Time that passes when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


class FakeClock:
    """The present moment of a test."""

    def __init__(self, now: datetime = BEGINNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **duration: float) -> None:
        """`pass_time(seconds=5)`: the arguments of timedelta."""
        self.now += timedelta(**duration)
