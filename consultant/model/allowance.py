"""How much one asker may send, and how often a machine of ours may write to one address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from consultant.model.mail import Disposition


class Counted(StrEnum):
    """Whose mails a quota counts together."""

    ASKER = "asker"
    DOMAIN = "domain"
    THREAD = "thread"


class Standing(StrEnum):
    """Who a quota is for: a guest has no account, a registered asker has one."""

    GUEST = "guest"
    REGISTERED = "registered"
    ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Quota:
    """At most `mails` in `period`; the next one is held under the quota's name."""

    name: str
    why: str
    who: Standing
    per: Counted
    mails: int
    period: timedelta
    exempt: frozenset[str] = frozenset()
    """Domains of many strangers, which share no quota."""
    of: Disposition = Disposition.ACCEPT
    """Which mails are counted: questions to a consultant, or those that a program answers."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The quotas in their order, and the least time between two automatic mails to one address (RFC 3834 section 2)."""

    quotas: tuple[Quota, ...] = ()
    automatic_pause: timedelta = timedelta(hours=24)
