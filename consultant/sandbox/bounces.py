"""The notification a mail system sends when it cannot deliver (RFC 3464, RFC 6522). Pure."""

from __future__ import annotations

from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import format_datetime

from consultant.sandbox.addresses import BOUNCING_DOMAIN

_NOTIFICATION = """\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@{domain}>
To: {sender}
Subject: Undelivered Mail Returned to Sender
Date: {date}
Message-ID: {message_id}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="{boundary}"

--{boundary}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

This is the mail system of the sandbox.

Your mail to <{recipient}> could not be delivered: there is no such mailbox.
Addresses at {domain} exist so that bounces can be tried.

--{boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns; {domain}
Arrival-Date: {date}

Final-Recipient: rfc822; {recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such mailbox

--{boundary}
Content-Type: text/rfc822-headers; charset=utf-8
Content-Transfer-Encoding: 8bit

{header}

--{boundary}--
"""

_BOUNDARY = "=_sandbox_delivery_status"
_SHOWN = ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References")


def bounce_of(original: bytes, sender: str, recipient: str, *, message_id: str, now: datetime) -> bytes:
    """A delivery status notification for one recipient, with the original's header.

    Args:
        sender: envelope sender of the original; the notification goes there.
        recipient: the address that cannot be delivered to.
    """
    text = _NOTIFICATION.format(
        domain=BOUNCING_DOMAIN,
        sender=_one_line(sender),
        recipient=_one_line(recipient),
        date=format_datetime(now),
        message_id=message_id,
        boundary=_BOUNDARY,
        header=_header_of(original),
    )
    return text.replace("\n", "\r\n").encode("utf-8", "replace")


def _header_of(original: bytes) -> str:
    fields = BytesHeaderParser(policy=compat32).parsebytes(original)
    return "\n".join(f"{name}: {_one_line(str(fields[name]))}" for name in _SHOWN if name in fields)


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
