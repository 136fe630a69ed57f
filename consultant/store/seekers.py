"""What seekers do: jobs they keep in sight and applications they have mailed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from consultant.errors import InputError, TooOften
from consultant.model.careers import Application, ApplicationState, BoardMail
from consultant.model.consultation import ReplyState
from consultant.store.board_mail import write_down
from consultant.store.engine import lock, reading, writing
from consultant.store.history import record
from consultant.store.job_columns import read_posting
from consultant.store.job_tables import board_mail, job, saved_job

APPLICATION = "application"
"""The kind of mail that an application is."""
DAY = timedelta(days=1)
TOLD: dict[ReplyState, ApplicationState] = {
    ReplyState.QUEUED: ApplicationState.ON_ITS_WAY,
    ReplyState.SENDING: ApplicationState.ON_ITS_WAY,
    ReplyState.SENT: ApplicationState.SENT,
    ReplyState.UNKNOWN: ApplicationState.IN_DOUBT,
}
"""What a seeker is told of a state; of any other, that it failed."""
STANDING = (ReplyState.QUEUED.value, ReplyState.SENDING.value, ReplyState.SENT.value)
"""States in which the same seeker does not apply for the same job again."""


class Seekers:
    """The `saved_job` table and the applications in `board_mail`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, account: int, id: int, now: datetime) -> None:
        """Keep a job in sight; once more changes nothing."""
        with writing(self._engine) as connection:
            dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
            kept = dialect.insert(saved_job).values(account_id=account, job_id=id, saved_at=now)
            connection.execute(kept.on_conflict_do_nothing())

    def unsave(self, account: int, id: int) -> None:
        """Keep it no more."""
        mine = (saved_job.c.account_id == account, saved_job.c.job_id == id)
        with writing(self._engine) as connection:
            connection.execute(delete(saved_job).where(*mine))

    def saved(self, account: int) -> list[int]:
        """The jobs somebody keeps in sight, newest first."""
        mine = select(saved_job.c.job_id).where(saved_job.c.account_id == account)
        with reading(self._engine) as connection:
            return list(
                connection.scalars(mine.order_by(saved_job.c.saved_at.desc(), saved_job.c.job_id.desc()))
            )

    def apply(self, mail: BoardMail, who: str, now: datetime, most: int) -> None:
        """Write an application down to be sent.

        Raises: InputError when this seeker has applied for this job already; TooOften over `most` in a day.
        """
        theirs = (board_mail.c.account_id == mail.account, board_mail.c.kind == APPLICATION)
        again = (*theirs, board_mail.c.job_id == mail.job, board_mail.c.state.in_(STANDING))
        with writing(self._engine) as connection:
            lock(connection, f"applications {mail.account}")
            if _count(connection, again):
                raise InputError("You have applied for this job already.")
            if _count(connection, (*theirs, board_mail.c.made_at > now - DAY)) >= most:
                raise TooOften(
                    f"{most} applications in a day are as many as go out from here. Go on tomorrow."
                )
            write_down(connection, mail, now)
            record(connection, now, who, "applied", None, job=mail.job)

    def applications(self, account: int) -> list[Application]:
        """What somebody has applied for by mail, newest first."""
        theirs = (board_mail.c.account_id == account, board_mail.c.kind == APPLICATION)
        columns = (job.c.id, job.c.live, *board_mail.c["made_at", "state"])
        found = (
            select(*columns).select_from(board_mail.join(job, job.c.id == board_mail.c.job_id)).where(*theirs)
        )
        with reading(self._engine) as connection:
            return [_application(row) for row in connection.execute(found.order_by(board_mail.c.id.desc()))]

    def application_count(self, id: int) -> int:
        """How many have applied for a job by mail, as far as that is still known."""
        sent = (board_mail.c.job_id == id, board_mail.c.kind == APPLICATION)
        with reading(self._engine) as connection:
            return _count(connection, sent)


def _application(row: Any) -> Application:
    posting = read_posting(row.live)
    state = TOLD.get(ReplyState(row.state), ApplicationState.FAILED)
    return Application(row.id, posting.title if posting else "", row.made_at, state)


def _count(connection: Connection, which: Any) -> int:
    return connection.execute(select(func.count()).select_from(board_mail).where(*which)).scalar_one()
