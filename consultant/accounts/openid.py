"""Signing in with an account of the house: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), by Authlib."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from consultant.accounts.tokens import new_secret
from consultant.errors import NotAllowed, TransientError

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Signatures with a public key only: `none` and shared secrets are never taken."""
SCOPE = "openid email"
TIMEOUT = 10
LEEWAY = 60


@dataclass(frozen=True, slots=True)
class Begun:
    """What has to come back unchanged; kept in the visitor's cookie while they are away."""

    state: str
    nonce: str
    verifier: str

    def __str__(self) -> str:
        return ".".join((self.state, self.nonce, self.verifier))

    @classmethod
    def read(cls, written: str) -> Begun | None:
        """What `str` wrote; None for anything else."""
        parts = written.split(".")
        return cls(*parts) if len(parts) == 3 and all(parts) else None


@dataclass(frozen=True)
class OpenId:
    """One provider, found by its issuer's address."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    transport: httpx2.BaseTransport | None = None

    def begin(self) -> tuple[str, Begun]:
        """Where to send the visitor, and what to remember. Raises TransientError when the provider does not answer."""
        begun = Begun(new_secret(), new_secret(), new_secret())
        with self._client() as client:
            url, _ = client.create_authorization_url(
                self._provider["authorization_endpoint"],
                state=begun.state,
                nonce=begun.nonce,
                code_verifier=begun.verifier,
            )
        return str(url), begun

    def finish(self, begun: Begun, callback: str) -> str:
        """The address of who has signed in there.

        Raises:
            NotAllowed: what came back was not meant for this visitor, or proves no verified address.
            TransientError: the provider does not answer.
        """
        answer = {name: values[0] for name, values in parse_qs(urlsplit(callback).query).items()}
        if answer.get("state") != begun.state or "code" not in answer:
            raise NotAllowed("The sign-in was not begun here, or was refused there. Begin again.")
        try:
            claims = self._claims(self._fetch(begun, answer["code"]), begun)
        except (AuthlibBaseError, JoseError, KeyError, ValueError) as error:
            raise NotAllowed(f"The provider's answer is not valid ({type(error).__name__}).") from error
        except httpx2.HTTPError as error:
            raise TransientError("The sign-in provider does not answer. Try again, or use a link.") from error
        if claims.get("email_verified") is not True or not claims.get("email"):
            raise NotAllowed("The provider does not vouch for an e-mail address. Use a link instead.")
        return str(claims["email"])

    def _fetch(self, begun: Begun, code: str) -> str:
        with self._client() as client:
            token = client.fetch_token(
                self._provider["token_endpoint"], code=code, code_verifier=begun.verifier
            )
        return str(token["id_token"])

    def _claims(self, token: str, begun: Begun) -> Mapping[str, Any]:
        """Core 1.0 section 3.1.3.7: signature, issuer, audience, expiry, nonce."""
        decoded = jwt.decode(token, self._keys(), algorithms=ALGORITHMS)
        jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": begun.nonce},
        ).validate(decoded.claims)
        return decoded.claims

    def _keys(self) -> KeySet:
        """Fetched each time: a key that was changed is known at once, and people sign in seldom."""
        with self._client() as client:
            return KeySet.import_key_set(
                client.request("GET", self._provider["jwks_uri"], withhold_token=True).json()
            )

    @cached_property
    def _provider(self) -> Mapping[str, Any]:
        """What the provider says of itself (OpenID Connect Discovery 1.0); it must name the issuer that was asked."""
        try:
            with self._client() as client:
                address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
                told: Mapping[str, Any] = (
                    client.request("GET", address, withhold_token=True).raise_for_status().json()
                )
        except (httpx2.HTTPError, ValueError) as error:
            raise TransientError("The sign-in provider does not answer. Try again, or use a link.") from error
        if told.get("issuer") != self.issuer:
            raise NotAllowed(f"The provider calls itself {told.get('issuer')!r}, not {self.issuer!r}.")
        return told

    def _client(self) -> OAuth2Client:
        return OAuth2Client(
            self.client_id,
            self.client_secret,
            scope=SCOPE,
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            timeout=TIMEOUT,
            **({"transport": self.transport} if self.transport else {}),
        )
