"""The migrations make exactly the tables that the code describes."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import cast

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

from consultant.errors import PermanentError, TransientError
from consultant.store import tables
from consultant.store.database import Database
from consultant.store.engine import connect, keep_a_log, reading, writing


def test_a_migrated_database_differs_in_nothing_from_the_tables(database_address: str) -> None:
    assert tables.message.name == "message"
    engine = connect(database_address)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_ours}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """These indexes are written in one database's own language, so no table describes them."""
    return not (name or "").startswith(("message_words", "consultation_by_due", "consultation_by_risk"))


def test_a_current_database_is_accepted_and_upgraded_again_without_harm(database: Database) -> None:
    database.upgrade()
    database.require_current()


@pytest.mark.parametrize("time", range(5))  # a race is not lost each time
def test_processes_that_start_together_upgrade_once(tmp_path: Path, time: int) -> None:
    failures: list[BaseException] = []

    def upgrade() -> None:
        database = Database(f"sqlite:///{tmp_path / 'new' / 'consultant.sqlite'}")
        try:
            database.upgrade()
            database.require_current()
        except BaseException as error:
            failures.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=upgrade) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


class Refusing:
    """A connection whose file others are opening: SQLite answers so at once, whatever its busy timeout."""

    def __init__(self, code: int, times: int) -> None:
        self._code = code
        self.left = times

    def execute(self, _statement: str) -> None:
        if self.left:
            self.left -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self._code
            raise error


def test_a_new_file_that_others_open_is_waited_for() -> None:
    connection = Refusing(sqlite3.SQLITE_BUSY_RECOVERY, times=3)
    keep_a_log(cast("sqlite3.Connection", connection), busy_seconds=20)
    assert connection.left == 0


@pytest.mark.parametrize(("code", "busy_seconds"), [(sqlite3.SQLITE_BUSY, 0), (sqlite3.SQLITE_IOERR, 20)])
def test_it_is_not_waited_for_ever_nor_for_a_disk_that_fails(code: int, busy_seconds: float) -> None:
    with pytest.raises(sqlite3.OperationalError):
        keep_a_log(cast("sqlite3.Connection", Refusing(code, times=1_000)), busy_seconds)


def test_an_empty_database_is_refused_with_the_remedy(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(PermanentError, match="consultant migrate"):
        database.require_current()
    database.close()


def test_a_database_held_by_another_writer_is_a_passing_trouble(sqlite_address: str) -> None:
    engine = connect(sqlite_address, busy_seconds=0.05)
    with writing(engine), pytest.raises(TransientError, match="locked"), writing(engine):
        pass
    with writing(engine), reading(engine) as reader:
        reader.exec_driver_sql("SELECT count(*) FROM message")
    engine.dispose()
