"""A connection to an IMAP server: address, TLS, sign-in, and foreign errors translated into ours, once."""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from imapclient import IMAPClient
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from consultant.certificates import end_of_certificate
from consultant.errors import InputError, PermanentError, TransientError

_TEMPORARY = re.compile(
    r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)\]|temporar|try again|too many|timed? ?out",
    re.IGNORECASE,
)
_GARBAGE = (ValueError, AssertionError, IndexError, KeyError, TypeError, MemoryError, RecursionError)
"""What imapclient and imaplib raise on a response that breaks the grammar, is nested without end or announces a vast literal."""


class SignInRefused(PermanentError):
    """The mail server does not take the user, password or token."""


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Where a mailbox is and how to sign in.

    `url` is `imap://user@host:port/folder` (STARTTLS) or `imaps://…`; user, password and folder percent-encoded. The
    password may stand in the URL or in `password`; an `oauth_token` is used instead of it. `timeout` is in seconds and
    the only guard against a peer that went silent; `largest` in bytes. `trust` checks the server's certificate.
    """

    url: str
    password: str = ""
    oauth_token: str = ""
    timeout: float = 30
    largest: int = 10_000_000
    trust: ssl.SSLContext | None = field(default=None, compare=False)

    @property
    def user(self) -> str:
        return unquote(urlsplit(self.url).username or "")

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or (993 if self.encrypted else 143)

    @property
    def encrypted(self) -> bool:
        """TLS from the first byte (RFC 8314)."""
        return urlsplit(self.url).scheme == "imaps"

    @property
    def folder(self) -> str:
        return unquote(urlsplit(self.url).path.strip("/")) or "INBOX"

    @property
    def name(self) -> str:
        """What identifies the mailbox: user, host and folder, without port or password."""
        return f"{self.user}@{self.host}/{self.folder}"

    @property
    def secret(self) -> str:
        return self.password or unquote(urlsplit(self.url).password or "")


def connected(server: ImapServer) -> IMAPClient:
    """A client that is connected, encrypted unless the host is the loopback, and signed in.

    Raises:
        TransientError: no connection, or the server is busy.
        PermanentError: sign-in refused (SignInRefused), certificate not trusted, or no TLS offered.
    """
    with translated(f"connecting to {server.host}:{server.port}"):
        client = IMAPClient(
            server.host,
            server.port,
            ssl=server.encrypted,
            ssl_context=_trust(server) if server.encrypted else None,
            timeout=server.timeout,
        )
    try:
        _prepare(client, server)
    except BaseException:
        close_socket(client)
        raise
    return client


def certificate_ends(server: ImapServer) -> datetime | None:
    """When the server's certificate ends; None where the connection is not encrypted. Raises as `connected` does."""
    client = connected(server)
    try:
        return end_of_certificate(client.socket())
    finally:
        close_socket(client)


def is_loopback(host: str) -> bool:
    """Whether what is sent to the host stays on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextlib.contextmanager
def translated(step: str) -> Iterator[None]:
    """Errors of sockets, TLS, imaplib and imapclient as TransientError or PermanentError that name the step."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise PermanentError(
            f"IMAP, {step}: the certificate is not trusted ({error.verify_message})"
        ) from error
    except LoginError as error:
        kind = TransientError if _TEMPORARY.search(str(error)) else SignInRefused
        raise kind(f"IMAP, {step}: sign-in refused ({error}); check user, password or token") from error
    except CapabilityError as error:
        raise PermanentError(f"IMAP, {step}: the server cannot do this ({error})") from error
    except (OSError, IMAPClientAbortError, EOFError) as error:
        raise TransientError(f"IMAP, {step}: connection lost or not made ({error})") from error
    except (IMAPClientError, *_GARBAGE) as error:
        raise TransientError(f"IMAP, {step}: {type(error).__name__}: {error}") from error


def close_socket(client: IMAPClient) -> None:
    """Closes without a word, whatever state the connection is in."""
    with contextlib.suppress(OSError, IMAPClientError, *_GARBAGE):
        client.shutdown()


def _prepare(client: IMAPClient, server: ImapServer) -> None:
    with translated(f"signing in to {server.host}:{server.port} as {server.user}"):
        # Small commands one after the other would otherwise wait 40 ms for Nagle's algorithm.
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Keep the server's zone: imapclient would turn times into naive local ones.
        client.normalise_times = False
        _encrypt(client, server)
        _sign_in(client, server)


def _encrypt(client: IMAPClient, server: ImapServer) -> None:
    """STARTTLS (RFC 3501 section 6.2.1). On the loopback only with a given `trust`, as nobody certifies that host."""
    if server.encrypted or (is_loopback(server.host) and server.trust is None):
        return
    if client.has_capability("STARTTLS"):
        client.starttls(_trust(server))
    elif not is_loopback(server.host):
        raise PermanentError(
            f"IMAP, {server.host}:{server.port} offers no TLS and is not this machine; use imaps://"
        )


def _trust(server: ImapServer) -> ssl.SSLContext:
    return server.trust or ssl.create_default_context()


def _sign_in(client: IMAPClient, server: ImapServer) -> None:
    if not server.user:
        raise InputError("the IMAP URL names no user; write imaps://user@host/INBOX")
    if not server.oauth_token:
        client.login(server.user, server.secret)
    elif client.has_capability("AUTH=OAUTHBEARER") and not client.has_capability("AUTH=XOAUTH2"):
        client.oauthbearer_login(server.user, server.oauth_token)
    else:
        client.oauth2_login(server.user, server.oauth_token)
