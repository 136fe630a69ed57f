"""The numbers of the public pages, from `[pilot]` and `[meter]` of `config/policy.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from consultant.accounts.limits import Limit
from consultant.errors import InputError

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pilot:
    """When a draft is good enough to be shown alone, and how often somebody may ask."""

    confidence: float
    by_guest: Limit
    by_account: Limit


@dataclass(frozen=True, slots=True)
class Meter:
    """How many gated code pages somebody may open in a calendar month, by plan; guests have a plan of their own."""

    guest: int
    plans: Mapping[str, int]
    programs: Mapping[str, int]
    """Requests a day of an account's programs, by plan."""
    young_hours: int
    """A cookie younger than this does not count alone: whoever clears it is still known by browser and address."""

    def requests(self, plan: str) -> int:
        """Requests a day of a plan; an unknown one is worth the smallest."""
        return self.programs.get(plan, min(self.programs.values()))

    def pages(self, plan: str) -> int:
        """Pages of a plan; an unknown one is worth the smallest."""
        return self.plans.get(plan, min(self.plans.values()))


def pilot(policy: Mapping[str, Any]) -> Pilot:
    """Raises InputError when a number is missing or none."""
    table = _table(policy, "pilot")
    return Pilot(
        confidence=float(_number(table, "pilot", "confidence")),
        by_guest=Limit(int(_number(table, "pilot", "questions_per_hour_guest")), HOUR),
        by_account=Limit(int(_number(table, "pilot", "questions_per_hour_account")), HOUR),
    )


def meter(policy: Mapping[str, Any]) -> Meter:
    """Raises InputError when a number is missing or none."""
    table = _table(policy, "meter")
    plans, programs = _table(table, "plans"), _table(table, "programs")
    return Meter(
        guest=int(_number(table, "meter", "guest_pages")),
        plans={name: int(_number(plans, "meter.plans", name)) for name in plans},
        programs={name: int(_number(programs, "meter.programs", name)) for name in programs},
        young_hours=int(_number(table, "meter", "young_cookie_hours")),
    )


def _table(policy: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = policy.get(name)
    if not isinstance(found, Mapping) or not found:
        raise InputError(f"config/policy.toml: the table [{name}] is missing or empty")
    return found


def _number(table: Mapping[str, Any], where: str, name: str) -> float:
    found = table.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        raise InputError(
            f"config/policy.toml: [{where}] {name} has to be a number of 0 or more, not {found!r}"
        )
    return found
