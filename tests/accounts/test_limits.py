from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from consultant.accounts.limits import Limit
from consultant.store.database import Database

QUARTER = timedelta(minutes=15)
NOW = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)


def limit(database: Database, times: int, name: str = "links") -> Limit:
    return Limit(name, times, QUARTER, b"key", database.meter.spend)


def test_each_party_is_counted_within_its_window(database: Database) -> None:
    twice = limit(database, 2)
    assert [twice.allows("a", NOW) for _ in range(3)] == [True, True, False]
    assert twice.allows("b", NOW)
    assert twice.allows("a", NOW + QUARTER)
    assert limit(database, 2, "requests").allows("a", NOW)


def test_two_processes_count_together_and_exactly(database: Database) -> None:
    one, other = limit(database, 10), limit(database, 10)
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda n: (one, other)[n % 2].allows("a", NOW), range(40)))
    assert sum(allowed) == 10
