"""The sample question of a fresh sandbox, and the account that answers it. `python -m consultant.running.sample`."""

from __future__ import annotations

import sys
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from consultant import bootstrap
from consultant.errors import ConsultantError, PermanentError
from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.model.mail import OutgoingMail, SendResult
from consultant.ports import Postman
from consultant.settings import Settings, load
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


def consultant_account(database: Database, settings: Settings, now: datetime) -> Account:
    """The account that a sandbox begins with, made when it is missing."""
    email = settings.first_consultant
    return database.accounts.named(email) or database.accounts.add(
        email, "Dana Demo", "CPC (demonstration)", Role.ADMIN, now
    )


def ask(postman: Postman, settings: Settings, now: datetime) -> None:
    """Mail the sample question to the consult address of the sandbox. Raises PermanentError when it is not taken."""
    outcome = postman.send(question(settings.consult_address, now))
    if outcome.result is not SendResult.ACCEPTED:
        raise PermanentError(f"The sandbox did not take the sample question: {outcome.response}")


def welcome(settings: Settings) -> None:
    """What a fresh sandbox begins with: an account for the desk and one question in the mailbox."""
    database = Database(settings.database)
    consultant_account(database, settings, bootstrap.now())
    if not database.desk.dispositions():
        ask(bootstrap.postman(settings), settings, bootstrap.now())


if __name__ == "__main__":
    try:
        welcome(load())
    except ConsultantError as error:
        sys.exit(f"consultant: {error}")
