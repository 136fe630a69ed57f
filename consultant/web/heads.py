"""HEAD, which link checkers and crawlers ask with, for every page that answers GET."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MARK = "consultant.head"


class Heads:
    """ASGI middleware: HEAD is answered as GET is, without the body (RFC 9110 section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        ended = False

        async def without_body(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b""})

        await self._app({**scope, "method": "GET", MARK: True}, receive, without_body)


def reads_nothing(request: Request) -> bool:
    """Whether no body will be sent: then no page is counted."""
    return bool(request.scope.get(MARK))
