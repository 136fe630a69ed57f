"""The desk's pages on a port of the loopback, for a real browser."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Page

from tests.servers.loop_thread import LoopThread
from tests.web.desk import Desk


class Server(LoopThread):
    """Serves the application of a desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                desk.app,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=1,
            )
        )

    async def open(self) -> None:
        self._socket.listen()
        self._serving = asyncio.create_task(self._server._serve([self._socket]))
        while not self._server.started:
            await asyncio.sleep(0.01)

    async def shut(self) -> None:
        self._server.should_exit = True
        await self._serving


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of the pages for as long as the block runs."""
    with Server(desk) as server:
        yield server.url


def sign_in(page: Page, desk: Desk, address: str, email: str) -> None:
    """Give the browser a session."""
    page.context.add_cookies([{"name": "consultant", "value": desk.session(email), "url": address}])


@contextmanager
def no_form_sent(page: Page) -> Iterator[None]:
    """AssertionError when what is done in the block sends a form of the page; the form stays here."""
    page.evaluate("sent = 0; addEventListener('submit', one => { one.preventDefault(); sent += 1; })")
    yield
    assert page.evaluate("sent") == 0
