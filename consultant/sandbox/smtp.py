"""The SMTP server of the sandbox: accepts everything, answers 250 when it lies on the disk."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import Any

from aiosmtpd.smtp import SMTP
from aiosmtpd.smtp import Envelope as Accepted

from consultant.sandbox.addresses import BUSY_DOMAIN, SILENT_DOMAIN, domain
from consultant.sandbox.post_office import Envelope, PostOffice

_log = logging.getLogger(__name__)

LARGEST_MAIL = 64 << 20
"""Bytes; above the service's own limit, so that its refusal of large mail can be tried."""

_QUIET = 300.0
"""Seconds without a command after which a client is dropped (RFC 5321, 4.5.3.2.7)."""


class _Protocol(SMTP):
    # Real mail breaks the limit of 998 characters a line; the sandbox is to bring it in, not to refuse it.
    line_length_limit = LARGEST_MAIL


class _Acceptance:
    """aiosmtpd's hooks."""

    def __init__(self, post_office: PostOffice) -> None:
        self.post_office = post_office

    async def handle_DATA(self, server: Any, session: Any, accepted: Accepted) -> str:  # noqa: N802
        domains = {domain(recipient) for recipient in accepted.rcpt_tos}
        if BUSY_DOMAIN in domains:
            return "451 4.7.1 Greylisted, try again later"
        if SILENT_DOMAIN in domains:
            server.transport.abort()
            return "451 4.4.2 Nobody hears this"
        content = accepted.content
        assert isinstance(content, bytes)
        try:
            self.post_office.accept(Envelope(accepted.mail_from or "", tuple(accepted.rcpt_tos), content))
        except OSError as error:
            _log.error("the sandbox could not store a mail: %s", error.strerror)
            return "452 4.3.1 Not stored: the disk of the sandbox refused; try again later"
        return "250 2.0.0 Stored"


class SmtpServer:
    """Serves a bound socket until it is stopped."""

    def __init__(self, post_office: PostOffice) -> None:
        self._acceptance = _Acceptance(post_office)
        self._open: set[_Protocol] = set()

    async def start(self, listening: socket.socket) -> None:
        self._server = await asyncio.get_running_loop().create_server(self._connection, sock=listening)

    async def stop(self) -> None:
        self._server.close()
        for protocol in self._open:
            if protocol.transport is not None:
                protocol.transport.close()
        await self._server.wait_closed()

    def _connection(self) -> _Protocol:
        self._open = {protocol for protocol in self._open if protocol.transport is not None}
        protocol = _Protocol(
            self._acceptance,
            data_size_limit=LARGEST_MAIL,
            enable_SMTPUTF8=True,
            hostname="sandbox",
            ident="Consultant sandbox",
            timeout=_QUIET,
            loop=asyncio.get_running_loop(),
        )
        self._open.add(protocol)
        return protocol
