"""A provider's token endpoint (RFC 6749 section 6): signs access tokens for Dovecot and rotates refresh tokens."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs

TOKEN_KEY = b"0123456789abcdef0123456789abcdef"
FIRST = "refresh-0"


class TokenEndpoint:
    """Takes each refresh token once; `answers` are given first, as status and JSON. `asked` are the forms it got."""

    def __init__(self, email: str, *, seconds: int = 3600) -> None:
        self.email = email
        self.seconds = seconds
        self.refresh = FIRST
        self.asked: list[dict[str, str]] = []
        self.answers: list[tuple[int, dict[str, Any]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/token"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if self.answers:
            return self.answers.pop(0)
        if form["refresh_token"] != self.refresh:
            return 400, {"error": "invalid_grant"}
        self.refresh = f"refresh-{len(self.asked)}"
        return 200, {
            "access_token": token(self.email, self.seconds),
            "expires_in": self.seconds,
            "refresh_token": self.refresh,
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, told = endpoint.answer({name: values[0] for name, values in parse_qs(body).items()})
                content = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        return Handler


def token(email: str, seconds: int = 3600, key: bytes = TOKEN_KEY) -> str:
    """A JSON Web Token signed with HS256 (RFC 7515)."""
    now = int(time.time())
    header = _coded({"alg": "HS256", "typ": "JWT", "kid": "default"})
    claims = _coded(
        {"sub": email, "email": email, "iat": now - 5, "exp": now + seconds, "jti": time.time_ns()}
    )
    signature = hmac.new(key, header + b"." + claims, hashlib.sha256).digest()
    return b".".join((header, claims, _stripped(signature))).decode()


def _coded(content: dict[str, Any]) -> bytes:
    return _stripped(json.dumps(content).encode())


def _stripped(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")
