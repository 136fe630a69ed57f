"""Mails a second from mailbox to drafts on the real services, and where the processor time goes."""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from consultant.model.consultation import Stage
from tests.benchmarks.mails import question
from tests.benchmarks.processes import seconds, use
from tests.benchmarks.real import RealServices, awaited, real_services

SERVERS = {"postgres": "PostgreSQL", "redis-server": "Redis", "dovecot": "Dovecot", "imap": "Dovecot"}


def measure(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """Fill the mailbox, start the poller, wait for the last draft; the poller's start is counted in."""
    with real_services(home, catalogue) as real:
        real.deployment.start("worker", "beat")
        real.deployment.start("poller")
        _warm_up(real)
        real.deployment["poller"].stop()
        real.mailbox.deliver(*(question(number, real.mailbox.address) for number in range(1, mails + 1)))
        before = _used(real)
        start = time.perf_counter()
        real.deployment.start("poller")
        awaited(lambda: _drafted(real) > mails, 900, 0.05)
        elapsed = time.perf_counter() - start
        after = _used(real)
    spent = {name: 1000 * (after[name] - before.get(name, 0.0)) / mails for name in sorted(after)}
    together = sum(spent.values())
    shares = {f"{name}, ms CPU a mail": value for name, value in spent.items()}
    shares |= {f"{name}, share %": 100 * value / together for name, value in spent.items()}
    return {"mails": mails, "seconds": elapsed, "mails a second": mails / elapsed, **shares}


def _warm_up(real: RealServices) -> None:
    real.mailbox.deliver(question(0, real.mailbox.address))
    awaited(lambda: _drafted(real) == 1, 60, 0.05)


def _drafted(real: RealServices) -> int:
    return real.database.desk.counts().get(Stage.DRAFTED, 0)


def _used(real: RealServices) -> dict[str, float]:
    """Seconds of processor time so far, by part. A poller that is stopped has used none."""
    spent = {"worker": use(real.deployment["worker"].pid).seconds}
    if real.deployment["poller"].running:
        spent["poller"] = use(real.deployment["poller"].pid).seconds
    for server in (real.postgres, real.redis, real.dovecot):
        parts = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        spent[server.name] = sum(map(seconds, parts))
    return spent
