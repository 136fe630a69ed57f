"""The outbox of the job board: a mail is written down in the transaction of what it tells of, claimed before it is sent.

A mail that may have arrived is let go; whoever applied for a job by it is told that it is in doubt and may send it again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from consultant.model.careers import BoardMail, ClaimedBoardMail
from consultant.model.consultation import ReplyState
from consultant.model.mail import SendOutcome, SendResult
from consultant.store.columns import has_come, storable
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.job_tables import board_mail

ENDS = {
    SendResult.ACCEPTED: ReplyState.SENT,
    SendResult.REFUSED: ReplyState.REFUSED,
    SendResult.UNKNOWN: ReplyState.UNKNOWN,
}
HANDED_OVER = (ReplyState.SENT.value, ReplyState.SENDING.value, ReplyState.UNKNOWN.value)
CLAIMED = ("id", "kind", "recipient", "envelope_sender", "content", "attempts", "made_at", "job_id")


def write_down(connection: Connection, mail: BoardMail, now: datetime) -> int:
    """Queue a mail within the transaction that it belongs to; its id."""
    values = {
        "kind": mail.kind,
        "account_id": mail.account,
        "job_id": mail.job,
        "message_id": mail.message_id,
        "envelope_sender": mail.envelope_sender,
        "recipient": storable(mail.recipient),
        "content": mail.sealed,
        "state": ReplyState.QUEUED.value,
        "made_at": now,
        "due_at": now,
        "attempts": 0,
        "response": "",
    }
    return int(
        connection.execute(insert(board_mail).values(**values).returning(board_mail.c.id)).scalar_one()
    )


def came_back(connection: Connection, message_id: str, status: str, now: datetime) -> bool:
    """A delivery report says that a mail did not arrive; whether it was one of these."""
    returned = update(board_mail).where(
        board_mail.c.message_id == message_id, board_mail.c.state.in_(HANDED_OVER)
    )
    values = {"state": ReplyState.BOUNCED.value, "response": f"bounced: {status}", "ended_at": now}
    row = connection.execute(
        returned.values(**values).returning(*board_mail.c["id", "kind", "job_id"])
    ).first()
    if row is not None:
        record(connection, now, "engine", f"{row.kind} bounced", None, job=row.job_id)
    return row is not None


class BoardOutbox:
    """The `board_mail` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime) -> ClaimedBoardMail | None:
        """Take the first mail that is due; it counts as being sent from now on, whatever happens to this process."""
        queued = board_mail.c.state == ReplyState.QUEUED.value
        first = (
            select(board_mail.c.id)
            .where(queued, has_come(board_mail.c.due_at, now))
            .order_by(board_mail.c.id)
        )
        sending = {
            "state": ReplyState.SENDING.value,
            "sending_since": now,
            "attempts": board_mail.c.attempts + 1,
        }
        with reading(self._engine) as connection:
            id = connection.scalar(first.limit(1))
        if id is None:
            return None
        with writing(self._engine) as connection:
            id = connection.scalar(first.limit(1).with_for_update(skip_locked=True))
            mine = update(board_mail).where(board_mail.c.id == id, queued).values(**sending)
            row = connection.execute(mine.returning(*board_mail.c[CLAIMED])).first()
        return ClaimedBoardMail(*row) if row else None

    def record(
        self, claimed: ClaimedBoardMail, outcome: SendOutcome, now: datetime, again_at: datetime | None
    ) -> None:
        """Write down how an attempt ended; with `again_at`, what was surely not taken is tried again then."""
        again = outcome.result is SendResult.TRY_LATER and again_at is not None
        state = ReplyState.QUEUED if again else ENDS.get(outcome.result, ReplyState.REFUSED)
        values: dict[str, Any] = {
            "state": state.value,
            "response": storable(outcome.response),
            "sending_since": None,
        }
        values |= {"due_at": again_at} if again else {"content": b"", "ended_at": now}
        mine = (board_mail.c.id == claimed.id, board_mail.c.state == ReplyState.SENDING.value)
        with writing(self._engine) as connection:
            ended = connection.execute(update(board_mail).where(*mine).values(**values)).rowcount == 1
            if ended and not again:
                record(connection, now, "engine", f"{claimed.kind} {state.value}", None, job=claimed.job)

    def cut_off(self, now: datetime, lost_after: timedelta) -> list[int]:
        """Sends without outcome for too long were cut off by a crash: nobody sends them again unasked."""
        lost = (
            board_mail.c.state == ReplyState.SENDING.value,
            has_come(board_mail.c.sending_since, now - lost_after),
        )
        values = {
            "state": ReplyState.UNKNOWN.value,
            "response": "The sending process stopped before the outcome was known.",
            "content": b"",
            "ended_at": now,
        }
        with reading(self._engine) as connection:
            if connection.scalar(select(board_mail.c.id).where(*lost).limit(1)) is None:
                return []
        with writing(self._engine) as connection:
            return list(
                connection.scalars(
                    update(board_mail).where(*lost).values(**values).returning(board_mail.c.id)
                )
            )

    def forget(self, before: datetime) -> int:
        """Remove mails whose sending ended before; how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(board_mail).where(board_mail.c.ended_at < before)).rowcount
