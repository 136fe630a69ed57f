"""What travels between the flow and the store: sealed mail, what was read from it, decisions and their results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from consultant.model.answer import Draft, Question
from consultant.model.codes import Citation
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.desk import FirstSignature
from consultant.model.mail import Address, Attachment, Authenticity, Screened, Segment


@dataclass(frozen=True, slots=True)
class SealedArrival:
    """A mail as it is stored: identity, sealed raw bytes, and the digest of the unsealed ones."""

    mailbox: str
    uidvalidity: int
    uid: int
    arrived_at: datetime
    sealed: bytes
    raw_digest: str
    oversize: bool = False


@dataclass(frozen=True, slots=True)
class ClaimedMail:
    """A stored mail that this worker may read now; `attempts` counts this one."""

    id: int
    sealed: bytes
    arrived_at: datetime
    oversize: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one mail; text, subject and spans are those of the masked copy."""

    message: int
    screened: Screened
    message_id: str
    content_digest: str
    dated: bool
    """Whether the mail carries a Message-ID or Date: without either, equal content does not mean the same mail."""
    sender: Address
    reply_address: str
    """Where an answer goes: Reply-To, else From."""
    subject: str
    text: str
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...]
    attachments: tuple[Attachment, ...]
    defects: tuple[str, ...]
    authentication: str
    identifiers_found: int
    references: tuple[str, ...]
    """Message-IDs that this mail says it answers."""
    thread: int | None = None
    """Consultation named by a signed plus-address of ours."""
    bounced_message_id: str = ""
    """Message-ID of the reply named by a signed envelope address of ours."""
    bounce_status: str | None = None
    recipients: tuple[str, ...] = ()
    """Addresses in To and Cc that are not ours."""
    named: tuple[int, ...] = ()
    """Consultations whose number stands in the subject or the new text."""
    notify: str = ""
    """Where an automatic mail may go (RFC 3834 section 4); empty when none may."""
    service_quarter: date | None = None
    """First day of the quarter of service, where its day was tied to a patient and is masked."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written in a thread before: our replies as they were sent, and the masked copies of the asker's mails."""

    ours: tuple[bytes, ...] = ()
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageText:
    """The masked copy of one message of a consultation, as the composer needs it."""

    id: int
    text: str
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...]
    identifiers_found: int
    arrived_at: datetime
    service_quarter: date | None = None


@dataclass(frozen=True, slots=True)
class Undrafted:
    """A consultation that waits for a draft: its unanswered messages and what was answered before."""

    id: int
    version: int
    asker_name: str
    subject: str
    messages: tuple[MessageText, ...]
    earlier: tuple[MessageText, ...]
    """Messages that a reply has answered, oldest first."""
    attempts: int
    """How often drafting was begun, this time included."""
    round: int
    answer_by: datetime | None = None
    """Until when it is to be answered, once that was promised."""
    answer_left: int | None = None
    """Seconds of working time that were left when the asker was asked."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A finished draft for the consultation version it was made from."""

    consultation: int
    version: int
    draft: Draft
    answers_round: int
    question: Question | None = None
    """What the draft answers; None where it could not be drafted."""
    answer_by: datetime | None = None
    risk: int = 0
    """How many risk classes the draft is in."""


@dataclass(frozen=True, slots=True)
class Smoothable:
    """The engine's draft of a consultation that nobody has claimed or changed."""

    consultation: int
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the consultation as the reviewer saw it (`version`), with the text as they left it."""

    consultation: int
    version: int
    verdict: Verdict
    reviewer: str
    text: str | None = None
    """The reply text as edited; None keeps the current draft."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Where a decision leads: the stage, and the risks that a second person has to sign for."""

    to: Stage
    risks: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    """Risks that a second person should sign for, had there been one."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What decides whether one signature is enough."""

    stage: Stage
    draft: int
    text: str
    risks: tuple[str, ...]
    """Of the current draft."""
    first: FirstSignature | None
    signed_before: int
    """Replies of the reviewer that reached an asker."""
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class ThreadState:
    """What the envelope of a reply needs to know of its consultation."""

    consultation: int
    subject: str
    recipient: str
    asker_name: str
    in_reply_to: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """A rendered reply for the outbox."""

    message_id: str
    envelope_sender: str
    recipient: str
    landing: Stage
    content: bytes


@dataclass(frozen=True, slots=True)
class ClaimedReply:
    """A reply that this worker is to send now."""

    id: int
    consultation: int
    envelope_sender: str
    recipient: str
    content: bytes
    attempts: int
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is recorded of a send attempt: the new state, what the peer said, and when to try again."""

    reply: int
    state: ReplyState
    response: str
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """An automatic mail that this worker is to send now, with what it answers."""

    id: int
    kind: str
    recipient: str
    consultation: int | None
    """None for the answer of a product, which opens no consultation."""
    asker_name: str
    subject: str
    message_id: str
    references: tuple[str, ...]
    sender: str = ""
    authentication: Authenticity = Authenticity.NONE
    """Whether our own mail server could confirm the sender's domain."""
    text: str = ""
    """What is newly written in the mail, masked."""


_NUMBER = re.compile(r"(?<![\w-])CON-(\d{1,9})(?![\w-])", re.IGNORECASE)


def numbers(text: str) -> tuple[int, ...]:
    """The consultations that a text names by number, each once, in order."""
    return tuple(dict.fromkeys(int(found) for found in _NUMBER.findall(text)))


def number(consultation: int) -> str:
    """A consultation's number as people write it; three letters, because one or two would read as a code or a modifier."""
    return f"CON-{consultation}"
