"""Figures of a period: how much was asked, how fast and how well it was answered, by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spread:
    """Durations in seconds: how many, the middle one and the one that nine of ten are not above."""

    count: int = 0
    median: float = 0.0
    ninth: float = 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class ByConsultant:
    """What one person signed in the period."""

    reviewer: str
    signed: int
    unedited: Share
    promised: Share
    returned: int
    first_answer: Spread


@dataclass(frozen=True, slots=True)
class Figures:
    """Of consultations opened, and verdicts signed, within the period."""

    asked: Mapping[date, int]
    """Consultations opened by day, UTC."""
    answered: Mapping[date, int]
    """Replies handed over by day, UTC."""
    topics: Mapping[str, int]
    """Consultations by topic of their newest draft; one may have several."""
    codes: Mapping[tuple[str, str], int]
    """Consultations by code that the asker cites, quoted mail left out: system and code, most cited first."""
    first_answer: Spread
    """From opening to the first reply handed over."""
    resolution: Spread
    """From opening to the last reply handed over that answers or declines."""
    promised: Share
    """Verdicts that came in time, of those with a promise."""
    unedited: Share
    """Approvals of the engine's text as it stood, of all."""
    edited_words: Spread
    """Of edited approvals: the share of words that were changed, 0 to 1."""
    returns: Mapping[str, int]
    """Reasons of returns."""
    people: tuple[ByConsultant, ...]
