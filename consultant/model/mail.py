"""Mail as values: what arrived, what was read from it, what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Arrival:
    """One mail as the mailbox gave it, identified by `(mailbox, uidvalidity, uid)` (RFC 3501 section 2.3.1.1)."""

    mailbox: str
    uidvalidity: int
    uid: int
    raw: bytes
    arrived_at: datetime
    oversize: bool = False
    """True when only the header was fetched because the mail exceeds the size limit."""


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox with its display name; `email` is lower case."""

    email: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The part after the last `@`, empty when there is none."""
        return self.email.rpartition("@")[2] if "@" in self.email else ""


class SegmentKind(StrEnum):
    """Who wrote a stretch of the body."""

    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    """Signature, disclaimer, or what a gateway put above the mail."""
    ATTACHED = "attached"
    """The text of attached files, each under its name in brackets; behind the body."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the body text; the segments of a message cover its text without gap or overlap."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is listed, not shown: file name as given, media type, size in bytes."""

    filename: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """One inbound mail, parsed. Every byte string has one: what could not be read is in `defects`."""

    message_id: str | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    sender: Address | None
    reply_to: Address | None
    recipients: tuple[Address, ...]
    """To, Cc, and where the last server delivered it."""
    subject: str
    sent_at: datetime | None
    return_path: str | None
    """The envelope sender: None when no header states it, empty for the null path `<>`."""
    text: str
    segments: tuple[Segment, ...]
    attachments: tuple[Attachment, ...]
    headers: tuple[tuple[str, str], ...]
    """All header fields in order, names lower case, values unfolded and decoded."""
    content_type: str
    """The top media type with its report-type, such as `multipart/report; report-type=delivery-status`."""
    content_digest: str
    """SHA-256 over what the sender wrote (identity headers and body, no trace headers): equal for a mail delivered twice."""
    defects: tuple[str, ...] = ()
    addressed: tuple[Address, ...] = ()
    """To and Cc alone."""
    bounced_recipients: tuple[str, ...] = ()
    bounce_status: str | None = None
    """The first RFC 3464 status of a delivery report (`5.1.1`), None elsewhere."""
    bounced_message_id: str | None = None
    """The Message-ID of the mail that a delivery report returns, None elsewhere."""

    def header(self, name: str) -> str | None:
        """The first value of a header field, by its lower-case name."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def new_text(self) -> str:
        """What the writer newly wrote: the text without quoted mail and signature."""
        return "".join(self.text[s.start : s.end] for s in self.segments if s.kind is SegmentKind.NEW)


class Authenticity(StrEnum):
    """Whether our own mail server could confirm the sender's domain (RFC 8601)."""

    PASS = "pass"
    FAIL = "fail"
    NONE = "none"


class Disposition(StrEnum):
    """The result of screening."""

    ACCEPT = "accept"
    HOLD = "hold"
    DISCARD = "discard"
    SERVE = "serve"
    """Answered by a program, by the product that its subject names."""


@dataclass(frozen=True, slots=True)
class Screened:
    """A disposition with the rule that made it (`config/policy.toml`) and one line that explains it to a person."""

    disposition: Disposition
    rule: str
    why: str
    notice: str = ""
    """The kind of automatic mail (a folder of `templates/email`) that tells the sender; empty for none."""
    quiet: bool = False
    """A follow-up that is added to its consultation without opening it again."""
    machine: bool = False
    """Quiet, and no answer to what we asked either: most likely no person wrote it."""
    unlimited: bool = False
    """No quota applies."""


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail ready to hand over: fixed bytes, envelope sender (VERP) and recipient."""

    envelope_sender: str
    recipient: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A sent reply that is to be filed in the Sent folder."""

    reply: int
    message_id: str
    content: bytes
    sent_at: datetime
    attempts: int


class SendResult(StrEnum):
    """How an attempt to hand a mail over ended (RFC 5321 section 4.2)."""

    ACCEPTED = "accepted"
    TRY_LATER = "try later"
    """4yz, or no connection before the end of the mail data: sure not to be accepted."""
    REFUSED = "refused"
    """5yz."""
    UNKNOWN = "unknown"
    """Silence after the end of the mail data: the peer may or may not have it."""


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """The result of one attempt with what the peer said."""

    result: SendResult
    response: str
