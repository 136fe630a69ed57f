"""A PostgreSQL cluster made for the tests; every test gets a database of its own."""

from __future__ import annotations

import itertools
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg

from tests.servers.processes import LOOPBACK, Server, executable

USER = "consultant"


def _program(name: str) -> str | None:
    """The newest installed version's program; Debian keeps them off the PATH."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = sorted(versions, key=lambda path: [int(part) for part in re.findall(r"\d+", str(path))])
    return str(newest[-1]) if newest else executable(name)


class Postgres(Server):
    """A cluster that forgets on a crash (no fsync), unless it is asked to be durable."""

    name = "postgres"
    stop_signal = signal.SIGINT

    def __init__(self, *, durable: bool = False) -> None:
        super().__init__()
        self.durable = durable
        self._numbers = itertools.count(1)
        self._templates: set[str] = set()

    @staticmethod
    def remedy() -> str | None:
        """Why this server cannot be had here and what helps, or nothing when it can."""
        if _program("initdb") is None or _program("postgres") is None:
            return "postgresql is not installed: apt-get install --no-install-recommends postgresql"
        return None

    def prepare(self) -> None:
        if self._cluster.exists():
            return
        self.give_away()
        subprocess.run(
            [
                *(_program("initdb") or "initdb", "--pgdata", str(self._cluster), "--username", USER),
                *("--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            cwd=self.directory,
            **self.run_as_account(),
        )

    def command(self) -> list[str]:
        forgetful = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        settings = {"listen_addresses": LOOPBACK, "max_connections": "100"} | (
            {} if self.durable else forgetful
        )
        return [
            *(_program("postgres") or "postgres", "-D", str(self._cluster), "-p", str(self.port)),
            *("-k", str(self.directory)),
            *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
        ]

    def close(self) -> None:
        self._signal(signal.SIGQUIT)  # at once, without a checkpoint, but its shared memory is given back
        self.wait()
        super().close()

    def answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, database: str) -> psycopg.Connection:
        """A connection of its own, every statement committed at once."""
        return psycopg.connect(host=LOOPBACK, port=self.port, user=USER, dbname=database, autocommit=True)

    def url(self, database: str) -> str:
        """The address as the settings take it."""
        return f"postgresql://{USER}@{LOOPBACK}:{self.port}/{database}"

    def create_database(self, template: str = "template0") -> str:
        """Makes a database nobody has used, as a copy of the template; gives its name."""
        name = f"test_{next(self._numbers)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """A database to copy, filled once by `fill(url)`, which must leave no connection open."""
        if name not in self._templates:
            self._execute(f'CREATE DATABASE "{name}"')
            fill(self.url(name))
            self._templates.add(name)
        return name

    def drop_database(self, name: str) -> None:
        """Removes a database and disconnects whoever still uses it."""
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        with self.connect("postgres") as connection:
            connection.execute(statement.encode())

    @property
    def _cluster(self) -> Path:
        return self.directory / "cluster"
