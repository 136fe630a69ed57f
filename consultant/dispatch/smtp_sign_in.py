"""Signing in to a mail server: by password, or by an access token (XOAUTH2; OAUTHBEARER, RFC 7628)."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass, field
from typing import Protocol


class Tokens(Protocol):
    """Access tokens of an account. Both raise TransientError or PermanentError when there is none to be had."""

    def current(self) -> str:
        """A token that is good for a while."""
        ...

    def renewed(self, refused: str) -> str:
        """Another token than the one that the server refused."""
        ...


@dataclass(frozen=True, slots=True)
class FixedToken:
    """A token that somebody gave, and that nobody renews."""

    token: str = field(repr=False)

    def current(self) -> str:
        return self.token

    def renewed(self, refused: str) -> str:
        """The same one: the server's refusal stands."""
        return self.token


def sign_in(connection: smtplib.SMTP, user: str, password: str, tokens: Tokens | None) -> None:
    """Sign in; a token that the server refuses is renewed once. Raises SMTPException, and what `tokens` raises."""
    if tokens is None:
        connection.login(user, password)
        return
    token = tokens.current()
    try:
        _with_token(connection, user, token)
    except smtplib.SMTPAuthenticationError:
        fresh = tokens.renewed(token)
        if fresh == token:
            raise
        _with_token(connection, user, fresh)


def _with_token(connection: smtplib.SMTP, user: str, token: str) -> None:
    """The mechanism the server offers. After a refusal it sends its reasons and waits for a word, which ends the exchange."""
    offered = connection.esmtp_features.get("auth", "").upper().split()
    bearer = "OAUTHBEARER" in offered and "XOAUTH2" not in offered
    said = (
        f"n,a={_quoted(user)},\1auth=Bearer {token}\1\1"
        if bearer
        else f"user={user}\1auth=Bearer {token}\1\1"
    )
    connection.auth(
        "OAUTHBEARER" if bearer else "XOAUTH2",
        lambda challenge=None: said if challenge is None else "\1" if bearer else "",
    )


def _quoted(name: str) -> str:
    """A name as a GS2 header holds it (RFC 5801 section 4)."""
    return name.replace("=", "=3D").replace(",", "=2C")
