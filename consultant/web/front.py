"""What the pages work with, put together once at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, timedelta, tzinfo
from urllib.parse import urlsplit

from starlette.responses import Response

from consultant import bootstrap, keys
from consultant.accounts.limits import Limit
from consultant.accounts.metering import meter
from consultant.accounts.openid import OpenId
from consultant.accounts.signing_in import SigningIn
from consultant.careers.rules import Board
from consultant.catalogue.search.engine import CodeSearch
from consultant.model.metering import Meter
from consultant.ports import Clock
from consultant.reuse import Renewals
from consultant.service import Service
from consultant.settings import LOOPBACK, PROJECT, Settings
from consultant.store.database import Database
from consultant.web.counting import Counts
from consultant.web.pulse import Pulse, Standing
from consultant.web.shield import headers
from consultant.web.site.policy import Pilot, pilot
from consultant.web.site.shelf import Shelf

LINKS_PER_ADDRESS = 4
REQUESTS_PER_CLIENT = 30
AWAY = 600
"""Seconds that a visitor may take at the sign-in provider."""


@dataclass(frozen=True, slots=True)
class Cookies:
    """Names and flags of the cookies; behind TLS they are Secure and tied to this host (`__Host-`, RFC 6265bis 4.1.3)."""

    secure: bool
    lifetime: timedelta

    @property
    def session(self) -> str:
        return "__Host-consultant" if self.secure else "consultant"

    @property
    def visitor(self) -> str:
        return f"{self.session}-visitor"

    @property
    def begun(self) -> str:
        return f"{self.session}-begun"

    def set_begun(self, response: Response, begun: str) -> None:
        self._set(response, self.begun, begun, AWAY)

    @property
    def reader(self) -> str:
        """The cookie that tells a guest from others of the same browser and address (`web.site.gate`)."""
        return f"{self.session}-reader"

    def set_reader(self, response: Response, signed: str, lifetime: timedelta) -> None:
        self._set(response, self.reader, signed, int(lifetime.total_seconds()))

    def set_session(self, response: Response, secret: str) -> None:
        self._set(response, self.session, secret, int(self.lifetime.total_seconds()))
        response.delete_cookie(self.visitor, secure=self.secure)

    def set_visit(self, response: Response, secret: str) -> None:
        self._set(response, self.visitor, secret, None)

    def forget(self, response: Response) -> None:
        response.delete_cookie(self.session, secure=self.secure, httponly=True, samesite="lax")

    def _set(self, response: Response, name: str, value: str, max_age: int | None) -> None:
        response.set_cookie(name, value, max_age=max_age, secure=self.secure, httponly=True, samesite="lax")


@dataclass(frozen=True, slots=True)
class Front:
    """The service behind the pages, and what only the pages need."""

    service: Service
    signing_in: SigningIn
    cookies: Cookies
    web_url: str
    consult_address: str
    search: CodeSearch
    shelf: Shelf
    """The project's own notes on rules, which code pages show."""
    pilot: Pilot
    meter: Meter
    reader_key: bytes
    """Turns readers into keys of the meter that lead back to nobody."""
    links_per_address: Limit
    requests_per_client: Limit
    provider_per_client: Limit
    board: Board
    """What the job board goes by."""
    openid: OpenId | None = None
    pulse: Pulse = field(default_factory=lambda: Pulse(lambda: 0))
    standing: Standing = field(default_factory=Standing)
    counts: Counts = field(default_factory=Counts)
    renewals: Renewals = field(default_factory=Renewals)

    @property
    def ways(self) -> Mapping[str, bool]:
        """Which ways of signing in the page offers beside the link."""
        return {"openid": self.openid is not None}

    @property
    def zone(self) -> tzinfo:
        """In which time zone due times are told."""
        promise = self.service.promise
        return promise.calendar.zone if promise else UTC

    @property
    def database(self) -> Database:
        return self.service.database

    @property
    def clock(self) -> Clock:
        return self.service.clock

    @property
    def headers(self) -> Mapping[str, str]:
        """What every response carries."""
        return headers(self.cookies.secure)

    @property
    def hosts(self) -> list[str]:
        """The host names under which the pages may be opened."""
        return sorted({urlsplit(self.web_url).hostname or "", *LOOPBACK} - {""})


def make_front(service: Service, settings: Settings) -> Front:
    """The pages' part of the settings."""
    lifetime = timedelta(minutes=settings.sign_in_minutes)
    session = timedelta(hours=settings.session_hours)
    policy, board = bootstrap.policy_table(PROJECT), bootstrap.board()
    reader_key = keys.key(settings.keys_folder, "readers")

    def limit(name: str, times: int) -> Limit:
        return Limit(name, times, lifetime, reader_key, service.database.meter.spend)

    return Front(
        service=service,
        signing_in=SigningIn(service.database.accounts, lifetime, session),
        cookies=Cookies(settings.web_url.startswith("https://"), session),
        web_url=settings.web_url.rstrip("/"),
        consult_address=settings.consult_address,
        search=bootstrap.code_search(settings, service.catalogue),
        shelf=Shelf(bootstrap.notes()),
        pilot=pilot(policy),
        meter=meter(policy),
        reader_key=reader_key,
        links_per_address=limit("links", LINKS_PER_ADDRESS),
        requests_per_client=limit("requests", REQUESTS_PER_CLIENT),
        provider_per_client=limit("provider", REQUESTS_PER_CLIENT),
        board=board,
        openid=_openid(settings),
        pulse=Pulse(service.database.audit.newest),
    )


def _openid(settings: Settings) -> OpenId | None:
    if not settings.oidc_issuer:
        return None
    secret = settings.oidc_client_secret.get_secret_value()
    back = f"{settings.web_url.rstrip('/')}/sign-in/oidc/callback"
    return OpenId(settings.oidc_issuer, settings.oidc_client_id, secret, back)
