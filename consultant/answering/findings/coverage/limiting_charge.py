"""What a clinician may charge who does not accept assignment: the words that ask for it, and the sum (42 CFR 414.48)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

ASKED = re.compile(
    r"\blimiting charge|\bnon-?\s?par(ticipating)?\b|\b(?:not|n't) (?:a )?(?:participat\w+|par)\b",
    re.IGNORECASE,
)


_UNACCEPTED, _MOST = Decimal("0.95"), Decimal("1.0925")


def lowered(amount: Decimal) -> str:
    """95 percent of the amount: what the schedule allows whoever does not participate, in dollars."""
    return _cents(amount * _UNACCEPTED)


def of(amount: Decimal) -> str:
    """115 percent of 95 percent of the amount of the fee schedule, in dollars."""
    return _cents(amount * _MOST)


def _cents(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))
