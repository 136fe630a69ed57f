"""People, their one-time links and their sessions. Secrets are kept as SHA-256 digests only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, func, insert, select, update

from consultant.errors import InputError, NotFound
from consultant.model.consultation import Role
from consultant.model.desk import Account, WebSession
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.tables import account, recovery_code, sign_in_link, web_session

LONGEST_CLIENT = 200
_EVERYBODY = select(account).order_by(account.c.email)
_NAMED = select(account).where(account.c.email == bindparam("email"), account.c.active)
_SIGNED_IN = (
    select(account)
    .join(web_session, web_session.c.account_id == account.c.id)
    .where(web_session.c.digest == bindparam("digest"), web_session.c.revoked_at.is_(None))
    .where(web_session.c.expires_at > bindparam("now"), web_session.c.code_wanted.is_(False))
    .where(account.c.active)
)


class Accounts:
    """The `account`, `sign_in_link`, `recovery_code` and `web_session` tables."""

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
        with reading(self._engine) as connection:
            row = connection.execute(_NAMED, {"email": email.lower()}).first()
        return person(row) if row else None

    def everybody(self) -> list[Account]:
        """All accounts, by address."""
        with reading(self._engine) as connection:
            return [person(row) for row in connection.execute(_EVERYBODY)]

    def change_plan(self, email: str, plan: str, now: datetime, by: str) -> None:
        """Put a person on another plan. Raises NotFound."""
        change = update(account).where(account.c.email == email.lower()).values(plan=plan)
        with writing(self._engine) as connection:
            id = connection.scalar(change.returning(account.c.id))
            if id is None:
                raise NotFound(f"{email} has no account.")
            record(connection, now, by, "plan changed", None, account=id, plan=plan)

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

    def redeem(
        self, secret: str, session: str, now: datetime, lifetime: timedelta, client: str = ""
    ) -> Account | None:
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
            return _open(connection, row, session, now, lifetime, client) if row else None

    def vouched(
        self, email: str, session: str, now: datetime, lifetime: timedelta, client: str = ""
    ) -> Account | None:
        """Open a session for somebody whom an OpenID provider vouches for; None without an active account."""
        theirs = (account.c.email == email.lower(), account.c.active)
        with writing(self._engine) as connection:
            row = connection.execute(select(account).where(*theirs)).first()
            return _open(connection, row, session, now, lifetime, client) if row else None

    def signed_in(self, session: str, now: datetime) -> Account | None:
        """Whose session this is, if it is still good and no code is wanted."""
        with reading(self._engine) as connection:
            row = connection.execute(_SIGNED_IN, {"digest": digest(session), "now": now}).first()
        return person(row) if row else None

    # -- the second factor -------------------------------------------------------------------------------------

    def code_wanted(self, session: str, now: datetime) -> tuple[Account, bytes, int] | None:
        """Whose code this session waits for, with the sealed seed and the newest step used."""
        alive = (*_alive(session, now), web_session.c.code_wanted.is_(True), account.c.active)
        found = select(account).join(web_session, web_session.c.account_id == account.c.id).where(*alive)
        with reading(self._engine) as connection:
            row = connection.execute(found).first()
        return (person(row), row.seed, row.last_step) if row and row.seed else None

    def prove(self, session: str, fresh: str, id: int, step: int, now: datetime) -> bool:
        """A right code was given: the session goes on under a fresh secret. False when the code was used meanwhile."""
        newer = (account.c.id == id, account.c.last_step < step)
        with writing(self._engine) as connection:
            if connection.execute(update(account).where(*newer).values(last_step=step)).rowcount != 1:
                return False
            _proven(connection, session, fresh)
            return True

    def recover(self, session: str, fresh: str, id: int, code: str, now: datetime) -> bool:
        """Use a recovery code up in place of an authenticator's."""
        unused = (
            recovery_code.c.digest == digest(code),
            recovery_code.c.account_id == id,
            recovery_code.c.used_at.is_(None),
        )
        with writing(self._engine) as connection:
            if connection.execute(update(recovery_code).where(*unused).values(used_at=now)).rowcount != 1:
                return False
            _proven(connection, session, fresh)
            who = connection.scalar(select(account.c.email).where(account.c.id == id))
            record(connection, now, str(who), "used a recovery code", None)
            return True

    def wrong_code(self, session: str, most: int, now: datetime) -> bool:
        """Count a wrong code; False when it was the last: the session is over."""
        mine = web_session.c.digest == digest(session)
        counted = update(web_session).where(mine).values(wrong_codes=web_session.c.wrong_codes + 1)
        with writing(self._engine) as connection:
            wrong = connection.scalar(counted.returning(web_session.c.wrong_codes))
            if wrong is None or wrong >= most:
                connection.execute(update(web_session).where(mine).values(revoked_at=now))
                return False
            return True

    def set_seed(
        self, id: int, seed: bytes | None, step: int, codes: Sequence[str], who: str, now: datetime
    ) -> None:
        """Begin or, without a seed, end the second factor; earlier recovery codes are worth nothing then."""
        with writing(self._engine) as connection:
            connection.execute(update(account).where(account.c.id == id).values(seed=seed, last_step=step))
            connection.execute(delete(recovery_code).where(recovery_code.c.account_id == id))
            if codes:
                rows = [{"digest": digest(code), "account_id": id} for code in codes]
                connection.execute(insert(recovery_code), rows)
            record(
                connection, now, who, "second factor on" if seed else "second factor off", None, account=id
            )

    def seed(self, id: int) -> tuple[bytes, int] | None:
        """The sealed seed of an account and the newest step used."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(*account.c["seed", "last_step"]).where(account.c.id == id)
            ).first()
        return (row.seed, row.last_step) if row and row.seed else None

    def codes_left(self, id: int) -> int:
        """How many recovery codes were not used yet."""
        unused = (recovery_code.c.account_id == id, recovery_code.c.used_at.is_(None))
        with reading(self._engine) as connection:
            return connection.execute(
                select(func.count()).select_from(recovery_code).where(*unused)
            ).scalar_one()

    # -- sessions and people -----------------------------------------------------------------------------------

    def sessions(self, id: int, now: datetime) -> list[WebSession]:
        """The browsers signed in for an account, newest first."""
        alive = (
            web_session.c.account_id == id,
            web_session.c.revoked_at.is_(None),
            web_session.c.expires_at > now,
            web_session.c.code_wanted.is_(False),
        )
        columns = web_session.c["digest", "made_at", "expires_at", "client"]
        with reading(self._engine) as connection:
            rows = connection.execute(select(*columns).where(*alive).order_by(web_session.c.made_at.desc()))
            return [WebSession(*row) for row in rows]

    def revoke(self, id: int, digests: Sequence[str], who: str, now: datetime) -> None:
        """End sessions of this account; others' are left alone."""
        theirs = (web_session.c.account_id == id, web_session.c.digest.in_(digests))
        with writing(self._engine) as connection:
            ended = connection.execute(update(web_session).where(*theirs).values(revoked_at=now)).rowcount
            record(connection, now, who, "sessions ended", None, account=id, sessions=ended)

    def change(self, id: int, role: Role, active: bool, who: str, now: datetime) -> None:
        """Give a person another role, or close or open the account; closing ends every session.

        Raises: NotFound. InputError when no active admin would be left.
        """
        with writing(self._engine) as connection:
            row = connection.execute(select(account).where(account.c.id == id).with_for_update()).first()
            if row is None:
                raise NotFound(f"There is no account {id}.")
            others = (account.c.role == Role.ADMIN.value, account.c.active, account.c.id != id)
            keeps = role is Role.ADMIN and active
            if not keeps and connection.scalar(select(account.c.id).where(*others).limit(1)) is None:
                raise InputError("Nobody could manage accounts any more. Make somebody else admin first.")
            connection.execute(
                update(account).where(account.c.id == id).values(role=role.value, active=active)
            )
            if not active:
                over = update(web_session).where(web_session.c.account_id == id)
                connection.execute(over.values(revoked_at=now))
            record(connection, now, who, "account changed", None, account=id, role=role.value, active=active)

    def sign_out(self, session: str, now: datetime) -> None:
        """End a session for good."""
        with writing(self._engine) as connection:
            connection.execute(
                update(web_session).where(web_session.c.digest == digest(session)).values(revoked_at=now)
            )


def _alive(session: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        web_session.c.digest == digest(session),
        web_session.c.revoked_at.is_(None),
        web_session.c.expires_at > now,
    )


def _open(
    connection: Connection, row: Any, session: str, now: datetime, lifetime: timedelta, client: str
) -> Account:
    values = {
        "digest": digest(session),
        "account_id": row.id,
        "made_at": now,
        "expires_at": now + lifetime,
        "client": client[:LONGEST_CLIENT],
        "code_wanted": row.seed is not None,
        "wrong_codes": 0,
    }
    connection.execute(insert(web_session).values(**values))
    record(connection, now, row.email, "signed in", None)
    return person(row)


def _proven(connection: Connection, session: str, fresh: str) -> None:
    """The secret changes when what it opens changes, so that nobody can have fixed it before."""
    values = {"digest": digest(fresh), "code_wanted": False}
    connection.execute(update(web_session).where(web_session.c.digest == digest(session)).values(**values))


def digest(secret: str) -> str:
    """What is stored of a random secret; no salt is needed, it has 256 bits of its own."""
    return sha256(secret.encode()).hexdigest()


def person(row: Any) -> Account:
    """A row of `account` as a person."""
    second_factor = row.seed is not None
    return Account(
        row.id, row.email, row.name, row.credential, Role(row.role), row.active, second_factor, row.plan
    )
