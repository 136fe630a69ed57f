"""Questions as billing offices mail them, of about 8 KiB: text, HTML and a small scan. All made up."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

QUESTIONS = (
    "Can {first}-25 be billed together with {second}-RT on the same day?",
    "Is {first} still valid, and how many units may we report?",
    "The payer denied {drug} x 2 with 96372. What is the unit limit for {drug}?",
    "Dx {diagnosis} was rejected. Is {diagnosis} still billable for date of service 10/15/2026?",
    "Does {first}-50 take the bilateral modifier, and what are its global days?",
    "Can we report {diagnosis} with {other} on one claim?",
    "1. May {first} and {second} go together?\n2. Which line takes modifier 59?",
    "Is {first} bundled with {second}, and is modifier 59 allowed?",
)
PROCEDURES = (
    "99213",
    "20610",
    "37244",
    "27447",
    "11042",
    "97597",
    "45385",
    "45380",
    "29881",
    "93000",
    "71046",
)
DRUGS = ("J1885", "J3301", "J1100", "J0696", "G0439")
DIAGNOSES = ("M72.2", "E11.9", "E11.65", "I10", "M17.11", "N39.0", "J45.909", "S83.241A")
FILLER = (
    "We reviewed the operative note and the payer's letter of last week",
    "The visit took place in our office (POS 11)",
    "Our scrubber stopped the claim before it went out",
    "The surgeon dictated both parts of the procedure in one note",
    "Two of our coders read the rule in different ways",
    "The remittance came back without any remark that helps",
    "We have had several claims like this one since the spring",
    "The practice has used the same charge sheet for years",
    "Nothing in the record mentions a second site",
)


def question(number: int, recipient: str) -> bytes:
    """The mail with that number; the same number gives the same mail, and no two numbers the same text.

    Ten come from one asker and fifty from one domain, within the quotas.
    """
    chance = random.Random(number)
    first, second = chance.sample(PROCEDURES, 2)
    diagnosis, other = chance.sample(DIAGNOSES, 2)
    asked = chance.choice(QUESTIONS).format(
        first=first, second=second, drug=chance.choice(DRUGS), diagnosis=diagnosis, other=other
    )
    told = ". ".join(f"{sentence}, {chance.randint(2, 900)} of them" for sentence in chance.sample(FILLER, 7))
    text = f"Hello,\n\n{asked}\n\n{told}.\n\nThank you,\nBiller {number}\nOffice phone 555-010-{number % 10000:04}\n"
    mail = EmailMessage()
    mail["From"] = f"Biller {number} <biller{number // 10}@clinic{number // 50}.test>"
    mail["To"] = recipient
    mail["Subject"] = f"Question {number}"
    mail["Date"] = format_datetime(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=number))
    mail["Message-ID"] = f"<bench-{number}@clinic{number // 50}.test>"
    mail.set_content(text)
    mail.add_alternative("<p>" + text.replace("\n", "<br>") + "</p>", subtype="html")
    mail.add_attachment(chance.randbytes(2500), maintype="image", subtype="jpeg", filename="letter.jpg")
    return mail.as_bytes()
