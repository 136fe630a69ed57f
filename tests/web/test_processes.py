"""`web_processes`: several processes count as one, and none outlives the one that looks after them."""

from __future__ import annotations

import http.client
import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.benchmarks.real import awaited
from tests.servers.deployment import Deployment
from tests.servers.processes import free_port

pytestmark = pytest.mark.servers
PATIENCE = 180
"""Seconds."""


@pytest.fixture
def web(tmp_path: Path, built_catalogue: Path) -> Iterator[tuple[Deployment, int]]:
    port = free_port()
    deployment = Deployment(
        tmp_path,
        catalogue=str(built_catalogue),
        broker_url="memory://",
        imap_url="imap://nobody@127.0.0.1/INBOX",
        smtp_url="smtp://127.0.0.1:1",
        web_port=str(port),
        web_url=f"http://127.0.0.1:{port}",
        web_processes="2",
    )
    deployment.consultant("migrate")
    deployment.start("web")
    awaited(lambda: answers(port), PATIENCE)
    yield deployment, port
    deployment.stop()


def test_a_hundred_requests_to_two_processes_open_one_page_and_none_outlives_a_killed_parent(
    web: tuple[Deployment, int],
) -> None:
    deployment, port = web
    codes = [f"992{number:02}" for number in (2, 3, 4, 5, 11, 12, 13, 14, 15, 21)] * 10
    with ThreadPoolExecutor(16) as pool:
        opened = {
            code
            for code, body in pool.map(lambda code: (code, page(port, code)), codes)
            if 'id="edits"' in body
        }
    assert len(opened) == 1
    os.kill(deployment["web"].pid, signal.SIGKILL)
    awaited(lambda: not answers(port), PATIENCE)


def page(port: int, code: str) -> str:
    """A code page as one and the same browser asks for it, each time on a connection of its own."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/codes/cpt/{code}", headers={"User-Agent": "one browser"})
        response = connection.getresponse()
        assert response.status == 200
        return response.read().decode()


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
