"""What has waited longest, and the alarms that were raised about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, ScalarSelect, delete, func, or_, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from consultant.model.alarms import Alarm, Watched
from consultant.model.careers import Proposal
from consultant.model.consultation import ReplyState, Stage
from consultant.store.arrivals import SET_ASIDE, WAITING
from consultant.store.engine import reading, writing
from consultant.store.job_tables import board_mail, job
from consultant.store.tables import alarm, alert, consultation, mailbox, message, notice, reply, sent_copy


class Waiting:
    """Ages of what waits, and the `alarm` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def oldest(self) -> dict[Watched, datetime]:
        """Since when the oldest of each kind waits; a kind of which nothing waits is left out."""
        with reading(self._engine) as connection:
            row = connection.execute(
                select(*(query.label(kind.name) for kind, query in _OLDEST.items()))
            ).one()
        return {kind: since for kind, since in zip(_OLDEST, row, strict=True) if since is not None}

    def raised(self) -> list[Alarm]:
        """The alarms that are raised now, the longest waiting first."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(alarm.c.name, alarm.c.since).order_by(alarm.c.since, alarm.c.name)
            )
            return [Alarm(row.name, row.since) for row in rows]

    def settle(self, late: Mapping[str, datetime], calm: Sequence[str]) -> list[str]:
        """Raise what is late, keep what was raised already, end what is calm; the names of those ended."""
        with writing(self._engine) as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            for name, since in late.items():
                fresh = dialect.insert(alarm).values(name=name, since=since)
                again = fresh.on_conflict_do_update(index_elements=[alarm.c.name], set_={"since": since})
                connection.execute(again)
            ended = delete(alarm).where(alarm.c.name.in_(calm)).returning(alarm.c.name)
            return sorted(connection.scalars(ended))

    def to_tell(self, now: datetime, told_before: datetime) -> list[Alarm]:
        """Raised alarms that nobody was told of since that moment; they count as told now, so that one worker tells."""
        untold = or_(alarm.c.told_at.is_(None), alarm.c.told_at < told_before)
        told = update(alarm).where(untold).values(told_at=now).returning(alarm.c.name, alarm.c.since)
        with writing(self._engine) as connection:
            return sorted((Alarm(*row) for row in connection.execute(told)), key=lambda one: one.since)

    def not_told(self, alarms: Sequence[Alarm]) -> None:
        """Telling failed: the next round tells again."""
        names = [one.name for one in alarms]
        with writing(self._engine) as connection:
            connection.execute(update(alarm).where(alarm.c.name.in_(names)).values(told_at=None))


def _first(column: ColumnElement[datetime], *conditions: ColumnElement[bool]) -> ScalarSelect[datetime]:
    return select(func.min(column)).where(*conditions).scalar_subquery()


def _staying(*stages: Stage) -> ScalarSelect[datetime]:
    return _first(consultation.c.stage_at, consultation.c.stage.in_([stage.value for stage in stages]))


def _automatic() -> ScalarSelect[datetime]:
    """Answers of programs, notices and alerts, which are sent at once where nothing is broken."""
    queued = (
        select(table.c.made_at).where(table.c.state == ReplyState.QUEUED.value) for table in (notice, alert)
    )
    both = union_all(*queued).subquery()
    return select(func.min(both.c.made_at)).scalar_subquery()


def _replies(*states: ReplyState) -> ScalarSelect[datetime]:
    return _first(reply.c.approved_at, reply.c.state.in_([state.value for state in states]))


_OLDEST: dict[Watched, ScalarSelect[datetime]] = {
    Watched.UNREAD_MAIL: _first(message.c.arrived_at, WAITING),
    Watched.SET_ASIDE_MAIL: _first(
        message.c.arrived_at, message.c.disposition == "hold", message.c.rule == SET_ASIDE
    ),
    Watched.HELD_MAIL: _staying(Stage.HELD),
    Watched.QUESTION: _staying(Stage.RECEIVED),
    Watched.DRAFT: _staying(Stage.DRAFTED, Stage.SECOND_SIGN_OFF),
    Watched.REPLY: _replies(ReplyState.QUEUED, ReplyState.SENDING),
    Watched.DOUBT: _replies(ReplyState.UNKNOWN),
    Watched.COPY: _first(sent_copy.c.sent_at),
    Watched.JOB: _first(job.c.proposed_at, job.c.proposal == Proposal.WAITING.value),
    Watched.JOB_MAIL: _first(
        board_mail.c.made_at,
        board_mail.c.state.in_((ReplyState.QUEUED.value, ReplyState.SENDING.value)),
    ),
    Watched.AUTOMATIC: _automatic(),
    # A poller renews its lease several times a minute; the newest one tells when any was last alive.
    Watched.MAILBOX: select(func.max(mailbox.c.lease_until)).scalar_subquery(),
}
