from __future__ import annotations

from datetime import UTC, datetime

from consultant.careers.posting import filled_with, read_form
from consultant.careers.searching import read
from consultant.dispatch.envelope import mailable
from consultant.sandbox.jobs import seed
from consultant.store.database import Database
from tests.careers.samples import BOARD

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_a_fresh_board_is_filled_once(sqlite_address: str) -> None:
    database = Database(sqlite_address)
    assert seed(database, NOW)
    assert not seed(database, NOW)
    shown = database.job_search.search(read("", {}, BOARD.terms), NOW)
    assert len(shown) == 6
    assert len(database.moderation.waiting(10)) == 1
    database.close()


def test_every_sample_could_have_been_typed_into_the_form(sqlite_address: str) -> None:
    database = Database(sqlite_address)
    seed(database, NOW)
    for job in database.jobs.of(1):
        filled = filled_with(job.newest)
        form = {name: [value] for name, value in filled.typed.items()} | {
            "credential": list(filled.credentials)
        }
        assert read_form(form, BOARD, mailable).problems == {}
    database.close()
