"""From a signed decision to the exact bytes that go out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from consultant.dispatch import rendering
from consultant.dispatch.addresses import Addresses
from consultant.dispatch.domain_signature import unsigned
from consultant.dispatch.envelope import Attached, Letter, compose, mailable, reply_subject, routable
from consultant.errors import InputError, NotAllowed
from consultant.model.consultation import LANDING, Verdict, in_own_words
from consultant.model.desk import Account
from consultant.model.mail import OutgoingMail
from consultant.model.reading import Approved, ClaimedNotice, Decision, ThreadState, number
from consultant.templates import MailTemplates

TOKEN_BYTES = 12
AUTOMATIC = "auto-generated"
"""Auto-Submitted of mail that no person asked an answer for (RFC 3834 section 5.1)."""
ANSWERED = "auto-replied"
"""Auto-Submitted of an automatic answer to a mail."""
WORDED = {Verdict.ASK_BACK: ("ask_back", "questions"), Verdict.DECLINE: ("decline", "reason")}
"""Verdicts whose reply is written around the consultant's own words, when they gave some: template and its value."""


def new_token() -> str:
    """What tells one mail of ours from every other: the local part of its Message-ID."""
    return secrets.token_hex(TOKEN_BYTES)


@dataclass(frozen=True, slots=True)
class Relay:
    """Whose mail is passed on, and what goes with it."""

    name: str
    reply_to: str
    token: str
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How we write: from which address, under which name, in which words."""

    addresses: Addresses
    sender_name: str
    templates: MailTemplates
    signature: Callable[[bytes], bytes] = unsigned
    """Puts the domain's signature (DKIM) before a mail's bytes, once: every attempt sends the same."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What automatic answers tell of the service: `limit` (such as "10 MB") and `hours`."""

    def reply(
        self, thread: ThreadState, draft: str, decision: Decision, signer: Account | None, now: datetime
    ) -> Approved:
        """The reply with its Message-ID, addresses and bytes fixed for good: every attempt sends the same.

        Raises:
            NotAllowed: the reviewer has no account to sign with.
            InputError: there is nothing to say, or nobody to say it to.
        """
        if signer is None or not signer.reviews:
            raise NotAllowed(
                f"{decision.reviewer} has no consultant's account. Add one with `consultant user add`."
            )
        if not mailable(thread.recipient):
            raise InputError(
                f"The asker's address {thread.recipient!r} cannot be mailed to. Answer in another way and close it."
            )
        parts = self.preview(thread, draft, decision, signer)
        recipient = routable(thread.recipient)
        token = new_token()
        letter = Letter(
            sender=self.addresses.plain,
            sender_name=f"{signer.name} ({self.sender_name})",
            recipient=recipient,
            subject=reply_subject(thread.subject),
            text=parts.text,
            html=parts.html,
            message_id=self.addresses.message_id(token),
            date=now,
            reply_to=self.addresses.thread(thread.consultation),
            in_reply_to=thread.in_reply_to,
            references=thread.references,
        )
        return Approved(
            message_id=letter.message_id,
            envelope_sender=self.addresses.bounce(token),
            recipient=recipient,
            landing=LANDING[decision.verdict],
            content=self.signature(compose(letter)),
        )

    def preview(
        self, thread: ThreadState, draft: str, decision: Decision, signer: Account
    ) -> rendering.Rendered:
        """Both parts as they would be sent. Raises InputError when there is nothing to say."""
        text = self._words(thread, draft, decision)
        if not text.strip():
            raise InputError("The reply is empty. Write the answer before it is approved.")
        signature = rendering.Signer(signer.name, signer.credential)
        return rendering.render(text, signature, number(thread.consultation), self.templates)

    def automatic(
        self,
        kind: str,
        recipient: str,
        now: datetime,
        *,
        unsubscribe: str = "",
        token: str = "",
        **values: Any,
    ) -> OutgoingMail:
        """A mail of `templates/email/<kind>/` that no person signs; its envelope sender is null, so nothing comes back.

        One that was subscribed to names the address at which it is ended (RFC 8058), in its text too. One with a `token`
        has it in its Message-ID and its envelope sender, so that delivery reports find it.
        """
        values |= {"unsubscribe": unsubscribe} if unsubscribe else {}
        mail = rendering.mail(kind, self.templates, **values)
        letter = Letter(
            sender=self.addresses.plain,
            sender_name=self.sender_name,
            recipient=routable(recipient),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            message_id=self.addresses.message_id(token or new_token()),
            date=now,
            automatic=AUTOMATIC,
            unsubscribe=unsubscribe,
        )
        envelope_sender = self.addresses.bounce(token) if token else ""
        return OutgoingMail(envelope_sender, letter.recipient, self.signature(compose(letter)))

    def relayed(self, kind: str, recipient: str, now: datetime, relay: Relay, **values: Any) -> OutgoingMail:
        """A person's own mail in our envelope: answers go to that person, delivery reports come to us."""
        mail = rendering.mail(kind, self.templates, **values)
        letter = Letter(
            sender=self.addresses.plain,
            sender_name=f"{relay.name} ({self.sender_name})",
            recipient=routable(recipient),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            message_id=self.addresses.message_id(relay.token),
            date=now,
            reply_to=relay.reply_to,
            files=relay.files,
        )
        return OutgoingMail(
            self.addresses.bounce(relay.token), letter.recipient, self.signature(compose(letter))
        )

    def notice(self, claimed: ClaimedNotice, consultation: int, now: datetime) -> OutgoingMail:
        """An automatic answer that belongs to a consultation; who answers it writes to the consultation."""
        values = {"number": number(consultation), "name": claimed.asker_name, "subject": claimed.subject}
        mail = rendering.mail(claimed.kind, self.templates, **{**self.told, **values})
        return self._answered(claimed, mail, now, self.addresses.thread(consultation))

    def served(self, claimed: ClaimedNotice, template: str, now: datetime, **values: Any) -> OutgoingMail:
        """The automatic answer of a product; who answers it asks the product again, or writes under another subject."""
        mail = rendering.mail(template, self.templates, subject=reply_subject(claimed.subject), **values)
        return self._answered(claimed, mail, now, "")

    def _answered(
        self, claimed: ClaimedNotice, mail: rendering.Mail, now: datetime, reply_to: str
    ) -> OutgoingMail:
        """In the thread of the mail that it answers (RFC 3834 section 3); its envelope sender is null."""
        letter = Letter(
            sender=self.addresses.plain,
            sender_name=self.sender_name,
            recipient=routable(claimed.recipient),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            message_id=self.addresses.message_id(new_token()),
            date=now,
            reply_to=reply_to,
            in_reply_to=claimed.message_id,
            references=(*claimed.references, claimed.message_id),
            automatic=ANSWERED,
        )
        return OutgoingMail("", letter.recipient, self.signature(compose(letter)))

    def _words(self, thread: ThreadState, draft: str, decision: Decision) -> str:
        if in_own_words(decision.verdict, decision.reason):
            kind, value = WORDED[decision.verdict]
            values = {
                "name": thread.asker_name,
                "number": number(thread.consultation),
                value: decision.reason.strip(),
            }
            return self.templates.text(f"{kind}/body.txt", values)
        return draft
