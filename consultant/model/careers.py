"""The words of the job board: a Job is what an employer offers, a Posting the words of it, a JobAlert a search
whose new jobs are mailed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

HOURS_A_YEAR = 2080
"""Of a full-time job in US federal pay tables until 2003 and in common use since: 52 weeks of 40 hours."""


class Workplace(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ON_SITE = "on-site"


class Per(StrEnum):
    """What a pay is for."""

    HOUR = "hour"
    YEAR = "year"


class ApplyBy(StrEnum):
    """How somebody applies: through this service, or on a page of the employer."""

    MAIL = "mail"
    LINK = "link"


class JobStage(StrEnum):
    """How far a job has come. Whether it has expired is a matter of the clock, not of a stage."""

    NEW = "new"
    """Never published."""
    OPEN = "open"
    CLOSED = "closed"
    """By its employer, who may open it again by renewing."""
    REMOVED = "removed"
    """By a moderator, for good."""


class Proposal(StrEnum):
    """What became of the newest words that an employer proposed."""

    NONE = ""
    """There are none: what is published is the newest."""
    WAITING = "waiting"
    RETURNED = "returned"


class Period(StrEnum):
    """How often an alert is mailed."""

    DAILY = "daily"
    WEEKLY = "weekly"


class AlertState(StrEnum):
    """Whether an alert is mailed."""

    UNCONFIRMED = "unconfirmed"
    """Asked for by somebody who has not shown yet that the address is theirs."""
    ON = "on"
    OFF = "off"
    """Unsubscribed."""
    BOUNCED = "bounced"
    """A mail to the address came back; its owner may turn the alert on again."""


@dataclass(frozen=True, slots=True)
class Pay:
    """US dollars, from `low` to `high`; equal for one amount."""

    low: Decimal
    high: Decimal
    per: Per

    def yearly(self, amount: Decimal) -> int:
        """An amount of this pay as whole dollars a year."""
        return int(amount * HOURS_A_YEAR) if self.per is Per.HOUR else int(amount)


@dataclass(frozen=True, slots=True)
class Posting:
    """The words of a job; choices are keys of `config/careers.toml`."""

    title: str
    employer: str
    description: str
    """Light markup (`consultant.dispatch.markup`): headings in capitals, `- ` for bullets, blank lines."""
    specialty: str
    setting: str
    employment: str
    workplace: Workplace
    apply_by: ApplyBy
    apply_to: str
    """A mail address that is never shown, or an https or http address."""
    credentials: tuple[str, ...] = ()
    """Any of them will do; none is asked for when it is empty."""
    city: str = ""
    state: str = ""
    """Empty for a remote job that may be done from anywhere in the country."""
    pay: Pay | None = None
    experience: int = 0
    """Years at least."""


@dataclass(frozen=True, slots=True)
class Job:
    """What an employer offers, with the words that are published and those that are proposed."""

    id: int
    account: int
    """Whose it is."""
    stage: JobStage
    version: int
    """Grows with everything that a moderator must have seen."""
    opened_at: datetime
    live: Posting | None = None
    proposed: Posting | None = None
    proposal: Proposal = Proposal.NONE
    proposed_at: datetime | None = None
    reason: str = ""
    """Why it was returned or removed, in the moderator's words."""
    posted_at: datetime | None = None
    """First published."""
    changed_at: datetime | None = None
    """When the words that are published were approved."""
    expires_at: datetime | None = None

    @property
    def newest(self) -> Posting:
        """The words its employer goes on with."""
        found = self.proposed or self.live
        assert found is not None, "a job has words from its first moment on"
        return found

    def visible(self, now: datetime) -> bool:
        """Whether everybody sees it."""
        return self.stage is JobStage.OPEN and self.live is not None and not self.expired(now)

    def expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= now


class JobOrder(StrEnum):
    """What comes first."""

    BEST = "best"
    """Where the words stand in the title, then the newest."""
    NEWEST = "newest"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a seeker looks for; every part narrows, the values of one part widen."""

    text: str = ""
    """As it was typed."""
    words: tuple[str, ...] = ()
    """The text as the index has its words (`consultant.careers.words`)."""
    credentials: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    workplaces: tuple[str, ...] = ()
    employments: tuple[str, ...] = ()
    state: str = ""
    """Finds remote jobs for the whole country too."""
    pay: int | None = None
    """Dollars a year at least; a job without a stated pay is not found then."""
    experience: int | None = None
    """Years that the seeker has."""
    days: int | None = None
    """Posted within so many days."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many jobs each choice would show beside the others that are made, by part and key."""

    total: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobAlert:
    """A search whose new jobs are mailed to its owner."""

    id: int
    account: int
    email: str
    wanted: Wanted
    period: Period
    state: AlertState
    made_at: datetime
    due_at: datetime


class ApplicationState(StrEnum):
    """What a seeker is told of an application."""

    ON_ITS_WAY = "on its way"
    SENT = "sent"
    FAILED = "could not be delivered"
    IN_DOUBT = "in doubt"


@dataclass(frozen=True, slots=True)
class Application:
    """A seeker's application by mail; its words are not kept once they are sent."""

    job: int
    title: str
    made_at: datetime
    state: ApplicationState


@dataclass(frozen=True, slots=True)
class Complaint:
    """Somebody's report that a posting is not what it should be."""

    id: int
    job: int
    kind: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BoardMail:
    """A mail of the job board as it is written down: whole, sealed, with its Message-ID."""

    kind: str
    recipient: str
    message_id: str
    envelope_sender: str
    sealed: bytes
    account: int | None = None
    """Whose doing it is."""
    job: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimedBoardMail:
    """A mail of the job board that this worker sends now; `attempts` counts this one."""

    id: int
    kind: str
    recipient: str
    envelope_sender: str
    sealed: bytes
    attempts: int
    made_at: datetime
    job: int | None
