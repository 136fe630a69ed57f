"""Mails a second from mailbox to drafts on the real services, and where the processor time goes.

First into an empty database; then beside django-helpdesk; then again into one that holds a hundred thousand consultations.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import LiteralString

import psutil

from consultant.model.consultation import Stage
from tests.benchmarks import helpdesk
from tests.benchmarks.filled import fill
from tests.benchmarks.mails import question
from tests.benchmarks.processes import seconds, use
from tests.benchmarks.real import RealServices, awaited, real_services

CONSULTATIONS = 100_000
BESIDE = 5
"""The second run, and the peer's, take this part of the mails."""
PATIENCE_SECONDS = 900
GROWING = ("worker, ms CPU a mail", "postgres, ms CPU a mail")
"""What could grow with the tables; the poller's start is the same, and a larger share of a shorter run."""


def measure(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """Fill the mailbox, start the poller, wait for the last draft; the poller's start is counted in."""
    with real_services(home, catalogue) as real:
        real.deployment.start("worker", "beat")
        real.deployment.start("poller")
        _warm_up(real)
        empty = _run(real, 1, mails)
        peer = _peer(real, home / "helpdesk", max(1, mails // 20), empty["mails a second"])
        with real.postgres.connect(real.database_name) as connection:
            there = fill(connection, CONSULTATIONS)
        # Other askers than those of the copies, who have used up their quotas.
        full = _run(real, 1000 * mails, max(1, mails // BESIDE))
    grown = {f"with {there} consultations, {name}": full[name] for name in ("mails a second", *GROWING)}
    share = sum(full[name] for name in GROWING) / sum(empty[name] for name in GROWING)
    growth = {f"cost of a mail with {there} consultations / with none": share}
    return {"mails": mails, **empty, **peer, **grown, **growth}


def _run(real: RealServices, first: int, mails: int) -> dict[str, float]:
    real.deployment["poller"].stop()
    newest = _newest(real)
    numbers = range(first, first + mails)
    real.mailbox.deliver(*(question(number, real.mailbox.address) for number in numbers))
    before = _used(real)
    start = time.perf_counter()
    real.deployment.start("poller")
    half = awaited(lambda: _drafted(real, newest) >= mails // 2, PATIENCE_SECONDS, 0.2)
    awaited(lambda: _drafted(real, newest) >= mails, PATIENCE_SECONDS, 0.1)
    elapsed = time.perf_counter() - start
    after = _used(real)
    spent = {name: 1000 * (after[name] - before.get(name, 0.0)) / mails for name in sorted(after)}
    return {
        "seconds": elapsed,
        "mails a second": mails / elapsed,
        "second half, mails a second": (mails - mails // 2) / (elapsed - half),
        "ms CPU a mail": sum(spent.values()),
        **{f"{name}, ms CPU a mail": value for name, value in spent.items()},
    }


def _peer(real: RealServices, folder: Path, mails: int, ours: float) -> dict[str, float]:
    try:
        theirs = helpdesk.mails_a_second(real, folder, mails)
    except helpdesk.CannotInstall as error:
        print(f"django-helpdesk left out, it cannot be installed: {error}", file=sys.stderr)
        return {}
    return {
        "django-helpdesk get_email, mails a second": theirs,
        "mails a second / django-helpdesk's": ours / theirs,
    }


def _warm_up(real: RealServices) -> None:
    real.mailbox.deliver(question(0, real.mailbox.address))
    awaited(lambda: _drafted(real) == 1, 60, 0.05)


def _newest(real: RealServices) -> int:
    return _asked(real, "SELECT coalesce(max(id), 0) FROM consultation")


def _drafted(real: RealServices, behind: int = 0) -> int:
    """Asked in a way that costs the same however many consultations there are."""
    counted = "SELECT count(*) FROM consultation WHERE id > %s AND stage = %s"
    return _asked(real, counted, behind, Stage.DRAFTED.value)


def _asked(real: RealServices, question: LiteralString, *values: object) -> int:
    with real.postgres.connect(real.database_name) as connection:
        row = connection.execute(question, values).fetchone()
    return int(row[0]) if row else 0


def _used(real: RealServices) -> dict[str, float]:
    """Seconds of processor time so far, by part. A poller that is stopped has used none."""
    spent = {"worker": use(real.deployment["worker"].pid).seconds}
    if real.deployment["poller"].running:
        spent["poller"] = use(real.deployment["poller"].pid).seconds
    for server in (real.postgres, real.redis, real.dovecot):
        parts = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        spent[server.name] = sum(map(seconds, parts))
    return spent
