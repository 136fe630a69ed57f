"""Mail that somebody has subscribed to: alerts on saved codes, on jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Subscription:
    """What somebody receives and may end: `codes` of an account, `jobs` of a saved search."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Alert:
    """A mail of `templates/email/<template>/` that is due to a subscriber; a `key` is sent once, whoever queues it again."""

    template: str
    subscription: Subscription
    recipient: str
    key: str
    values: Mapping[str, Any]
    """What the template needs, as JSON can hold it; `unsubscribe` is added when it is sent."""


@dataclass(frozen=True, slots=True)
class ClaimedAlert:
    """An alert that is being sent."""

    id: int
    template: str
    subscription: Subscription
    recipient: str
    values: Mapping[str, Any]
