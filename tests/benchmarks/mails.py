"""Questions as billing offices mail them, of about 8 KiB: text, HTML and a small attachment. All made up."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

QUESTIONS = (
    "Can 99213-25 be billed together with 20610-RT on the same day?",
    "Is 37244 still valid, and how many units may we report?",
    "The payer denied J1885 x 2 with 96372. What is the unit limit for J1885?",
    "Dx M72.2 was rejected. Is M72.2 still billable for date of service 10/15/2026?",
    "Does 27447-50 take the bilateral modifier, and what are its global days?",
    "Can we report E11.9 with E11.65 on one claim?",
    "1. May 11042 and 97597 go together?\n2. Which line takes modifier 59?",
    "Is 45385 bundled with 45380, and is modifier 59 allowed?",
)
FILLER = (
    "We reviewed the operative note and the payer's letter; the visit took place in our office (POS 11). "
)


def question(number: int, recipient: str) -> bytes:
    """The mail with that number; the same number gives the same mail."""
    chance = random.Random(number)
    asked = chance.choice(QUESTIONS)
    text = f"Hello,\n\n{asked}\n\n{FILLER * 6}\n\nThank you,\nBiller {number}\nOffice phone 555-010-{number % 10000:04}\n"
    mail = EmailMessage()
    mail["From"] = f"Biller {number} <biller{number % 500}@clinic{number % 40}.test>"
    mail["To"] = recipient
    mail["Subject"] = f"Question {number}"
    mail["Date"] = format_datetime(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=number))
    mail["Message-ID"] = f"<bench-{number}@clinic{number % 40}.test>"
    mail.set_content(text)
    mail.add_alternative("<p>" + text.replace("\n", "<br>") + "</p>", subtype="html")
    mail.add_attachment(chance.randbytes(2500), maintype="application", subtype="pdf", filename="letter.pdf")
    return mail.as_bytes()
