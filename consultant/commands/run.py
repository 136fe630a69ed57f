"""`consultant run`: everything on this machine, until Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading

import typer

from consultant.bootstrap import now, postman
from consultant.errors import PermanentError
from consultant.model.mail import SendResult
from consultant.ports import Postman
from consultant.running import sample
from consultant.running.preparation import prepare
from consultant.running.stack import Places, Stack, only_one
from consultant.settings import Settings, load

_writing = threading.Lock()


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command(name="run")(run)


def run() -> None:
    """Start everything on this machine and run until Ctrl-C. Example: CONSULTANT_HOME=/srv/consultant consultant run."""
    with only_one(load().home):
        settings = load()
        database = prepare(settings, write)
        stack = Stack(settings, write)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stack.supervisor.ask_to_stop)
        try:
            places = stack.start()
            if settings.sandboxed:
                account = sample.consultant_account(database, now())
                if not database.desk.dispositions():
                    ask_sample(postman(load()), settings)
                    write("a sample question about CPT 37244 was mailed in")
                write(_told_in_sandbox(places, account.email))
            else:
                write(_told(places, settings))
            stack.supervisor.watch()
        finally:
            write("stopping …")
            stack.stop()


def write(line: str) -> None:
    """One line on standard output; children's lines come from several threads."""
    with _writing:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def ask_sample(postman: Postman, settings: Settings) -> None:
    """Mail the sample question to the consult address of the sandbox."""
    outcome = postman.send(sample.question(settings.consult_address, now()))
    if outcome.result is not SendResult.ACCEPTED:
        raise PermanentError(f"The sandbox did not take the sample question: {outcome.response}")


def _told_in_sandbox(places: Places, account: str) -> str:
    return f"""
Consultant is running in its sandbox: nothing leaves this machine.

  Desk       {places.desk}
             sign in as {account}; the one-time link arrives on the mail page
  Mail page  {places.sandbox_page}
             read and write mail as an asker
  Mail to    {places.consult_address} (by the mail page, or SMTP on 127.0.0.1 port {places.smtp_port})

Stop with Ctrl-C."""


def _told(places: Places, settings: Settings) -> str:
    return f"""
Consultant is running.

  Desk     {places.desk}
  Mail to  {settings.consult_address}

Add people with `consultant user add`. Stop with Ctrl-C."""
