"""Made-up mail, as bytes."""

from __future__ import annotations

import itertools
from email.message import EmailMessage

CONSULT = "consult@desk.example"
ASKER = "robin@clinic.example"
_numbers = itertools.count(1)


def mail(
    text: str = "Is 99213 valid today?",
    *,
    sender: str = f"Robin Reyes <{ASKER}>",
    to: str = CONSULT,
    subject: str = "A question",
    message_id: str | None = None,
    **headers: str,
) -> bytes:
    """A mail with its own Message-ID unless one is given ('' for none); further headers with _ for -."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = "Mon, 23 Nov 2026 14:00:00 +0000"
    identity = f"<mail-{next(_numbers)}@clinic.example>" if message_id is None else message_id
    if identity:
        made["Message-ID"] = identity
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def bounce(to: str, *, status: str = "5.1.1", recipient: str = ASKER) -> bytes:
    """A delivery report (RFC 3464) to our signed envelope address."""
    action = {"5": "failed", "4": "delayed", "2": "delivered"}[status[0]]
    return (
        f"Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mx.clinic.example>\r\nTo: {to}\r\n"
        f"Subject: Undelivered Mail Returned to Sender\r\nDate: Mon, 23 Nov 2026 15:30:00 +0000\r\n"
        f"Message-ID: <report-{next(_numbers)}@mx.clinic.example>\r\nAuto-Submitted: auto-replied\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=part\r\n\r\n"
        "--part\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n"
        "--part\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.clinic.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--part--\r\n"
    ).encode()
