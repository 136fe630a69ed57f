"""Milliseconds a mail of each step, in one process on SQLite: where a worker's time goes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from consultant import bootstrap
from consultant.model.reading import ClaimedMail, Drafted, SealedArrival
from consultant.settings import load
from consultant.steps import asking
from tests.benchmarks.mails import question
from workers.nudge import NoNudge

Made = TypeVar("Made")


def measure(home: Path, catalogue: Path, mails: int) -> dict[str, float]:
    """Every step once over all mails; figures in milliseconds a mail, then the share of each."""
    settings = load({"CONSULTANT_HOME": str(home), "CONSULTANT_CATALOGUE": str(catalogue)})
    service = bootstrap.service(settings, NoNudge())
    database, now, today = service.database, service.clock(), service.clock().date()
    database.upgrade()
    raws = [question(number, settings.consult_address) for number in range(mails)]
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Made]) -> Made:
        start = time.perf_counter()
        made = work()
        spent[name] = 1000 * (time.perf_counter() - start) / mails
        return made

    sealed = timed("seal", lambda: [service.vault.seal(raw) for raw in raws])
    arrivals = [SealedArrival("bench", 1, uid, now, one, f"{uid:064}") for uid, one in enumerate(sealed, 1)]
    kept = timed("store raw mail", lambda: database.arrivals.keep(arrivals, now))
    timed("unseal", lambda: [service.vault.open(one) for one in sealed])
    claims = [ClaimedMail(id, b"", now, False, 1) for id in kept]
    readings = timed("parse, screen, mask, cite", lambda: list(map(service.reader.read, claims, raws)))
    opened = timed("store reading", lambda: database.readings.save(readings, now, service.pace.grace))
    waiting = timed(
        "load question", lambda: database.consultations.begin_drafts(opened, now, service.pace.claim)
    )
    asked = timed("assemble question", lambda: [asking.question(one, today) for one in waiting])
    drafts = timed("look up and draft", lambda: list(map(service.composer.draft, asked)))
    made = [
        Drafted(one.id, one.version, draft, one.round) for one, draft in zip(waiting, drafts, strict=True)
    ]
    timed("store draft", lambda: database.consultations.save_drafts(made, now))
    together = sum(spent.values())
    return {f"{name}, ms": ms for name, ms in spent.items()} | {
        f"{name}, %": 100 * ms / together for name, ms in spent.items()
    }
