"""Delivery reports read: who was not reached, with what status, and which of our mails it was about (RFC 3464)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Part

from consultant.intake.charsets import decoded, normalized
from consultant.intake.header_fields import addresses, field_text, identifiers
from consultant.intake.parts import children, media_type, part_bytes

_DAEMON = re.compile(
    r"mailer-?daemon|postmaster|poostmaster|mail.?delivery|mail.?deliver.system|^<>$|no-?reply@sns\.|\bbounces?@|^\s*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver|deliver(y|ed)|return(ed)?.{0,12}mail|fail(ure|ed)|bounce|could not send|mail system error|rejected|blocked"
    r"|warning|zustell|remis|entreg|recapit|bezorg|dostarcz|doruč|доставлен|配信|退信|无法投递|無法傳送|전달 실패",
    re.IGNORECASE,
)
_NOT_DELIVERED = re.compile(
    r"\b(?:(?:could|can|was|were|has|have|is)(?: ?n[o']t| not)(?: yet)?(?: been| be)? deliver\w*"
    r"|(?:unable|trying|failed|failure|attempting) to deliver|your message to)\b",
    re.IGNORECASE,
)
"""What a report says that holds neither a null return path nor a status."""
_STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
_SMTP_REPLY = re.compile(r"(?<![\d.:/-])([45])[0-5]\d(?=[ -][A-Za-z<#(])")
"""A reply code of RFC 5321 section 4.2, where no enhanced status (RFC 3463) is given."""
_ADDRESS = r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
_ORIGINAL_BELOW = re.compile(
    r"^.{0,30}(original message(?! was received)|copy of (your|the) message|below this line|a copy of the"
    r"|unsent message|returned message|message headers? follow|included in the attached|message follows|headers of the message"
    r"|start of (the )?(returned )?message|------ this is a copy|undelivered message).{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE_ADDRESS = (
    r"(?:recipients?|address(?:es)?|user|mailbox|account|(?:deliver(?:ed|y)?|sent|message) to|to)\W{1,6}"
)
_NAMED = (
    # How servers that write no delivery-status part name the recipient, most telling first.
    re.compile(
        rf"^[ \t]*(?:final|original|failed)[- ]recipient\s*:\s*(?:rfc822\s*;)?\s*<?({_ADDRESS})",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(rf'"emailAddress"\s*:\s*"({_ADDRESS})"'),
    re.compile(rf"(?:RCPT TO|rcpt to)\s*:?\s*<({_ADDRESS})>", re.IGNORECASE),
    re.compile(rf"^[ \t]*<({_ADDRESS})>(?::|[ \t]*$|\s*\.{{3}}|\s*[(;])", re.MULTILINE),
    re.compile(rf"^[ \t]*<?({_ADDRESS})>?\s*(?::|\.\.\.|$|\(|;|,|\s-\s|\s+\[)", re.MULTILINE),
    re.compile(rf"{_BEFORE_ADDRESS}<?({_ADDRESS})", re.IGNORECASE),
    re.compile(rf"<({_ADDRESS})>"),
    re.compile(rf"({_ADDRESS})"),
)
_TOLD_WITHIN = 500
"""Characters within which a report says so."""
_READ = 60_000
"""Characters of a report that are searched."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """Recipients not reached (lower case), the first status such as `5.1.1`, and the Message-ID of the mail returned."""

    recipients: tuple[str, ...] = ()
    status: str | None = None
    message_id: str | None = None


def bounce(mail: Part, text: str) -> Bounce:
    """What a delivery report says; an empty Bounce for any other mail. `text` is the mail's readable body."""
    reports = list(_parts(mail, "message/delivery-status"))
    if not reports and not _is_bounce(mail, text):
        return Bounce()
    blocks = [block for report in reports for block in _blocks(report)]
    original = _original(mail, text)
    notice = without_returned_mail(text)
    recipients = _listed(blocks) or _announced(mail) or _named(notice, mail) or _addressees(original)
    return Bounce(
        recipients, _status(blocks, notice), next(iter(identifiers(_field(original, "message-id"))), None)
    )


def _is_bounce(mail: Part, text: str) -> bool:
    """Without a delivery-status part: a daemon's sender, or the subject of a report and a sign of one beside it."""
    if mail.get("x-failed-recipients"):
        return True
    sender, subject = field_text(str(mail.get("from", ""))), field_text(str(mail.get("subject", "")))
    path = field_text(str(mail.get("return-path", ""))).strip()
    signs = path == "<>" or _STATUS.search(text[:_READ]) or _NOT_DELIVERED.search(text[:_TOLD_WITHIN])
    return bool(_SUBJECT.search(subject) and signs) or bool(_DAEMON.search(sender))


def _parts(mail: Part, *kinds: str) -> Iterator[Part]:
    """Parts of these media types outside of returned mail, not more than a report can have."""
    stack, seen = [mail], 0
    while stack and seen < 100:
        part, seen = stack.pop(), seen + 1
        kind = media_type(part)
        if kind in kinds:
            yield part
        elif part.is_multipart() and not kind.startswith("message/"):
            stack.extend(reversed(children(part)))


def _blocks(report: Part) -> list[dict[str, str]]:
    """The groups of fields of a delivery-status part, per message first, then per recipient (RFC 3464 section 2.1)."""
    payload = report.get_payload()
    if isinstance(payload, list):
        written = "\n\n".join(
            "\n".join(f"{name}: {value}" for name, value in block.raw_items()) + "\n\n" + _inner(block)
            for block in payload[:200]
            if isinstance(block, Part)
        )
    else:
        written = decoded(part_bytes(report), None)[0]
    return [_fields(group) for group in re.split(r"\n\s*\n", normalized(written)[:_READ]) if ":" in group]


def _inner(block: Part) -> str:
    inner = block.get_payload()
    return inner if isinstance(inner, str) else ""


def _fields(group: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in re.sub(r"\n[ \t]+", " ", group).split("\n"):
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), field_text(value))
    return found


def _listed(blocks: list[dict[str, str]]) -> tuple[str, ...]:
    """Recipients of the report's own fields, those that were reached left out (RFC 3464 section 2.3.3)."""
    found: list[str] = []
    for block in blocks:
        if block.get("action", "failed").strip().lower().startswith(("delivered", "relayed", "expanded")):
            continue
        for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
            value = block.get(name, "")
            email = re.search(_ADDRESS, value.partition(";")[2] or value)
            if email:
                found.append(email[0])
                break
    return _unique(found)


def _announced(mail: Part) -> tuple[str, ...]:
    values = [field_text(str(value)) for value in mail.get_all("x-failed-recipients", [])]
    return _unique(email for value in values for email in re.findall(_ADDRESS, value))


def without_returned_mail(text: str) -> str:
    """A report's own words, without the mail that stands below them."""
    below = _ORIGINAL_BELOW.search(text)
    return text[: below.start() if below and below.start() > 40 else _READ]


def _named(notice: str, mail: Part) -> tuple[str, ...]:
    own = {
        address.email
        for name in ("from", "to", "return-path")
        for address in addresses(str(mail.get(name, "")))
    }
    for pattern in _NAMED:
        emails = [email.rstrip(".").lower() for email in pattern.findall(notice)]
        found = [email for email in emails if email not in own and not _DAEMON.search(email)]
        if found:
            return _unique(found[:20] if pattern is not _NAMED[-1] else found[:1])
    return ()


def _status(blocks: list[dict[str, str]], notice: str) -> str | None:
    values = [
        block["status"] for block in blocks if "status" in block and not block["status"].startswith("2")
    ]
    for value in [*values, notice]:
        if found := _STATUS.search(value):
            return found[1]
    reply = _SMTP_REPLY.search(notice)
    return f"{reply[1]}.0.0" if reply else None


def _original(mail: Part, text: str) -> dict[str, str]:
    """Header fields of the returned mail: attached whole, as headers only, or written under the notice."""
    for part in _parts(
        mail, "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"
    ):
        payload = part.get_payload()
        if isinstance(payload, list) and payload and isinstance(payload[0], Part):
            return {name.lower(): field_text(str(value)) for name, value in payload[0].raw_items()}
        return _fields(normalized(decoded(part_bytes(part), None)[0])[:_READ])
    below = _ORIGINAL_BELOW.search(text)
    return _fields(text[below.end() : below.end() + _READ].lstrip("\n")) if below else {}


def _field(original: dict[str, str], name: str) -> str | None:
    return original.get(name)


def _addressees(original: dict[str, str]) -> tuple[str, ...]:
    return _unique(address.email for address in addresses(original.get("to", "")))[:1]


def _unique(emails: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(email.strip().rstrip(".").lower() for email in emails))
