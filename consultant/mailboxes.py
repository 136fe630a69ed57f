"""The watched mailboxes: settings in, a Mailbox and what stores its mail out.

Apart from `bootstrap`, because the process that watches loads nothing else: half of its memory.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from consultant.intake.imap_connection import SignInRefused
from consultant.intake.mailbox import ImapMailbox, ImapServer
from consultant.intake.oauth import AccessTokens, Provider
from consultant.keeping import Keeper
from consultant.model.pace import Pace
from consultant.ports import Mailbox, Nudge
from consultant.privacy.vault import Vault
from consultant.settings import Settings
from consultant.store.database import Database

SWEEP_LIMIT = 2000


def keeper(settings: Settings, nudge: Nudge) -> Keeper:
    """What stores mail. The database connects when first used."""
    vault = Vault.from_file(settings.keys_folder / "vault.key")
    return Keeper(Database(settings.database), vault, nudge, now, pace(settings))


def mailbox(settings: Settings, place: int = 0) -> Mailbox:
    """One of the watched mailboxes, connected and opened; a token that the server refuses is renewed once."""
    server = imap_server(settings, place)
    try:
        return ImapMailbox.connect(server)
    except SignInRefused:
        tokens = access_tokens(settings, place)
        if tokens is None:
            raise
        return ImapMailbox.connect(replace(server, oauth_token=tokens.renewed(server.oauth_token)))


def imap_server(settings: Settings, place: int = 0) -> ImapServer:
    """The account of one of the watched mailboxes and how to sign in."""
    tokens = access_tokens(settings, place)
    return ImapServer(
        url=settings.mailboxes[place] if settings.mailboxes else "",
        password=line(settings.imap_password, place),
        oauth_token=tokens.current() if tokens else line(settings.imap_oauth_token, place),
        timeout=settings.imap_timeout_seconds,
        largest=settings.max_message_bytes,
    )


def access_tokens(settings: Settings, place: int = 0) -> AccessTokens | None:
    """The access tokens of one of the watched mailboxes, None without OAuth."""
    if not settings.oauth_token_url:
        return None
    provider = Provider(
        token_url=settings.oauth_token_url,
        client_id=settings.oauth_client_id,
        client_secret=settings.oauth_client_secret.get_secret_value(),
        refresh_token=line(settings.oauth_refresh_token, place),
        scope=settings.oauth_scope,
        timeout=settings.imap_timeout_seconds,
    )
    name = sha256(mailbox_name(settings, place).encode()).hexdigest()[:16]
    vault = Vault.from_file(settings.keys_folder / "vault.key")
    return AccessTokens(provider, settings.keys_folder / f"oauth-{name}", vault, now)


def line(secret: SecretStr, place: int) -> str:
    """The secret of one of several mailboxes: one a line, or the same for all."""
    lines = secret.get_secret_value().splitlines() or [""]
    return lines[place] if place < len(lines) else lines[0]


def sending_mailbox(settings: Settings) -> int:
    """Which of the watched mailboxes is the account that signs in to send; the first where none is."""
    users = [_user(url) for url in settings.mailboxes]
    sender = _user(settings.smtp_url)
    return users.index(sender) if sender in users else 0


def _user(url: str) -> str:
    return unquote(urlsplit(url).username or "").lower()


def mailbox_name(settings: Settings, place: int = 0) -> str:
    """What identifies a mailbox in the database: user, host and folder, without the port or the password."""
    parts = urlsplit(settings.mailboxes[place] if settings.mailboxes else "")
    return f"{unquote(parts.username or '')}@{parts.hostname}/{parts.path.strip('/') or 'INBOX'}"


def now() -> datetime:
    """The clock of the running service."""
    return datetime.now(UTC)


def pace(settings: Settings) -> Pace:
    """How long and how often, by the settings."""
    # Where no broker carries nudges between processes, whatever is added is due for the sweep at once.
    grace = 0.0 if settings.broker_url.startswith("memory:") else settings.nudge_grace_seconds
    return Pace(
        claim=timedelta(seconds=settings.claim_seconds),
        grace=timedelta(seconds=grace),
        attempts=settings.max_attempts,
        batch=settings.task_batch,
        sweep_limit=SWEEP_LIMIT,
        retry=timedelta(seconds=settings.send_retry_seconds),
        longest_retry=timedelta(hours=1),
        give_up=timedelta(hours=settings.send_give_up_hours),
        sending_lost=timedelta(seconds=settings.sending_lost_seconds),
        desk_lease=timedelta(minutes=settings.claim_lease_minutes),
        undo=timedelta(seconds=settings.undo_seconds),
    )
