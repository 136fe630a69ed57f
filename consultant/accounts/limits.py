"""How often one party may do something: a sliding window, kept in memory."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

SWEEP_AT = 10_000
"""Parties remembered before the idle ones are forgotten, so that nobody can fill the memory."""


class Limit:
    """At most `times` within `window` for each party."""

    def __init__(self, times: int, window: timedelta) -> None:
        self._times = times
        self._window = window
        self._seen: dict[str, deque[datetime]] = {}

    def allows(self, party: str, now: datetime) -> bool:
        """Count one attempt of the party; False when it is one too many. A refused attempt is not counted."""
        if len(self._seen) >= SWEEP_AT:
            self._forget_idle(now)
        attempts = self._seen.setdefault(party, deque())
        while attempts and attempts[0] <= now - self._window:
            attempts.popleft()
        if len(attempts) >= self._times:
            return False
        attempts.append(now)
        return True

    def _forget_idle(self, now: datetime) -> None:
        alive = {party: seen for party, seen in self._seen.items() if seen and seen[-1] > now - self._window}
        self._seen = alive if len(alive) < SWEEP_AT else {}
