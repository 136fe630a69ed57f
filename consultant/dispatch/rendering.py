"""Turns the text of a draft into the two parts of a mail, which always say the same (decision 0006)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from consultant.dispatch import markup
from consultant.templates import MailTemplates


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a reply, with credential (`CPC`), empty when none is shown."""

    name: str
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The two parts of a mail: `text/plain` (wrapped at 72) and `text/html` (inline styles, nothing loaded)."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of a fixed kind, ready to be put in an envelope."""

    subject: str
    text: str
    html: str


def render(draft_text: str, signer: Signer, number: str, templates: MailTemplates) -> Rendered:
    """The reply as sent: the draft (perhaps edited by the consultant), then the sign-off and how to follow up."""
    sign_off = templates.text(
        "answer/sign_off.txt", {"signer": signer.name, "credential": signer.credential, "number": number}
    )
    return _parts(f"{draft_text}\n\n{sign_off}", "answer", number, templates)


def mail(kind: str, templates: MailTemplates, **values: Any) -> Mail:
    """A mail of `templates/email/<kind>/`: acknowledgement, alarm, sign_in, ask_back, decline or oversize."""
    # A line break in a subject would begin another header field (RFC 5322 section 2.2).
    subject = " ".join(templates.text(f"{kind}/subject.txt", values).split())
    parts = _parts(templates.text(f"{kind}/body.txt", values), kind, values.get("number", ""), templates)
    return Mail(subject, parts.text, parts.html)


def subject(asked: str, templates: MailTemplates) -> str:
    """The subject of a reply to a mail with that subject, one line, `Re:` once."""
    return " ".join(templates.text("answer/subject.txt", {"subject": " ".join(asked.split())}).split())


def _parts(text: str, kind: str, number: str, templates: MailTemplates) -> Rendered:
    groups = markup.groups(text)
    return Rendered(
        markup.plain(groups), templates.html(f"{kind}/body.html", {"groups": groups, "number": number})
    )
