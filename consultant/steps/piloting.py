"""A question typed on the web: masked, cited, put as the Question that a mail would become; and as a mail to hand over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from consultant.answering.dates import date_of_service, masked_quarter
from consultant.codes.citations import cite
from consultant.model.answer import Question
from consultant.model.catalogue import BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.mail import Address, Arrival
from consultant.privacy.detection import identifiers
from consultant.privacy.masking import settle

WEB = "web"
"""The mailbox that questions handed over on the web are kept under."""
NOBODY = Address("")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides an answer besides its words."""

    today: date
    date_of_service: date | None = None
    setting: BillingSetting = BillingSetting.PRACTITIONER


def piloted(
    text: str, earlier: Sequence[str], known: Callable[[CodeSystem, str], bool], given: Circumstances
) -> Question:
    """The question of a text, its identifiers masked; codes of the `earlier` (masked) ones count as answered.

    A follow-up is about the date of service that was told before, until it tells another.
    """
    masked, cited = settle(
        text,
        lambda line, _: identifiers(line, writer=NOBODY),
        lambda line, _: cite(line, known=known),
    )
    told = (date_of_service(one) for one in (masked.text, *reversed(earlier)))
    stated = given.date_of_service or next((day for day in told if day), None)
    quarter = None if stated else masked_quarter(text, masked.text)
    return Question(
        number="",
        greeting_name="",
        subject="",
        text=masked.text,
        citations=tuple(cited),
        asked_on=given.today,
        date_of_service=stated or quarter,
        date_masked=quarter is not None,
        setting=given.setting,
        identifiers_found=bool(masked.replacements),
        answered=tuple(citation for one in earlier for citation in cite(one, known=known)),
    )


def handed_over(texts: Sequence[str], sender: Address, consult_address: str, at: datetime) -> Arrival:
    """Masked texts as the mail that their asker would have written; the same ones on the same day are the same mail."""
    body = "\n\n".join(texts)
    digest = sha256(f"{at.date()}\n{sender.email}\n{body}".encode()).digest()
    mail = EmailMessage(policy=SMTP)
    mail["From"] = (
        f"{sender.name} <{sender.email}>" if sender.name.isascii() and sender.name.isalnum() else sender.email
    )
    mail["To"] = consult_address
    mail["Subject"] = "Question from CasePilot"
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{digest.hex()[:32]}@{consult_address.rpartition('@')[2]}>"
    mail.set_content(body, cte="base64")
    return Arrival(WEB, 1, int.from_bytes(digest[:7]), mail.as_bytes(), at)
