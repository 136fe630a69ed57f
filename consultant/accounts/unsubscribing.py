"""Signed links that end a subscription without signing in, with one click (RFC 8058)."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from itsdangerous import BadSignature, Signer

from consultant.model.alerts import Subscription

PATH = "/unsubscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """Makes the links and reads them back. They do not expire: a mail may be opened years later (RFC 8058 section 3.1)."""

    key: bytes = field(repr=False)
    web_url: str

    def address(self, subscription: Subscription) -> str:
        """The link of a subscription, for the mail and for its List-Unsubscribe field."""
        named = f"{subscription.kind}.{subscription.id}"
        return f"{self.web_url}{PATH}/{self._signer().sign(named).decode()}"

    def subscription(self, token: str) -> Subscription | None:
        """What the last part of a link names; None for one that was not made here."""
        try:
            kind, _, id = self._signer().unsign(token.encode()).decode().rpartition(".")
        except BadSignature:
            return None
        return Subscription(kind, int(id))

    def _signer(self) -> Signer:
        return Signer(self.key, salt="unsubscribe", digest_method=sha256)
