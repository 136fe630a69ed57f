"""People, their one-time links and their sessions. Secrets are kept as SHA-256 digests only."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, func, insert, select, update

from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.tables import account, sign_in_link, web_session


class Accounts:
    """The `account`, `sign_in_link` and `web_session` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self, email: str, name: str, credential: str, role: Role, now: datetime, by: str = "command line"
    ) -> Account:
        """Add a person. Raises InputError when the address is taken."""
        values = {
            "email": email.lower(),
            "name": name,
            "credential": credential,
            "role": role.value,
            "active": True,
            "made_at": now,
        }
        with writing(self._engine) as connection:
            if connection.scalar(select(account.c.id).where(account.c.email == email.lower())) is not None:
                raise InputError(f"{email} has an account already. Choose another address.")
            id = connection.execute(insert(account).values(**values).returning(account.c.id)).scalar_one()
            record(connection, now, by, "account added", None, account=id, role=role.value)
        return Account(id, email.lower(), name, credential, role, True)

    def named(self, email: str) -> Account | None:
        """The active account with that address."""
        return self._one(account.c.email == email.lower())

    def everybody(self) -> list[Account]:
        """All accounts, by address."""
        with reading(self._engine) as connection:
            return [_account(row) for row in connection.execute(select(account).order_by(account.c.email))]

    def offer_link(self, id: int, secret: str, now: datetime, lifetime: timedelta) -> None:
        """Remember a one-time link that was mailed to the account."""
        values = {"digest": digest(secret), "account_id": id, "made_at": now, "expires_at": now + lifetime}
        with writing(self._engine) as connection:
            connection.execute(insert(sign_in_link).values(**values))

    def links_since(self, id: int, since: datetime) -> int:
        """How many links the account was mailed since then, to limit the rate."""
        offered = select(func.count()).where(sign_in_link.c.account_id == id, sign_in_link.c.made_at > since)
        with reading(self._engine) as connection:
            return connection.execute(offered).scalar_one()

    def redeem(self, secret: str, session: str, now: datetime, lifetime: timedelta) -> Account | None:
        """Use a link up and open a session in its place; None when it is unknown, used or expired."""
        fresh = (
            sign_in_link.c.digest == digest(secret),
            sign_in_link.c.used_at.is_(None),
            sign_in_link.c.expires_at > now,
        )
        with writing(self._engine) as connection:
            use = update(sign_in_link).where(*fresh).values(used_at=now).returning(sign_in_link.c.account_id)
            id = connection.scalar(use)
            row = connection.execute(select(account).where(account.c.id == id, account.c.active)).first()
            if row is None:
                return None
            values = {
                "digest": digest(session),
                "account_id": id,
                "made_at": now,
                "expires_at": now + lifetime,
            }
            connection.execute(insert(web_session).values(**values))
            record(connection, now, row.email, "signed in", None)
        return _account(row)

    def signed_in(self, session: str, now: datetime) -> Account | None:
        """Whose session this is, if it is still good."""
        alive = (
            web_session.c.digest == digest(session),
            web_session.c.revoked_at.is_(None),
            web_session.c.expires_at > now,
        )
        return self._one(account.c.id.in_(select(web_session.c.account_id).where(*alive)))

    def sign_out(self, session: str, now: datetime) -> None:
        """End a session for good."""
        with writing(self._engine) as connection:
            connection.execute(
                update(web_session).where(web_session.c.digest == digest(session)).values(revoked_at=now)
            )

    def _one(self, condition: Any) -> Account | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(account).where(condition, account.c.active)).first()
        return _account(row) if row else None


def digest(secret: str) -> str:
    """What is stored of a random secret; no salt is needed, it has 256 bits of its own."""
    return sha256(secret.encode()).hexdigest()


def _account(row: Any) -> Account:
    return Account(row.id, row.email, row.name, row.credential, Role(row.role), row.active)
