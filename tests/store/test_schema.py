"""The migrations make exactly the tables that the code describes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

from consultant.errors import PermanentError, TransientError
from consultant.store import tables
from consultant.store.database import Database
from consultant.store.engine import connect, reading, writing


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


def test_processes_that_start_together_upgrade_once(tmp_path: Path) -> None:
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

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


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
