"""Counts that take long: kept for the pages, told with their time, made again while nobody waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Any


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted, and when."""

    found: Any
    at: datetime
    newest: int
    """The newest line of the audit when counting began."""
    took: float
    """Seconds."""


def aside(work: Callable[[], None]) -> None:
    """Do something while the answer is already on its way."""
    Thread(target=work, daemon=True).start()


@dataclass
class Counts:
    """What was last counted, by what it is of.

    Where counting is quick, every look counts. Where it is not, the last count is shown with its time: exact as long as
    nothing has happened since, and when it is old, counted again meanwhile for the next look.
    """

    quick: float = 0.1
    old: timedelta = timedelta(minutes=1)
    most: int = 16
    """Kept; the oldest goes first."""
    meanwhile: Callable[[Callable[[], None]], None] = aside
    _kept: dict[Hashable, Count] = field(default_factory=dict)
    _counting: Lock = field(default_factory=Lock)

    def of(
        self,
        what: Hashable,
        count: Callable[[], Any],
        newest: Callable[[], int],
        clock: Callable[[], datetime],
    ) -> Count:
        """The count as it is now or was a moment ago; `newest` tells of the audit."""
        kept = self._kept.get(what)
        if kept and kept.newest == newest():
            return kept
        if kept is None or kept.took < self.quick:
            return self._count(what, count, newest, clock)
        if clock() - kept.at >= self.old and self._counting.acquire(blocking=False):
            self.meanwhile(lambda: self._again(what, count, newest, clock))
        return kept

    def _again(self, *how: Any) -> None:
        try:
            self._count(*how)
        finally:
            self._counting.release()

    def _count(
        self,
        what: Hashable,
        count: Callable[[], Any],
        newest: Callable[[], int],
        clock: Callable[[], datetime],
    ) -> Count:
        at, seen, began = clock(), newest(), time.perf_counter()
        made = Count(count(), at, seen, time.perf_counter() - began)
        self._kept.pop(what, None)
        while len(self._kept) >= self.most:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[what] = made
        return made
