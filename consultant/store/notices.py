"""Automatic mail of ours: written down with what it answers, claimed before it is sent, never sent a second time.

An automatic mail that may have arrived is let go: telling nobody is better than telling twice (RFC 3834 section 2).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from consultant.model.consultation import ReplyState
from consultant.model.mail import Authenticity, SegmentKind, SendOutcome, SendResult
from consultant.model.reading import ClaimedNotice, Reading
from consultant.store.columns import read_segments, storable
from consultant.store.engine import writing
from consultant.store.history import record
from consultant.store.tables import consultation, message, notice

GIVE_UP = timedelta(hours=24)
RETRY = timedelta(minutes=15)
ENDS = {
    SendResult.ACCEPTED: ReplyState.SENT,
    SendResult.REFUSED: ReplyState.REFUSED,
    SendResult.UNKNOWN: ReplyState.UNKNOWN,
}


def lock_key(reading: Reading) -> str:
    """What to lock before a notice to the reading's sender is queued."""
    return f"notice {reading.notify}"


def tell(connection: Connection, reading: Reading, id: int, now: datetime, pause: timedelta) -> None:
    """Queue the notice that a reading asks for, unless its address was told something within the pause.

    The caller holds `lock_key`, or two workers could tell one address at the same time.
    """
    recipient = storable(reading.notify)
    if not (reading.screened.notice and recipient):
        return
    recent = select(notice.c.id).where(notice.c.recipient == recipient, notice.c.made_at > now - pause)
    if connection.scalar(recent.limit(1)) is not None:
        return
    _add(connection, reading, id, now)


def serve(connection: Connection, reading: Reading, now: datetime) -> None:
    """Queue the automatic answer of a product, in the transaction that marks the mail as read: neither without the other."""
    _add(connection, reading, None, now)


def _add(connection: Connection, reading: Reading, consultation_id: int | None, now: datetime) -> None:
    values = {
        "kind": reading.screened.notice,
        "recipient": storable(reading.notify),
        "message_id": reading.message,
        "consultation_id": consultation_id,
        "state": ReplyState.QUEUED.value,
        "made_at": now,
        "due_at": now,
        "attempts": 0,
        "response": "",
    }
    connection.execute(insert(notice).values(**values))


class Notices:
    """The `notice` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime, limit: int) -> list[ClaimedNotice]:
        """Take notices that are due; they count as being sent from now on, whatever happens to this process."""
        due = (notice.c.state == ReplyState.QUEUED.value, notice.c.due_at <= now)
        columns = (*notice.c["id", "kind", "recipient"], consultation.c.id, consultation.c.asker_name)
        asked = message.c[
            "subject", "message_id", "references", "sender", "authentication", "text", "segments"
        ]
        opened = consultation.c.id == notice.c.consultation_id
        found = (
            select(*columns, *asked)
            .select_from(
                notice.join(message, message.c.id == notice.c.message_id).outerjoin(consultation, opened)
            )
            .where(*due)
            .order_by(notice.c.id)
            .limit(limit)
        )
        with writing(self._engine) as connection:
            rows = connection.execute(found).all()
            return [_claimed(row) for row in rows if _take(connection, row[0])]

    def record(self, claimed: ClaimedNotice, outcome: SendOutcome, now: datetime) -> None:
        """Write down how the attempt ended; what was surely not taken is tried again for a day."""
        with writing(self._engine) as connection:
            made_at = connection.scalar(select(notice.c.made_at).where(notice.c.id == claimed.id))
            again = outcome.result is SendResult.TRY_LATER and made_at and now - made_at < GIVE_UP
            state = ReplyState.QUEUED if again else ENDS.get(outcome.result, ReplyState.REFUSED)
            ended = update(notice).where(notice.c.id == claimed.id)
            values = {"state": state.value, "due_at": now + RETRY, "response": storable(outcome.response)}
            connection.execute(ended.values(**values))
            if not again:
                record(connection, now, "engine", f"{claimed.kind} {state.value}", claimed.consultation)


def _claimed(row: Any) -> ClaimedNotice:
    id, kind, recipient, opened, name, subject, message_id, references, sender, proof, text, segments = row
    new = (one for one in read_segments(segments) if one.kind is SegmentKind.NEW)
    written = "".join(text[one.start : one.end] for one in new)
    proven = Authenticity(proof or Authenticity.NONE)
    return ClaimedNotice(
        id,
        kind,
        recipient,
        opened,
        name or "",
        subject,
        message_id,
        tuple(references),
        sender,
        proven,
        written,
    )


def _take(connection: Connection, id: int) -> bool:
    queued = update(notice).where(notice.c.id == id, notice.c.state == ReplyState.QUEUED.value)
    taken = queued.values(state=ReplyState.SENDING.value, attempts=notice.c.attempts + 1)
    return connection.execute(taken).rowcount == 1
