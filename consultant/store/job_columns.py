"""Postings and searches to JSON columns and back, and a row of `job` as a Job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from consultant.model.careers import ApplyBy, Job, JobStage, Pay, Per, Posting, Proposal, Wanted, Workplace
from consultant.model.plain import plain
from consultant.store.columns import storable
from consultant.store.job_tables import job

KEPT = (
    *("id", "account_id", "stage", "version", "opened_at", "live", "proposed", "proposal", "proposed_at"),
    *("reason", "posted_at", "changed_at", "expires_at"),
)


def posting_column(posting: Posting) -> dict[str, Any]:
    """A posting as a JSON value."""
    column: dict[str, Any] = plain(posting)
    return {name: storable(value) if isinstance(value, str) else value for name, value in column.items()}


def read_posting(column: Mapping[str, Any] | None) -> Posting | None:
    """The posting that `posting_column` wrote."""
    if column is None:
        return None
    pay = column["pay"]
    read = {
        "workplace": Workplace(column["workplace"]),
        "apply_by": ApplyBy(column["apply_by"]),
        "credentials": tuple(column["credentials"]),
        "pay": Pay(Decimal(pay["low"]), Decimal(pay["high"]), Per(pay["per"])) if pay else None,
    }
    return Posting(**{**column, **read})


def wanted_column(wanted: Wanted) -> dict[str, Any]:
    """A search as a JSON value."""
    return asdict(wanted)


def read_wanted(column: Mapping[str, Any]) -> Wanted:
    """The search that `wanted_column` wrote; a part that did not exist then narrows nothing."""
    known = {field.name for field in fields(Wanted)}
    read: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in column.items()
        if name in known
    }
    return Wanted(**read)


def jobs() -> Select[Any]:
    """Rows that `read_job` reads."""
    return select(*job.c[KEPT])


def read_job(row: Any) -> Job:
    """A row of `jobs()` as a Job."""
    return Job(
        id=row.id,
        account=row.account_id,
        stage=JobStage(row.stage),
        version=row.version,
        opened_at=row.opened_at,
        live=read_posting(row.live),
        proposed=read_posting(row.proposed),
        proposal=Proposal(row.proposal),
        proposed_at=row.proposed_at,
        reason=row.reason,
        posted_at=row.posted_at,
        changed_at=row.changed_at,
        expires_at=row.expires_at,
    )
