"""Connections and transactions on SQLite and PostgreSQL."""

from __future__ import annotations

import select as sockets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, Connection, Engine, Text, cast, create_engine, event, func, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    InternalError,
    InvalidatePoolError,
    InvalidRequestError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from consultant.errors import InputError, TransientError

if TYPE_CHECKING:  # 7 MB in every process, which SQLite does not need
    import psycopg

BUSY_SECONDS = 20
"""How long SQLite waits for another writer before it gives up."""
LIMITS = {"lock_timeout": 10, "idle_in_transaction_session_timeout": 60}
"""Of a PostgreSQL session, in seconds. A task has 45: killed while it waits for somebody's lock, it would look as if its mail
had killed it; and what a stopped or lost process of ours holds is let go."""
OF_THE_ROWS = ("54", "XX")
"""Classes of SQLSTATE (program limit exceeded, internal error) that come again with the same rows, however long one waits."""
CLOSED_TWICE = "This connection is closed"
"""What SQLAlchemy's pool says when the connection it has just made is gone as well."""
RESTED_SECONDS = 30
"""After such a rest a connection is asked whether it still leads anywhere; a firewall may have forgotten it."""
LASTING, COUNTING = "FULL", "NORMAL"
"""SQLite's `synchronous`: until the disk has it, or until the system has it (in WAL mode)."""


def connect(address: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://…`; the folder of a SQLite file is made."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
        return _sqlite(address, busy_seconds)
    return _postgres(url.set(drivername="postgresql+psycopg"))


def _postgres(url: URL) -> Engine:
    """PostgreSQL behind a pool that notices closed connections by their sockets.

    SQLAlchemy's own `pool_pre_ping` asks before each use: as many ways to the server and back as the statements take.
    """
    engine = create_engine(
        url,
        pool_size=5,
        max_overflow=5,
        hide_parameters=True,  # errors are logged, and parameters are what people wrote
    )

    @event.listens_for(engine, "connect")
    def _limit(connection: psycopg.Connection, _record: Any) -> None:
        connection.autocommit = True
        connection.execute("; ".join(f"SET {name} = '{seconds}s'" for name, seconds in LIMITS.items()))
        connection.autocommit = False

    @event.listens_for(engine, "checkin")
    def _rest(_connection: Any, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _require_open(connection: psycopg.Connection, record: Any, _proxy: Any) -> None:
        rested = time.monotonic() - record.info.get("rests_since", time.monotonic())
        if not is_open(connection, ask=rested > RESTED_SECONDS):
            raise InvalidatePoolError  # every older connection is made anew

    return engine


def is_open(connection: psycopg.Connection, *, ask: bool) -> bool:
    """Whether the server still listens: between statements it sends nothing but its farewell, or the end of the stream."""
    from psycopg import Error

    if connection.closed:
        return False
    unread = sockets.poll()
    unread.register(connection.fileno(), sockets.POLLIN)
    if unread.poll(0):
        return False
    try:
        if ask:
            connection.execute("SELECT 1")
            connection.rollback()
    except Error:
        return False
    return True


def _sqlite(address: str, busy_seconds: float) -> Engine:
    """SQLite in WAL mode, with transactions that take the write lock when they begin.

    The driver's own deferred BEGIN lets two processes read the same row and both write it: updates are lost
    without an error. BEGIN IMMEDIATE makes the second one wait.
    """
    engine = create_engine(address, connect_args={"timeout": busy_seconds}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        keep_a_log(connection, busy_seconds)
        for pragma in (
            f"synchronous={LASTING}",
            "foreign_keys=ON",
            f"busy_timeout={int(busy_seconds * 1000)}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("reading"):
            _synchronize(connection, COUNTING if options.get("counting") else LASTING)
        connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")

    return engine


def keep_a_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Put a SQLite file in WAL mode, waiting for others that open it.

    A file that is new changes its mode once, alone. Whoever meets the change is refused without SQLite's busy handler being
    asked (two that wait to go from reading to writing would wait for ever), so the waiting is done here.
    """
    end = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, committed at the end or rolled back as a whole.

    Raises:
        TransientError: the database is locked, restarting or out of reach.
    """
    with _translated(), engine.begin() as connection:
        yield connection


@contextmanager
def counting(engine: Engine) -> Iterator[Connection]:
    """As `writing`, but the end does not wait for the disk: a power cut may forget the last counts, nothing else does.

    The order is kept on both databases: what `writing` commits afterwards brings the counts before it to the disk.
    """
    with _translated(), _with_options(engine, counting=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that takes no write lock. Raises TransientError as `writing` does.

    PostgreSQL's default isolation gives each statement a view of its own, in a transaction or not: reading without one
    saves two of three ways to the server and back.
    """
    ways = {"isolation_level": "AUTOCOMMIT"} if engine.dialect.name == "postgresql" else {}
    with _translated(), _with_options(engine, reading=True, **ways).connect() as connection:
        yield connection


@lru_cache(maxsize=16)
def _with_options(engine: Engine, **options: Any) -> Engine:
    """The same engine with options for each connection; made once, because making it takes longer than a short look."""
    return engine.execution_options(**options)


def _synchronize(connection: Connection, level: str) -> None:
    """Set how long SQLite's next commit waits, where the connection is set to something else."""
    if connection.info.get("synchronous", LASTING) != level:
        connection.exec_driver_sql(f"PRAGMA synchronous={level}")
        connection.info["synchronous"] = level


def lock(connection: Connection, *keys: str) -> None:
    """Let no other transaction that names one of these keys go on before this one ends.

    SQLite has one writer anyway; PostgreSQL takes an advisory lock for each key, in a fixed order.
    """
    if connection.dialect.name == "postgresql" and keys:
        # The rows of a function come in its order, and each lock is taken with its row.
        key = func.unnest(cast(sorted(set(keys)), ARRAY(Text))).column_valued("key")
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (
        OperationalError,
        InternalError,
    ) as error:  # the second is what a standby says that takes no writes
        if (getattr(error.orig, "sqlstate", None) or "").startswith(OF_THE_ROWS):
            raise
        raise TransientError(f"The database did not answer ({error.orig}). It is tried again.") from error
    except DataError as error:  # PostgreSQL takes no NUL, and no number beyond its column
        raise InputError(
            "A character or a number in it cannot be stored: take it out and try again."
        ) from error
    except InvalidRequestError as error:
        if str(error) != CLOSED_TWICE:
            raise
        raise TransientError("The database closes every connection. It is tried again.") from error
    except PoolTimeout as error:
        raise TransientError("No connection to the database is free. It is tried again.") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise TransientError("The database closed the connection. It is tried again.") from error
        raise
