"""The audit is only added to, and whatever is done to it behind our back is found."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, delete, text, update
from sqlalchemy.exc import DBAPIError

from consultant.model.audit import AuditFilter, Head
from consultant.store.database import Database
from consultant.store.engine import connect, writing
from consultant.store.tables import event, seal
from tests.fakes.clock import BEGINNING

KEY = b"k" * 32


@pytest.fixture
def engine(database_address: str) -> Iterator[Engine]:
    opened = connect(database_address)
    yield opened
    opened.dispose()


@pytest.fixture
def written(database: Database) -> Database:
    """Five sealed lines."""
    for place in range(5):
        database.audit.note("cora@desk.test", "approve", place + 1, BEGINNING, reason=f"because {place}")
    database.audit.seal(KEY)
    return database


def test_lines_are_sealed_in_order_and_verify(written: Database) -> None:
    found = written.audit.verify(KEY)
    assert (found.sound, found.head.position, found.unsealed) == (True, 5, 0)
    written.audit.note("ben@desk.test", "exported", None, BEGINNING)
    assert written.audit.verify(KEY).unsealed == 1
    assert written.audit.seal(KEY).position == 6
    assert [line.position for line in written.audit.lines(AuditFilter(), 10)] == [6, 5, 4, 3, 2, 1]


def test_sealing_again_changes_nothing(written: Database) -> None:
    head = written.audit.head()
    assert written.audit.seal(KEY) == written.audit.seal(KEY, thorough=True) == head


@pytest.mark.parametrize("table", [event, seal])
def test_the_database_refuses_to_change_or_remove(written: Database, engine: Engine, table: object) -> None:
    for statement in (delete(table), update(event).values(actor="nobody"), update(seal).values(digest="")):  # type: ignore[arg-type]
        with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
            connection.execute(statement)
    assert written.audit.verify(KEY).sound


def unguarded(engine: Engine, statement: str) -> None:
    """What somebody does who owns the database: the triggers are dropped first."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE event DISABLE TRIGGER ALL"))
            connection.execute(text("ALTER TABLE seal DISABLE TRIGGER ALL"))
        else:
            for name in ("event_kept_UPDATE", "event_kept_DELETE", "seal_kept_UPDATE", "seal_kept_DELETE"):
                connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE event SET actor = 'ben@desk.test' WHERE id = 3", "line 3 (seal 3) was changed"),
        ('UPDATE event SET detail = \'{"reason": "another"}\' WHERE id = 3', "line 3 (seal 3) was changed"),
        ("DELETE FROM event WHERE id = 3", "line 3 (seal 3) is gone"),
        ("DELETE FROM seal WHERE position = 3", "seals 3 to 3 are missing"),
        ("UPDATE event SET detail = '{\"erased\": true}' WHERE id = 3", "was erased, which no line says"),
        ("UPDATE seal SET content = digest WHERE position = 3", "seal 3 does not follow the one before it"),
    ],
)
def test_a_change_behind_our_back_is_found(
    written: Database, engine: Engine, statement: str, found: str
) -> None:
    unguarded(engine, statement)
    assert found in " | ".join(written.audit.verify(KEY).problems)


def test_lines_cut_off_at_the_end_are_found_with_a_seal_that_was_written_down(
    written: Database, engine: Engine
) -> None:
    kept = written.audit.head()
    unguarded(engine, "DELETE FROM seal WHERE position > 3")
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM event WHERE id > 3"))
    assert written.audit.verify(KEY).sound
    assert written.audit.verify(KEY, kept).problems == ("the seals after 3 were cut off",)
    assert not written.audit.verify(KEY, Head(2, "another")).sound


def test_a_chain_made_with_another_key_does_not_verify(written: Database) -> None:
    assert not written.audit.verify(b"x" * 32).sound


def test_many_processes_seal_at_once_and_the_chain_holds(database: Database) -> None:
    def work(place: int) -> None:
        for n in range(10):
            database.audit.note(f"p{place}", "saw", n, BEGINNING)
            database.audit.seal(KEY)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    found = database.audit.verify(KEY)
    assert (found.sound, found.head.position, found.unsealed) == (True, 40, 0)
