"""Headers and MIME of outgoing mail (RFC 5322, RFC 2046). Pure: text in, bytes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

REPLY_PREFIX = re.compile(r"^\s*((re|aw|sv|antw|vs|ref|rif|odp)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE)
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Control characters never get into a header: no mail can add one to ours."""
SUBJECT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out: both parts say the same (see docs/decisions/0006)."""

    sender: str
    sender_name: str
    recipient: str
    subject: str
    text: str
    html: str
    message_id: str
    date: datetime
    reply_to: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    automatic: str = ""
    """The value of Auto-Submitted (RFC 3834 section 5) on mail that no person sent; empty on signed answers."""


def compose(letter: Letter) -> bytes:
    """The mail as bytes with CRLF line ends, ready for SMTP."""
    mail = EmailMessage(policy=SMTP if letter.recipient.isascii() else SMTPUTF8)
    mail["From"] = Address(one_line(letter.sender_name), addr_spec=letter.sender)
    mail["To"] = one_line(letter.recipient)
    mail["Subject"] = one_line(letter.subject)[:SUBJECT_LIMIT]
    mail["Date"] = format_datetime(letter.date)
    mail["Message-ID"] = letter.message_id
    for name, value in _optional(letter):
        mail[name] = value
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def mailable(address: str) -> bool:
    """Whether mail can be addressed to it: one mailbox (RFC 5321 section 4.1.2), not a list or a group."""
    return MAILBOX.fullmatch(address) is not None


def reply_subject(subject: str) -> str:
    """The subject of an answer: one `Re:`, however many languages' prefixes the question had."""
    bare = REPLY_PREFIX.sub("", one_line(subject)).strip()
    return f"Re: {bare}" if bare else "Re: your question"


def one_line(value: str) -> str:
    """Header-safe text."""
    return UNSAFE.sub(" ", value).strip()


def _optional(letter: Letter) -> list[tuple[str, str]]:
    found = [
        ("Reply-To", letter.reply_to),
        ("In-Reply-To", _message_ids(letter.in_reply_to)),
        ("References", _message_ids(*letter.references)),
        ("Auto-Submitted", letter.automatic),
    ]
    return [(name, value) for name, value in found if value]


def _message_ids(*values: str) -> str:
    """Only what has the form of a message identifier is repeated; the rest of a damaged header is dropped."""
    return " ".join(value for value in map(one_line, values) if MESSAGE_ID.fullmatch(value))


MAILBOX = re.compile(
    r"""("[^"\\\x00-\x1f]+"|[^\s@<>()\[\],;:\\"\x00-\x1f\x7f-\x9f]+)@[^\s@<>(),;\\"\x00-\x1f\x7f-\x9f]+"""
)
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,240}>")
