"""The figures of the campaigns, printed at the end of the run. FAULTS=long makes the long run of `make faults`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.faults.campaign import Figures

LONG = os.environ.get("FAULTS") == "long"
only_long = pytest.mark.skipif(not LONG, reason="only in `make faults`")
_FIGURES = "figures"
_told: list[Mapping[str, Any]] = []
"""The figures of every test that is over, whichever process of pytest ran it."""


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """The figures of one test, for the table."""
    from tests.faults.campaign import Figures

    counted, started = Figures(), time.monotonic()
    yield counted
    counted.seconds = counted.seconds or time.monotonic() - started
    request.node.user_properties.append((_FIGURES, {**vars(counted), "kills": dict(counted.kills)}))


more_figures = figures
"""For the second half of a test."""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "teardown":
        _told.extend(value for name, value in report.user_properties if name == _FIGURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _told:
        return
    terminalreporter.section("faults")
    columns = ("mails", "kills", "lost", "doubled", "stuck", "unknown", "seconds")
    terminalreporter.write_line(f"{'campaign':34}" + "".join(f"{name:>9}" for name in columns))
    for told in sorted(_told, key=lambda told: told["name"]):
        counted = {**told, "kills": sum(told["kills"].values()), "seconds": round(told["seconds"])}
        terminalreporter.write_line(f"{told['name']:34}" + "".join(f"{counted[name]:9}" for name in columns))
        if told["kills"]:
            killed = ", ".join(f"{name} {count}" for name, count in sorted(told["kills"].items()))
            terminalreporter.write_line(f"  killed: {killed}")
