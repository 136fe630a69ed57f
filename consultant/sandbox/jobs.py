"""Made-up jobs of a fresh sandbox: published ones, one that waits for a moderator. `python -m consultant.sandbox.jobs`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from consultant import bootstrap
from consultant.careers.words import worth
from consultant.errors import ConsultantError
from consultant.model.careers import ApplyBy, Pay, Per, Posting, Workplace
from consultant.model.consultation import Role
from consultant.settings import load
from consultant.store.database import Database

EMPLOYER, EMPLOYER_NAME = "hiring@lakeside-heart.test", "Lee Hart"
MODERATOR = "sandbox"
_CODER = Posting(
    title="Outpatient coder, cardiology",
    employer="Lakeside Heart Group",
    description="""You code office visits, stress tests and catheter procedures of nine cardiologists.

WHAT WE ASK

- CPC or CCS-P in good standing
- two years in cardiology, modifiers 25 and 59 without a cheat sheet
- Epic is a plus

WHAT WE OFFER

- all dues and CEUs paid
- a second pair of eyes on every appeal""",
    specialty="cardiology",
    setting="practice",
    employment="full-time",
    workplace=Workplace.REMOTE,
    apply_by=ApplyBy.MAIL,
    apply_to=EMPLOYER,
    credentials=("CPC", "CCS-P"),
    pay=Pay(Decimal(27), Decimal("33.50"), Per.HOUR),
    experience=2,
)
_PUBLISHED = (
    _CODER,
    replace(
        _CODER,
        title="Senior coding auditor, risk adjustment",
        employer="Northgate Health Plan",
        description="You audit charts for hierarchical condition categories, teach what you find, and write it up "
        "for people who were not there. Quarterly travel to Austin.",
        specialty="risk-adjustment",
        setting="payer",
        workplace=Workplace.HYBRID,
        city="Austin",
        state="TX",
        credentials=("CRC", "CPMA"),
        pay=Pay(Decimal(82_000), Decimal(96_000), Per.YEAR),
        experience=5,
        apply_by=ApplyBy.LINK,
        apply_to="https://jobs.northgate-plan.test/auditor",
    ),
    replace(
        _CODER,
        title="Inpatient coder, level 1 trauma",
        employer="St. Luke Hospital",
        description="MS-DRG assignment for a hospital of 480 beds, with a CDI team that answers its telephone. "
        "Four ten-hour days; weekends by choice.",
        specialty="hospital",
        setting="hospital-inpatient",
        workplace=Workplace.ON_SITE,
        city="Boise",
        state="ID",
        credentials=("CCS", "CIC", "RHIT"),
        pay=Pay(Decimal(29), Decimal(38), Per.HOUR),
        experience=3,
    ),
    replace(
        _CODER,
        title="Coding apprentice",
        employer="Clearwater Billing",
        description="You have passed the exam and need charts to look at. Six months beside an auditor, "
        "then lines of your own: primary care, pediatrics, a little orthopedics.",
        specialty="primary-care",
        setting="billing-company",
        employment="internship",
        credentials=("CPC-A", "CCA"),
        pay=Pay(Decimal(21), Decimal(21), Per.HOUR),
        experience=0,
    ),
    replace(
        _CODER,
        title="Interventional radiology coder",
        employer="Riverside Imaging",
        description="Embolizations, angioplasties, ports and drains of six radiologists; component coding is your "
        "idea of a good morning.",
        specialty="radiology",
        setting="hospital-outpatient",
        employment="part-time",
        state="NY",
        credentials=("CIRCC",),
        pay=Pay(Decimal(36), Decimal(44), Per.HOUR),
        experience=4,
    ),
    replace(
        _CODER,
        title="Manager, health information",
        employer="Valley Community Health Center",
        description="You lead eleven people who code, abstract and release records for a health center with five "
        "sites, and you sign the policy on queries to providers.",
        specialty="multi",
        setting="health-center",
        workplace=Workplace.ON_SITE,
        city="Yakima",
        state="WA",
        credentials=("RHIA", "RHIT"),
        pay=Pay(Decimal(88_000), Decimal(104_000), Per.YEAR),
        experience=6,
    ),
)
_WAITING = replace(
    _CODER,
    title="Denials specialist, orthopedics",
    employer="Summit Bone and Joint",
    description="You read remittance advice the way others read novels, and write the appeal that is paid. "
    "Global periods and modifiers 58, 78 and 79 are daily bread.",
    specialty="orthopedics",
    employment="contract",
    credentials=("CPB", "CPC"),
    pay=None,
)


def seed(database: Database, now: datetime) -> bool:
    """Fill an empty job board; False, and nothing is changed, where the sample employer is known already."""
    if database.accounts.named(EMPLOYER) is not None:
        return False
    account = database.accounts.add(EMPLOYER, EMPLOYER_NAME, "", Role.ASKER, now, MODERATOR).id
    board = bootstrap.board()
    for age, posting in enumerate(_PUBLISHED):
        posted = now - timedelta(days=2 * age, hours=3)
        id = database.jobs.propose(account, EMPLOYER, posting, posted, board.rules.jobs)
        until = posted + board.rules.open
        database.moderation.publish(id, 1, MODERATOR, posted, until, worth(posting, board.terms), None)
    database.jobs.propose(account, EMPLOYER, _WAITING, now, board.rules.jobs)
    return True


if __name__ == "__main__":
    try:
        seed(Database(load().database), bootstrap.now())
    except ConsultantError as error:
        sys.exit(f"consultant: {error}")
