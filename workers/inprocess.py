"""The last resort where no Redis can be had: Celery's memory transport, so poller, worker and sweep share one process.

Nudges from other processes (an approval on the web) cannot reach it; the sweep, twice a second here, finds the rows.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from consultant import board, bootstrap, flow, mailboxes, upkeep
from consultant.logs import configure
from consultant.service import Service
from consultant.settings import Settings, load
from workers.app import app
from workers.nudge import CeleryNudge
from workers.poller import Poller, watch
from workers.tasks import check_answers, look, tend, watch_codes
from workers.tasks import service as worker_service
from workers.worker import work

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 0.5
LOOK_ROUNDS = 120
"""Once a minute alarms are looked for, the audit is sealed, and earlier answers are checked."""


def main() -> None:
    """Run until SIGTERM: the worker in the main thread, the others beside it."""
    settings = load()
    configure(settings)
    # With the grace of this mode, none, each sweep would repeat the last one.
    patient = replace(worker_service().pace, grace=timedelta(seconds=2))
    polling = bootstrap.service(settings, CeleryNudge(app))
    stop = threading.Event()
    threads = [
        *(
            threading.Thread(target=_poller(polling, settings, place).run, name="poller", daemon=True)
            for place in range(len(settings.mailboxes))
        ),
        threading.Thread(
            target=_sweep,
            args=(replace(worker_service(), pace=patient), _beside, stop),
            name="sweep",
            daemon=True,
        ),
    ]
    for thread in threads:
        thread.start()
    try:
        work(app, pool="solo")
    finally:
        stop.set()


def _poller(service: Service, settings: Settings, place: int) -> Poller:
    return Poller(service, lambda: mailboxes.mailbox(settings, place), watch(settings, place))


def _beside() -> None:
    look()
    tend()
    check_answers()
    watch_codes()


def _sweep(service: Service, look: Callable[[], None], stop: threading.Event) -> None:
    for round in itertools.count():
        if stop.wait(SWEEP_SECONDS):
            return
        try:
            flow.sweep(service)
            upkeep.nudge_copies(service)
            upkeep.tell_senders(service)
            upkeep.send_alerts(service)
            board.send(service)
            if round % LOOK_ROUNDS == 0:
                look()
        except Exception:
            log.exception("sweep failed, it comes again")


if __name__ == "__main__":
    main()
