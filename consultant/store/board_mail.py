"""The outbox of the job board: a mail is written down in the transaction of what it tells of, claimed before it is sent.

A mail that may have arrived is let go; whoever applied for a job by it is told that it is in doubt and may send it again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, insert, select, update

from consultant.model.careers import AlertState, BoardMail, ClaimedBoardMail
from consultant.model.consultation import ReplyState
from consultant.model.mail import SendOutcome, SendResult
from consultant.store.columns import has_come, storable
from consultant.store.engine import writing
from consultant.store.history import record
from consultant.store.job_tables import board_mail, job_alert

ENDS = {
    SendResult.ACCEPTED: ReplyState.SENT,
    SendResult.REFUSED: ReplyState.REFUSED,
    SendResult.UNKNOWN: ReplyState.UNKNOWN,
}
HANDED_OVER = (ReplyState.SENT.value, ReplyState.SENDING.value, ReplyState.UNKNOWN.value)


def write_down(connection: Connection, mail: BoardMail, now: datetime) -> int:
    """Queue a mail within the transaction that it belongs to; its id."""
    values = {
        "kind": mail.kind,
        "account_id": mail.account,
        "job_id": mail.job,
        "alert_id": mail.alert,
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
    """A delivery report says that a mail did not arrive; whether it was one of these. Its alerts are silent from now on."""
    returned = update(board_mail).where(
        board_mail.c.message_id == message_id, board_mail.c.state.in_(HANDED_OVER)
    )
    values = {"state": ReplyState.BOUNCED.value, "response": f"bounced: {status}", "ended_at": now}
    row = connection.execute(
        returned.values(**values).returning(*board_mail.c["id", "kind", "alert_id", "account_id"])
    ).first()
    if row is None:
        return False
    if row.alert_id is not None:
        _silence(connection, row.account_id)
    record(connection, now, "engine", f"{row.kind} bounced", None, mail=row.id)
    return True


class BoardOutbox:
    """The `board_mail` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime, limit: int) -> list[ClaimedBoardMail]:
        """Take mails that are due: people's own first, alerts after them, those of ended alerts never."""
        names = ("id", "kind", "recipient", "envelope_sender", "content", "attempts", "made_at")
        due = (board_mail.c.state == ReplyState.QUEUED.value, has_come(board_mail.c.due_at, now))
        first = (
            select(board_mail.c.id).where(*due).order_by(board_mail.c.alert_id.is_not(None), board_mail.c.id)
        )
        sending = {
            "state": ReplyState.SENDING.value,
            "sending_since": now,
            "attempts": board_mail.c.attempts + 1,
        }
        with writing(self._engine) as connection:
            _cancel_unwanted(connection, now)
            ids = list(connection.scalars(first.limit(limit).with_for_update(skip_locked=True)))
            mine = and_(board_mail.c.id.in_(ids), board_mail.c.state == ReplyState.QUEUED.value)
            taken = update(board_mail).where(mine).values(**sending).returning(*board_mail.c[names])
            return sorted(
                (ClaimedBoardMail(*row) for row in connection.execute(taken).all()),
                key=lambda mail: ids.index(mail.id),
            )

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
            row = connection.execute(
                update(board_mail)
                .where(*mine)
                .values(**values)
                .returning(*board_mail.c["alert_id", "account_id"])
            ).first()
            if row is not None and state is ReplyState.REFUSED and row.alert_id is not None:
                _silence(connection, row.account_id)
            if row is not None and not again:
                record(connection, now, "engine", f"{claimed.kind} {state.value}", None, mail=claimed.id)

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


def _cancel_unwanted(connection: Connection, now: datetime) -> None:
    """Nobody who has unsubscribed meanwhile, or whose address bounced, is mailed to."""
    wanted = select(job_alert.c.id).where(job_alert.c.state == AlertState.ON.value)
    unwanted = (
        board_mail.c.state == ReplyState.QUEUED.value,
        board_mail.c.alert_id.is_not(None),
        board_mail.c.alert_id.not_in(wanted),
    )
    values = {"state": ReplyState.CANCELLED.value, "content": b"", "ended_at": now}
    connection.execute(update(board_mail).where(*unwanted).values(**values))


def _silence(connection: Connection, account: int | None) -> None:
    """No alert goes to an address that refuses or returns mail, until its owner turns one on again."""
    theirs = (job_alert.c.account_id == account, job_alert.c.state == AlertState.ON.value)
    connection.execute(update(job_alert).where(*theirs).values(state=AlertState.BOUNCED.value))
