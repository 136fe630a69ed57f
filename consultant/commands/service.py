"""`consultant web`, `migrate`, `doctor`: the service's parts one by one, for a Procfile and for its operator."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from consultant.errors import InputError
from consultant.running.commands import beat_command, lmtp_command, poller_command, worker_command
from consultant.settings import load

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from starlette.types import ASGIApp

SHUTDOWN_SECONDS = 3
"""How long a page may still take when the process ends; browsers that listen for news would hold it for minutes."""


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command(name="web")(web)
    app.command(name="poller")(poller)
    app.command(name="lmtp")(lmtp)
    app.command(name="worker")(worker)
    app.command(name="beat")(beat)
    app.command(name="migrate")(migrate)
    app.command(name="doctor")(doctor)


def web() -> None:
    """Serve the desk until SIGTERM. Example: CONSULTANT_WEB_PORT=8080 consultant web."""
    import uvicorn

    settings = load()
    app = pages()  # what is wrong is told here, once, and not by each process again and again
    several = settings.web_processes > 1
    uvicorn.run(
        "consultant.commands.service:pages" if several else app,
        factory=several,
        workers=settings.web_processes,
        host=settings.web_host,
        port=settings.web_port,
        log_config=None,
        access_log=False,
        proxy_headers=False,  # who is believed is a setting of ours (`consultant.web.forwarded`)
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def pages() -> ASGIApp:
    """The web application of one process, as uvicorn asks for it."""
    from consultant import bootstrap
    from consultant.logs import configure
    from consultant.long_running import ready
    from consultant.timers import later
    from consultant.web.app import create_app
    from workers.app import application
    from workers.nudge import CeleryNudge

    settings = load()
    configure(settings)
    service = replace(bootstrap.service(settings, CeleryNudge(application(settings))), later=later)
    app = create_app(service, settings)
    ready(service.correspondence.templates)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return app


def _end_with(parent: BaseProcess) -> None:
    """One of several processes must not keep the port when the one that looks after them was killed."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def poller() -> None:
    """Watch the mailbox until SIGTERM. Example: CONSULTANT_IMAP_URL=imaps://consult@example.org@host/INBOX consultant poller."""
    _become(poller_command())


def lmtp() -> None:
    """Take mail from a mail server by LMTP until SIGTERM. Example: CONSULTANT_LMTP_LISTEN=127.0.0.1:8024 consultant lmtp."""
    if not load().lmtp_listen:
        raise InputError("LMTP is off. Set CONSULTANT_LMTP_LISTEN to 127.0.0.1:8024 or the path of a socket.")
    _become(lmtp_command())


def worker() -> None:
    """Read, draft and send until SIGTERM. Example: CONSULTANT_WORKER_CONCURRENCY=4 consultant worker."""
    _become(worker_command(load()))


def beat() -> None:
    """Send the sweep round until SIGTERM; one for the whole service. Example: consultant beat."""
    _become(beat_command())


def _become(command: list[str]) -> None:
    """Turn this process into that one, so that signals reach it and the command line's memory is given back."""
    load()  # a wrong setting is told here, in one line
    os.execv(command[0], command)


def migrate() -> None:
    """Bring the database to this version's schema. Example: consultant migrate."""
    from consultant.store.database import Database

    settings = load()
    Database(settings.database).upgrade()
    typer.echo("The database is up to date.")


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")] = False,
) -> None:
    """Check every part the service needs; ends with 1 when one fails, `look` alone is no failure.

    Example: consultant doctor --json.
    """
    from consultant.running.checks import checks

    results = checks(load())
    if as_json:
        told = [{"name": r.name, "ok": r.ok, "health": r.health.value, "told": r.told} for r in results]
        typer.echo(json.dumps(told, indent=2))
    else:
        for result in results:
            typer.echo(f"{result.health.value:6} {result.name:10} {result.told}")
    if not all(result.ok for result in results):
        raise typer.Exit(1)
