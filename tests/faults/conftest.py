"""The figures of the campaigns, printed at the end of the run. FAULTS=long makes the long run of `make faults`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.campaign import Figures

LONG = os.environ.get("FAULTS") == "long"
only_long = pytest.mark.skipif(not LONG, reason="only in `make faults`")
_printed: list[Figures] = []


@pytest.fixture
def figures() -> Iterator[Figures]:
    """The figures of one test, for the table."""
    from tests.faults.campaign import Figures

    counted, started = Figures(), time.monotonic()
    _printed.append(counted)
    yield counted
    counted.seconds = counted.seconds or time.monotonic() - started


more_figures = figures
"""For the second half of a test."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _printed:
        return
    terminalreporter.section("faults")
    columns = ("mails", "kills", "lost", "doubled", "stuck", "unknown", "seconds")
    terminalreporter.write_line(f"{'campaign':34}" + "".join(f"{name:>9}" for name in columns))
    for figures in _printed:
        values = (
            figures.mails,
            figures.kills.total(),
            figures.lost,
            figures.doubled,
            figures.stuck,
            figures.unknown,
        )
        cells = "".join(f"{value:9}" for value in values)
        terminalreporter.write_line(f"{figures.name:34}{cells}{figures.seconds:9.0f}")
        if figures.kills:
            killed = ", ".join(f"{name} {count}" for name, count in sorted(figures.kills.items()))
            terminalreporter.write_line(f"  killed: {killed}")
