"""kill -9 of poller, worker and command line right before and after each call by which they touch the world."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consultant.model.consultation import Stage
from tests.benchmarks.real import REVIEWER, RealServices, real_services
from tests.faults.campaign import (
    IN_FLIGHT,
    QUICK,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    deliver,
    patiently,
    settled,
    wait_for,
)
from tests.faults.conftest import LONG
from tests.faults.stepping import names
from tests.servers.deployment import PROJECT

SHORT = ["mailbox.fetch after", "arrivals.keep after", "readings.save after", "postman.send after"]
OF_WORKER = ("arrivals.claim", "readings", "consultations", "outbox", "postman", "nudge.dispatch")
"""A worker is killed whole: a reply that its other child has on the wire is in doubt too."""
WAVE = 4
PATIENCE_SECONDS = 600
"""The first mails meet every kill of the poller and of the worker, one start after the other."""
MOST_WAVES = 60
PROCESSES = ("worker", "beat", "poller")


def test_a_kill_at_every_named_step(tmp_path: Path, built_catalogue: Path, figures: Figures) -> None:
    steps = names() if LONG else SHORT
    figures.name = f"kill -9 at {len(steps)} named steps"
    with real_services(tmp_path, built_catalogue, **QUICK) as real:
        marks = tmp_path / "marks"
        marks.mkdir()
        real.deployment.environment |= {
            "FAULT_STEPS": ",".join(steps),
            "FAULT_MARKS": str(marks),
            "PYTHONPATH": f"{PROJECT / 'tests' / 'faults' / 'killed_at'}:{PROJECT}",
        }
        real.deployment.start(*PROCESSES)
        with started_again(real):
            mails = waves(real, marks, steps)
            account(real, mails, figures)
        print(real.deployment.logs()[-20_000:])
    figures.kills.update(step.partition(".")[0] for step in steps)
    assert figures.unknown <= IN_FLIGHT * sum(step.startswith(OF_WORKER) for step in steps)


def waves(real: RealServices, marks: Path, steps: list[str]) -> int:
    """Mails go in and replies go out until every step was met by a kill; how many mails."""
    began = time.monotonic()
    for wave in range(MOST_WAVES):
        deliver(real, range(wave * WAVE, (wave + 1) * WAVE))
        wait_for(all_drafted(real, (wave + 1) * WAVE), PATIENCE_SECONDS)
        if LONG and wave < 5:
            approve_on_the_command_line(real)
        approve_all(real)
        wait_for(lambda: settled(real), PATIENCE_SECONDS)
        met = len(list(marks.iterdir()))
        print(
            f"{time.monotonic() - began:6.0f} s: {met} of {len(steps)} steps met, {(wave + 1) * WAVE} mails",
            flush=True,
        )
        if met == len(steps):
            return (wave + 1) * WAVE
    raise AssertionError(
        f"never met: {set(steps) - {mark.name.replace('-', ' ') for mark in marks.iterdir()}}"
    )


def approve_on_the_command_line(real: RealServices) -> None:
    """The command is killed at steps of its own; whoever gave it looks and gives it again."""
    for _ in range(3):
        for row in patiently(lambda: real.database.desk.queue([Stage.DRAFTED]))[:1]:
            real.deployment.consultant("approve", str(row.id), "--as", REVIEWER, check=False)


def account(real: RealServices, mails: int, figures: Figures) -> None:
    account_for_drafts(real, mails, figures)
    account_for_replies(real, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures


@contextmanager
def started_again(real: RealServices) -> Iterator[None]:
    """A supervisor: what has ended is started."""
    done = threading.Event()

    def supervise() -> None:
        while not done.wait(0.1):
            for name in PROCESSES:
                if not real.deployment[name].running:
                    real.deployment[name].stop()  # waits for the dead process
                    real.deployment.start(name)

    thread = threading.Thread(target=supervise, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
