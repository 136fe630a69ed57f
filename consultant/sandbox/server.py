"""The sandbox as one thing: three servers on the loopback, one event loop, one folder."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette

from consultant.ports import Clock
from consultant.sandbox.accounts import Accounts
from consultant.sandbox.imap import ImapServer, Mailboxes
from consultant.sandbox.listening import Ports, last_ports, listen, only_one, ports_told, sandbox_folder
from consultant.sandbox.post_office import PostOffice
from consultant.sandbox.smtp import SmtpServer
from consultant.sandbox.web import make_app
from consultant.sandbox.web_server import WebServer

DEFAULT_DOMAIN = "consultant.test"
DEFAULT_CONSULT_ADDRESS = f"consult@{DEFAULT_DOMAIN}"
PROCESSED = "Processed"


def _system_clock() -> datetime:
    return datetime.now(UTC)


class Sandbox:
    """Mail servers and mail page of a fresh install; nothing leaves this machine.

    Args:
        home: the service's folder; mail is kept below `sandbox/` in it.
        consult_address: mail to it and to its plus-addressed forms is what the poller reads.
        password: signs every account in at the IMAP server; SMTP and the page ask for none.
        imap_port, smtp_port, web_port: 0 takes the port of the last run where it is free, else any free one.
        folders: folders the consult account has from the start, besides INBOX.
        desk_url: where consultants work; the pages link to it when given.
        clock: tells arrival times, UTC.
    """

    def __init__(
        self,
        home: Path,
        consult_address: str = DEFAULT_CONSULT_ADDRESS,
        password: str = "sandbox",
        *,
        imap_port: int = 0,
        smtp_port: int = 0,
        web_port: int = 0,
        folders: tuple[str, ...] = (PROCESSED,),
        desk_url: str = "",
        clock: Clock = _system_clock,
    ) -> None:
        self.folder = sandbox_folder(home)
        self.consult_address = consult_address
        self.password = password
        self.folders = folders
        self.desk_url = desk_url
        self.clock = clock
        self._wanted = Ports(imap_port, smtp_port, web_port)
        self._ports: Ports | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._failure: BaseException | None = None

    @property
    def ports(self) -> Ports:
        """Where it listens; only once it is started."""
        assert self._ports is not None, "the sandbox is not started"
        return self._ports

    async def run(self, started: threading.Event | None = None) -> None:
        """Serve until `stop` is called or the task is cancelled.

        Raises:
            InputError: a port is taken, or another sandbox uses the home.
        """
        self._loop = asyncio.get_running_loop()
        async with AsyncExitStack() as stack:
            stack.enter_context(only_one(self.folder))
            self._ports = await self._start_servers(stack)
            stack.enter_context(ports_told(self.folder, self._ports))
            if started is not None:
                started.set()
            await self._stopping.wait()

    def start(self) -> Ports:
        """Serve in a thread of its own; returns when all three servers listen."""
        started = threading.Event()
        self._thread = threading.Thread(
            target=self._run_in_thread, args=(started,), name="sandbox", daemon=True
        )
        self._thread.start()
        started.wait()
        if self._failure is not None:
            raise self._failure
        return self.ports

    def stop(self) -> None:
        """Stop serving; from any thread, as often as one likes."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopping.set)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def __enter__(self) -> Ports:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run_in_thread(self, started: threading.Event) -> None:
        try:
            asyncio.run(self.run(started))
        except BaseException as failure:
            self._failure = failure
        finally:
            started.set()

    async def _start_servers(self, stack: AsyncExitStack) -> Ports:
        mailboxes = self._open_mailboxes()
        post_office = PostOffice(mailboxes, self.consult_address, self.clock)
        last = last_ports(self.folder)
        return Ports(
            imap=await _serve(
                ImapServer(mailboxes, self.password), listen(self._wanted.imap, last.imap), stack
            ),
            smtp=await _serve(SmtpServer(post_office), listen(self._wanted.smtp, last.smtp), stack),
            web=await _serve(WebServer(self._app(post_office)), listen(self._wanted.web, last.web), stack),
        )

    def _app(self, post_office: PostOffice) -> Starlette:
        return make_app(post_office, desk_url=self.desk_url)

    def _open_mailboxes(self) -> Mailboxes:
        mailboxes = Mailboxes(Accounts(self.folder / "accounts", self.clock))
        consult = mailboxes.of(self.consult_address)
        for name in self.folders:
            consult.ensure(name)
        return mailboxes


class _Server(Protocol):
    async def start(self, listening: socket.socket) -> None: ...

    async def stop(self) -> None: ...


async def _serve(server: _Server, listening: socket.socket, stack: AsyncExitStack) -> int:
    """Start a server, to be stopped with the stack; its port."""
    await server.start(listening)
    stack.push_async_callback(server.stop)
    return int(listening.getsockname()[1])
