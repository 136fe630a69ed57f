"""A mail as a person writes it, new or as a reply. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from consultant.sandbox.reading import Letter

# Unfolded: the standard library writes a long Message-ID as an encoded word when it has to fold.
_POLICY = SMTP.clone(max_line_length=998, cte_type="8bit")
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*"
)
_LONGEST_SUBJECT = 500
_LONGEST_BODY = 1_000_000
_KEPT_REFERENCES = 20


@dataclass(frozen=True)
class Draft:
    """What stands in the form."""

    sender: str = ""
    recipient: str = ""
    subject: str = ""
    body: str = ""


@dataclass(frozen=True)
class Thread:
    """What a reply hangs on (RFC 5322, 3.6.4)."""

    in_reply_to: str = ""
    references: tuple[str, ...] = field(default=())


def thread_of(letter: Letter) -> Thread:
    """The thread that a reply to the letter goes on with."""
    if not letter.message_id:
        return Thread()
    earlier = tuple(reference for reference in letter.references if reference != letter.message_id)
    return Thread(letter.message_id, (*earlier[-_KEPT_REFERENCES:], letter.message_id))


def reply_to(letter: Letter, sender: str) -> Draft:
    """A reply begun: `Re:` once, the text quoted below two free lines."""
    quoted = "\n".join(
        f">{line}" if line.startswith(">") else f"> {line}" for line in letter.text.splitlines()
    )
    intro = f"{letter.fields.sender or 'Somebody'} wrote:"
    return Draft(sender, letter.answer_to, _answered(letter.fields.subject), f"\n\n{intro}\n{quoted}\n")


def _answered(subject: str) -> str:
    return subject if subject.lower().startswith("re:") else f"Re: {subject}".rstrip()


def problems_of(draft: Draft) -> tuple[str, ...]:
    """Why the mail cannot be sent as it is, each with what to do; empty when it can."""
    found = []
    for name, address in (("From", draft.sender), ("To", draft.recipient)):
        if not _PLAIN_ADDRESS.fullmatch(address.strip()):
            found.append(f"{name} needs one plain address, such as asker@clinic.test.")
    if len(draft.subject) > _LONGEST_SUBJECT:
        found.append(f"The subject is longer than {_LONGEST_SUBJECT} characters: shorten it.")
    if not draft.body.strip():
        found.append("The mail has no text: write a question.")
    if len(draft.body) > _LONGEST_BODY:
        found.append("The text is longer than a million characters: shorten it.")
    return tuple(found)


def compose(draft: Draft, thread: Thread, *, message_id: str, now: datetime) -> bytes:
    """The mail as bytes; the draft has no `problems_of`."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = draft.sender.strip()
    mail["To"] = draft.recipient.strip()
    mail["Subject"] = _one_line(draft.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = message_id
    if thread.in_reply_to:
        mail["In-Reply-To"] = thread.in_reply_to
        mail["References"] = " ".join(thread.references)
    mail.set_content("\n".join(_lines(draft.body)) + "\n")
    return mail.as_bytes()


def _one_line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _lines(text: str) -> Sequence[str]:
    """Without characters that only a broken client sends: NUL and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode().splitlines()
