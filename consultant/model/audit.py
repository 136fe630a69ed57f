"""The audit: lines that are only ever added, sealed one after the other, and what a check of the seals found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what, when; `position` and `digest` once it is sealed."""

    id: int
    at: datetime
    actor: str
    action: str
    consultation: int | None
    detail: dict[str, Any]
    position: int | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which lines a list shows; every part narrows it."""

    actor: str = ""
    action: str = ""
    consultation: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal. Kept elsewhere, it proves later that nothing was cut off."""

    position: int = 0
    digest: str = ""

    def __str__(self) -> str:
        return f"{self.position}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of every line and seal found."""

    head: Head
    unsealed: int
    """Lines that the next seal takes in: nothing proves them yet."""
    erased: int
    """Lines whose detail was erased; their seals still hold."""
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.problems
