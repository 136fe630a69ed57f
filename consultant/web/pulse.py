"""One look at the database every few seconds, for all browsers of this process that listen for news."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool

from consultant.model.consultation import Stage
from consultant.store.database import Database

EVERY = 2.0
"""Seconds between two looks."""
LONGEST = 300.0
"""Seconds after which a browser connects again, so that an ended session does not listen on."""


@dataclass
class Pulse:
    """What the newest change is; read at most once every few seconds, whoever asks."""

    look: Callable[[], int]
    every: float = EVERY
    longest: float = LONGEST
    _seen: int = 0
    _at: float = -1.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def newest(self) -> int:
        """The id of the newest line of the audit that is not only a look."""
        async with self._lock:
            if self._at < 0 or time.monotonic() - self._at >= self.every:
                self._seen = await run_in_threadpool(self.look)
                self._at = time.monotonic()
            return self._seen


@dataclass
class Standing:
    """How many consultations are in each stage, counted again only when a line of the audit says that something happened."""

    _newest: int = -1
    _counts: Mapping[Stage, int] = field(default_factory=dict)

    def counts(self, database: Database) -> Mapping[Stage, int]:
        """Exact: every change of a stage writes its line in the same transaction, and the line is read first."""
        newest = database.audit.newest()
        if newest != self._newest:
            self._counts, self._newest = database.desk.counts(), newest
        return self._counts
