"""The public pages as `consultant web` serves them, random codes of four sets: time, processor's time, size."""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil

from consultant.catalogue.store import open_catalogue
from consultant.model.codes import CodeSystem
from consultant.web.site.addresses import code_address
from tests.benchmarks.real import awaited
from tests.servers.deployment import Deployment
from tests.servers.processes import free_port

CODES = 300
"""Of each system."""
CORES = 2
READERS = 8
TYPED = (
    "knee replacement",
    "type 2 diabetes",
    "low back pain",
    "ketorolac",
    "fracture of wrist",
    "e11.22",
    "hypertension",
)
LIMITS = {
    "code page, p95 ms": ("≤", 50.0),
    "code page, largest KB": ("≤", 60.0),
    "code pages a second that two cores are worth": ("≥", 500.0),
    "search as you type, p95 ms": ("≤", 30.0),
}

Figures = dict[str, float]


def measure(home: Path, catalogue: Path) -> Figures:
    """One process and one reader at a time, where the processor's time tells what two cores serve; then two processes by
    the clock, with readers that take a part of the same two cores."""
    addresses = _addresses(catalogue)
    with _serving(home / "one", catalogue, processes=1) as (port, server):
        figures = _measured(port, server, addresses)
    with _serving(home / "two", catalogue, processes=CORES) as (port, _):
        return figures | {"code pages a second by the clock, two processes": _by_the_clock(port, addresses)}


@contextmanager
def _serving(home: Path, catalogue: Path, *, processes: int) -> Iterator[tuple[int, psutil.Process]]:
    port = free_port()
    deployment = Deployment(
        home,
        catalogue=str(catalogue),
        broker_url="memory://",
        imap_url="imap://nobody@127.0.0.1/INBOX",
        smtp_url="smtp://127.0.0.1:1",
        web_port=str(port),
        web_url=f"http://127.0.0.1:{port}",
        web_processes=str(processes),
    )
    home.mkdir(parents=True, exist_ok=True)
    deployment.consultant("migrate")
    deployment.start("web")
    try:
        awaited(lambda: _answers(port), 60, 0.1)
        yield port, psutil.Process(deployment["web"].pid)
    finally:
        deployment.stop()


def _measured(port: int, server: psutil.Process, addresses: Sequence[str]) -> Figures:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    _fetch(connection, addresses[:50], "first")
    before = sum(server.cpu_times()[:2])
    times, sizes = _fetch(connection, addresses, "one")
    cpu = (sum(server.cpu_times()[:2]) - before) / len(addresses)
    letters = [text[:end].replace(" ", "+") for text in TYPED for end in range(2, len(text) + 1)]
    typing, _ = _fetch(connection, [f"/search/suggestions?q={typed}" for typed in letters], "typing")
    return {
        "code page, median ms": _quantile(times, 0.5),
        "code page, p95 ms": _quantile(times, 0.95),
        "code page, largest KB": max(sizes) / 1000,
        "code page, processor ms": 1000 * cpu,
        "code pages a second that two cores are worth": CORES / cpu,
        "search as you type, p95 ms": _quantile(typing, 0.95),
    }


def _by_the_clock(port: int, addresses: Sequence[str]) -> float:
    """Pages a second, every page once, by as many readers at once as keep both processes busy."""

    def read(number: int) -> None:
        _fetch(http.client.HTTPConnection("127.0.0.1", port), addresses[number::READERS], f"reader {number}")

    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(read, range(READERS)))  # warms every thread of both
        began = time.perf_counter()
        list(pool.map(read, range(READERS)))
        return len(addresses) / (time.perf_counter() - began)


def _addresses(catalogue: Path) -> list[str]:
    chosen, opened = random.Random(8), open_catalogue(catalogue)
    today = max(release.effective_from for release in opened.releases())
    systems = (CodeSystem.ICD10CM, CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.ICD10PCS)
    codes = {system: opened.codes_after(system, today, "", 1_000_000) for system in systems}
    listed = [
        code_address(system, code)
        for system, known in codes.items()
        for code in chosen.sample(known, min(CODES, len(known)))
    ]
    chosen.shuffle(listed)
    return listed


def _fetch(
    connection: http.client.HTTPConnection, addresses: Sequence[str], who: str
) -> tuple[list[float], list[int]]:
    """Milliseconds and bytes of each page, in order. Every reader is another: nobody's meter runs out."""
    times, sizes = [], []
    for number, address in enumerate(addresses):
        began = time.perf_counter()
        connection.request("GET", address, headers={"User-Agent": f"{who} {number}"})
        response = connection.getresponse()
        body = response.read()
        times.append(1000 * (time.perf_counter() - began))
        sizes.append(len(body))
        assert response.status == 200, f"{address}: {response.status}"
    return times, sizes


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))]


def _answers(port: int) -> bool:
    try:
        probe: Callable[[], None] = http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect
        probe()
    except OSError:
        return False
    return True
