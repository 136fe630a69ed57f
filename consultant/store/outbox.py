"""Replies not yet known to be delivered: claimed before the connection is opened, recorded after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Connection, Engine, select, update

from consultant.errors import NotFound
from consultant.model.consultation import ReplyState, Stage, Verdict, in_own_words
from consultant.model.desk import FACTS_CHANGED
from consultant.model.reading import ClaimedReply, Delivery
from consultant.model.reuse import Stated
from consultant.store.answers import remember
from consultant.store.columns import has_come, read_stated, storable
from consultant.store.copies import want_copy
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.stages import drafted_again, try_move
from consultant.store.tables import consultation, draft, message, reply, review

log = structlog.get_logger(__name__)

LANDS = {ReplyState.SENT, ReplyState.REFUSED}
"""States that take the consultation out of `approved`. `unknown` leaves it there until a person has looked."""


class Outbox:
    """The `reply` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def overdue(self, now: datetime, grace: timedelta, limit: int) -> list[int]:
        """Queued replies whose time has come and that were not nudged lately; they count as nudged from now on."""
        due = (
            reply.c.state == ReplyState.QUEUED.value,
            has_come(reply.c.due_at, now),
            has_come(reply.c.nudge_at, now),
        )
        with writing(self._engine) as connection:
            ids = list(connection.scalars(select(reply.c.id).where(*due).order_by(reply.c.id).limit(limit)))
            if ids:
                connection.execute(update(reply).where(reply.c.id.in_(ids)).values(nudge_at=now + grace))
            return ids

    def untried(self, id: int, now: datetime) -> Stated | None:
        """What a reply that is due for its first attempt states; None for another, or one in a person's own words."""
        columns = (review.c.verdict, review.c.reason, *draft.c["question", "findings"])
        found = select(*columns).select_from(
            reply.join(review, review.c.id == reply.c.review_id).join(draft, draft.c.id == review.c.draft_id)
        )
        with reading(self._engine) as connection:
            row = (
                connection.execute(found.where(*_untried(id), has_come(reply.c.due_at, now)))
                .mappings()
                .first()
            )
        if row is None or in_own_words(Verdict(row["verdict"]), row["reason"]):
            return None
        return read_stated(row)

    def withdraw(self, id: int, why: Sequence[str], now: datetime, nudge_at: datetime) -> int | None:
        """Take a reply back before its first attempt and have it drafted again; its consultation, None when it was tried."""
        taken = update(reply).where(*_untried(id)).values(state=ReplyState.WITHDRAWN.value)
        with writing(self._engine) as connection:
            consultation_id: int | None = connection.scalar(taken.returning(reply.c.consultation_id))
            if consultation_id is not None:
                flags = connection.scalar(
                    select(consultation.c.flags).where(consultation.c.id == consultation_id)
                )
                again = drafted_again(flags or (), nudge_at)
                try_move(connection, consultation_id, Stage.RECEIVED, now, **again)
                record(connection, now, "engine", FACTS_CHANGED, consultation_id, changes=list(why), reply=id)
        return consultation_id

    def claim(self, id: int, now: datetime) -> ClaimedReply | None:
        """Commit `queued → sending` for this worker; None when the reply is not due or another worker has it."""
        queued = (reply.c.id == id, reply.c.state == ReplyState.QUEUED.value, has_come(reply.c.due_at, now))
        sending = {"state": ReplyState.SENDING.value, "sending_since": now, "attempts": reply.c.attempts + 1}
        names = (
            "id",
            "consultation_id",
            "envelope_sender",
            "recipient",
            "content",
            "attempts",
            "approved_at",
        )
        with writing(self._engine) as connection:
            row = connection.execute(
                update(reply).where(*queued).values(**sending).returning(*reply.c[names])
            ).first()
        return ClaimedReply(*row) if row else None

    def record(self, delivery: Delivery, now: datetime, *, copied: bool = False) -> None:
        """Write down how an attempt ended; a delivered or refused reply lands its consultation.

        With `copied`, a delivered one waits to be filed in the Sent folder too.
        """
        with writing(self._engine) as connection:
            settled = _settle(connection, delivery, ReplyState.SENDING, now)
            if settled and copied and delivery.state is ReplyState.SENT:
                want_copy(connection, delivery.reply, now)

    def cut_off(self, now: datetime, lost_after: timedelta) -> list[int]:
        """Sends without outcome for too long were cut off by a crash: mark them `unknown`, for a person."""
        lost = (reply.c.state == ReplyState.SENDING.value, has_come(reply.c.sending_since, now - lost_after))
        values = {
            "state": ReplyState.UNKNOWN.value,
            "response": "The sending process stopped before the outcome was known.",
        }
        with writing(self._engine) as connection:
            rows = connection.execute(
                update(reply).where(*lost).values(**values).returning(reply.c.id, reply.c.consultation_id)
            ).all()
            for row in rows:
                record(connection, now, "engine", "delivery unknown", row.consultation_id, reply=row.id)
            return [row.id for row in rows]

    def resolve(self, id: int, *, arrived: bool, who: str, now: datetime) -> None:
        """A person has found out about an `unknown` send: it arrived, or it is to be sent again (same Message-ID).

        Raises: NotFound when the reply is not in doubt.
        """
        settled = (
            Delivery(id, ReplyState.SENT, f"confirmed by {who}")
            if arrived
            else Delivery(id, ReplyState.QUEUED, f"to be sent again, by {who}", retry_at=now)
        )
        with writing(self._engine) as connection:
            consultation_id = connection.scalar(select(reply.c.consultation_id).where(reply.c.id == id))
            if not _settle(connection, settled, ReplyState.UNKNOWN, now):
                raise NotFound(f"Reply {id} is not in doubt.")
            done = "delivery confirmed" if arrived else "sent again"
            record(connection, now, who, done, consultation_id, reply=id)


def _untried(id: int) -> tuple[ColumnElement[bool], ...]:
    return reply.c.id == id, reply.c.state == ReplyState.QUEUED.value, reply.c.attempts == 0


def _settle(connection: Connection, delivery: Delivery, expected: ReplyState, now: datetime) -> bool:
    """Compare-and-set of a reply's state; False when it is not in the expected one."""
    mine = (reply.c.id == delivery.reply, reply.c.state == expected.value)
    values: dict[str, Any] = {
        "state": delivery.state.value,
        "response": storable(delivery.response),
        "sending_since": None,
    }
    if delivery.retry_at is not None:
        values |= {"due_at": delivery.retry_at, "nudge_at": delivery.retry_at}
    if delivery.state is ReplyState.SENT:
        values |= {"sent_at": now}
    if connection.execute(update(reply).where(*mine).values(**values)).rowcount != 1:
        return False
    _land(connection, delivery, now)
    return True


def _land(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """Take the consultation to rest. What was delivered is recorded even where its stage has moved on meanwhile."""
    names = ("consultation_id", "landing", "answers_round")
    row = connection.execute(select(*reply.c[names]).where(reply.c.id == delivery.reply)).one()
    detail = {"reply": delivery.reply, "response": delivery.response}
    record(connection, now, "engine", f"reply {delivery.state.value}", row.consultation_id, **detail)
    if delivery.state not in LANDS:
        return
    landing = Stage(row.landing) if delivery.state is ReplyState.SENT else Stage.UNDELIVERABLE
    if delivery.state is ReplyState.SENT:
        _remember(connection, delivery.reply)
    landed = try_move(connection, row.consultation_id, landing, now)
    if landed and _wrote_meanwhile(connection, row.consultation_id, row.answers_round):
        try_move(connection, row.consultation_id, Stage.RECEIVED, now, nudge_at=now, attempts=0)


def _remember(connection: Connection, reply_id: int) -> None:
    """That it was sent is noted whatever becomes of this."""
    try:
        with connection.begin_nested():
            remember(connection, reply_id)
    except Exception:
        log.exception("sent reply not kept as an earlier answer", reply=reply_id)


def _wrote_meanwhile(connection: Connection, id: int, answered: int) -> bool:
    newer = (message.c.consultation_id == id, message.c.round > answered, message.c.disposition == "accept")
    return connection.scalar(select(message.c.id).where(*newer).limit(1)) is not None
