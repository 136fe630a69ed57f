"""A mail as a person reads it: fields, text, HTML part, names of attachments. Pure, and total: any bytes are a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")
_LOCAL_LINK = re.compile(
    r"(https?://(?:127\.0\.0\.1|localhost)(?::\d+)?(?:/[^\s<>\"']*[^\s<>\"'.,;:!?)\]])?/?)"
)
_LONGEST_FIELD = 2000


@dataclass(frozen=True)
class Fields:
    """What a list of mails shows of one, decoded."""

    subject: str
    sender: str
    recipient: str


@dataclass(frozen=True)
class Attachment:
    """A part that is not shown: its name, type, and size in bytes."""

    name: str
    content_type: str
    size: int


@dataclass(frozen=True)
class Line:
    """A line of text: how deep it is quoted, and its pieces with the address each links to (empty: none)."""

    depth: int
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Letter:
    """One mail, opened."""

    fields: Fields
    date: str
    header: tuple[tuple[str, str], ...]
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    message_id: str
    references: tuple[str, ...]
    answer_to: str
    """Address that a reply goes to."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(_line(line) for line in self.text.splitlines())


def read_fields(content: bytes) -> Fields:
    """Subject and people of a mail, from its header or the beginning of it."""
    return _fields(BytesHeaderParser(policy=compat32).parsebytes(content))


def read_letter(content: bytes) -> Letter:
    """Open a mail; what cannot be decoded is shown with replacement characters."""
    mail = message_from_bytes(content, policy=compat32)
    shown, hidden = _parts(mail)
    return Letter(
        fields=_fields(mail),
        date=_field(mail, "Date"),
        header=tuple((name, _decoded(value)) for name, value in mail.items()),
        text=shown.get("text/plain", ""),
        html=shown.get("text/html", ""),
        attachments=hidden,
        message_id=next(iter(_message_ids(mail, "Message-ID")), ""),
        references=_message_ids(mail, "References") or _message_ids(mail, "In-Reply-To"),
        answer_to=_address(_field(mail, "Reply-To")) or _address(_field(mail, "From")),
    )


def _fields(mail: Message) -> Fields:
    return Fields(_field(mail, "Subject"), _field(mail, "From"), _field(mail, "To"))


def _field(mail: Message, name: str) -> str:
    return _decoded(mail.get(name, ""))


def _decoded(value: object) -> str:
    """Encoded words (RFC 2047) as text, on one line."""
    raw = str(value)[:_LONGEST_FIELD]
    try:
        text = "".join(_word(word, charset) for word, charset in decode_header(raw))
    except Exception:
        # decode_header raises more than it documents: binascii.Error, ValueError, IndexError.
        text = raw
    return " ".join(text.split())


def _word(word: bytes | str, charset: str | None) -> str:
    return word if isinstance(word, str) else _as_text(word, charset)


def _as_text(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode("latin-1")


def _message_ids(mail: Message, name: str) -> tuple[str, ...]:
    return tuple(_MESSAGE_ID.findall(str(mail.get(name, ""))))


def _address(text: str) -> str:
    try:
        return next((address for _, address in getaddresses([text]) if "@" in address), "")
    except (ValueError, IndexError):
        return ""


def _parts(mail: Message) -> tuple[dict[str, str], tuple[Attachment, ...]]:
    """The first text and the first HTML part; all others as attachments."""
    shown: dict[str, str] = {}
    hidden: list[Attachment] = []
    for part in _leaves(mail):
        content, content_type = _content(part), part.get_content_type()
        if (
            content_type in ("text/plain", "text/html")
            and content_type not in shown
            and not part.get_filename()
        ):
            shown[content_type] = _as_text(content, _charset(part))
        else:
            hidden.append(Attachment(_name(part), content_type, len(content)))
    return shown, tuple(hidden)


def _leaves(mail: Message) -> Iterator[Message]:
    for part in mail.walk():
        if not part.is_multipart():
            yield part


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def _name(part: Message) -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def _line(text: str) -> Line:
    depth, rest = 0, text
    while rest.startswith(">"):
        depth, rest = depth + 1, rest[1:].removeprefix(" ")
    pieces = (piece for piece in _LOCAL_LINK.split(rest) if piece)
    return Line(depth, tuple((piece, piece if _LOCAL_LINK.fullmatch(piece) else "") for piece in pieces))
