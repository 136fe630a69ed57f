"""What keeps a hostile mail harmless on the page: response headers, and a token in every form.

A mail's HTML is a document of its own in a frame without scripts, forms or origin, and its policy lets it load nothing.
The page itself loads its one style sheet and nothing else. No cookie is set: a form carries a token that only our own
pages show, and other origins cannot read those.
"""

from __future__ import annotations

import hmac
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

FRAME_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""A link in a mail opens a page of its own; everything else is off."""

FRAME_POLICY = "; ".join(
    (
        f"sandbox {FRAME_SANDBOX}",
        "default-src 'none'",
        "img-src data:",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)

HOSTS = ["127.0.0.1", "localhost"]
"""Names the page answers to; another one is a page elsewhere that points its name here (DNS rebinding)."""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class ProtectiveHeaders:
    """Adds the headers above to every response that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_protected)


class FormToken:
    """The token of this run."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def accepts(self, request: Request, given: str) -> bool:
        """Whether the form came from a page of ours."""
        site = request.headers.get("sec-fetch-site", "same-origin")
        return site in ("same-origin", "none") and hmac.compare_digest(given.encode(), self.value.encode())
