"""Logs tell ids, kinds and places, never what a mail said."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from consultant import flow
from consultant.logs import configure
from consultant.settings import load
from tests.fakes.mails import mail
from tests.fakes.world import World
from tests.test_flow import Poisonous

QUOTE = "arsenic for Marisol Quintero"


@pytest.fixture(params=["json", "text"])
def configured(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Configures the logs as a process does, on the standard error of the moment; gives the format."""
    root = logging.getLogger()
    before, raising = root.handlers[:], logging.raiseExceptions
    root.handlers.clear()

    def configured() -> str:
        configure(load({"CONSULTANT_HOME": str(tmp_path), "CONSULTANT_LOG_FORMAT": request.param}))
        return str(request.param)

    yield configured
    root.handlers[:] = before
    logging.raiseExceptions = raising
    structlog.reset_defaults()


def fail() -> None:
    raise ValueError(QUOTE)


def test_an_error_of_ours_is_logged_without_its_words(
    configured: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    form = configured()
    log = structlog.get_logger("consultant.test")
    try:
        fail()
    except ValueError:
        log.exception("not read", message=7)
    written = capsys.readouterr().err
    assert QUOTE not in written
    for told in ("not read", "7", "ValueError", "test_logs.py"):
        assert told in written
    if form == "json":
        assert json.loads(written)["message"] == 7


def test_an_error_in_a_task_is_logged_without_its_words(
    configured: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    configured()
    try:
        fail()
    except ValueError as error:
        logging.getLogger("celery.app.trace").error(
            "Task %(name)s raised unexpected: %(exc)s",
            {"name": "workers.tasks.receive", "exc": repr(error)},
            exc_info=True,
            extra={"data": {"name": "workers.tasks.receive", "exc": repr(error)}},
        )
    written = capsys.readouterr().err
    assert QUOTE not in written
    for told in ("celery.app.trace", "workers.tasks.receive", "ValueError", "test_logs.py"):
        assert told in written


def test_a_poison_mail_is_logged_by_its_id(
    configured: Callable[[], str], world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    configured()
    world.change(reader=Poisonous(world.service.reader, QUOTE.encode()))
    flow.receive(world.service, world.keep(mail(f"{QUOTE}, 99213?", subject=QUOTE)))
    written = capsys.readouterr().err
    assert "not read" in written
    assert "arsenic" not in written
    assert "Quintero" not in written
