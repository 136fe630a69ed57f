"""Doing something after a while, in this process: best effort, for what the sweep would find anyway."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Timer

CLOCKS_APART = timedelta(milliseconds=50)
"""What is due is not early by this: the worker's clock may be a little behind."""


def later(after: timedelta, work: Callable[[], None]) -> None:
    """Run it once that time is over; never, when the process ends before."""
    timer = Timer((after + CLOCKS_APART).total_seconds(), work)
    timer.daemon = True
    timer.start()
