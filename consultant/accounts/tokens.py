"""Random secrets, and form tokens bound to one of them."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256


def new_secret() -> str:
    """256 random bits, safe in a URL and in a cookie."""
    return secrets.token_urlsafe(32)


def form_token(session: str) -> str:
    """The token that a form of this session carries; who does not know the session cannot make it."""
    return hmac.new(session.encode(), b"form token", sha256).hexdigest()


def genuine(token: str, session: str) -> bool:
    """Whether a form came from a page that was made for this session."""
    return bool(session) and hmac.compare_digest(token.encode(), form_token(session).encode())
