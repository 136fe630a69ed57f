"""The desk's pages with a hundred thousand consultations on PostgreSQL: server time and size, one request after the other."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from consultant import bootstrap
from consultant.settings import PROJECT
from consultant.store.engine import connect, writing
from tests.servers.postgres import Postgres
from tests.web.desk import ADMIN, Browser, Desk, make_desk
from tests.web.samples import fill

CONSULTATIONS = 100_000
REQUESTS = 40
PAGES: dict[str, Callable[[int], str]] = {
    "queue": lambda _: "/queue",
    "queue, all": lambda n: f"/queue?stage=all&page={n + 1}",
    "queue, oldest of all": lambda _: "/queue?stage=all&order=age",
    "queue, search": lambda n: f"/queue?stage=all&words={('99213', 'knee', 'M54.5', '20610')[n % 4]}",
    "consultation": lambda n: f"/consultations/{n * 977 + 20}",
    "audit": lambda n: f"/audit?page={n + 1}",
    "outbox": lambda _: "/outbox",
    "held": lambda _: "/held",
}
LIMITS = {f"{name}, p95 ms": ("≤", 150.0 if name.startswith("queue") else 100.0) for name in PAGES}
LIMITS |= {f"{name}, KB": ("≤", 200.0) for name in PAGES}
COPIED = ("message", "draft", "event")
"""Tables whose rows of a sample are copied with it; replies and reviews stay few, as most of a busy desk's are old."""


def measure() -> dict[str, float]:
    """Milliseconds and kilobytes of each page."""
    with tempfile.TemporaryDirectory() as folder, Postgres() as server:
        url = server.url(server.create_database())
        desk = make_desk(Path(folder), database_url=url)
        desk.under(promise=bootstrap.promise(bootstrap.policy_table(PROJECT)))
        fill(desk)
        multiply(url, CONSULTATIONS)
        browser = desk.sign_in(ADMIN)
        found = [figure for name in PAGES for figure in _page(desk, browser, name)]
        desk.database.close()
        return dict(found)


def _page(desk: Desk, browser: Browser, name: str) -> list[tuple[str, float]]:
    spent, size = [], 0
    browser.get(PAGES[name](0))
    for n in range(REQUESTS):
        began = time.perf_counter()
        response = browser.get(PAGES[name](n))
        spent.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, (name, response.status_code)
        size = max(size, len(response.content))
    spent.sort()
    return [(f"{name}, p95 ms", spent[int(REQUESTS * 0.95) - 1]), (f"{name}, KB", size / 1024)]


def multiply(url: str, wanted: int) -> None:
    """Copies of the sample consultations, a minute apart, most of them answered long ago."""
    engine = connect(url)
    with writing(engine) as connection:
        have = connection.scalar(text("SELECT count(*) FROM consultation")) or 0
        first = connection.scalar(text("SELECT max(id) FROM consultation")) or 0
        values = {"first": first, "copies": (wanted - have) // have}
        columns = {
            table: [
                str(name)
                for name in connection.scalars(
                    text("SELECT column_name FROM information_schema.columns WHERE table_name = :t"),
                    {"t": table},
                )
            ]
            for table in ("consultation", *COPIED)
        }
        _copy(connection, "consultation", columns["consultation"], values)
        for table in COPIED:
            _copy(connection, table, columns[table], values)
        for table in ("consultation", *COPIED):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def _copy(connection: object, table: str, columns: list[str], values: dict[str, int]) -> None:
    moved = {
        "id": "s.id + n * (SELECT max(id) FROM source)",
        "consultation_id": "s.consultation_id + n * :first",
        "uid": "s.uid + n * 100000",
        "opened_at": "s.opened_at - n * interval '10 minutes'",
        "stage": "CASE WHEN n > 60 THEN 'sent' ELSE s.stage END",
        "answer_by": "CASE WHEN n > 60 THEN NULL ELSE s.answer_by END",
    }
    if table == "consultation":
        moved["id"] = "s.id + n * :first"
    chosen = ", ".join(moved.get(name, f's."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    statement = (
        f"WITH source AS MATERIALIZED (SELECT * FROM {table} WHERE "
        f"{'id' if table == 'consultation' else 'consultation_id'} <= :first) "
        f"INSERT INTO {table} ({names}) SELECT {chosen} FROM source s, generate_series(1, :copies) n"
    )
    connection.execute(text(statement), values)  # type: ignore[attr-defined]


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:9.1f}  {LIMITS[name][0]} {LIMITS[name][1]:g}")
