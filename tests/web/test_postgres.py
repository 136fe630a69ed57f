"""The desk's lists say the same on PostgreSQL as on SQLite."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from consultant.model.consultation import Stage
from consultant.model.desk import IN_DOUBT, NEEDS_INFORMATION, Claimed, QueueFilter
from tests.web.desk import CONSULTANT, Desk, make_desk
from tests.web.samples import fill


def lists(desk: Desk) -> list[list[int]]:
    now, everything = desk.clock(), tuple(Stage)
    filters = [
        QueueFilter(everything),
        QueueFilter((Stage.DRAFTED,), opened_before=now - timedelta(hours=4)),
        QueueFilter(everything, asker="ana@clinic.test"),
        *(QueueFilter(everything, claimed=claimed, me=CONSULTANT) for claimed in Claimed),
        *(
            QueueFilter(everything, flag=flag)
            for flag in ("identifiers found", "100%", "_", IN_DOUBT, NEEDS_INFORMATION)
        ),
    ]
    return [[row.id for row in desk.database.desk.listed(wanted, now, 50)] for wanted in filters]


def test_lists_and_pages_are_the_same_on_both_databases(tmp_path: Path, postgres_url: str) -> None:
    embedded, real = make_desk(tmp_path / "a"), make_desk(tmp_path / "b", database_url=postgres_url)
    made = fill(embedded)
    assert fill(real) == made
    assert lists(real) == lists(embedded)
    assert any(lists(real)[3:])
    for path in ("/queue", "/held", "/outbox", f"/consultations/{made['visit']}"):
        pages = [desk.sign_in(CONSULTANT).page(path).split("<main")[1] for desk in (embedded, real)]
        tokens = [desk.sign_in(CONSULTANT).token for desk in (embedded, real)]
        assert pages[0].replace(tokens[0], "T") == pages[1].replace(tokens[1], "T")
    assert embedded.database.desk.counts() == real.database.desk.counts()
    real.database.close()
