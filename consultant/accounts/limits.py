"""How often one party may do something, counted in the database: for all web processes together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from consultant.accounts.metering import reader
from consultant.model.metering import Reader, Reckoning

Spend = Callable[[Reader], Reckoning]
"""Counts one request of somebody who may make so many."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` for each party in each `window`; windows follow one another by the clock."""

    name: str
    times: int
    window: timedelta
    key: bytes
    """Turns parties into keys that lead back to nobody."""
    spend: Spend

    def allows(self, party: str, now: datetime) -> bool:
        """Count one attempt of the party; False when it is one too many. A refused attempt is not counted."""
        number = int(now.timestamp() // self.window.total_seconds())
        return self.spend(reader(self.key, now, f"{self.name} {number} {party}", self.times)).opened
