"""A connection that the server closed is noticed before it is used."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import text

from consultant.store import engine as engines
from consultant.store.engine import connect, is_open, reading, writing
from tests.servers.postgres import Postgres

CLOSE_THE_OTHERS = (
    "SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def close_all(postgres_url: str) -> int:
    """Ends every connection to that database and waits until its process is gone; how many there were."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        row = connection.execute(CLOSE_THE_OTHERS).fetchone()
    return row[0] if row else 0


def test_reading_and_writing_go_on_after_the_server_has_closed_every_connection(postgres_url: str) -> None:
    engine = connect(postgres_url)
    with reading(engine) as first, reading(engine) as second:
        assert [one.scalar(text("SELECT 1")) for one in (first, second)] == [1, 1]
    assert close_all(postgres_url) == 2
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    assert close_all(postgres_url) >= 1
    with writing(engine) as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_one_that_has_rested_is_asked_first(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "RESTED_SECONDS", -1.0)
    engine = connect(postgres_url)
    for _ in range(2):
        with writing(engine) as connection:
            assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_open_and_closed_are_told_apart(postgres: Postgres, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert is_open(connection, ask=False)
        assert is_open(connection, ask=True)
        close_all(postgres_url)
        assert not is_open(connection, ask=False)
        assert not is_open(connection, ask=True)
        connection.close()
        assert not is_open(connection, ask=False)
