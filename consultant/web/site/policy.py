"""The numbers of CasePilot, from `[pilot]` of `config/policy.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from consultant.accounts.limits import Limit
from consultant.accounts.metering import number_of, table_of

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pilot:
    """When a draft is good enough to be shown alone, and how often somebody may ask."""

    confidence: float
    by_guest: Limit
    by_account: Limit


def pilot(policy: Mapping[str, Any]) -> Pilot:
    """Raises InputError when a number is missing or none."""
    table = table_of(policy, "pilot")
    return Pilot(
        confidence=float(number_of(table, "pilot", "confidence")),
        by_guest=Limit(int(number_of(table, "pilot", "questions_per_hour_guest")), HOUR),
        by_account=Limit(int(number_of(table, "pilot", "questions_per_hour_account")), HOUR),
    )
