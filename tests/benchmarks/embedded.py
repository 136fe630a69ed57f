"""`consultant run` in a folder of its own, as a newcomer starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from consultant import bootstrap
from consultant.service import Service
from consultant.settings import Settings, load
from tests.benchmarks.real import awaited
from workers.app import application
from workers.nudge import CeleryNudge

STARTED = "Stop with Ctrl-C."


@dataclass(frozen=True)
class Embedded:
    """The running service as a command in another terminal sees it."""

    pid: int
    settings: Settings
    service: Service


@contextmanager
def embedded(home: Path, catalogue: Path, **settings: str) -> Iterator[Embedded]:
    """Start everything and wait until it says so; stop it afterwards."""
    ours = {"CONSULTANT_HOME": str(home), "CONSULTANT_CATALOGUE": str(catalogue), "CONSULTANT_WEB_PORT": "0"}
    # What is measured is the way, not the time for second thoughts, nor the samples beside it.
    ours |= {"CONSULTANT_UNDO_SECONDS": "0", "CONSULTANT_SAMPLES": "false"}
    ours |= {f"CONSULTANT_{name.upper()}": value for name, value in settings.items()}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CONSULTANT_")}
    log = home.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "consultant.running"],
            env={**inherited, **ours},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        awaited(lambda: STARTED in log.read_text(errors="replace"), 180, 0.1)
        settings = load(ours)
        yield Embedded(process.pid, settings, bootstrap.service(settings, CeleryNudge(application(settings))))
    finally:
        process.terminate()
        process.wait(90)
