"""The desk with a hundred thousand consultations on PostgreSQL: each page alone, and fifty consultants at once."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from consultant import bootstrap
from consultant.catalogue.store import open_catalogue
from consultant.review.sign_off import sign_off
from consultant.settings import PROJECT, load
from tests.benchmarks import consultants
from tests.benchmarks.busy_desk import work_for_a_year
from tests.servers.postgres import Postgres
from tests.web.desk import ADMIN, Browser, Desk, make_desk

CONSULTATIONS = 100_000
REQUESTS = 40
PAGES: dict[str, Callable[[int], str]] = {
    "queue": lambda _: "/queue",
    "queue, all": lambda n: f"/queue?stage=all&page={n + 1}",
    "queue, oldest of all": lambda _: "/queue?stage=all&order=age",
    "queue, riskiest of all": lambda _: "/queue?stage=all&order=risk",
    "queue, search": lambda n: f"/queue?stage=all&words={WORDS[n % len(WORDS)]}",
    "audit": lambda n: f"/audit?page={n + 1}",
    "outbox": lambda _: "/outbox",
    "held": lambda _: "/held",
    "answers": lambda _: "/answers",
    "accounts": lambda _: "/accounts",
    "figures": lambda _: "/figures",
    "figures of a year": lambda _: "/figures?days=365",
}
WORDS = (
    "99213",
    "knee",
    "M54.5",
    "20610",
    "lot77",
    "lot499+knee",
    "nowhere",
    "lakeside.test",
    "ana@clinic.test",
)
"""Common, of which two hundred mails are, and in none."""
LIMITS = {
    f"{name}, p95 ms": ("≤", 150.0 if name.startswith("queue") else 100.0)
    for name in (*PAGES, "consultation")
}
LIMITS |= {f"{name}, KB": ("≤", 200.0) for name in (*PAGES, "consultation")}
LIMITS |= consultants.LIMITS

Figures = dict[str, float]


def measure(catalogue: Path) -> Figures:
    """Milliseconds and kilobytes of each page."""
    with tempfile.TemporaryDirectory() as folder, Postgres() as server:
        url = server.url(server.create_database())
        desk = make_desk(Path(folder), open_catalogue(catalogue), database_url=url)
        policy = bootstrap.policy_table(PROJECT)
        desk.under(promise=bootstrap.promise(policy))
        work_for_a_year(desk, url, CONSULTATIONS)
        desk.under(sign_off=sign_off(policy))
        browser = desk.sign_in(ADMIN)
        found = dict(figure for name in PAGES for figure in _page(browser, name, PAGES[name]))
        found |= dict(_page(browser, "consultation", _consultations(desk)))
        found |= consultants.measure(Path(folder), url, server.pid, catalogue)
        desk.database.close()
        return found


def _consultations(desk: Desk) -> Callable[[int], str]:
    """Waiting and answered ones by turns."""
    wanted = consultants.waiting(desk.database, REQUESTS), consultants.answered(desk.database, REQUESTS)
    return lambda n: f"/consultations/{wanted[n % 2][n]}"


def _page(browser: Browser, name: str, address: Callable[[int], str]) -> list[tuple[str, float]]:
    spent, size = [], 0
    browser.get(address(0))
    for n in range(REQUESTS):
        began = time.perf_counter()
        response = browser.get(address(n))
        spent.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, (name, response.status_code)
        size = max(size, len(response.content))
    spent.sort()
    return [(f"{name}, p95 ms", spent[int(REQUESTS * 0.95) - 1]), (f"{name}, KB", size / 1024)]


if __name__ == "__main__":
    for name, value in measure(load().catalogue_folder).items():
        sign, limit = LIMITS.get(name, ("", 0.0))
        print(f"{name:50} {value:9.1f}  {sign} {limit:g}")
