"""The public pages as `consultant web` serves them, random codes of four sets: time, processor's time, size."""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable, Sequence
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
    """One client, one page after another over one connection; the server's processor time tells what two cores serve."""
    port = free_port()
    deployment = Deployment(
        home,
        catalogue=str(catalogue),
        broker_url="memory://",
        imap_url="imap://nobody@127.0.0.1/INBOX",
        smtp_url="smtp://127.0.0.1:1",
        web_port=str(port),
        web_url=f"http://127.0.0.1:{port}",
    )
    deployment.consultant("migrate")
    deployment.start("web")
    try:
        awaited(lambda: _answers(port), 60, 0.1)
        return _measured(port, psutil.Process(deployment["web"].pid), catalogue)
    finally:
        deployment.stop()


def _measured(port: int, server: psutil.Process, catalogue: Path) -> Figures:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    addresses = _addresses(catalogue)
    _fetch(connection, addresses[:50])
    before = sum(server.cpu_times()[:2])
    times, sizes = _fetch(connection, addresses)
    cpu = (sum(server.cpu_times()[:2]) - before) / len(addresses)
    letters = [text[:end].replace(" ", "+") for text in TYPED for end in range(2, len(text) + 1)]
    typing, _ = _fetch(connection, [f"/search/suggestions?q={typed}" for typed in letters])
    return {
        "code page, median ms": _quantile(times, 0.5),
        "code page, p95 ms": _quantile(times, 0.95),
        "code page, largest KB": max(sizes) / 1000,
        "code page, processor ms": 1000 * cpu,
        "code pages a second that two cores are worth": CORES / cpu,
        "search as you type, p95 ms": _quantile(typing, 0.95),
    }


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


def _fetch(connection: http.client.HTTPConnection, addresses: Sequence[str]) -> tuple[list[float], list[int]]:
    """Milliseconds and bytes of each page, in order. Every reader is another: nobody's meter runs out."""
    times, sizes = [], []
    for number, address in enumerate(addresses):
        began = time.perf_counter()
        connection.request("GET", address, headers={"User-Agent": f"bench {number}"})
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
