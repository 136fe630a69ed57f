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
SETTLED_EVERY = 5.0
"""Seconds between two counts of what is over, where that is much."""
MANY = 10_000
SETTLED = (Stage.SENT, Stage.DECLINED, Stage.CLOSED)
OPEN = tuple(stage for stage in Stage if stage not in SETTLED)
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


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, the newest line of the audit before they were made, and when that was."""

    counts: Mapping[Stage, int] = field(default_factory=dict)
    newest: int = -1
    at: float = 0.0


@dataclass
class Standing:
    """How many consultations are in each stage, counted again only when a line of the audit says that something happened.

    Exact: every change of a stage writes its line in the same transaction, and the line is read first. Only what is over
    is counted again no more than every few seconds once there is much of it: that takes longer than all else on a page.
    """

    settled_every: float = SETTLED_EVERY
    clock: Callable[[], float] = time.monotonic
    _open: Tally = field(default_factory=Tally)
    _settled: Tally = field(default_factory=Tally)

    def counts(self, database: Database) -> Mapping[Stage, int]:
        """As of now, what is over perhaps as of a few seconds ago."""
        newest, now = database.audit.newest(), self.clock()
        if newest != self._open.newest:
            self._open = Tally(database.desk.counts(OPEN), newest, now)
        settled = self._settled
        rests = sum(settled.counts.values()) >= MANY and now - settled.at < self.settled_every
        if newest != settled.newest and not rests:
            self._settled = Tally(database.desk.counts(SETTLED), newest, now)
        return {**self._settled.counts, **self._open.counts}
