"""The `worker` process: Celery's, begun again in place when it ends without having been asked to.

kombu asks a closed channel for its address when the broker goes in the moment of an acknowledgement; Celery takes that for a
fault of its own and ends. Nothing is lost then, but nobody works: so the process turns into a fresh one, with the same number.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NoReturn

import structlog
from celery import Celery
from celery.worker import state

from consultant.running.commands import python
from consultant.running.supervisor import STEADY_SECONDS, pause_after

log = structlog.get_logger("workers.worker")


def main() -> None:
    """Work until SIGTERM. The argument counts how often in a row this process has ended soon after its beginning."""
    from workers.app import app

    count = int(sys.argv[1]) if sys.argv[1:] else 0
    run(lambda: work(app), time.monotonic, count, begin_again)


def run(
    work: Callable[[], int], monotonic: Callable[[], float], count: int, begin_again: Callable[[int], None]
) -> None:
    """Work; an end that nobody asked for is the beginning of another process, else of a SystemExit with the status."""
    began = monotonic()
    status = work()
    if not status:
        sys.exit(status)
    count = 1 if monotonic() - began > STEADY_SECONDS else count + 1
    log.error("the worker ended by itself and begins again", status=status, times=count)
    begin_again(count)


def work(app: Celery, pool: str = "prefork") -> int:
    """Celery's worker without the chatter between workers, which costs an idle service its rest.

    Its exit status: 0 when it was asked to stop.
    """
    worker = app.Worker(
        pool=pool,
        include=["workers.tasks"],
        loglevel="warning",
        quiet=True,
        without_gossip=True,
        without_heartbeat=True,
        without_mingle=True,
    )
    worker.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # Celery's handlers only tell a worker that is no more
    asked = (state.should_stop, state.should_terminate) != (None, None)
    return 0 if asked else int(worker.exitcode or 0)


def begin_again(count: int) -> NoReturn:
    """Turn this process into a new worker, after a pause that grows while it keeps ending."""
    time.sleep(pause_after(count))
    command = python("-m", "workers.worker", str(count))
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
