"""How long and how often the steps of the flow work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how often: leases, retries, batch sizes (from the settings)."""

    claim: timedelta
    grace: timedelta
    attempts: int
    batch: int
    sweep_limit: int
    retry: timedelta
    longest_retry: timedelta
    give_up: timedelta
    sending_lost: timedelta
    desk_lease: timedelta
    undo: timedelta = timedelta(0)
    """How long an approved reply waits before it is sent, so that it can be taken back."""
