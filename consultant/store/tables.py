"""Rows of the operational database. Times are UTC; `raw` is sealed by the vault; texts are masked copies."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    LargeBinary,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel


class Moment(TypeDecorator[datetime]):
    """A point in time, timezone-aware UTC on both databases; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _time(*, index: bool = False, nullable: bool = False) -> Any:
    return Field(default=None, sa_type=Moment, index=index, nullable=nullable)


def _json(empty: type = list) -> Any:
    return Field(default_factory=empty, sa_column=Column(JSON, nullable=False))


def _text() -> Any:
    return Field(default="", sa_column=Column(Text, nullable=False))


class MailboxRow(SQLModel, table=True):
    """A watched mailbox: its current UIDVALIDITY and the lease of the one poller that may read it."""

    __tablename__ = "mailbox"
    name: str = Field(primary_key=True)
    uidvalidity: int = Field(default=0, sa_type=BigInteger)
    """32 bits unsigned (RFC 3501), more than PostgreSQL's INTEGER holds."""
    lease_holder: str = ""
    lease_until: datetime | None = _time(nullable=True)


class MessageRow(SQLModel, table=True):
    """One inbound mail. `disposition` is empty while it waits to be read."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid", name="message_identity"),
        Index("message_waiting", "disposition", "nudge_at"),
        Index("message_raw", "raw_erased_at", "arrived_at"),
        Index("message_sender", "sender", "disposition", "arrived_at"),
        Index("message_sender_domain", "sender_domain", "disposition", "arrived_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uidvalidity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    arrived_at: datetime = _time()
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    raw_digest: str = Field(index=True)
    """SHA-256 of the raw bytes, to know a mail again after a UIDVALIDITY change."""
    raw_erased_at: datetime | None = _time(nullable=True)
    oversize: bool = False
    filed: bool = False

    attempts: int = 0
    claimed_until: datetime | None = _time(nullable=True)
    nudge_at: datetime = _time()

    disposition: str = ""
    rule: str = ""
    why: str = _text()
    message_id: str = Field(default="", index=True)
    content_digest: str = Field(default="", index=True)
    sender: str = ""
    sender_domain: str = ""
    recipients: list[Any] = _json()
    """Who else it was addressed to, our own addresses left out: they take part in the thread."""
    subject: str = _text()
    text: str = _text()
    segments: list[Any] = _json()
    citations: list[Any] = _json()
    attachments: list[Any] = _json()
    defects: list[Any] = _json()
    authentication: str = ""
    identifiers_found: int = 0
    service_quarter: str = ""
    """First day of the quarter of service, ISO 8601, where the day itself is masked."""
    references: list[Any] = _json()
    """Message-ID and References as they arrived: what a reply in the thread names."""
    thread: int | None = None
    """The consultation whose signed address it was sent to."""
    consultation_id: int | None = Field(default=None, foreign_key="consultation.id", index=True)
    round: int = 0
    """The round of its consultation that it opened; by id alone a mail that was read late would count as answered."""


class ConsultationRow(SQLModel, table=True):
    """One question and all that happens to it. `version` grows with every change that a reviewer must have seen."""

    __tablename__ = "consultation"
    __table_args__ = (
        Index("consultation_stage", "stage", "opened_at"),
        Index("consultation_due", "stage", "answer_by"),
        Index("consultation_by_age", "opened_at", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    stage: str
    version: int = 1
    round: int = 1
    subject: str = _text()
    asker_email: str = Field(index=True)
    asker_name: str = ""
    opened_at: datetime = _time()
    stage_at: datetime = _time()
    nudge_at: datetime | None = _time(nullable=True)
    attempts: int = 0
    """How often drafting was begun since it last became `received`, counted before the work."""
    claimed_by: str = ""
    claimed_until: datetime | None = _time(nullable=True)
    flags: list[Any] = _json()
    """What a consultant should know at a glance: `held: …`, `quotes another consultation`, `identifiers found`, …"""
    erased_at: datetime | None = _time(nullable=True)
    answer_by: datetime | None = _time(nullable=True)
    """Until when it is to be answered; empty while nobody waits for us."""
    answer_left: int | None = None
    """Seconds of working time left, while the asker is asked."""
    told: str = ""
    """How far the team was told that it is late: `warned`, `late`."""
    risk: int = 0
    """How many risk classes the current draft is in."""
    merged_into: int | None = None
    """The consultation that took its mails in; what is written to this one goes there."""


class DraftRow(SQLModel, table=True):
    """A revision of the proposed answer. Rows are added, never changed."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("consultation_id", "revision", name="draft_revision"),)
    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultation.id")
    revision: int
    author: str
    """`engine`, or the e-mail address of the consultant who edited it."""
    made_at: datetime = _time()
    text: str = _text()
    status: str
    findings: list[Any] = _json()
    topics: list[Any] = _json()
    risks: list[Any] = _json()
    confidence: float = 1.0
    answers_round: int = 0
    """The round whose messages this draft has seen; a later one is opened again after sending."""
    question: dict[str, Any] = _json(dict)
    """The masked question that the findings answer: by it they are looked up again. Empty where there was none."""
    question_of: int | None = Field(default=None, index=True)
    """The consultation that the question came from, where it is another one (an earlier answer taken over)."""


class ReviewRow(SQLModel, table=True):
    """A signed decision on one draft."""

    __tablename__ = "review"
    __table_args__ = (Index("review_decided", "decided_at"),)
    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultation.id", index=True)
    draft_id: int = Field(foreign_key="draft.id")
    verdict: str
    reviewer: str = Field(index=True)
    reason: str = _text()
    decided_at: datetime = _time()
    risks: list[Any] = _json()
    """What a second person has to sign for; nobody has to when it is empty."""
    answer_by: datetime | None = _time(nullable=True)
    """Until when the answer was promised when it was signed."""


class ReplyRow(SQLModel, table=True):
    """An approved answer in the outbox, with fixed Message-ID and bytes: every attempt sends the same."""

    __tablename__ = "reply"
    __table_args__ = (Index("reply_due", "state", "due_at"), Index("reply_sent", "sent_at"))
    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultation.id", index=True)
    review_id: int = Field(foreign_key="review.id", unique=True)
    message_id: str = Field(unique=True)
    envelope_sender: str
    recipient: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    landing: str
    """The stage the consultation comes to rest in once this is handed over."""
    state: str
    approved_at: datetime = _time()
    due_at: datetime = _time()
    nudge_at: datetime = _time()
    sending_since: datetime | None = _time(nullable=True)
    attempts: int = 0
    response: str = _text()
    sent_at: datetime | None = _time(nullable=True)
    answers_round: int = 0


class NoticeRow(SQLModel, table=True):
    """An automatic mail of ours: written down before it is sent, and sent at most once."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("notice_due", "state", "due_at"),
        Index("notice_recipient", "recipient", "made_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    """The folder of `templates/email` that words it."""
    recipient: str
    message_id: int = Field(foreign_key="message.id", unique=True)
    consultation_id: int | None = Field(default=None, foreign_key="consultation.id", index=True)
    """Empty for the answer of a product, which opens none."""
    state: str
    made_at: datetime = _time()
    due_at: datetime = _time()
    attempts: int = 0
    response: str = _text()


class AlertRow(SQLModel, table=True):
    """A mail to a subscriber: written down under a key that is used once, and sent at most once."""

    __tablename__ = "alert"
    __table_args__ = (
        Index("alert_due", "state", "due_at"),
        Index("alert_subscription", "subscription_kind", "subscription_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    template: str
    """The folder of `templates/email` that words it."""
    subscription_kind: str
    subscription_id: int
    recipient: str
    message_id: str = Field(default="", index=True)
    """Of the newest attempt: what comes back names it."""
    values: dict[str, Any] = _json(dict)
    state: str
    made_at: datetime = _time()
    due_at: datetime = _time()
    attempts: int = 0
    response: str = _text()


class SentCopyRow(SQLModel, table=True):
    """A sent reply whose copy is not in the Sent folder yet; the row goes when it is."""

    __tablename__ = "sent_copy"
    reply_id: int = Field(foreign_key="reply.id", primary_key=True)
    sent_at: datetime = _time()
    due_at: datetime = _time()
    attempts: int = 0


class AlarmRow(SQLModel, table=True):
    """An alarm that is raised; the row goes when it ends."""

    __tablename__ = "alarm"
    name: str = Field(primary_key=True)
    since: datetime = _time()
    told_at: datetime | None = _time(nullable=True)


class AnswerRow(SQLModel, table=True):
    """An approved answer that was sent: what earlier answers are found by. Its text stays in the draft; rows go with it."""

    __tablename__ = "answer"
    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultation.id", ondelete="CASCADE", index=True)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE", index=True)
    reply_id: int = Field(foreign_key="reply.id", ondelete="CASCADE", unique=True)


class AnswerKeyRow(SQLModel, table=True):
    """What an answer is found by: a code, a pair of codes, or a word of its masked question."""

    __tablename__ = "answer_key"
    key: str = Field(primary_key=True)
    answer_id: int = Field(primary_key=True, foreign_key="answer.id", ondelete="CASCADE", index=True)


class FactRow(SQLModel, table=True):
    """A row of a release that answers rest on, kept once for all of them: what is changed is marked here, not on each."""

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("code_set", "key", "kind", "release", name="fact_identity"),
        Index("fact_unchecked", "code_set", "checked"),
    )
    id: int | None = Field(default=None, primary_key=True)
    code_set: str
    key: str
    kind: str
    release: str
    checked: str = ""
    """The state of the code set when this was last looked up again."""
    current: bool = False
    """Whether it was true for service on the day it was looked up, once at least: only then can it cease to be."""
    changed: str = Field(default="", sa_column=Column(Text, nullable=False))
    """What is different since; empty while it holds."""


class AnswerFactRow(SQLModel, table=True):
    """Which answers rest on which facts."""

    __tablename__ = "answer_fact"
    fact_id: int = Field(primary_key=True, foreign_key="fact.id", ondelete="CASCADE")
    answer_id: int = Field(primary_key=True, foreign_key="answer.id", ondelete="CASCADE", index=True)


class AccountRow(SQLModel, table=True):
    """A person who signs in."""

    __tablename__ = "account"
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)
    name: str
    credential: str = ""
    """Printed under the name in replies: CPC, CCS, RHIA, …"""
    role: str
    plan: str = "free"
    """Row of `[meter.plans]` in `config/policy.toml`: how many gated code pages a month."""
    active: bool = True
    made_at: datetime = _time()
    seed: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    """Of the authenticator, sealed by the vault; none without a second factor."""
    last_step: int = Field(default=0, sa_type=BigInteger)
    """The time step of the newest code that was used: no code works twice."""


class SavedViewRow(SQLModel, table=True):
    """A choice on the queue page that a person gave a name."""

    __tablename__ = "saved_view"
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    name: str
    choice: dict[str, Any] = _json(dict)


class SignInLinkRow(SQLModel, table=True):
    """A one-time link; only the hash of its secret is kept."""

    __tablename__ = "sign_in_link"
    digest: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    made_at: datetime = _time()
    expires_at: datetime = _time()
    used_at: datetime | None = _time(nullable=True)


class WebSessionRow(SQLModel, table=True):
    """A signed-in browser; only the hash of its cookie is kept."""

    __tablename__ = "web_session"
    digest: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    made_at: datetime = _time()
    expires_at: datetime = _time()
    revoked_at: datetime | None = _time(nullable=True)
    client: str = ""
    """What the browser calls itself, so that its owner knows it again."""
    code_wanted: bool = False
    """Nothing is open to this session before a code of the authenticator was given."""
    wrong_codes: int = 0


class RecoveryCodeRow(SQLModel, table=True):
    """A code for when the authenticator is lost; only its hash is kept."""

    __tablename__ = "recovery_code"
    digest: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    used_at: datetime | None = _time(nullable=True)


class EventRow(SQLModel, table=True):
    """One line of the audit: who did what to which consultation. Rows are added, never changed; no mail text in them."""

    __tablename__ = "event"
    __table_args__ = (Index("event_actor", "actor", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = _time()
    actor: str
    action: str
    consultation_id: int | None = Field(default=None, index=True)
    detail: dict[str, Any] = _json(dict)


class SealRow(SQLModel, table=True):
    """A line of the audit chained to the one before (`consultant.store.audit`). Rows are added, never changed."""

    __tablename__ = "seal"
    position: int = Field(primary_key=True)
    event_id: int = Field(unique=True)
    content: str
    """HMAC of the line as it was written; it stays when the line's detail is erased."""
    digest: str
    """HMAC of position, content and the digest before."""


class PendingQuestionRow(SQLModel, table=True):
    """A guest's question that is handed over when the one-time link of that digest is used."""

    __tablename__ = "pending_question"
    link_digest: str = Field(primary_key=True)
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    expires_at: datetime = _time(index=True)


class ApiKeyRow(SQLModel, table=True):
    """A key that a program uses an account with; only its digest is kept."""

    __tablename__ = "api_key"
    digest: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    label: str
    made_at: datetime = _time()
    revoked_at: datetime | None = _time(nullable=True)


class SavedCodeRow(SQLModel, table=True):
    """A code on somebody's list."""

    __tablename__ = "saved_code"
    __table_args__ = (UniqueConstraint("account_id", "system", "code", name="saved_code_once"),)
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    system: str
    code: str
    note: str = _text()
    alert: bool = False
    saved_at: datetime = _time()
    told: int = 0
    """The newest `code_change` that its owner was told of, or need not be."""


class WatchedCodeRow(SQLModel, table=True):
    """A code on anybody's list as the catalogue held it, kept once for all of them."""

    __tablename__ = "watched_code"
    system: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    state: str = Field(index=True)
    """Of the whole catalogue when it was looked up."""
    held: dict[str, Any] = _json(dict)


class CodeChangeRow(SQLModel, table=True):
    """What a new release changed of a watched code. Rows are added, and go when nobody keeps the code."""

    __tablename__ = "code_change"
    __table_args__ = (Index("code_change_code", "system", "code"),)
    id: int | None = Field(default=None, primary_key=True)
    system: str
    code: str
    found_at: datetime = _time()
    changes: list[Any] = _json()


class ReaderRow(SQLModel, table=True):
    """How many gated pages somebody has opened in a month; the key is a digest of both."""

    __tablename__ = "reader"
    key: str = Field(primary_key=True)
    month: str = Field(index=True)
    """`2026-11`; rows of earlier months are removed."""
    used: int = 0


class PageReadingRow(SQLModel, table=True):
    """A gated page that a reader has opened: opening it again is free."""

    __tablename__ = "page_reading"
    reader_key: str = Field(primary_key=True, foreign_key="reader.key", ondelete="CASCADE")
    page: str = Field(primary_key=True)


def table_of(row: type[SQLModel]) -> Table:
    """The table behind a row class."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


# Statements are written on the tables, not on the row classes: half the time of a mail went into the ORM otherwise.
account = table_of(AccountRow)
alarm = table_of(AlarmRow)
alert = table_of(AlertRow)
answer = table_of(AnswerRow)
answer_fact = table_of(AnswerFactRow)
answer_key = table_of(AnswerKeyRow)
api_key = table_of(ApiKeyRow)
code_change = table_of(CodeChangeRow)
consultation = table_of(ConsultationRow)
draft = table_of(DraftRow)
event = table_of(EventRow)
fact = table_of(FactRow)
mailbox = table_of(MailboxRow)
message = table_of(MessageRow)
notice = table_of(NoticeRow)
page_reading = table_of(PageReadingRow)
pending_question = table_of(PendingQuestionRow)
reader = table_of(ReaderRow)
recovery_code = table_of(RecoveryCodeRow)
reply = table_of(ReplyRow)
review = table_of(ReviewRow)
saved_code = table_of(SavedCodeRow)
saved_view = table_of(SavedViewRow)
seal = table_of(SealRow)
sent_copy = table_of(SentCopyRow)
sign_in_link = table_of(SignInLinkRow)
watched_code = table_of(WatchedCodeRow)
web_session = table_of(WebSessionRow)
