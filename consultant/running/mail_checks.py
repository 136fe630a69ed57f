"""The servers around the service: do they answer, do they let us in, and how long are their certificates good."""

from __future__ import annotations

import socket
import ssl
from contextlib import closing
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from consultant import bootstrap, mailboxes
from consultant.certificates import end_of_certificate
from consultant.errors import PermanentError
from consultant.intake.imap_connection import certificate_ends as imap_certificate_ends
from consultant.running.health import Remark
from consultant.settings import Settings

SOON, VERY_SOON = timedelta(days=21), timedelta(days=3)
"""A certificate that ends this soon was not renewed when it should have been: programs renew a month before."""
PATIENCE_SECONDS = 10


def mailbox(settings: Settings) -> str:
    """Sign in, open each folder, count; where mail is pushed, whether the process that takes it listens."""
    if settings.sandboxed and settings.lmtp_listen:
        return _lmtp(settings.lmtp_listen)
    if settings.sandboxed:
        raise PermanentError(
            "No mailbox is set and no sandbox is running here. Set CONSULTANT_IMAP_URL, or start `consultant run`."
        )
    told = []
    for place in range(len(settings.mailboxes)):
        with closing(mailboxes.mailbox(settings, place)) as opened:
            told.append(f"{mailboxes.mailbox_name(settings, place)}, {len(opened.uids())} mails")
    return with_certificate("; ".join(told), imap_certificate_ends(mailboxes.imap_server(settings)))


def _lmtp(place: str) -> str:
    kind, address = (
        (socket.AF_UNIX, place) if place.startswith("/") else (socket.AF_INET, _host_and_port(place))
    )
    with socket.socket(kind, socket.SOCK_STREAM) as connection:
        connection.settimeout(PATIENCE_SECONDS)
        try:
            connection.connect(address)
            greeting = connection.recv(200)
        except OSError as error:
            raise PermanentError(
                f"Nothing takes mail on {place} ({error}). Is `consultant lmtp` running?"
            ) from error
    if not greeting.startswith(b"220"):
        raise PermanentError(f"What listens on {place} is no LMTP server.")
    return f"LMTP answers on {place}"


def _host_and_port(place: str) -> tuple[str, int]:
    host, _, port = place.rpartition(":")
    return host.strip("[]"), int(port)


def mail_server(settings: Settings) -> str:
    """Open a session and sign in; no mail is sent."""
    if not settings.smtp_url:
        raise PermanentError(
            "No mail server is set and no sandbox is running here. Set CONSULTANT_SMTP_URL, or start `consultant run`."
        )
    with closing(bootstrap.postman(settings)) as postman:
        return with_certificate(postman.greet(), postman.certificate_ends())


def desk(settings: Settings) -> str:
    """The address that links in mails lead to."""
    parts = urlsplit(settings.web_url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        with socket.create_connection((host, port), PATIENCE_SECONDS) as connection:
            ends = _desk_certificate_ends(connection, host) if parts.scheme == "https" else None
    except ssl.SSLError as error:
        raise PermanentError(
            f"{settings.web_url}: TLS fails ({error}). Renew or correct its certificate."
        ) from error
    except OSError as error:
        raise Remark(
            f"{settings.web_url} does not answer here ({error}). Is `consultant web` running, and the proxy before it?"
        ) from error
    return with_certificate(settings.web_url, ends)


def _desk_certificate_ends(connection: socket.socket, host: str) -> datetime | None:
    with ssl.create_default_context().wrap_socket(connection, server_hostname=host) as secured:
        return end_of_certificate(secured)


def with_certificate(told: str, ends: datetime | None) -> str:
    """What was told, with how long the certificate is good. Raises PermanentError or Remark when it ends soon."""
    if ends is None:
        return f"{told}, without TLS"
    left = ends - bootstrap.now()
    told = f"{told}, certificate until {ends:%Y-%m-%d}"
    if left < VERY_SOON:
        raise PermanentError(f"{told}: renew it now, mail stops with it.")
    if left < SOON:
        raise Remark(f"{told}: was it not renewed?")
    return told
