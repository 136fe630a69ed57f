"""The numbers of CasePilot, from `[pilot]` of `config/policy.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consultant.accounts.metering import number_of, table_of
from consultant.model.answer import Draft, DraftStatus


@dataclass(frozen=True, slots=True)
class Pilot:
    """When a draft is good enough to be shown alone, and how often somebody may ask."""

    confidence: float
    of_guest: int
    """Questions an hour of whoever asks from one address."""
    of_account: int

    def trusts(self, draft: Draft) -> bool:
        """Whether a draft may be shown without sending its asker on to a consultant."""
        return draft.confidence >= self.confidence and draft.status is DraftStatus.DRAFT


def pilot(policy: Mapping[str, Any]) -> Pilot:
    """Raises InputError when a number is missing or none."""
    table = table_of(policy, "pilot")
    return Pilot(
        confidence=float(number_of(table, "pilot", "confidence")),
        of_guest=int(number_of(table, "pilot", "questions_per_hour_guest")),
        of_account=int(number_of(table, "pilot", "questions_per_hour_account")),
    )
