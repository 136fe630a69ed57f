"""What a clinician may charge who does not accept assignment: the words that ask for it, and the sum (42 CFR 414.48)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

ASKED = re.compile(
    r"\blimiting charge|\bnon-?\s?par(ticipating)?\b|\b(?:not|n't) (?:a )?(?:participat\w+|par)\b",
    re.IGNORECASE,
)


def of(amount: Decimal) -> str:
    """115 percent of 95 percent of the amount of the fee schedule, in dollars."""
    return str((amount * Decimal("1.0925")).quantize(Decimal("0.01"), ROUND_HALF_UP))
