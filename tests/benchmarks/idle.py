"""What the embedded service uses when nobody writes."""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks.embedded import embedded
from tests.benchmarks.processes import use

SETTLE_SECONDS = 15
WATCHED_SECONDS = 30


def measure(home: Path, catalogue: Path) -> dict[str, float]:
    """Processor share of one core and memory of all processes together, after the sample question was drafted."""
    with embedded(home, catalogue) as running:
        time.sleep(SETTLE_SECONDS)
        before = use(running.pid)
        time.sleep(WATCHED_SECONDS)
        after = use(running.pid)
    return {
        "share of one core, %": 100 * (after.seconds - before.seconds) / WATCHED_SECONDS,
        "memory together (PSS), MB": after.proportional / 1e6,
        "memory, sum of RSS (shared pages counted again), MB": after.resident / 1e6,
    }
