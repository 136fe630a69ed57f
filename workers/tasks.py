"""Celery tasks: a thin skin over `consultant.flow`. Safe to run twice, in any order, or never (the sweep comes by)."""

from __future__ import annotations

from functools import cache

import structlog
from celery.signals import setup_logging, worker_init, worker_process_init

from consultant import board, bootstrap, flow, reuse, smoothing, tending, upkeep, watching
from consultant.answering.faithful import Phrases
from consultant.answering.patterns import read_all
from consultant.careers.rules import Board
from consultant.logs import configure
from consultant.long_running import ready
from consultant.ports import Writer
from consultant.service import Service
from consultant.settings import PROJECT, load
from workers.app import app
from workers.nudge import CeleryNudge

log = structlog.get_logger(__name__)

NUDGE = CeleryNudge(app)


@cache
def service() -> Service:
    """One service for each worker process, made after the fork: connections must not be shared."""
    return bootstrap.service(load(), NUDGE)


@app.task
def receive(message_ids: list[int]) -> None:
    opened = flow.receive(service(), message_ids)
    consult_all(opened)


@app.task
def consult(consultation_ids: list[int]) -> None:
    consult_all(consultation_ids)


def consult_all(consultation_ids: list[int]) -> None:
    """Draft; the writer, where there is one, comes afterwards, one draft a task, and not at all when that is lost."""
    drafted = flow.consult(service(), consultation_ids)
    if writing()[0] is not None:
        for id in drafted:
            NUDGE.smooth(id)


@app.task
def smooth(consultation_id: int) -> None:
    writer, phrases = writing()
    if writer is not None:
        smoothing.smooth(service(), writer, phrases, consultation_id)


@cache
def writing() -> tuple[Writer | None, Phrases]:
    return bootstrap.writer(load()), bootstrap.same_phrases(PROJECT)


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
    upkeep.send_alerts(service())
    board.send(service())


@app.task
def look() -> None:
    upkeep.look(service(), bootstrap.watch(load()))


@app.task
def tend() -> None:
    tending.tend(service(), kept())
    board.tend(service(), jobs())


@cache
def jobs() -> Board:
    return bootstrap.board()


@cache
def kept() -> tending.Retention:
    return tending.retention(bootstrap.policy_table(PROJECT))


@app.task
def check_answers() -> None:
    checked = reuse.check(service())
    if checked.facts:
        log.info("earlier answers checked", facts=checked.facts, changed=checked.changed)


@app.task
def watch_codes() -> None:
    watching.watch(service())


@worker_init.connect
def _read_expressions(**_: object) -> None:
    """Once, before the processes that draft are forked off."""
    read_all()


@worker_process_init.connect
def _make_service(**_: object) -> None:
    """Open everything before the first task, so that the first mail does not wait for it."""
    ready(service().correspondence.templates)


@setup_logging.connect
def _configure_logs(**_: object) -> None:
    configure(load())
