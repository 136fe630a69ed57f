"""What processes use: memory and processor time, children included."""

from __future__ import annotations

from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Use:
    """Bytes and seconds of a process and all its children."""

    proportional: int
    """PSS: shared pages counted once over all sharers, so that sums are what the machine really gives."""
    resident: int
    """RSS: shared pages counted in full for each."""
    seconds: float


def use(pid: int) -> Use:
    """What a process and its children use now."""
    found = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    memory = [process.memory_full_info() for process in found]
    return Use(sum(one.pss for one in memory), sum(one.rss for one in memory), sum(map(seconds, found)))


def seconds_together(pid: int) -> float:
    """The same of a process and its children that live; what ended meanwhile is counted by its parent."""
    return sum(map(seconds, [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]))


def seconds(process: psutil.Process) -> float:
    """User and system time of one process, and of its children that have ended."""
    times = process.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)
