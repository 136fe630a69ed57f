"""`python -m consultant.running`: what `consultant run` turns into. Kept light, because it only watches, and for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

from consultant.errors import ConsultantError, PermanentError
from consultant.running.commands import python
from consultant.running.stack import Places, Stack, only_one
from consultant.settings import Settings, load

_writing = threading.Lock()


def main() -> int:
    """Run until SIGTERM or Ctrl-C; 1 when a part did not start."""
    os.umask(0o077)  # mail, database and keys are for this user only; the children inherit it
    try:
        with only_one(load().home):
            _run(load())
    except ConsultantError as error:
        sys.stderr.write(f"consultant: {error}\n")
        return 1
    write("stopped")
    return 0


def write(line: str) -> None:
    """One line on standard output; children's lines come from several threads."""
    with _writing:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _run(settings: Settings) -> None:
    _do("consultant.running.preparation")
    stack = Stack(settings, write)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stack.supervisor.ask_to_stop)
    day: list[subprocess.Popen[bytes]] = []
    try:
        places = stack.start()
        if settings.sandboxed:
            _do("consultant.running.sample")
            if settings.samples:
                _do("consultant.sandbox.jobs")
                day.append(subprocess.Popen(python("-m", "consultant.sandbox.day"), stdin=subprocess.DEVNULL))
        write(_told(places, settings))
        stack.supervisor.watch()
    finally:
        write("stopping …")
        for one in day:
            one.terminate()
            one.wait()
        stack.stop()


def _do(module: str) -> None:
    """A step in a process of its own, so that what it loads does not stay in this one's memory."""
    if subprocess.run(python("-m", module), check=False).returncode:
        raise PermanentError("The lines above say what went wrong.")


def _told(places: Places, settings: Settings) -> str:
    if not settings.sandboxed:
        return f"""
Consultant is running.

  Desk     {places.desk}/queue
  Site     {places.desk}
  Mail to  {settings.consult_address}

Add people with `consultant user add`. Stop with Ctrl-C."""
    return f"""
Consultant is running in its sandbox: nothing leaves this machine.

  Desk       {places.desk}/queue
             sign in as {settings.first_consultant}; the one-time link arrives on the mail page
  Site       {places.desk}
             code pages, questions answered at once, jobs
  Mail page  {places.sandbox_page}
             read and write mail as an asker
  Mail to    {places.consult_address} (by the mail page, or SMTP on 127.0.0.1 port {places.smtp_port})

Stop with Ctrl-C."""


if __name__ == "__main__":
    sys.exit(main())
