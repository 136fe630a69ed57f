"""What the desk shows: rows of the queue, and one consultation with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from consultant.model.answer import WordedFinding
from consultant.model.codes import Citation
from consultant.model.consultation import MODERATING, REVIEWERS, ReplyState, Role, Stage, Verdict
from consultant.model.mail import Disposition, Segment

IN_DOUBT = "delivery in doubt"
NEEDS_INFORMATION = "needs information"
"""Flags that a list can be narrowed to although no column names them."""
FACTS_CHANGED = "facts changed"
"""Flag and event of a consultation that was drafted again because the catalogue changed before its reply left."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One consultation in a list."""

    id: int
    version: int
    stage: Stage
    subject: str
    asker_email: str
    asker_name: str
    opened_at: datetime
    stage_at: datetime
    claimed_by: str
    flags: tuple[str, ...]
    status: str
    """Of the current draft: draft, needs_info, declined; empty before there is one."""
    confidence: float | None
    in_doubt: bool
    """A reply's delivery is unknown: a person must look."""
    claimed_until: datetime | None = None
    """A claim holds until then; afterwards `claimed_by` only says who had it last."""
    risks: tuple[str, ...] = ()
    """Of the current draft: reasons for a careful review."""
    answer_by: datetime | None = None
    """Until when it is to be answered; None while the clock rests."""
    going: Stage | None = None
    """Where it comes to rest once its newest reply has been handed over; None before there is a reply."""

    def holder(self, now: datetime) -> str:
        """Whose claim holds at this moment, empty for nobody's."""
        return self.claimed_by if self.claimed_until and self.claimed_until > now else ""


class Order(StrEnum):
    """What comes first."""

    DUE = "due"
    RISK = "risk"
    AGE = "age"


class Claimed(StrEnum):
    """A filter on who holds a consultation."""

    ANYBODY = "anybody"
    NOBODY = "nobody"
    ME = "me"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which consultations a list shows, and in which order; every part narrows it."""

    stages: tuple[Stage, ...]
    order: Order = Order.DUE
    risky: bool = False
    """Only those in a risk class."""
    words: str = ""
    """Only those in whose masked mails all of these words or codes stand; the last may be begun only."""
    asker: str = ""
    """Only the consultations of this address."""
    flag: str = ""
    """Words that a flag contains, or IN_DOUBT or NEEDS_INFORMATION."""
    opened_before: datetime | None = None
    claimed: Claimed = Claimed.ANYBODY
    me: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """One mail of a consultation: the masked copy."""

    id: int
    arrived_at: datetime
    sender: str
    subject: str
    text: str
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...]
    attachments: tuple[dict[str, Any], ...]
    disposition: str
    rule: str
    why: str
    authentication: str
    identifiers_found: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """One revision of the draft."""

    id: int
    revision: int
    author: str
    made_at: datetime
    text: str
    status: str
    findings: tuple[WordedFinding, ...]
    topics: tuple[str, ...]
    risks: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class ReplyView:
    """One reply and what became of it."""

    id: int
    state: ReplyState
    verdict: Verdict
    reviewer: str
    reason: str
    approved_at: datetime
    sent_at: datetime | None
    attempts: int
    response: str
    recipient: str
    due_at: datetime
    """Not sent before."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One reply that is not known to be delivered, or was refused."""

    consultation: int
    subject: str
    reply: ReplyView


@dataclass(frozen=True, slots=True)
class ReplyMail:
    """A reply as it goes or went out."""

    reply: int
    state: ReplyState
    sent_at: datetime | None
    content: bytes


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Who did what, when."""

    at: datetime
    actor: str
    action: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FirstSignature:
    """A verdict that waits for a second person: whose, on what, and for which risks."""

    reviewer: str
    verdict: Verdict
    reason: str
    signed_at: datetime
    draft: int
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """One consultation as the desk shows it; drafts newest first, the rest oldest first."""

    row: QueueRow
    round: int
    claimed_until: datetime | None
    messages: tuple[MessageView, ...]
    drafts: tuple[DraftView, ...]
    replies: tuple[ReplyView, ...]
    history: tuple[HistoryLine, ...]
    signature: FirstSignature | None = None
    """While it waits for a second sign-off."""

    @property
    def questions(self) -> tuple[MessageView, ...]:
        """What the asker wrote."""
        return tuple(one for one in self.messages if one.disposition != Disposition.DISCARD)

    @property
    def reports(self) -> tuple[MessageView, ...]:
        """Delivery reports that returned a reply."""
        return tuple(one for one in self.messages if one.disposition == Disposition.DISCARD)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A choice on the queue page under a name."""

    id: int
    name: str
    choice: dict[str, str]


@dataclass(frozen=True, slots=True)
class Slipping:
    """A consultation that is due soon, or late."""

    id: int
    subject: str
    answer_by: datetime
    claimed_by: str
    late: bool


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A mail that was set aside because it could not be read."""

    id: int
    arrived_at: datetime
    attempts: int
    why: str


@dataclass(frozen=True, slots=True)
class SetAsideMail:
    """All that is known of such a mail without reading it."""

    id: int
    arrived_at: datetime
    attempts: int
    why: str
    mailbox: str
    uidvalidity: int
    uid: int
    oversize: bool
    sealed_bytes: int
    """Its size as stored: a third more than it had on the way."""


@dataclass(frozen=True, slots=True)
class WebSession:
    """A browser that is signed in; `digest` names it, and is no secret."""

    digest: str
    made_at: datetime
    expires_at: datetime
    client: str


@dataclass(frozen=True, slots=True)
class Account:
    """A person who signs in."""

    id: int
    email: str
    name: str
    credential: str
    role: Role
    active: bool
    second_factor: bool = False
    """A code of an authenticator is asked for at each sign-in."""
    plan: str = "free"
    """Decides how many gated code pages a month (`[meter.plans]` of the policy)."""

    @property
    def reviews(self) -> bool:
        """Whether this person works at the desk."""
        return self.role in REVIEWERS

    @property
    def moderates(self) -> bool:
        """Whether this person decides what the job board shows."""
        return self.role in MODERATING

    @property
    def reads(self) -> bool:
        """Whether this person may see the desk."""
        return self.role is not Role.ASKER
