"""Copies of sent replies on their way into the Sent folder; nothing here touches a reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from consultant.model.mail import SentCopy
from consultant.store.columns import has_come
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.tables import reply, sent_copy


class Copies:
    """The `sent_copy` table: a row is there for as long as its copy is not filed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[int]:
        """Copies whose time has come, for one worker; the attempt is counted before the work."""
        due = (
            select(sent_copy.c.reply_id)
            .where(has_come(sent_copy.c.due_at, now))
            .order_by(sent_copy.c.reply_id)
        )
        with writing(self._engine) as connection:
            ids = list(connection.scalars(due.limit(limit)))
            claimed = update(sent_copy).where(
                sent_copy.c.reply_id.in_(ids), has_come(sent_copy.c.due_at, now)
            )
            taken = claimed.values(due_at=now + lease, attempts=sent_copy.c.attempts + 1)
            return sorted(connection.scalars(taken.returning(sent_copy.c.reply_id)))

    def waiting(self, ids: Sequence[int]) -> list[SentCopy]:
        """Those of the copies that are still to be filed."""
        columns = (reply.c.message_id, reply.c.content, sent_copy.c.sent_at, sent_copy.c.attempts)
        found = select(sent_copy.c.reply_id, *columns).join(reply, reply.c.id == sent_copy.c.reply_id)
        with reading(self._engine) as connection:
            rows = connection.execute(found.where(sent_copy.c.reply_id.in_(ids)).order_by(reply.c.id))
            return [SentCopy(*row) for row in rows]

    def filed(self, id: int) -> None:
        """The copy is in the folder."""
        with writing(self._engine) as connection:
            connection.execute(delete(sent_copy).where(sent_copy.c.reply_id == id))

    def postpone(self, id: int, until: datetime) -> None:
        """Try again then."""
        with writing(self._engine) as connection:
            connection.execute(update(sent_copy).where(sent_copy.c.reply_id == id).values(due_at=until))

    def give_up(self, id: int, why: str, now: datetime) -> None:
        """No copy will be filed; the consultation's history says so."""
        with writing(self._engine) as connection:
            connection.execute(delete(sent_copy).where(sent_copy.c.reply_id == id))
            consultation = connection.scalar(select(reply.c.consultation_id).where(reply.c.id == id))
            record(connection, now, "engine", "copy not filed", consultation, reply=id, why=why)


def want_copy(connection: Connection, reply_id: int, now: datetime) -> None:
    """Have a copy filed of a reply that was just handed over, in the same transaction."""
    known = connection.scalar(select(sent_copy.c.reply_id).where(sent_copy.c.reply_id == reply_id))
    if known is None:
        values = {"reply_id": reply_id, "sent_at": now, "due_at": now, "attempts": 0}
        connection.execute(insert(sent_copy).values(**values))
