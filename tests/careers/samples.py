"""Postings for tests, and a board with some of them published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from consultant import bootstrap
from consultant.careers.rules import Board, rules
from consultant.careers.terms import terms
from consultant.careers.words import worth
from consultant.model.careers import ApplyBy, BoardMail, Pay, Per, Posting, Workplace
from consultant.model.consultation import Role
from consultant.settings import PROJECT
from consultant.store.database import Database

BOARD = Board(
    terms(bootstrap.read_table(PROJECT / "config" / "careers.toml")),
    rules(bootstrap.policy_table(PROJECT)),
)
EMPLOYER = "hiring@lakeside.test"
CODER = Posting(
    title="Outpatient coder, cardiology",
    employer="Lakeside Heart Group",
    description="You code visits and procedures of nine cardiologists.\n\n- Epic\n- 95 % accuracy",
    specialty="cardiology",
    setting="practice",
    employment="full-time",
    workplace=Workplace.REMOTE,
    apply_by=ApplyBy.MAIL,
    apply_to="jobs@lakeside.test",
    credentials=("CPC", "CCS-P"),
    pay=Pay(Decimal(27), Decimal("33.50"), Per.HOUR),
    experience=2,
)
AUDITOR = replace(
    CODER,
    title="Senior coding auditor",
    employer="Northgate Health Plan",
    description="Audit charts of hospitals.",
    specialty="risk-adjustment",
    setting="payer",
    workplace=Workplace.ON_SITE,
    city="Austin",
    state="TX",
    credentials=("CRC", "CPMA"),
    pay=Pay(Decimal(80_000), Decimal(95_000), Per.YEAR),
    experience=5,
    apply_by=ApplyBy.LINK,
    apply_to="https://jobs.northgate.test/12",
)
TRAINEE = replace(
    CODER,
    title="Coding apprentice",
    employer="St. Luke Hospital",
    specialty="hospital",
    setting="hospital-inpatient",
    employment="internship",
    workplace=Workplace.HYBRID,
    city="Boise",
    state="ID",
    credentials=(),
    pay=None,
    experience=0,
)
_mails = iter(range(1_000_000))


def mail(kind: str = "published", **changed: Any) -> BoardMail:
    made = BoardMail(kind, EMPLOYER, f"<{next(_mails)}@desk.example>", "bounce@desk.example", b"sealed")
    return replace(made, **changed)


def employer(database: Database, now: datetime, email: str = EMPLOYER) -> int:
    known = database.accounts.named(email)
    return known.id if known else database.accounts.add(email, "Lee Hart", "", Role.ASKER, now).id


def publish(
    database: Database,
    now: datetime,
    *postings: Posting,
    days: int = 30,
    owner: int | None = None,
    told: bool = False,
) -> list[int]:
    """Propose and publish; the ids. With `told`, a mail to the employer waits."""
    account = owner or employer(database, now)
    made = []
    for posting in postings:
        id = database.jobs.propose(account, EMPLOYER, posting, now, 50)
        version = database.jobs.one(id).version
        until, words = now + timedelta(days=days), worth(posting, BOARD.terms)
        database.moderation.publish(
            id, version, "sol@desk.test", now, until, words, mail(job=id) if told else None
        )
        made.append(id)
    return made
