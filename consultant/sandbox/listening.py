"""Where the sandbox listens: bound sockets, the files that tell their ports, and the lock that keeps a second one out."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from consultant.errors import InputError
from consultant.sandbox.disk import make_folder, write_durably

LOOPBACK = "127.0.0.1"
PORTS_FILE = "ports.json"
LAST_PORTS_FILE = "last-ports.json"


@dataclass(frozen=True)
class Ports:
    """Where the servers listen, all on 127.0.0.1."""

    imap: int
    smtp: int
    web: int


def sandbox_folder(home: Path) -> Path:
    """Where the sandbox keeps its mail and its ports."""
    return home / "sandbox"


def read_ports(home: Path) -> Ports | None:
    """Where the sandbox of that home listens; None while none is running."""
    written = _read(sandbox_folder(home) / PORTS_FILE)
    try:
        os.kill(written["pid"], 0)
        return Ports(written["imap"], written["smtp"], written["web"])
    except (OSError, TypeError, KeyError):
        return None


def _read(file: Path) -> dict[str, Any]:
    try:
        written = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return written if isinstance(written, dict) else {}


def last_ports(folder: Path) -> Ports:
    """Where the last sandbox on the folder listened; 0 for what is not known."""
    written = _read(folder / LAST_PORTS_FILE)
    return Ports(*(_port(written.get(name)) for name in ("imap", "smtp", "web")))


def _port(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < 65536 else 0


@contextmanager
def ports_told(folder: Path, ports: Ports) -> Iterator[None]:
    """Tell the ports while the block runs, and remember them for the next run."""
    write_durably(folder / LAST_PORTS_FILE, json.dumps(asdict(ports)).encode())
    write_durably(folder / PORTS_FILE, json.dumps({**asdict(ports), "pid": os.getpid()}).encode())
    try:
        yield
    finally:
        (folder / PORTS_FILE).unlink(missing_ok=True)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Two sandboxes on one folder would give UIDs twice; the lock ends with the process, however it ends."""
    make_folder(folder)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(
                f"A sandbox is already running on {folder}. Stop it or give another home."
            ) from error
        (folder / PORTS_FILE).unlink(missing_ok=True)
        yield


def listen(wanted: int, last: int) -> socket.socket:
    """A socket on the wanted port; for 0, on the port of the last run where it is free, else on any.

    Raises:
        InputError: the wanted port is taken.
    """
    if wanted:
        return _bound(wanted)
    with suppress(InputError):
        return _bound(last)
    return _bound(0)


def _bound(port: int) -> socket.socket:
    # asyncio switches Nagle's algorithm off only where the protocol is named; left on, it costs 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise InputError(
            f"Port {port} on {LOOPBACK} cannot be opened ({error.strerror}). Stop what uses it or give 0 for a free one."
        ) from error
    listening.setblocking(False)
    return listening
