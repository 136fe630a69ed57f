"""Questions of guests that wait for their one-time link to be used: sealed, and gone with the link."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, delete, insert

from consultant.store.accounts import digest
from consultant.store.engine import writing
from consultant.store.tables import pending_question


class Pending:
    """The `pending_question` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, secret: str, sealed: bytes, expires_at: datetime) -> None:
        """Keep a question for as long as the link of that secret works."""
        values = {"link_digest": digest(secret), "sealed": sealed, "expires_at": expires_at}
        with writing(self._engine) as connection:
            connection.execute(insert(pending_question).values(**values))

    def take(self, secret: str, now: datetime) -> bytes | None:
        """The sealed question of a link, once; those that have expired are removed."""
        mine = pending_question.c.link_digest == digest(secret)
        with writing(self._engine) as connection:
            taken = connection.scalar(
                delete(pending_question).where(mine).returning(pending_question.c.sealed)
            )
            connection.execute(delete(pending_question).where(pending_question.c.expires_at < now))
        return taken
