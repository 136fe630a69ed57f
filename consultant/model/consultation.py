"""Stages, the table of moves, verdicts and roles."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a consultation has come."""

    HELD = "held"
    RECEIVED = "received"
    DRAFTED = "drafted"
    SECOND_SIGN_OFF = "second sign-off"
    APPROVED = "approved"
    SENT = "sent"
    AWAITING_ASKER = "awaiting asker"
    DECLINED = "declined"
    UNDELIVERABLE = "undeliverable"
    CLOSED = "closed"


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.HELD: frozenset({Stage.RECEIVED, Stage.CLOSED}),
    Stage.RECEIVED: frozenset({Stage.DRAFTED, Stage.CLOSED}),
    Stage.DRAFTED: frozenset({Stage.RECEIVED, Stage.SECOND_SIGN_OFF, Stage.APPROVED, Stage.CLOSED}),
    Stage.SECOND_SIGN_OFF: frozenset({Stage.RECEIVED, Stage.DRAFTED, Stage.APPROVED, Stage.CLOSED}),
    Stage.APPROVED: frozenset(
        {
            Stage.SENT,
            Stage.AWAITING_ASKER,
            Stage.DECLINED,
            Stage.UNDELIVERABLE,
            Stage.RECEIVED,
            Stage.DRAFTED,
        }
    ),
    Stage.SENT: frozenset({Stage.RECEIVED, Stage.UNDELIVERABLE, Stage.CLOSED}),
    Stage.AWAITING_ASKER: frozenset({Stage.RECEIVED, Stage.UNDELIVERABLE, Stage.CLOSED}),
    Stage.DECLINED: frozenset({Stage.RECEIVED, Stage.UNDELIVERABLE, Stage.CLOSED}),
    Stage.UNDELIVERABLE: frozenset({Stage.RECEIVED, Stage.SECOND_SIGN_OFF, Stage.APPROVED, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.RECEIVED}),
}
"""Every legal move; the store refuses any other. `received` opens the next round of the same consultation; from
`approved` back to `drafted` leads only the undoing of a reply that nobody has begun to send."""


class Verdict(StrEnum):
    """A consultant's signed decision on a draft."""

    APPROVE = "approve"
    ASK_BACK = "ask back"
    DECLINE = "decline"
    RETURN = "return"
    """Back to the engine: draft it again on today's catalogue. From a second sign-off: back to the first signer."""


def in_own_words(verdict: Verdict, reason: str) -> bool:
    """Whether the reply to a verdict is written around the consultant's own words and not the draft."""
    return verdict in (Verdict.ASK_BACK, Verdict.DECLINE) and bool(reason.strip())


LANDING: dict[Verdict, Stage] = {
    Verdict.APPROVE: Stage.SENT,
    Verdict.ASK_BACK: Stage.AWAITING_ASKER,
    Verdict.DECLINE: Stage.DECLINED,
}
"""Where a consultation comes to rest once the reply to this verdict has been handed over."""


class ReplyState(StrEnum):
    """How far a reply in the outbox has come."""

    QUEUED = "queued"
    SENDING = "sending"
    """Committed before the connection is opened: found here after a crash, the outcome is unknown."""
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    BOUNCED = "bounced"
    CANCELLED = "cancelled"
    """Taken back by a person before anybody began to send it."""
    WITHDRAWN = "withdrawn"
    """Taken back before the first attempt: a fact in it was no longer what the catalogue says."""


class Role(StrEnum):
    """What an account may do."""

    ASKER = "asker"
    CONSULTANT = "consultant"
    SENIOR = "senior"
    """A consultant whose signature the risk classes of `config/policy.toml` may ask for."""
    ADMIN = "admin"
    AUDITOR = "auditor"
    """Reads everything at the desk, changes nothing."""


REVIEWERS = frozenset({Role.CONSULTANT, Role.SENIOR, Role.ADMIN})
"""Who signs replies."""
MODERATING = frozenset({Role.SENIOR, Role.ADMIN})
"""Who decides what the job board shows."""
