"""Codes that people keep, what was held on them, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from consultant.model.codes import CodeSystem


@dataclass(frozen=True, slots=True)
class SavedCode:
    """A code on somebody's list, with their note on it."""

    system: CodeSystem
    code: str
    note: str
    alert: bool
    """Whether its owner is mailed when a new release changes something."""
    saved_at: datetime
    changed_at: datetime | None = None
    """When a release last changed something since it was saved."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one code set holds on a code: its release in words, from when that is (ISO 8601), what tells it from others,
    and its fields."""

    source: str
    since: str
    identity: str
    values: Mapping[str, str] = field(default_factory=dict)


Held = Mapping[str, Group]
"""What is held on a code, by kind of fact: status, notes, edits, units, fees, coverage. Sets that are not loaded are missing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field that changed; `before` is None for a new one, `now` for one that is gone."""

    what: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a new release changed of one kind of fact."""

    kind: str
    source_before: str
    source: str
    lines: tuple[Line, ...]
    more: int = 0
    """Further lines that are counted only."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A code that somebody keeps, as it was held when the catalogue was in `state`."""

    system: CodeSystem
    code: str
    state: str
    held: Held
