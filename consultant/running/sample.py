"""The sample question of a fresh install, and the account that answers it."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.model.mail import OutgoingMail
from consultant.store.database import Database

ASKER = "billing@riverside-imaging.test"
ASKER_NAME = "Robin Reyes"
SUBJECT = "Embolization for bleeding: 37244 with 36247 and 75894?"
QUESTION = """\
Hello,

our interventional radiologist embolized a branch of the left gastric artery for active bleeding
(outpatient, date of service 2026-11-18). He reports 37244, 36247-59 and 75894-26.

1. Is 37244 still valid, and how many units may we report?
2. Can 36247 and 75894 be billed together with 37244 on the same claim?

Thank you,
Robin Reyes, CPC
Riverside Imaging billing office
"""
CONSULTANT = "desk@consultant.test"


def question(recipient: str, now: datetime) -> OutgoingMail:
    """The sample question as a mail from an asker."""
    mail = EmailMessage()
    mail["From"] = f"{ASKER_NAME} <{ASKER}>"
    mail["To"] = recipient
    mail["Subject"] = SUBJECT
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<sample-{now:%Y%m%d%H%M%S%f}@riverside-imaging.test>"
    mail.set_content(QUESTION)
    return OutgoingMail(ASKER, recipient, mail.as_bytes())


def consultant_account(database: Database, now: datetime) -> Account:
    """The account that a sandbox begins with, made when it is missing."""
    return database.accounts.named(CONSULTANT) or database.accounts.add(
        CONSULTANT, "Dana Demo", "CPC (demonstration)", Role.ADMIN, now
    )
