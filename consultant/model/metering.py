"""How many gated pages somebody may open in a month, and what they have opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meter:
    """How many gated code pages somebody may open in a calendar month, by plan; guests have a plan of their own."""

    guest: int
    plans: Mapping[str, int]
    programs: Mapping[str, int]
    """Requests a day of an account's programs, by plan."""
    address: int
    """Pages a day of all guests at one address together."""
    young_hours: int
    """A cookie younger than this does not count alone: whoever clears it is still known by browser and address."""

    def requests(self, plan: str) -> int:
        """Requests a day of a plan; an unknown one is worth the smallest."""
        return self.programs.get(plan, min(self.programs.values()))

    def pages(self, plan: str) -> int:
        """Pages of a plan; an unknown one is worth the smallest."""
        return self.plans.get(plan, min(self.plans.values()))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a number of pages in a month; `key` is a digest of both."""

    key: str
    month: str
    pages: int


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Whether a page is open for a reader, and how many pages are left after it."""

    opened: bool
    left: int
