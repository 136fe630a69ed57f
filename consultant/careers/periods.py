"""When an alert is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from consultant.careers.rules import Rules
from consultant.model.careers import Period

DAY = timedelta(days=1)


def next_due(period: Period, now: datetime, rules: Rules) -> datetime:
    """The first hour of alerts behind this moment, on the day of the week for weekly ones; by the clock on the wall."""
    local = now.astimezone(rules.zone)
    due = local.replace(hour=rules.alert_hour, minute=0, second=0, microsecond=0)
    if due <= local:
        due += DAY
    while period is Period.WEEKLY and due.weekday() != rules.weekday:
        due += DAY
    return due.astimezone(UTC)
