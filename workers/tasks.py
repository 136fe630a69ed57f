"""Celery tasks: a thin skin over `consultant.flow`. Safe to run twice, in any order, or never (the sweep comes by)."""

from __future__ import annotations

from functools import cache

import structlog
from celery.signals import setup_logging, worker_process_init

from consultant import bootstrap, flow, reuse, tending, upkeep
from consultant.logs import configure
from consultant.settings import PROJECT, load
from workers.app import app
from workers.nudge import CeleryNudge

log = structlog.get_logger(__name__)


@cache
def service() -> flow.Service:
    """One service for each worker process, made after the fork: connections must not be shared."""
    return bootstrap.service(load(), CeleryNudge(app))


@app.task
def receive(message_ids: list[int]) -> None:
    opened = flow.receive(service(), message_ids)
    flow.consult(service(), opened)


@app.task
def consult(consultation_ids: list[int]) -> None:
    flow.consult(service(), consultation_ids)


@app.task
def dispatch(reply_ids: list[int]) -> None:
    flow.dispatch(service(), reply_ids)


@app.task
def copy(reply_ids: list[int]) -> None:
    upkeep.file_copies(service(), bootstrap.sent_folder(load()), reply_ids)


@app.task
def sweep() -> None:
    flow.sweep(service())
    upkeep.nudge_copies(service())
    upkeep.tell_senders(service())


@app.task
def look() -> None:
    upkeep.look(service(), bootstrap.watch(load()))


@app.task
def tend() -> None:
    tending.tend(service(), kept())


@cache
def kept() -> tending.Retention:
    return tending.retention(bootstrap.policy_table(PROJECT))


@app.task
def check_answers() -> None:
    checked = reuse.check(service())
    if checked.facts:
        log.info("earlier answers checked", facts=checked.facts, changed=checked.changed)


@worker_process_init.connect
def _make_service(**_: object) -> None:
    """Open everything before the first task, so that the first mail does not wait for it."""
    service()


@setup_logging.connect
def _configure_logs(**_: object) -> None:
    configure(load())
