"""The numbers of the job board, from `[careers]` of `config/policy.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from consultant.careers.terms import Terms
from consultant.errors import InputError
from consultant.model.careers import Per

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHOLE = (
    *("days_open", "remind_days", "renew_days", "jobs_each", "alerts_each", "alert_hour", "alert_jobs"),
    *("applications_a_day", "attachment_kb", "reports_an_hour", "kept_days"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """How long, how many, how often."""

    open: timedelta
    """How long a job is shown once it is published or renewed."""
    remind: timedelta
    """How long before its end its employer is reminded."""
    renew: timedelta
    """How long before its end a job may be renewed."""
    jobs: int
    alerts: int
    alert_hour: int
    alert_jobs: int
    applications: int
    attachment: int
    """Bytes."""
    reports: int
    kept: timedelta
    """How long mails that have ended and settled reports are remembered."""
    weekday: int
    """Of weekly alerts, Monday is 0."""
    zone: tzinfo
    pay: Mapping[Per, tuple[Decimal, Decimal]]
    """Outside of it an amount is a slip: a yearly pay by the hour, or a missing digit."""


@dataclass(frozen=True, slots=True)
class Board:
    """What the job board goes by."""

    terms: Terms
    rules: Rules


def rules(policy: Mapping[str, Any]) -> Rules:
    """Raises InputError that names the row and what it has to be."""
    table = policy.get("careers")
    if not isinstance(table, Mapping):
        raise InputError("config/policy.toml: the table [careers] is missing.")
    number = {name: _whole(table, name) for name in WHOLE}
    if number["alert_hour"] > 23:
        raise InputError(
            f"config/policy.toml: [careers] alert_hour is an hour of the day, not {number['alert_hour']}."
        )
    return Rules(
        open=timedelta(days=number["days_open"]),
        remind=timedelta(days=number["remind_days"]),
        renew=timedelta(days=number["renew_days"]),
        jobs=number["jobs_each"],
        alerts=number["alerts_each"],
        alert_hour=number["alert_hour"],
        alert_jobs=number["alert_jobs"],
        applications=number["applications_a_day"],
        attachment=number["attachment_kb"] * 1_000,
        reports=number["reports_an_hour"],
        kept=timedelta(days=number["kept_days"]),
        weekday=_weekday(table),
        zone=_zone(policy),
        pay={per: _range(table, per) for per in Per},
    )


def _whole(table: Mapping[str, Any], name: str) -> int:
    found = table.get(name)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise InputError(
            f"config/policy.toml: [careers] {name} has to be a whole number above 0, not {found!r}."
        )
    return found


def _weekday(table: Mapping[str, Any]) -> int:
    found = table.get("alert_weekday")
    if found not in WEEKDAYS:
        raise InputError(
            f"config/policy.toml: [careers] alert_weekday is {found!r}; it has to be monday to sunday."
        )
    return WEEKDAYS.index(str(found))


def _zone(policy: Mapping[str, Any]) -> tzinfo:
    """The zone that answers are promised in."""
    name = str(policy.get("promise", {}).get("zone", "UTC"))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(f"config/policy.toml: [promise] zone {name!r} is no time zone.") from error


def _range(table: Mapping[str, Any], per: Per) -> tuple[Decimal, Decimal]:
    found = table.get("pay", {}).get(per.value)
    if not isinstance(found, list) or len(found) != 2 or not 0 < found[0] < found[1]:
        raise InputError(
            f"config/policy.toml: [careers.pay] {per.value} has to be [least, most], not {found!r}."
        )
    return Decimal(str(found[0])), Decimal(str(found[1]))
