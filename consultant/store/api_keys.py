"""Keys of programs, each of an account; only digests of them are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from consultant.model.desk import Account
from consultant.store.accounts import digest, person
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.tables import account, api_key


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as its owner sees it: never the key itself."""

    digest: str
    label: str
    made_at: datetime


class ApiKeys:
    """The `api_key` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, owner: Account, key: str, label: str, now: datetime) -> None:
        """Let a program use the account."""
        values = {"digest": digest(key), "account_id": owner.id, "label": label, "made_at": now}
        with writing(self._engine) as connection:
            connection.execute(insert(api_key).values(**values))
            record(connection, now, owner.email, "key made", None, label=label)

    def of(self, owner: Account) -> list[ApiKey]:
        """The keys of an account that work, oldest first."""
        mine = select(api_key).where(api_key.c.account_id == owner.id, api_key.c.revoked_at.is_(None))
        with reading(self._engine) as connection:
            rows = connection.execute(mine.order_by(api_key.c.made_at)).all()
        return [ApiKey(row.digest, row.label, row.made_at) for row in rows]

    def revoke(self, owner: Account, key_digest: str, now: datetime) -> None:
        """End a key of the account; somebody else's is left alone."""
        mine = (api_key.c.digest == key_digest, api_key.c.account_id == owner.id)
        with writing(self._engine) as connection:
            connection.execute(update(api_key).where(*mine).values(revoked_at=now))
            record(connection, now, owner.email, "key revoked", None)

    def holder(self, key: str) -> Account | None:
        """Whose key this is, while it works and the account is active."""
        working = select(api_key.c.account_id).where(
            api_key.c.digest == digest(key), api_key.c.revoked_at.is_(None)
        )
        with reading(self._engine) as connection:
            row = connection.execute(
                select(account).where(account.c.id.in_(working), account.c.active)
            ).first()
        return person(row) if row else None
