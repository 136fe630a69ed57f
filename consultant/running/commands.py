"""The command lines of the processes, the same for `consultant run`, a Procfile and the tests."""

from __future__ import annotations

import sys

from consultant.settings import Settings


def python(*arguments: str) -> list[str]:
    """A command line that runs this Python."""
    return [sys.executable, *arguments]


def web_command() -> list[str]:
    """The desk."""
    return python("-m", "consultant", "web")


def poller_command() -> list[str]:
    """The one process that watches the mailbox."""
    return python("-m", "workers.poller")


def lmtp_command() -> list[str]:
    """The process that a mail server delivers to."""
    return python("-m", "workers.lmtp")


def worker_command(settings: Settings) -> list[str]:
    """The Celery worker; with the memory broker, which no second process can reach, everything in one process."""
    if settings.broker_url.startswith("memory:"):
        return python("-m", "workers.inprocess")
    return python("-m", "workers.worker")


def beat_command() -> list[str]:
    """Celery's scheduler; it only publishes the sweep."""
    return python(
        "-m", "celery", "--quiet", "-A", "workers.app", "beat", "--loglevel", "warning", "--pidfile", ""
    )
