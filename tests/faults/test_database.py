"""PostgreSQL is there and says no: locks, limits, ended sessions, transactions that collide. No mail is blamed for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.benchmarks.real import RealServices, real_services
from tests.faults.campaign import (
    IMPATIENT,
    MAIL_PROCESSES,
    Figures,
    account_for_drafts,
    account_for_replies,
    all_drafted,
    approve_all,
    deliver,
    settled,
    wait_for,
)
from tests.faults.conftest import only_long

MAILS = 24
Trouble = Callable[[RealServices], None]


@pytest.fixture
def real(tmp_path: Path, built_catalogue: Path) -> Iterator[RealServices]:
    with real_services(tmp_path, built_catalogue, **IMPATIENT) as services:
        yield services
        print(services.deployment.logs()[-20_000:])


@contextmanager
def administrator(real: RealServices) -> Iterator[psycopg.Connection]:
    with real.postgres.connect(real.database_name) as connection:
        yield connection


def locked(real: RealServices, table: str, seconds: float = 8) -> None:
    """Somebody alters a table, or looks at it in a transaction that he forgets."""
    with administrator(real) as connection, connection.transaction():
        connection.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        time.sleep(seconds)


def sessions_ended(real: RealServices) -> None:
    """Every session is ended twenty times, wherever it is."""
    with administrator(real) as connection:
        for _ in range(20):
            end_sessions(connection)
            time.sleep(0.2)


def defaults(real: RealServices, seconds: float, **settings: str) -> None:
    """Settings of the whole database for a while, in new sessions."""
    with administrator(real) as connection:
        for name, value in settings.items():
            connection.execute(f"ALTER DATABASE {real.database_name} SET {name} = {value}")
        end_sessions(connection)
        time.sleep(seconds)
        for name in settings:
            connection.execute(f"ALTER DATABASE {real.database_name} RESET {name}")
        end_sessions(connection)


def end_sessions(connection: psycopg.Connection) -> None:
    others = "pid <> pg_backend_pid() AND datname = current_database()"
    connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


def no_connection_left(real: RealServices) -> None:
    with ExitStack() as stack:
        with administrator(real) as connection:
            end_sessions(connection)
        for _ in range(200):
            try:
                stack.enter_context(real.postgres.connect(real.database_name))
            except psycopg.OperationalError:
                break
        time.sleep(6)


TROUBLES: dict[str, Trouble] = {
    "consultations locked": lambda real: locked(real, "consultation"),
    "drafts locked": lambda real: locked(real, "draft"),
    "history locked": lambda real: locked(real, "event"),
    "mails locked": lambda real: locked(real, "message"),
    "sessions ended": sessions_ended,
    "serializable": lambda real: defaults(real, 5, default_transaction_isolation="serializable"),
    "read-only": lambda real: defaults(real, 6, default_transaction_read_only="on"),
    "statements of 3 ms": lambda real: defaults(real, 6, statement_timeout="3"),
    "no connection left": no_connection_left,
}


@pytest.mark.parametrize("trouble", TROUBLES)
@only_long
def test_a_database_that_says_no_costs_time_only(real: RealServices, figures: Figures, trouble: str) -> None:
    figures.name = f"PostgreSQL: {trouble}"
    real.deployment.start(*MAIL_PROCESSES)
    deliver(real, range(4))
    wait_for(all_drafted(real, 4))
    deliver(real, range(4, MAILS))
    TROUBLES[trouble](real)
    wait_for(all_drafted(real, MAILS))
    account_for_drafts(real, MAILS, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
    approve_all(real)
    TROUBLES[trouble](real)
    wait_for(lambda: settled(real))
    account_for_replies(real, figures)
    assert (figures.lost, figures.doubled, figures.stuck) == (0, 0, 0), figures
