"""Signing in: a one-time link by mail, redeemed for a session."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from consultant.accounts.tokens import new_secret
from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.model.desk import Account

LINKS_PER_LIFETIME = 4
"""How many links an account may have open at once; more requests change nothing until they expire."""

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\".]+(\.[^\s@<>()\[\],;:\\\".]+)+")
"""A plain address as people have them; quoted local parts and address literals are not taken."""


class People(Protocol):
    """What signing in needs of the accounts (`store.accounts.Accounts`)."""

    def add(self, email: str, name: str, credential: str, role: Role, now: datetime, by: str) -> Account: ...

    def named(self, email: str) -> Account | None: ...

    def offer_link(self, id: int, secret: str, now: datetime, lifetime: timedelta) -> None: ...

    def links_since(self, id: int, since: datetime) -> int: ...

    def redeem(
        self, secret: str, session: str, now: datetime, lifetime: timedelta, client: str = ""
    ) -> Account | None: ...

    def vouched(
        self, email: str, session: str, now: datetime, lifetime: timedelta, client: str = ""
    ) -> Account | None: ...


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link for an account: the secret goes into the mail and is not kept."""

    account: Account
    secret: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session: the secret goes into the cookie and is not kept."""

    account: Account
    session: str


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Makes one-time links and turns them into sessions."""

    people: People
    link_lifetime: timedelta
    session_lifetime: timedelta
    secret: Callable[[], str] = new_secret

    def invite(self, email: str, now: datetime) -> Invitation | None:
        """A new link; None when nobody has that address or too many links are open.

        The caller says the same in both cases: who asks must not learn which addresses have accounts.
        """
        account = self.people.named(email.strip())
        if account is None:
            return None
        if self.people.links_since(account.id, now - self.link_lifetime) >= LINKS_PER_LIFETIME:
            return None
        secret = self.secret()
        self.people.offer_link(account.id, secret, now, self.link_lifetime)
        return Invitation(account, secret, now + self.link_lifetime)

    def redeem(self, secret: str, now: datetime, client: str = "") -> SignedIn | None:
        """Use a link up; None when it is unknown, used or expired."""
        session = self.secret()
        account = self.people.redeem(secret, session, now, self.session_lifetime, client)
        return SignedIn(account, session) if account else None

    def vouched(self, email: str, now: datetime, client: str = "") -> SignedIn | None:
        """A session for whom an OpenID provider vouches; None without an account here."""
        session = self.secret()
        account = self.people.vouched(email, session, now, self.session_lifetime, client)
        return SignedIn(account, session) if account else None

    def enrol(self, email: str, name: str, credential: str, role: Role, now: datetime, by: str) -> Account:
        """Add a person who may sign in.

        Raises:
            InputError: the address is none or is taken, or the name is empty.
        """
        address = email.strip().lower()
        if not ADDRESS.fullmatch(address):
            raise InputError(f"{email!r} is not an e-mail address. Write it like ana@example.org.")
        if not name.strip() or any(not mark.isprintable() for mark in name + credential):
            raise InputError("Write the name on one line: it signs the replies.")
        return self.people.add(address, name.strip(), credential.strip(), role, now, by)
