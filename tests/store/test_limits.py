"""What PostgreSQL says no to, sorted by whether waiting helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError

from consultant.errors import TransientError
from consultant.store.engine import LIMITS, connect, writing

pytestmark = pytest.mark.contracts


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    engine = connect(postgres_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("name", LIMITS)
def test_a_session_does_not_wait_for_ever_and_is_not_waited_for(engine: Engine, name: str) -> None:
    with writing(engine) as connection:
        assert (
            connection.scalar(text(f"SELECT setting::int FROM pg_settings WHERE name = '{name}'"))
            == 1000 * LIMITS[name]
        )


def test_somebody_s_lock_is_trouble_that_passes(engine: Engine) -> None:
    with writing(engine) as holder:
        holder.execute(text("CREATE TABLE held (id int)"))
    with writing(engine) as holder:
        holder.execute(text("LOCK TABLE held"))
        with pytest.raises(TransientError, match="lock timeout"), writing(engine) as waiting:
            waiting.execute(text("SET LOCAL lock_timeout = '10ms'; SELECT * FROM held"))


def test_what_comes_again_with_the_same_rows_is_none(engine: Engine) -> None:
    with pytest.raises(DBAPIError), writing(engine) as connection:
        connection.execute(text("SELECT repeat('x', 2000000000)"))


def test_a_database_that_ends_every_session_at_once_is_waited_for(engine: Engine) -> None:

    @event.listens_for(engine, "checkout")
    def _gone(*_: object) -> None:
        raise DisconnectionError

    with pytest.raises(TransientError, match="closes every connection"), writing(engine):
        pass
