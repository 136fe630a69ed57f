"""Finding the jobs that everybody sees: words, choices and numbers, with counts beside each choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Integer, func, literal, or_, select

from consultant.model.careers import Facets, Job, JobOrder, JobStage, Wanted, Workplace
from consultant.store.engine import reading
from consultant.store.job_columns import jobs, read_job
from consultant.store.job_tables import job, job_credential, job_told, job_word
from consultant.store.tables import account

AFTER = "{"
"""Follows z in ASCII: every word that begins with w is below w and this."""
COLUMNS: dict[str, Column[Any]] = {
    "specialties": job.c.specialty,
    "settings": job.c.setting,
    "workplaces": job.c.workplace,
    "employments": job.c.employment,
}


class JobSearch:
    """The `job` table as seekers use it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(
        self, wanted: Wanted, now: datetime, order: JobOrder = JobOrder.BEST, limit: int = 20, skip: int = 0
    ) -> list[Job]:
        """Jobs that everybody sees and that have all that is wanted."""
        found = jobs().where(*_shown(now), *_conditions(wanted, now)).order_by(*_order(wanted, order))
        with reading(self._engine) as connection:
            return [read_job(row) for row in connection.execute(found.limit(limit).offset(skip))]

    def facets(self, wanted: Wanted, now: datetime) -> Facets:
        """How many there are, and how many each choice of a part would show in place of the part's present ones."""
        with reading(self._engine) as connection:
            counts = {part: _counts(connection, wanted, part, now) for part in COLUMNS}
            counts["credentials"] = _credential_counts(connection, wanted, now)
            counts["states"] = _state_counts(connection, wanted, now)
            everything = select(func.count()).select_from(job).where(*_shown(now), *_conditions(wanted, now))
            return Facets(connection.execute(everything).scalar_one(), counts)

    def vocabulary(self) -> list[str]:
        """Every word that finds a job."""
        with reading(self._engine) as connection:
            return list(connection.scalars(select(job_word.c.word).distinct()))

    def visible(self, ids: list[int], now: datetime) -> dict[int, Job]:
        """Those of these jobs that everybody sees."""
        found = jobs().where(*_shown(now), job.c.id.in_(ids))
        with reading(self._engine) as connection:
            return {row.id: read_job(row) for row in connection.execute(found)}

    def every(self, now: datetime, after: int, limit: int) -> list[tuple[int, datetime]]:
        """Ids of visible jobs behind one, with the time of their words."""
        found = select(job.c.id, job.c.changed_at).where(*_shown(now), job.c.id > after).order_by(job.c.id)
        with reading(self._engine) as connection:
            return [(row.id, row.changed_at) for row in connection.execute(found.limit(limit))]


def untold(connection: Connection, alert: int, since: datetime, wanted: Wanted, now: datetime) -> list[Job]:
    """Visible jobs published since then that the alert has not told of, the newest first."""
    told = select(job_told.c.job_id).where(job_told.c.alert_id == alert)
    fresh = (job.c.posted_at > since, job.c.id.not_in(told))
    found = jobs().where(*_shown(now), *fresh, *_conditions(wanted, now))
    return [
        read_job(row) for row in connection.execute(found.order_by(job.c.posted_at.desc(), job.c.id.desc()))
    ]


def _shown(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Open, not over, and of somebody whose account is open."""
    active = select(account.c.id).where(account.c.active)
    return job.c.stage == JobStage.OPEN.value, job.c.expires_at > now, job.c.account_id.in_(active)


def _conditions(wanted: Wanted, now: datetime) -> Iterator[ColumnElement[bool]]:
    for word in wanted.words:
        yield job.c.id.in_(select(job_word.c.job_id).where(*_begins(word)))
    for part, column in COLUMNS.items():
        if chosen := getattr(wanted, part):
            yield column.in_(chosen)
    if wanted.credentials:
        asking = job_credential.c.credential.in_(wanted.credentials)
        yield job.c.id.in_(select(job_credential.c.job_id).where(asking))
    if wanted.state:
        yield or_(job.c.state == wanted.state, _anywhere())
    if wanted.pay is not None:
        yield job.c.pay >= wanted.pay
    if wanted.experience is not None:
        yield job.c.experience <= wanted.experience
    if wanted.days is not None:
        yield job.c.posted_at > now - timedelta(days=wanted.days)


def _anywhere() -> ColumnElement[bool]:
    return (job.c.state == "") & (job.c.workplace == Workplace.REMOTE.value)


def _begins(word: str) -> tuple[ColumnElement[bool], ...]:
    return job_word.c.word >= word, job_word.c.word < word + AFTER


def _order(wanted: Wanted, order: JobOrder) -> Iterator[ColumnElement[Any]]:
    if order is JobOrder.PAY:
        yield func.coalesce(job.c.pay, 0).desc()
    if order is JobOrder.BEST and wanted.words:
        worths = (
            select(func.max(job_word.c.worth))
            .where(job_word.c.job_id == job.c.id, *_begins(word))
            .scalar_subquery()
            for word in wanted.words
        )
        yield sum(worths, start=literal(0, Integer)).desc()
    yield job.c.posted_at.desc()
    yield job.c.id.desc()


def _counts(connection: Connection, wanted: Wanted, part: str, now: datetime) -> dict[str, int]:
    nothing: dict[str, Any] = {part: ()}
    column, others = COLUMNS[part], replace(wanted, **nothing)
    counted = select(column, func.count()).where(*_shown(now), *_conditions(others, now)).group_by(column)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _credential_counts(connection: Connection, wanted: Wanted, now: datetime) -> dict[str, int]:
    others = replace(wanted, credentials=())
    counted = (
        select(job_credential.c.credential, func.count())
        .select_from(job_credential.join(job, job.c.id == job_credential.c.job_id))
        .where(*_shown(now), *_conditions(others, now))
        .group_by(job_credential.c.credential)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}


def _state_counts(connection: Connection, wanted: Wanted, now: datetime) -> dict[str, int]:
    """Per state without the remote jobs for the whole country, which stand under the empty key."""
    others = replace(wanted, state="")
    counted = (
        select(job.c.state, func.count()).where(*_shown(now), *_conditions(others, now)).group_by(job.c.state)
    )
    return {row[0]: row[1] for row in connection.execute(counted)}
