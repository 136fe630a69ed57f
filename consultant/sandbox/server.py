"""The sandbox as one thing: three servers on the loopback, one event loop, one folder."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from consultant.errors import InputError
from consultant.ports import Clock
from consultant.sandbox.accounts import Accounts
from consultant.sandbox.disk import make_folder, write_durably
from consultant.sandbox.imap import ImapServer, Mailboxes
from consultant.sandbox.post_office import PostOffice
from consultant.sandbox.smtp import SmtpServer
from consultant.sandbox.web import make_app
from consultant.sandbox.web_server import WebServer

LOOPBACK = "127.0.0.1"
DEFAULT_DOMAIN = "consultant.test"
DEFAULT_CONSULT_ADDRESS = f"consult@{DEFAULT_DOMAIN}"
PROCESSED = "Processed"
PORTS_FILE = "ports.json"


@dataclass(frozen=True)
class Ports:
    """Where the servers listen, all on 127.0.0.1."""

    imap: int
    smtp: int
    web: int


def sandbox_folder(home: Path) -> Path:
    """Where the sandbox keeps its mail and its ports."""
    return home / "sandbox"


def read_ports(home: Path) -> Ports | None:
    """Where the sandbox of that home listens; None while none is running."""
    try:
        written = json.loads((sandbox_folder(home) / PORTS_FILE).read_bytes())
        os.kill(written.pop("pid"), 0)
        return Ports(**written)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _system_clock() -> datetime:
    return datetime.now(UTC)


class Sandbox:
    """Mail servers and mail page of a fresh install; nothing leaves this machine.

    Args:
        home: the service's folder; mail is kept below `sandbox/` in it.
        consult_address: mail to it and to its plus-addressed forms is what the poller reads.
        password: signs every account in at the IMAP server; SMTP and the page ask for none.
        imap_port, smtp_port, web_port: 0 lets the system choose.
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
            stack.enter_context(_only_one(self.folder))
            self._ports = await self._start_servers(stack)
            self._write_ports(stack)
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
        servers = (
            (ImapServer(mailboxes, self.password), self._wanted.imap),
            (SmtpServer(post_office), self._wanted.smtp),
            (WebServer(make_app(post_office, desk_url=self.desk_url)), self._wanted.web),
        )
        ports = []
        for server, wanted in servers:
            listening = _listen(wanted)
            ports.append(listening.getsockname()[1])
            await server.start(listening)
            stack.push_async_callback(server.stop)
        return Ports(*ports)

    def _open_mailboxes(self) -> Mailboxes:
        mailboxes = Mailboxes(Accounts(self.folder / "accounts", self.clock))
        consult = mailboxes.of(self.consult_address)
        for name in self.folders:
            consult.ensure(name)
        return mailboxes

    def _write_ports(self, stack: AsyncExitStack) -> None:
        file = self.folder / PORTS_FILE
        write_durably(file, json.dumps({**asdict(self.ports), "pid": os.getpid()}).encode())
        stack.callback(file.unlink, missing_ok=True)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Two sandboxes on one folder would give UIDs twice; the lock ends with the process, however it ends."""
    make_folder(folder)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(
                f"A sandbox is already running on {folder}. Stop it or give another home."
            ) from error
        (folder / PORTS_FILE).unlink(missing_ok=True)
        yield


def _listen(port: int) -> socket.socket:
    # asyncio switches Nagle's algorithm off only where the protocol is named; left on, it costs 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"Port {port} on {LOOPBACK} cannot be opened ({error.strerror}). Stop what uses it or give 0 for a free one."
        ) from error
    listening.setblocking(False)
    return listening
