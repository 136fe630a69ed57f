"""Handing mail over by SMTP (RFC 5321). The only module that speaks it."""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
import threading
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from consultant.certificates import end_of_certificate
from consultant.dispatch.smtp_sign_in import Tokens, sign_in
from consultant.errors import ConsultantError, PermanentError, TransientError
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
LEADING_DOT = re.compile(rb"(?m)^\.")
TROUBLE = (smtplib.SMTPException, OSError)


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed over: `smtp://user@host:587` (STARTTLS) or `smtps://user@host:465`."""

    url: str
    password: str
    timeout: float
    greeting: str
    """The name we give in EHLO (RFC 5321 section 4.1.1.1); asking the DNS for one cost half a second here."""
    context: ssl.SSLContext | None = None
    tokens: Tokens | None = None
    """Access tokens instead of the password."""
    idle_seconds: float = 30
    """A connection unused for so long is closed: servers and firewalls forget it, some without a word."""
    most_mails: int = 100
    """Mails over one connection; many servers count them and then refuse."""


class SmtpPostman:
    """Keeps one connection open between mails; threads take turns."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = None
        self._turn = threading.Lock()
        self._sent = 0
        self._leave = threading.Timer(0, self._go)

    def send(self, mail: OutgoingMail) -> SendOutcome:
        """One attempt for one recipient.

        Whatever fails before the end of the mail data is known not to be accepted: TRY_LATER or REFUSED, by the
        peer's word. Silence after it is UNKNOWN, and nobody may send again without looking.
        """
        with self._turn:
            self._leave.cancel()
            try:
                return self._attempt(mail)
            except BaseException:
                # Stopped in the middle (a time limit): the next answer of the peer belongs to this mail, not to the next.
                self.close()
                raise
            finally:
                self._rest()

    def _attempt(self, mail: OutgoingMail) -> SendOutcome:
        """Whatever goes wrong before the end of the mail, in the peer, on the wire or here: it was not taken."""
        try:
            connection = self._ready()
        except Exception as error:
            self.close()
            return SendOutcome(SendResult.TRY_LATER, f"no session: {_said(error)}")
        try:
            declined = self._offer(connection, mail)
        except Exception as error:
            self.close()
            return SendOutcome(SendResult.TRY_LATER, f"cut off before the end of the mail: {_said(error)}")
        return declined or self._finish(connection)

    def greet(self) -> str:
        """Open a session, sign in, and say who answered. Raises TransientError or PermanentError."""
        try:
            return (self._ready().ehlo_resp or b"").decode("utf-8", "replace").partition("\n")[0]
        except TROUBLE as error:
            raise TransientError(f"{self._server.url} did not open a session: {_said(error)}.") from error

    def certificate_ends(self) -> datetime | None:
        """When the server's certificate ends; None where the open session is not encrypted, or there is none."""
        connection = self._connection.sock if self._connection else None
        return end_of_certificate(connection) if connection else None

    def _rest(self) -> None:
        """Say goodbye after the last mail of a connection, else once nothing more has come for a while."""
        self._sent += 1
        if self._sent >= self._server.most_mails:
            self._say_goodbye()
        elif self._connection is not None:
            self._leave = threading.Timer(self._server.idle_seconds, self._go)
            self._leave.daemon = True
            self._leave.start()

    def _go(self) -> None:
        """The timer's end; a send that has begun meanwhile sets a new one."""
        if self._turn.acquire(blocking=False):
            try:
                self._say_goodbye()
            finally:
                self._turn.release()

    def _say_goodbye(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(*TROUBLE):
                self._connection.putcmd("QUIT")  # nobody waits for the answer
        self.close()

    def close(self) -> None:
        """Drop the connection; the next mail opens another."""
        self._leave.cancel()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ready(self) -> smtplib.SMTP:
        """The kept connection if the peer still answers, else a new one."""
        if self._connection is not None:
            try:
                if self._connection.rset()[0] == 250:
                    return self._connection
            except TROUBLE:
                pass
            self.close()
        self._connection, self._sent = self._connect(), 0
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        parts = urlsplit(self._server.url)
        host = parts.hostname or "localhost"
        context = self._server.context or ssl.create_default_context()
        if parts.scheme == "smtps":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                host, parts.port or 465, self._server.greeting, timeout=self._server.timeout, context=context
            )
        else:
            connection = smtplib.SMTP(
                host, parts.port or 587, self._server.greeting, timeout=self._server.timeout
            )
        try:
            _secure(connection, host, context, encrypted=parts.scheme == "smtps")
            if parts.username:
                sign_in(connection, unquote(parts.username), self._server.password, self._server.tokens)
        except BaseException:
            connection.close()
            raise
        return connection

    def _offer(self, connection: smtplib.SMTP, mail: OutgoingMail) -> SendOutcome | None:
        """All but the end of the mail; the outcome where the peer does not want it."""
        utf8 = not mail.recipient.isascii()
        if utf8 and not connection.has_extn("smtputf8"):
            return SendOutcome(
                SendResult.REFUSED, "the mail server cannot carry the recipient's address (no SMTPUTF8)"
            )
        code, answer = connection.mail(mail.envelope_sender, _options(connection, mail))
        if code == 250:
            code, answer = connection.rcpt(mail.recipient)
        if code in (250, 251, 252):
            code, answer = connection.docmd("DATA")
        if code != 354:
            return self._declined(code, answer)
        connection.send(_quoted(mail.content))
        return None

    def _finish(self, connection: smtplib.SMTP) -> SendOutcome:
        try:
            connection.send(b".\r\n")
            code, answer = connection.getreply()
        except TROUBLE as error:
            self.close()
            return SendOutcome(SendResult.UNKNOWN, f"silence after the end of the mail: {_said(error)}")
        if 200 <= code < 300:
            return SendOutcome(SendResult.ACCEPTED, _line(code, answer))
        if 400 <= code < 600:
            return self._declined(code, answer)
        self.close()
        return SendOutcome(SendResult.UNKNOWN, f"no word on the mail after its end: {_line(code, answer)}")

    def _declined(self, code: int, answer: bytes) -> SendOutcome:
        if code == 421 or not 400 <= code < 600:  # goodbye, or out of step: this connection cannot be trusted
            self.close()
        return SendOutcome(
            SendResult.REFUSED if 500 <= code < 600 else SendResult.TRY_LATER, _line(code, answer)
        )


def _options(connection: smtplib.SMTP, mail: OutgoingMail) -> list[str]:
    """Parameters of MAIL: the size, so that a mail too large is refused before it is sent (RFC 1870), and RFC 6531's."""
    size = [f"SIZE={len(mail.content)}"] if connection.has_extn("size") else []
    return size if mail.recipient.isascii() else [*size, "BODY=8BITMIME", "SMTPUTF8"]


def _secure(connection: smtplib.SMTP, host: str, context: ssl.SSLContext, *, encrypted: bool) -> None:
    connection.ehlo_or_helo_if_needed()
    if encrypted:
        return
    if connection.has_extn("starttls"):
        connection.starttls(context=context)
        connection.ehlo()
    elif host not in LOOPBACK:
        raise PermanentError(
            f"{host} offers no TLS. Use an smtps:// address or a server with STARTTLS; only loopback may go without."
        )


def _quoted(content: bytes) -> bytes:
    """Dot-stuffed, ending in CRLF (RFC 5321 section 4.5.2)."""
    stuffed = LEADING_DOT.sub(b"..", content)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _line(code: int, answer: bytes) -> str:
    return f"{code} {answer.decode('utf-8', 'replace')}"[:500]


def _said(error: BaseException) -> str:
    """A peer's words, or an error's; of a fault of ours the name alone, for its text could quote the mail."""
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return _line(error.smtp_code, answer if isinstance(answer, bytes) else str(answer).encode())
    if isinstance(error, ConsultantError):
        return str(error)
    return f"{type(error).__name__}: {error}"[:500] if isinstance(error, TROUBLE) else type(error).__name__
