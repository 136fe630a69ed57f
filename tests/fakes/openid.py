"""An OpenID provider in memory: discovery, keys, and a token endpoint that checks what a real one checks."""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

ISSUER = "https://login.house.test"
CLIENT, SECRET = "desk", "a-client-secret"


@dataclass
class Provider:
    """Signs everybody in as `email`; `change` spoils the claims before they are signed."""

    now: Callable[[], int]
    email: str = "cora@desk.test"
    change: dict[str, Any] = field(default_factory=dict)
    issuer: str = ISSUER
    down: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    signed_with: RSAKey | None = None
    begun: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def transport(self) -> httpx2.MockTransport:
        return httpx2.MockTransport(self.answer)

    def consent(self, url: str) -> str:
        """The person signs in there and is sent back: the address they come back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        code = f"code-{len(self.begun)}"
        self.begun[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        if self.down:
            raise httpx2.ConnectError("refused")
        match request.url.path:
            case "/.well-known/openid-configuration":
                names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
                return httpx2.Response(
                    200, json={"issuer": self.issuer, **{name: f"{ISSUER}/{name}" for name in names}}
                )
            case "/jwks_uri":
                return httpx2.Response(200, json=KeySet([self.key]).as_dict(private=False))
            case "/token_endpoint":
                return self._token(request)
        return httpx2.Response(404)

    def _token(self, request: httpx2.Request) -> httpx2.Response:
        form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        asked = self.begun.pop(form.get("code", ""), None)
        known = b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        challenge = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if asked is None or known != f"{CLIENT}:{SECRET}" or asked["code_challenge"] != challenge.decode():
            return httpx2.Response(400, json={"error": "invalid_grant"})
        claims = {
            "iss": ISSUER,
            "aud": CLIENT,
            "sub": "1",
            "exp": self.now() + 300,
            "iat": self.now(),
            "nonce": asked["nonce"],
            "email": self.email,
            "email_verified": True,
        }
        claims = {name: value for name, value in {**claims, **self.change}.items() if value is not None}
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.signed_with or self.key)
        return httpx2.Response(
            200, content=json.dumps({"access_token": "x", "token_type": "Bearer", "id_token": token})
        )
