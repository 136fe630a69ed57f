"""The IMAP server of the sandbox: pymap, with accounts instead of demo data and with whole responses on the wire."""

from __future__ import annotations

import asyncio
import logging
import socket
from argparse import Namespace
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from proxyprotocol.result import ProxyResultLocal
from proxyprotocol.sock import SocketInfo
from pymap.backend.session import BaseSession
from pymap.concurrent import Subsystem
from pymap.config import BackendCapability, IMAPConfig
from pymap.exceptions import AuthorizationFailure, InvalidAuth, NotAllowedError, NotSupportedError
from pymap.imap import IMAPServer
from pymap.interfaces.login import IdentityInterface, LoginInterface
from pymap.interfaces.token import TokensInterface
from pymap.parsing.specials import SearchKey
from pymap.selected import SelectedMailbox
from pymap.user import UserMetadata
from pysasl.creds.server import ServerCredentials
from pysasl.hashing import Cleartext

from consultant.sandbox.accounts import Accounts
from consultant.sandbox.addresses import normal
from consultant.sandbox.indexed_mail import IndexedMail
from consultant.sandbox.mailboxes import MailboxSet

_log = logging.getLogger(__name__)

_LONGEST_COMMAND = 1 << 20
"""Bytes of one line; a UID set of thousands of numbers is longer than asyncio's default of 64 KiB."""


class Mailboxes:
    """The mailbox sets of all accounts, each indexed at its first use."""

    def __init__(self, accounts: Accounts) -> None:
        self.accounts = accounts
        self._sets: dict[str, MailboxSet] = {}

    def of(self, address: str) -> MailboxSet:
        name = normal(address)
        if name not in self._sets:
            self._sets[name] = MailboxSet(self.accounts.open(name), self.accounts.clock)
        return self._sets[name]


class _Config(IMAPConfig):
    """No TLS, no threads, no look-up of this machine's name: everything stays on the loopback."""

    def __init__(self) -> None:
        super().__init__(
            Namespace(passlib_cfg=None, proxy_protocol="noop"),
            host="127.0.0.1",
            port=0,
            tls_enabled=False,
            reject_dnsbl=False,
            hash_context=Cleartext(),
            subsystem=Subsystem.for_asyncio(),
            cpu_subsystem=Subsystem.for_asyncio(),
        )

    @property
    def backend_capability(self) -> BackendCapability:
        return BackendCapability(idle=True, object_id=False, multi_append=True)

    @property
    def greeting(self) -> bytes:
        return b"Sandbox mailbox ready."


class _Session(BaseSession[IndexedMail]):
    def __init__(self, owner: str, config: IMAPConfig, mailboxes: MailboxSet) -> None:
        super().__init__(owner)
        self._config = config
        self._mailboxes = mailboxes

    @property
    def config(self) -> IMAPConfig:
        return self._config

    @property
    def mailbox_set(self) -> MailboxSet:
        return self._mailboxes

    async def search_mailbox(
        self, selected: SelectedMailbox, keys: frozenset[SearchKey]
    ) -> tuple[Iterable[tuple[int, IndexedMail]], SelectedMailbox]:
        # pymap catches up after a command; a client that polls by SEARCH alone would be one round behind.
        mailbox = await self._get_selected(selected)
        await mailbox.update_selected(selected)
        return await super().search_mailbox(selected, keys)


class _Login(LoginInterface):
    """Every address may sign in with the one password of the sandbox."""

    def __init__(self, config: IMAPConfig, mailboxes: Mailboxes, password: str) -> None:
        self.config = config
        self.mailboxes = mailboxes
        self.password = password

    @property
    def tokens(self) -> TokensInterface:
        raise NotSupportedError("The sandbox knows passwords only.")

    async def authenticate(self, credentials: ServerCredentials) -> _Identity:
        identity = _Identity(normal(credentials.authcid), self)
        user = UserMetadata(self.config, credentials.authcid, password=self.password)
        if "@" not in identity.name or not credentials.verify(user):
            raise InvalidAuth()
        return identity

    async def authorize(self, authenticated: IdentityInterface, authzid: str) -> _Identity:
        if authenticated.name != normal(authzid):
            raise AuthorizationFailure()
        return _Identity(normal(authzid), self)


class _Identity(IdentityInterface):
    def __init__(self, name: str, login: _Login) -> None:
        self._name = name
        self._login = login

    @property
    def name(self) -> str:
        return self._name

    @property
    def roles(self) -> frozenset[str]:
        return frozenset()

    @asynccontextmanager
    async def new_session(self) -> AsyncIterator[_Session]:
        yield _Session(self._name, self._login.config, self._login.mailboxes.of(self._name))

    async def new_token(self, *, expiration: datetime | None = None) -> str | None:
        return None

    async def get(self) -> UserMetadata:
        return UserMetadata(self._login.config, self._name)

    async def set(self, metadata: UserMetadata) -> int | None:
        raise NotAllowedError("Accounts of the sandbox have nothing to set.")

    async def delete(self) -> None:
        raise NotAllowedError("Accounts of the sandbox stay.")


class WholeResponses:
    """A stream writer that keeps everything back until `drain`.

    pymap writes a response in many small pieces; a client in IDLE that reads half a line gives the connection up
    (imapclient 4.1.0 does), and Nagle's algorithm holds every second piece back for 40 ms.
    """

    def __init__(self, writer: StreamWriter) -> None:
        self._writer = writer
        self._kept = bytearray()

    def write(self, content: bytes) -> None:
        self._kept += content

    def writelines(self, contents: Iterable[bytes]) -> None:
        for content in contents:
            self._kept += content

    async def drain(self) -> None:
        self._send()
        await self._writer.drain()

    def close(self) -> None:
        self._send()
        self._writer.close()

    def _send(self) -> None:
        if self._kept:
            self._writer.write(bytes(self._kept))
            self._kept.clear()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)


class ImapServer:
    """Serves the mailboxes on a bound socket until it is stopped."""

    def __init__(self, mailboxes: Mailboxes, password: str) -> None:
        config = _Config()
        config.apply_context()
        self._serve = IMAPServer(_Login(config, mailboxes, password), config)
        self._connections: set[asyncio.Task[None]] = set()

    async def start(self, listening: socket.socket) -> None:
        self._server = await asyncio.start_server(self._connect, sock=listening, limit=_LONGEST_COMMAND)

    async def stop(self) -> None:
        """Say BYE to every client and close."""
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _connect(self, reader: StreamReader, writer: StreamWriter) -> None:
        connection = asyncio.create_task(self._converse(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _converse(self, reader: StreamReader, writer: StreamWriter) -> None:
        peer = SocketInfo.get(writer, ProxyResultLocal(), unique_id=uuid4().bytes)
        try:
            await self._serve(reader, WholeResponses(writer), peer)  # type: ignore[arg-type]
        except Exception as error:
            # No text of the error: it may hold parts of a mail.
            _log.warning("an IMAP connection of the sandbox ended with %s", type(error).__name__)
        finally:
            writer.close()
