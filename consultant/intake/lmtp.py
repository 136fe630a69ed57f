"""Mail pushed by a mail server (LMTP, RFC 2033): 250 only once it is stored, one status for each recipient."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session

from consultant.errors import ConsultantError
from consultant.model.mail import Arrival

log = structlog.get_logger(__name__)

STORED = "250 2.0.0 stored"
LATER = "451 4.3.0 cannot be stored now, try again later"
NOT_OURS = "550 5.1.1 no such address here"
TOO_MANY = "452 4.5.3 too many recipients"
_MOST_RECIPIENTS = 100
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")
_UIDVALIDITY = 1


@dataclass(frozen=True)  # no slots: aiosmtpd looks at every member, which Python 3.11.2 refuses then
class Reception:
    """What a delivery needs: which addresses are ours, what stores an arrival, and where the waiting is done."""

    name: str
    """Identifies this way in beside the mailboxes."""
    owns: Callable[[str], bool]
    keep: Callable[[Arrival], object]
    """Returns once the mail is stored; raises when it is not."""
    clock: Callable[[], datetime]
    storing: Executor

    async def handle_EHLO(  # noqa: N802 - aiosmtpd calls it so
        self, server: LMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Adds what aiosmtpd can and does not say: commands may be sent without waiting (RFC 2920)."""
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", "250-ENHANCEDSTATUSCODES", responses[-1]]

    async def handle_RCPT(  # noqa: N802
        self, server: LMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Each recipient has a status of its own."""
        if not self.owns(address):
            return NOT_OURS
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: LMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The mail server keeps its copy until it reads 250; whatever goes wrong here, it tries again."""
        arrival = self._arrival(envelope)
        try:
            await asyncio.get_running_loop().run_in_executor(self.storing, self.keep, arrival)
        except ConsultantError as error:
            log.warning("mail not stored, the mail server keeps it", error=str(error))
            return LATER
        except Exception:
            log.exception("mail not stored, the mail server keeps it")
            return LATER
        return STORED

    def _arrival(self, envelope: Envelope) -> Arrival:
        """The mail with its envelope written on top (RFC 5321 section 4.4); delivered again, it has the same identity."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        lines = [f"Return-Path: <{_UNSAFE.sub('', envelope.mail_from or '')}>"]
        lines += [
            f"Delivered-To: {_UNSAFE.sub('', recipient)}" for recipient in dict.fromkeys(envelope.rcpt_tos)
        ]
        raw = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape") + content
        uid = int.from_bytes(sha256(raw).digest()[:8], "big") >> 1
        return Arrival(self.name, _UIDVALIDITY, uid, raw, self.clock())


class Lmtp(LMTP):
    """One connection."""

    line_length_limit = 1_000_000
    """Mail servers hand on lines that are longer than the 998 characters of RFC 5322 section 2.1.1."""

    def __init__(self, reception: Reception, *, largest: int, **options: Any) -> None:
        super().__init__(
            reception,
            data_size_limit=largest,
            enable_SMTPUTF8=True,
            decode_data=False,
            ident="LMTP",
            **options,
        )
        self._recipients = 0

    async def push(self, status: str | bytes) -> None:
        """After the mail data, the status once for each recipient (RFC 2033 section 4.2)."""
        text = status.decode() if isinstance(status, bytes) else status
        if text.startswith("354") and self.envelope:
            self._recipients = len(self.envelope.rcpt_tos)
            await super().push(text)
            return
        repeated, self._recipients = max(1, self._recipients), 0
        await super().push("\r\n".join([text] * repeated))
