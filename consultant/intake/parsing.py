"""Bytes of a mail become a Message: total and bounded, with what could not be read kept as defects."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import MissingHeaderBodySeparatorDefect
from email.message import Message as Part

from consultant.intake.bounces import bounce
from consultant.intake.charsets import decoded, normalized
from consultant.intake.content import Content, Limits, content, typed
from consultant.intake.header_fields import addresses, field_text, identifiers, moment
from consultant.intake.hostile import is_hostile
from consultant.intake.parts import RAW_FIELDS, media_type, parameter
from consultant.intake.reply_text import segments
from consultant.model.mail import Address, Message, Segment, SegmentKind

_IDENTITY = ("message-id", "date", "from", "sender", "to", "cc", "subject", "in-reply-to")
"""Fields a sender writes and no relay changes; what relays add (RFC 5322 section 3.6.7) stays out of the digest."""

_ADDRESSED = ("to", "cc")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to")
"""Fields in which servers note the envelope's recipient, which carries VERP."""

_MOST_FIELDS = 500
_MOST_HEADER_CHARACTERS = 200_000
_LONGEST_FIELD = 50_000
_ABOVE_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf|[\r\n \t\x00]+|>?From [^\r\n]{0,500}(?:\r\n?|\n))+")
"""Empty lines, a mark of the byte order, the line that a mailbox file puts between mails (RFC 4155)."""
_BLANK_BEFORE_COLON = re.compile(rb"^([A-Za-z][!-9;-~]{0,60})[ \t]+:", re.MULTILINE)
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")


def parse(raw: bytes, *, limits: Limits | None = None) -> Message:
    """The mail in `raw` (RFC 5322, RFC 2045). Every byte string gives a Message: it never raises."""
    limits = limits or Limits()
    raw = _ABOVE_HEADER.sub(b"", raw, count=1)
    if is_hostile(raw):
        return _message(
            raw,
            _header_only(raw),
            _as_plain_text(raw, limits, "parts: too many or nested too deep, read as plain text"),
        )
    try:
        mail = _opened(raw)
        return _message(raw, mail, content(mail, limits))
    except (
        Exception
    ) as error:  # whatever the standard library stumbles over costs this mail its structure, not the service
        defect = f"structure: unreadable ({type(error).__name__}), read as plain text"
        return _message(raw, _header_only(raw), _as_plain_text(raw, limits, defect))


def parse_typed(subject: str, body: str, *, limits: Limits | None = None) -> Message:
    """The question of somebody who typed it here, as the Message of a plain mail that has no header but its subject."""
    found = typed(body, limits or Limits())
    line = " ".join(normalized(subject).split())
    text, stretches = _with_files(found, segments(found.text, subject=line, answer=False))
    return Message(
        message_id=None,
        in_reply_to=(),
        references=(),
        sender=None,
        reply_to=None,
        recipients=(),
        subject=line,
        sent_at=None,
        return_path=None,
        text=text,
        segments=stretches,
        attachments=tuple(found.attachments),
        headers=(),
        content_type="text/plain",
        content_digest=hashlib.sha256(f"{line}\n{text}".encode()).hexdigest(),
        defects=tuple(found.defects),
    )


def _opened(raw: bytes) -> Part:
    """The mail's parts; blanks before a colon (RFC 5322 section 4.5) end the header for the library: they are taken out."""
    mail = message_from_bytes(raw, policy=RAW_FIELDS)
    if not any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in mail.defects):
        return mail
    header, body = _divided(raw)
    return message_from_bytes(
        _BLANK_BEFORE_COLON.sub(rb"\1:", header) + b"\r\n\r\n" + body, policy=RAW_FIELDS
    )


def _header_only(raw: bytes) -> Part:
    header, _ = _divided(raw)
    return message_from_bytes(header[:200_000] + b"\r\n\r\n", policy=RAW_FIELDS)


def _as_plain_text(raw: bytes, limits: Limits, defect: str) -> Content:
    found = Content(defects=[defect])
    text, _ = decoded(_divided(raw)[1][: limits.text_characters], None)
    found.text = normalized(text).strip("\n")
    return found


def _divided(raw: bytes) -> tuple[bytes, bytes]:
    """Header and body at the first empty line (RFC 5322 section 2.1)."""
    end = _HEADER_END.search(raw)
    return (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")


def _message(raw: bytes, mail: Part, body: Content) -> Message:
    written = tuple((name.lower()[:200], value) for name, value in _fields(mail))
    headers = tuple((name, field_text(value)) for name, value in written)
    sender = _first_address(_values(written, "from")) or _first_address(_values(written, "sender"))
    if not sender:
        body.note("sender: none that can be read")
    if sum(name == "from" for name, _ in headers) > 1:
        body.note("sender: more than one From field")
    elif len(_recipients(written, "from")) > 1:
        body.note("sender: more than one mailbox in From")
    in_reply_to = identifiers(next(_values(headers, "in-reply-to"), None))
    references = identifiers(next(_values(headers, "references"), None))[-100:]
    subject = next(_values(headers, "subject"), "")
    report = bounce(mail, body.text)
    answer = bool(in_reply_to or references)
    text, stretches = _with_files(body, segments(body.text, subject=subject, answer=answer))
    return Message(
        message_id=next(iter(identifiers(next(_values(headers, "message-id"), None))), None),
        in_reply_to=in_reply_to,
        references=references,
        sender=sender,
        reply_to=_first_address(_values(written, "reply-to")),
        recipients=_recipients(written, *_ADDRESSED, *_DELIVERED),
        addressed=_recipients(written, *_ADDRESSED),
        subject=subject,
        sent_at=moment(next(_values(headers, "date"), None)),
        return_path=_return_path(written),
        text=text,
        segments=stretches,
        attachments=tuple(body.attachments),
        headers=headers,
        content_type=_content_type(mail),
        content_digest=_digest(raw, headers),
        defects=tuple(body.defects),
        bounced_recipients=report.recipients,
        bounce_status=report.status,
        bounced_message_id=report.message_id,
    )


def _with_files(body: Content, found: tuple[Segment, ...]) -> tuple[str, tuple[Segment, ...]]:
    """The body with the texts of attached files below it, each under its name, as one segment of their own."""
    if not body.attached:
        return body.text, found
    files = "".join(f"\n\n[{name}]\n{text}" for name, text in body.attached)
    text = body.text + files
    return text, (*found, Segment(SegmentKind.ATTACHED, len(body.text), len(text)))


def _fields(mail: Part) -> Iterable[tuple[str, str]]:
    """The fields as written, as many as a real mail has."""
    left, most = _MOST_HEADER_CHARACTERS, _MOST_FIELDS
    for name, written in mail.raw_items():
        known = name.strip().lower() in _IDENTITY  # what is endless must not hide the sender below it
        most -= not known
        value = str(written)[:_LONGEST_FIELD]
        left -= len(value)
        if left > 0 and (most > 0 or known):
            yield normalized(name.encode("utf-8", "replace").decode()).strip(), value


def _values(headers: Iterable[tuple[str, str]], name: str) -> Iterator[str]:
    return (value for key, value in headers if key == name)


def _first_address(values: Iterable[str]) -> Address | None:
    return next((address for value in values for address in addresses(value)), None)


def _recipients(written: tuple[tuple[str, str], ...], *names: str) -> tuple[Address, ...]:
    """The mailboxes of these fields, each once."""
    found: dict[str, Address] = {}
    for name in names:
        for value in _values(written, name):
            for address in addresses(value):
                found.setdefault(address.email, address)
    return tuple(found.values())[:200]


def _return_path(written: tuple[tuple[str, str], ...]) -> str | None:
    value = next(_values(written, "return-path"), None)
    if value is None:
        return None
    address = _first_address([value])
    return address.email if address else ""


def _content_type(mail: Part) -> str:
    kind = media_type(mail)
    report = parameter(mail, "report-type").lower()
    return f"{kind}; report-type={report}" if report else kind


def _digest(raw: bytes, headers: tuple[tuple[str, str], ...]) -> str:
    digest = hashlib.sha256()
    for name in _IDENTITY:
        for value in _values(headers, name):
            digest.update(f"{name}:{' '.join(value.split())}\n".encode())
    digest.update(b"\n" + _divided(raw)[1].replace(b"\r\n", b"\n").rstrip())
    return digest.hexdigest()
