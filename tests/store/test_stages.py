"""The table of moves: each of them is made, every other is refused and leaves the row as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, insert, select

from consultant.errors import IllegalMove, NotFound, StaleVersion
from consultant.model.consultation import MOVES, Stage
from consultant.store.engine import connect, reading, writing
from consultant.store.stages import move, try_move
from consultant.store.tables import consultation
from tests.fakes.clock import BEGINNING

LATER = BEGINNING + timedelta(minutes=1)


@pytest.fixture
def engine(database_address: str) -> Iterator[Engine]:
    opened = connect(database_address)
    yield opened
    opened.dispose()


def opened(engine: Engine, stage: Stage) -> int:
    values = {
        "stage": stage.value,
        "version": 7,
        "round": 1,
        "subject": "",
        "asker_email": "a@clinic.example",
    }
    values |= {
        "asker_name": "",
        "opened_at": BEGINNING,
        "stage_at": BEGINNING,
        "attempts": 0,
        "claimed_by": "",
    }
    with writing(engine) as connection:
        statement = insert(consultation).values(**values, flags=[]).returning(consultation.c.id)
        return int(connection.execute(statement).scalar_one())


def row(engine: Engine, id: int) -> tuple[str, int]:
    with reading(engine) as connection:
        found = connection.execute(select(consultation).where(consultation.c.id == id)).one()
    return found.stage, found.version


@pytest.mark.parametrize("stage", list(Stage))
def test_every_legal_move_is_made_and_every_other_is_refused(engine: Engine, stage: Stage) -> None:
    for target in Stage:
        id = opened(engine, stage)
        if target in MOVES[stage]:
            with writing(engine) as connection:
                move(connection, id, target, LATER, version=7)
            assert row(engine, id) == (target.value, 8)
        else:
            with writing(engine) as connection, pytest.raises(IllegalMove):
                move(connection, id, target, LATER, version=7)
            assert row(engine, id) == (stage.value, 7)


def test_a_stale_version_is_refused(engine: Engine) -> None:
    id = opened(engine, Stage.DRAFTED)
    with writing(engine) as connection, pytest.raises(StaleVersion, match="version 6, it is 7"):
        move(connection, id, Stage.APPROVED, LATER, version=6)
    assert row(engine, id) == ("drafted", 7)


def test_the_second_of_two_equal_moves_is_refused(engine: Engine) -> None:
    id = opened(engine, Stage.DRAFTED)
    with writing(engine) as connection:
        assert try_move(connection, id, Stage.APPROVED, LATER, version=7)
        assert not try_move(connection, id, Stage.APPROVED, LATER, version=7)


def test_what_is_not_there_is_not_found(engine: Engine) -> None:
    with writing(engine) as connection, pytest.raises(NotFound):
        move(connection, 4711, Stage.CLOSED, LATER)
