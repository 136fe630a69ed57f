"""Access tokens that renew themselves (RFC 6749 section 6): refresh tokens that the provider rotates are kept, sealed."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import structlog

from consultant.errors import ConsultantError, PermanentError, TransientError
from consultant.intake.imap_connection import is_loopback

if TYPE_CHECKING:  # 10 MB in every process, for those who use tokens
    import httpx

log = structlog.get_logger(__name__)

EARLY = timedelta(seconds=90)
"""A token that ends this soon is renewed before it is used."""
SHORTEST = timedelta(seconds=30)
BUSY = frozenset({408, 425, 429})


class Seal(Protocol):
    """What keeps tokens from being read on the disk (`consultant.privacy.vault`)."""

    def seal(self, content: bytes) -> bytes: ...

    def open(self, sealed: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Provider:
    """Where tokens are renewed, and as whom; `refresh_token` is the first one, later ones come from the provider."""

    token_url: str
    client_id: str
    client_secret: str = field(repr=False, default="")
    refresh_token: str = field(repr=False, default="")
    scope: str = ""
    timeout: float = 20


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is kept between two renewals. `begun_with` tells which first refresh token it goes back to."""

    access: str = field(repr=False, default="")
    ends_at: float = 0.0
    refresh: str = field(repr=False, default="")
    begun_with: str = ""


class AccessTokens:
    """The access token of one mailbox, shared by all processes through a sealed file, renewed by one at a time."""

    def __init__(self, provider: Provider, file: Path, seal: Seal, clock: Callable[[], datetime]) -> None:
        self._provider = provider
        self._file = file
        self._seal = seal
        self._clock = clock

    def current(self) -> str:
        """A token that is good for a while. Raises TransientError or PermanentError when there is none to be had."""
        kept = self._read()
        return kept.access if self._is_good(kept) else self._renewed(kept.access)

    def renewed(self, refused: str) -> str:
        """Another token than the one that the mail server refused."""
        return self._renewed(refused)

    def _renewed(self, refused: str) -> str:
        with self._alone():
            kept = self._read()  # another process may have been first
            if kept.access != refused and self._is_good(kept):
                return kept.access
            fresh = self._asked(kept)
            self._write(fresh)
        log.info(
            "access token renewed",
            ends_at=datetime.fromtimestamp(fresh.ends_at, self._clock().tzinfo).isoformat(),
        )
        return fresh.access

    def _is_good(self, tokens: Tokens) -> bool:
        return bool(tokens.access) and self._clock().timestamp() + EARLY.total_seconds() < tokens.ends_at

    # -- the provider --------------------------------------------------------------------------------------------------

    def _asked(self, kept: Tokens) -> Tokens:
        refresh = kept.refresh or self._provider.refresh_token
        answer = self._posted(refresh)
        seconds = max(float(answer.get("expires_in") or 3600), SHORTEST.total_seconds())
        return Tokens(
            access=str(answer["access_token"]),
            ends_at=self._clock().timestamp() + seconds,
            refresh=str(answer.get("refresh_token") or refresh),
            begun_with=_digest(self._provider.refresh_token),
        )

    def _posted(self, refresh: str) -> dict[str, Any]:
        provider = self._provider
        form = {"grant_type": "refresh_token", "refresh_token": refresh, "client_id": provider.client_id}
        form |= {"client_secret": provider.client_secret} if provider.client_secret else {}
        form |= {"scope": provider.scope} if provider.scope else {}
        import httpx

        try:
            through_proxy = not is_loopback(_host(provider))
            response = httpx.post(
                provider.token_url, data=form, timeout=provider.timeout, trust_env=through_proxy
            )
        except httpx.HTTPError as error:
            raise TransientError(
                f"OAuth: {_host(provider)} does not answer ({type(error).__name__})"
            ) from error
        return _answer(response, _host(provider))

    # -- the file --------------------------------------------------------------------------------------------------------

    def _read(self) -> Tokens:
        """What was kept; nothing when it goes back to another first refresh token, or cannot be opened."""
        try:
            kept = Tokens(**json.loads(self._seal.open(self._file.read_bytes())))
        except FileNotFoundError:
            return Tokens()
        except (OSError, ValueError, TypeError, ConsultantError) as error:
            log.warning(
                "kept tokens cannot be read, the first refresh token is used", error=type(error).__name__
            )
            return Tokens()
        return kept if kept.begun_with == _digest(self._provider.refresh_token) else Tokens()

    def _write(self, tokens: Tokens) -> None:
        """Whole or not at all: a rotated refresh token that is lost locks us out."""
        content = {"access": tokens.access, "ends_at": tokens.ends_at}
        content |= {"refresh": tokens.refresh, "begun_with": tokens.begun_with}
        draft = self._file.with_name(f"{self._file.name}.new")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(self._seal.seal(json.dumps(content).encode()))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._file)
        with suppress(OSError):
            folder = os.open(self._file.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time: two that renew with one refresh token are taken for a thief (RFC 9700 section 4.14)."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._file.with_name(f"{self._file.name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _answer(response: httpx.Response, host: str) -> dict[str, Any]:
    """The provider's answer (RFC 6749 section 5); an error sorted by what is to be done."""
    try:
        told = response.json()
    except ValueError:
        told = {}
    told = told if isinstance(told, dict) else {}
    if response.status_code == 200 and told.get("access_token"):
        return told
    if response.status_code >= 500 or response.status_code in BUSY:
        raise TransientError(f"OAuth: {host} is busy (HTTP {response.status_code})")
    reason = str(told.get("error", f"HTTP {response.status_code}"))[:60]
    raise PermanentError(
        f"OAuth: {host} renews no token ({reason}). Sign in again at the provider and put the new refresh token into "
        "CONSULTANT_OAUTH_REFRESH_TOKEN; check oauth_client_id and oauth_scope."
    )


def _host(provider: Provider) -> str:
    return urlsplit(provider.token_url).hostname or ""


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()[:16]
