"""Headers and MIME of outgoing mail (RFC 5322, RFC 2046). Pure: text in, bytes out.

Both parts are quoted-printable: lines of 76 characters in ASCII, so that no server has to change them on the way
(RFC 5321 section 4.5.3.1.6 ends a line at 998) and a signature over them stays valid. Header fields are ASCII too,
but for the To of a recipient whose local part is not (RFC 6531).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, Policy
from email.utils import format_datetime
from typing import Any, Protocol

import idna

REPLY_PREFIX = re.compile(r"^\s*((re|aw|sv|antw|vs|ref|rif|odp)\s*(\[\d+\])?\s*:\s*)+", re.IGNORECASE)
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Control characters never get into a header: no mail can add one to ours."""
SUBJECT_LIMIT = 200
REFERENCES_LIMIT = 20
"""Message-IDs in References: the first and the newest, as RFC 5537 section 3.4.4 trims them."""


class Attached(Protocol):
    """A file that goes with a mail."""

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def content(self) -> bytes: ...


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
    unsubscribe: str = ""
    """The address that ends the subscription to this mail by a POST (RFC 8058)."""
    files: tuple[Attached, ...] = ()


def compose(letter: Letter) -> bytes:
    """The mail as bytes with CRLF line ends, ready for SMTP."""
    mail = EmailMessage(policy=_ASCII if letter.recipient.isascii() else _UTF8)
    mail["From"] = Address(one_line(letter.sender_name), addr_spec=letter.sender)
    mail["To"] = one_line(letter.recipient)
    mail["Subject"] = one_line(letter.subject)[:SUBJECT_LIMIT]
    mail["Date"] = format_datetime(letter.date)
    mail["Message-ID"] = letter.message_id
    for name, value in _optional(letter):
        mail[name] = value
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for file in letter.files:
        main, _, sub = file.media_type.partition("/")
        mail.add_attachment(file.content, maintype=main, subtype=sub, filename=one_line(file.name))
    return mail.as_bytes()


def mailable(address: str) -> bool:
    """Whether mail can be addressed to it: one mailbox (RFC 5321 section 4.1.2), not a list or a group."""
    return MAILBOX.fullmatch(address) is not None


def routable(address: str) -> str:
    """The address with its domain as the DNS knows it (RFC 5890); a local part beyond ASCII stays as it is."""
    local, at, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return local + at + idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return address


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
        ("List-Unsubscribe", f"<{letter.unsubscribe}>" if letter.unsubscribe else ""),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click" if letter.unsubscribe else ""),
    ]
    return [(name, value) for name, value in found if value]


def _message_ids(*values: str) -> str:
    """Only what has the form of a message identifier is repeated; the rest of a damaged header is dropped."""
    good = [value for value in map(one_line, values) if MESSAGE_ID.fullmatch(value)]
    return " ".join(good[:1] + good[1:][1 - REFERENCES_LIMIT :])


class _Unbroken(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc]  # typeshed: max_count
    """Folded between identifiers and addresses only. The library's own folding turns a long one, as Outlook writes them, into an
    encoded word (RFC 2047), and no mail program finds the thread again."""

    def fold(self, *, policy: Policy[Any]) -> str:
        return f"{self.name}: " + f"{policy.linesep} ".join(str(self).split()) + policy.linesep


_registry = HeaderRegistry()
for _name in ("message-id", "in-reply-to", "references", "list-unsubscribe"):
    _registry.map_to_type(_name, _Unbroken)
_ASCII = SMTP.clone(header_factory=_registry)
_UTF8 = SMTPUTF8.clone(header_factory=_registry)


MAILBOX = re.compile(
    r"""("[^"\\\x00-\x1f]+"|[^\s@<>()\[\],;:\\"\x00-\x1f\x7f-\x9f]+)@[^\s@<>(),;\\"\x00-\x1f\x7f-\x9f]+"""
)
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,240}>")
