"""Alerts: searches whose new jobs are mailed once a period. What an alert has told of, it never tells again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, update

from consultant.errors import InputError, NotFound
from consultant.model.alerts import Alert, Subscription
from consultant.model.careers import AlertState, Job, JobAlert, Period, Wanted
from consultant.store.accounts import digest
from consultant.store.alerts import forget, queue
from consultant.store.engine import lock, reading, writing
from consultant.store.job_columns import read_wanted, wanted_column
from consultant.store.job_search import untold
from consultant.store.job_tables import job_alert, job_told
from consultant.store.tables import account


def subscription(id: int) -> Subscription:
    """What a mail of an alert names as the thing to end."""
    return Subscription("jobs", id)


def silence(connection: Connection, id: int) -> None:
    """An alert's mail was refused or came back: none goes to the address until its owner turns one on again."""
    whose = select(job_alert.c.account_id).where(job_alert.c.id == id).scalar_subquery()
    theirs = (job_alert.c.account_id == whose, job_alert.c.state == AlertState.ON.value)
    ended = update(job_alert).where(*theirs).values(state=AlertState.BOUNCED.value).returning(job_alert.c.id)
    for silent in connection.scalars(ended).all():
        forget(connection, subscription(silent))


class JobAlerts:
    """The `job_alert` and `job_told` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self,
        account_id: int,
        wanted: Wanted,
        period: Period,
        now: datetime,
        due_at: datetime,
        most: int,
        secret: str = "",
    ) -> int:
        """A new alert; one with the secret of a one-time link waits until that is used. An equal one is turned on again.

        Raises: InputError when the account has too many.
        """
        state = AlertState.UNCONFIRMED if secret else AlertState.ON
        values = {
            "account_id": account_id,
            "wanted": wanted_column(wanted),
            "period": period.value,
            "state": state.value,
            "made_at": now,
            "due_at": due_at,
            "link_digest": digest(secret) if secret else "",
        }
        with writing(self._engine) as connection:
            lock(connection, f"alerts {account_id}")
            known = _same(connection, account_id, wanted)
            if known and not secret:
                connection.execute(update(job_alert).where(job_alert.c.id == known).values(**values))
                return known
            if _count(connection, account_id) >= most:
                raise InputError(f"You have {most} alerts already. Remove one first.")
            return int(
                connection.execute(insert(job_alert).values(**values).returning(job_alert.c.id)).scalar_one()
            )

    def confirm(self, secret: str, now: datetime, due: Callable[[Period], datetime]) -> bool:
        """The one-time link that an alert waits for was used; whether there was one."""
        waiting = (
            job_alert.c.link_digest == digest(secret),
            job_alert.c.state == AlertState.UNCONFIRMED.value,
        )
        with writing(self._engine) as connection:
            row = connection.execute(select(*job_alert.c["id", "period"]).where(*waiting)).first()
            if row is None:
                return False
            values = {"state": AlertState.ON.value, "made_at": now, "due_at": due(Period(row.period))}
            connection.execute(
                update(job_alert).where(job_alert.c.id == row.id).values(**values, link_digest="")
            )
            return True

    def of(self, account_id: int) -> list[JobAlert]:
        """Every confirmed alert of an account, the newest first."""
        theirs = (job_alert.c.account_id == account_id, job_alert.c.state != AlertState.UNCONFIRMED.value)
        with reading(self._engine) as connection:
            rows = connection.execute(_alerts().where(*theirs).order_by(job_alert.c.id.desc()))
            return [_read(row) for row in rows]

    def switch(
        self,
        id: int,
        account_id: int,
        now: datetime,
        due: Callable[[Period], datetime],
        *,
        on: bool,
        period: Period | None = None,
    ) -> None:
        """Turn an alert of this account on or off, at another period if one is given. Raises NotFound."""
        mine = (job_alert.c.id == id, job_alert.c.account_id == account_id)
        with writing(self._engine) as connection:
            row = connection.execute(select(job_alert.c.period).where(*mine)).first()
            if row is None:
                raise NotFound("There is no such alert of yours.")
            chosen = period or Period(row.period)
            values: dict[str, Any] = {"state": (AlertState.ON if on else AlertState.OFF).value}
            values |= {"period": chosen.value, "due_at": due(chosen), "link_digest": ""}
            connection.execute(update(job_alert).where(*mine).values(**values))
            if not on:
                forget(connection, subscription(id))

    def remove(self, id: int, account_id: int) -> None:
        """Forget an alert of this account. Raises NotFound."""
        mine = (job_alert.c.id == id, job_alert.c.account_id == account_id)
        with writing(self._engine) as connection:
            if connection.execute(delete(job_alert).where(*mine)).rowcount != 1:
                raise NotFound("There is no such alert of yours.")
            forget(connection, subscription(id))

    def unsubscribe(self, id: int) -> None:
        """Turn an alert off by its signed address; one that is gone or off already is as good."""
        with writing(self._engine) as connection:
            on = (job_alert.c.id == id, job_alert.c.state != AlertState.UNCONFIRMED.value)
            connection.execute(update(job_alert).where(*on).values(state=AlertState.OFF.value))
            forget(connection, subscription(id))

    def silence(self, id: int) -> None:
        """Mail to the address of an alert was refused: none goes there until its owner turns one on again."""
        with writing(self._engine) as connection:
            silence(connection, id)

    def one(self, id: int) -> JobAlert | None:
        """Any alert; None for one that is gone."""
        with reading(self._engine) as connection:
            row = connection.execute(_alerts().where(job_alert.c.id == id)).first()
        return _read(row) if row else None

    def due(self, now: datetime, limit: int) -> list[JobAlert]:
        """Alerts whose period is over, of people whose account is open."""
        ripe = (job_alert.c.state == AlertState.ON.value, job_alert.c.due_at <= now, account.c.active)
        with reading(self._engine) as connection:
            rows = connection.execute(
                _alerts().where(*ripe).order_by(job_alert.c.due_at, job_alert.c.id).limit(limit)
            )
            return [_read(row) for row in rows]

    def tell(
        self, alert: JobAlert, now: datetime, next_due: datetime, write: Callable[[list[Job]], Alert]
    ) -> int:
        """Close the period of an alert: its new jobs are noted as told and the mail is written down, all or nothing.

        Whoever comes second finds the period closed and does nothing. How many jobs were told; nothing is mailed for none.
        """
        still = (
            job_alert.c.id == alert.id,
            job_alert.c.due_at == alert.due_at,
            job_alert.c.state == AlertState.ON.value,
        )
        with writing(self._engine) as connection:
            if connection.execute(update(job_alert).where(*still).values(due_at=next_due)).rowcount != 1:
                return 0
            fresh = untold(connection, alert.id, alert.made_at, alert.wanted, now)
            if fresh:
                connection.execute(
                    insert(job_told), [{"alert_id": alert.id, "job_id": one.id} for one in fresh]
                )
                queue(connection, write(fresh), now)
            return len(fresh)

    def forget_unconfirmed(self, before: datetime) -> int:
        """Remove alerts whose link was never used; how many."""
        old = (job_alert.c.state == AlertState.UNCONFIRMED.value, job_alert.c.made_at < before)
        with writing(self._engine) as connection:
            return connection.execute(delete(job_alert).where(*old)).rowcount


def _alerts() -> Select[Any]:
    columns = job_alert.c["id", "account_id", "wanted", "period", "state", "made_at", "due_at"]
    return select(*columns, account.c.email).select_from(
        job_alert.join(account, account.c.id == job_alert.c.account_id)
    )


def _read(row: Any) -> JobAlert:
    return JobAlert(
        row.id,
        row.account_id,
        row.email,
        read_wanted(row.wanted),
        Period(row.period),
        AlertState(row.state),
        row.made_at,
        row.due_at,
    )


def _same(connection: Connection, account_id: int, wanted: Wanted) -> int | None:
    """The alert of this account that looks for the same."""
    theirs = select(*job_alert.c["id", "wanted"]).where(job_alert.c.account_id == account_id)
    rows = connection.execute(theirs.where(job_alert.c.state != AlertState.UNCONFIRMED.value))
    return next((row.id for row in rows if read_wanted(row.wanted) == wanted), None)


def _count(connection: Connection, account_id: int) -> int:
    counted = select(func.count()).select_from(job_alert)
    return connection.execute(counted.where(job_alert.c.account_id == account_id)).scalar_one()
