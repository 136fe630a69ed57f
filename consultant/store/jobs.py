"""Jobs from their employers' side: proposed, changed, renewed, closed. Every step is a line of the audit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, or_, select, update

from consultant.errors import IllegalMove, InputError, NotFound, StaleVersion
from consultant.model.careers import BoardMail, Job, JobStage, Posting, Proposal
from consultant.store.board_mail import write_down
from consultant.store.engine import lock, reading, writing
from consultant.store.history import record
from consultant.store.job_columns import jobs, posting_column, read_job
from consultant.store.job_tables import job


class Jobs:
    """The `job` table as employers use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def propose(self, account: int, who: str, posting: Posting, now: datetime, most: int) -> int:
        """A new job that waits for a moderator; its id. Raises InputError when the employer has too many."""
        values = {
            "account_id": account,
            "stage": JobStage.NEW.value,
            "version": 1,
            "opened_at": now,
            "proposed": posting_column(posting),
            "proposal": Proposal.WAITING.value,
            "proposed_at": now,
            "reason": "",
            "specialty": "",
            "setting": "",
            "workplace": "",
            "employment": "",
            "state": "",
            "experience": 0,
        }
        with writing(self._engine) as connection:
            lock(connection, f"jobs {account}")
            if _in_use(connection, account, now) >= most:
                raise InputError(f"You have {most} jobs that are shown or wait already. Close one first.")
            id = int(connection.execute(insert(job).values(**values).returning(job.c.id)).scalar_one())
            record(connection, now, who, "job proposed", None, job=id)
            return id

    def revise(self, id: int, account: int, who: str, version: int, posting: Posting, now: datetime) -> None:
        """Other words that wait for a moderator; what is published stays as it is until then.

        Raises: NotFound; IllegalMove for a removed job; StaleVersion when it was changed since the form was opened.
        """
        with writing(self._engine) as connection:
            found = _owned(connection, id, account)
            if found.stage is JobStage.REMOVED:
                raise IllegalMove("This job was taken down by a moderator. It cannot be changed.")
            values = {
                "proposed": posting_column(posting),
                "proposal": Proposal.WAITING.value,
                "proposed_at": now,
                "reason": "",
            }
            change(connection, id, version, **values)
            record(connection, now, who, "job proposed", None, job=id)

    def renew(
        self, id: int, account: int, who: str, now: datetime, until: datetime, ahead: timedelta
    ) -> None:
        """Show a job longer, or again. Raises NotFound, IllegalMove."""
        with writing(self._engine) as connection:
            found = _owned(connection, id, account)
            if not renewable(found, now, ahead):
                raise IllegalMove(
                    f"A job can be renewed within {ahead.days} days of its end, or after it. This one cannot yet."
                )
            values = {"stage": JobStage.OPEN.value, "expires_at": until, "reminded_at": None}
            connection.execute(update(job).where(job.c.id == id).values(**values))
            record(connection, now, who, "job renewed", None, job=id)

    def close(self, id: int, account: int, who: str, now: datetime) -> None:
        """Show a job no more, and drop what is proposed. Raises NotFound, IllegalMove."""
        with writing(self._engine) as connection:
            found = _owned(connection, id, account)
            if found.stage in (JobStage.CLOSED, JobStage.REMOVED):
                raise IllegalMove("This job is not shown any more already.")
            values: dict[str, Any] = {"stage": JobStage.CLOSED.value, "version": job.c.version + 1}
            if found.proposal is Proposal.WAITING:
                values |= {"proposal": Proposal.RETURNED.value, "reason": "Closed before it was looked at."}
            connection.execute(update(job).where(job.c.id == id).values(**values))
            record(connection, now, who, "job closed", None, job=id)

    def owned(self, id: int, account: int) -> Job:
        """A job of this employer. Raises NotFound for anybody else's, as for one that does not exist."""
        with reading(self._engine) as connection:
            return _owned(connection, id, account)

    def of(self, account: int) -> list[Job]:
        """Every job of an employer, the newest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(jobs().where(job.c.account_id == account).order_by(job.c.id.desc()))
            return [read_job(row) for row in rows]

    def one(self, id: int) -> Job:
        """Any job. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(jobs().where(job.c.id == id)).first()
        if row is None:
            raise NotFound("There is no such job.")
        return read_job(row)

    def ending(self, now: datetime, before: datetime, limit: int) -> list[Job]:
        """Jobs that end soon and whose employers were not reminded yet."""
        soon = (
            job.c.stage == JobStage.OPEN.value,
            job.c.expires_at > now,
            job.c.expires_at <= before,
            job.c.reminded_at.is_(None),
        )
        with reading(self._engine) as connection:
            return [
                read_job(row)
                for row in connection.execute(jobs().where(*soon).order_by(job.c.id).limit(limit))
            ]

    def remind(self, id: int, mail: BoardMail, now: datetime) -> bool:
        """Write the reminder down unless another process has; whether this one did."""
        first = (job.c.id == id, job.c.reminded_at.is_(None), job.c.stage == JobStage.OPEN.value)
        with writing(self._engine) as connection:
            if connection.execute(update(job).where(*first).values(reminded_at=now)).rowcount != 1:
                return False
            write_down(connection, mail, now)
            return True


def renewable(found: Job, now: datetime, ahead: timedelta) -> bool:
    """Whether a job may be renewed: it was published once, and its end is near or over."""
    if found.live is None or found.stage in (JobStage.NEW, JobStage.REMOVED) or found.expires_at is None:
        return False
    return found.stage is JobStage.CLOSED or found.expires_at - now <= ahead


def change(connection: Connection, id: int, version: int, **values: Any) -> None:
    """Set columns of a job that still has the version that was seen. Raises StaleVersion."""
    mine = (job.c.id == id, job.c.version == version)
    changed = update(job).where(*mine).values(**values, version=job.c.version + 1)
    if connection.execute(changed).rowcount != 1:
        raise StaleVersion(
            "The job was changed since you opened it. Open it again and look at the new words."
        )


def _owned(connection: Connection, id: int, account: int) -> Job:
    row = connection.execute(
        jobs().where(job.c.id == id, job.c.account_id == account).with_for_update()
    ).first()
    if row is None:
        raise NotFound("There is no such job of yours.")
    return read_job(row)


def _in_use(connection: Connection, account: int, now: datetime) -> int:
    shown = and_(job.c.stage == JobStage.OPEN.value, job.c.expires_at > now)
    counted = or_(shown, job.c.proposal == Proposal.WAITING.value)
    return connection.execute(
        select(func.count()).select_from(job).where(job.c.account_id == account, counted)
    ).scalar_one()
