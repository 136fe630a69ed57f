"""Where a mail goes: into the mailbox of each recipient, a copy to its sender's, or back as undeliverable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import make_msgid

from consultant.ports import Clock
from consultant.sandbox.accounts import SENT
from consultant.sandbox.addresses import BOUNCING_DOMAIN, belongs_to, bounces, domain, normal
from consultant.sandbox.bounces import bounce_of
from consultant.sandbox.imap import Mailboxes
from consultant.sandbox.mailboxes import Mailbox


@dataclass(frozen=True)
class Envelope:
    """One accepted mail: sender (empty for a bounce), recipients, and the bytes as they came."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


class PostOffice:
    """Delivers within the sandbox; when `accept` returns, every copy is on the disk."""

    def __init__(self, mailboxes: Mailboxes, consult_address: str, clock: Clock) -> None:
        self.mailboxes = mailboxes
        self.consult_address = normal(consult_address)
        self.clock = clock

    def accept(self, envelope: Envelope) -> None:
        """Deliver to everyone.

        Raises:
            OSError: the disk did not take a copy; the sender is to try again.
        """
        now = self.clock()
        for mailbox in self._inboxes(envelope.recipients):
            mailbox.deliver(envelope.content, now)
        for recipient in envelope.recipients:
            if bounces(recipient):
                self._bounce(envelope, recipient)
        if envelope.sender and domain(envelope.sender) not in (domain(self.consult_address), BOUNCING_DOMAIN):
            self.mailboxes.of(envelope.sender).ensure(SENT).deliver(envelope.content, now, flags="S")

    def owner(self, address: str) -> str:
        """Whose mailbox takes mail to the address."""
        return self.consult_address if belongs_to(address, self.consult_address) else normal(address)

    def _inboxes(self, recipients: Sequence[str]) -> list[Mailbox]:
        owners = dict.fromkeys(self.owner(address) for address in recipients if not bounces(address))
        return [self.mailboxes.of(owner).inbox for owner in owners]

    def _bounce(self, envelope: Envelope, recipient: str) -> None:
        """Back to the envelope sender; a bounce is never answered by another (RFC 5321, 6.1)."""
        if not envelope.sender or bounces(envelope.sender):
            return
        message_id = make_msgid(domain=BOUNCING_DOMAIN)
        content = bounce_of(
            envelope.content, envelope.sender, recipient, message_id=message_id, now=self.clock()
        )
        self.mailboxes.of(self.owner(envelope.sender)).inbox.deliver(content, self.clock())
