"""Rows of the job board. Times are UTC; the bytes of a mail are sealed by the vault and go once its sending has ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlmodel import Field, SQLModel

from consultant.store.tables import Moment, table_of


def _time(*, index: bool = False, nullable: bool = False) -> Any:
    return Field(default=None, sa_type=Moment, index=index, nullable=nullable)


def _words(*, nullable: bool = False) -> Any:
    """A posting or a search as JSON; a missing one is NULL, not the JSON value null."""
    return Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=nullable))


def _text() -> Any:
    return Field(default="", sa_column=Column(Text, nullable=False))


def _of(column: str, *, key: bool = False, nullable: bool = False, index: bool = False) -> Any:
    """A row that goes with the one it belongs to."""
    belongs = ForeignKey(column, ondelete="CASCADE")
    return Field(
        default=None, sa_column=Column(Integer, belongs, primary_key=key, nullable=nullable, index=index)
    )


class JobRow(SQLModel, table=True):
    """A job with its published words and its proposed ones; what is searched stands in columns beside them."""

    __tablename__ = "job"
    __table_args__ = (
        Index("job_shown", "stage", "expires_at"),
        Index("job_proposed", "proposal", "proposed_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    stage: str
    version: int = 1
    opened_at: datetime = _time()
    live: dict[str, Any] | None = _words(nullable=True)
    proposed: dict[str, Any] | None = _words(nullable=True)
    proposal: str = ""
    proposed_at: datetime | None = _time(nullable=True)
    reason: str = _text()
    posted_at: datetime | None = _time(nullable=True, index=True)
    changed_at: datetime | None = _time(nullable=True)
    expires_at: datetime | None = _time(nullable=True)
    reminded_at: datetime | None = _time(nullable=True)
    """When its employer was reminded of its end; empty again once it is renewed."""
    specialty: str = ""
    setting: str = ""
    workplace: str = ""
    employment: str = ""
    state: str = ""
    pay: int | None = None
    """The most that is paid, in dollars a year."""
    experience: int = 0


class JobCredentialRow(SQLModel, table=True):
    """A credential that a published job asks for."""

    __tablename__ = "job_credential"
    job_id: int = _of("job.id", key=True)
    credential: str = Field(primary_key=True, index=True)


class JobWordRow(SQLModel, table=True):
    """A word that a published job is found by; compared byte by byte, so that beginnings are ranges of the index."""

    __tablename__ = "job_word"
    word: str = Field(
        sa_column=Column(String().with_variant(String(collation="C"), "postgresql"), primary_key=True)
    )
    job_id: int = Field(
        sa_column=Column(Integer, ForeignKey("job.id", ondelete="CASCADE"), primary_key=True, index=True)
    )
    worth: int = 1


class SavedJobRow(SQLModel, table=True):
    """A job that somebody keeps in sight."""

    __tablename__ = "saved_job"
    account_id: int = _of("account.id", key=True)
    job_id: int = _of("job.id", key=True)
    saved_at: datetime = _time()


class JobAlertRow(SQLModel, table=True):
    """A search whose new jobs are mailed."""

    __tablename__ = "job_alert"
    __table_args__ = (Index("job_alert_due", "state", "due_at"),)
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = _of("account.id", index=True)
    wanted: dict[str, Any] = _words()
    period: str
    state: str
    made_at: datetime = _time()
    due_at: datetime = _time()
    link_digest: str = Field(default="", index=True)
    """Of the one-time link that confirms it."""


class JobToldRow(SQLModel, table=True):
    """A job that an alert has told of: it is not told again, whatever the clocks say."""

    __tablename__ = "job_told"
    alert_id: int = _of("job_alert.id", key=True)
    job_id: int = _of("job.id", key=True)


class BoardMailRow(SQLModel, table=True):
    """A mail of the job board, written down with what it tells of and sent at most once."""

    __tablename__ = "board_mail"
    __table_args__ = (
        Index("board_mail_due", "state", "due_at"),
        Index("board_mail_account", "account_id", "kind", "made_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    """The folder of `templates/email` that words it."""
    account_id: int | None = _of("account.id", nullable=True)
    """Whose it is: the seeker of an application, the employer otherwise."""
    job_id: int | None = _of("job.id", nullable=True, index=True)
    message_id: str = Field(unique=True)
    envelope_sender: str
    recipient: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    state: str
    made_at: datetime = _time()
    due_at: datetime = _time()
    sending_since: datetime | None = _time(nullable=True)
    attempts: int = 0
    response: str = _text()
    ended_at: datetime | None = _time(nullable=True)


class ComplaintRow(SQLModel, table=True):
    """Somebody's report on a posting."""

    __tablename__ = "complaint"
    id: int | None = Field(default=None, primary_key=True)
    job_id: int = _of("job.id", index=True)
    kind: str
    text: str = _text()
    made_at: datetime = _time()
    settled_at: datetime | None = _time(nullable=True, index=True)


board_mail = table_of(BoardMailRow)
complaint = table_of(ComplaintRow)
job = table_of(JobRow)
job_alert = table_of(JobAlertRow)
job_credential = table_of(JobCredentialRow)
job_told = table_of(JobToldRow)
job_word = table_of(JobWordRow)
saved_job = table_of(SavedJobRow)
