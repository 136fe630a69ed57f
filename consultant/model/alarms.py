"""What waits too long: what is watched, the limits, and what was raised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Watched(StrEnum):
    """What can wait for too long; the age is that of the oldest."""

    UNREAD_MAIL = "unread mail"
    SET_ASIDE_MAIL = "set aside mail"
    HELD_MAIL = "held mail"
    QUESTION = "question without draft"
    DRAFT = "draft without review"
    REPLY = "reply not sent"
    DOUBT = "reply in doubt"
    COPY = "copy not filed"
    JOB = "job not moderated"
    JOB_MAIL = "job mail not sent"
    AUTOMATIC = "automatic mail not sent"
    MAILBOX = "mailbox not watched"


@dataclass(frozen=True, slots=True)
class Limit:
    """A row of `[[alarm]]` in `config/policy.toml`: the alarm is raised when the oldest has waited longer than `longest`."""

    name: str
    watches: Watched
    longest: timedelta
    why: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm that is raised, with the moment since which the oldest waits."""

    name: str
    since: datetime
