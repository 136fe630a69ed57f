"""One attempt to hand a reply over: looked at once more before it, written down after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import structlog

from consultant.errors import TransientError
from consultant.model.consultation import ReplyState
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult
from consultant.model.pace import Pace
from consultant.model.reading import ClaimedReply, Delivery, number
from consultant.service import Service
from consultant.steps.rechecking import outdated

log = structlog.get_logger(__name__)

RECORD_AGAIN_SECONDS = (1, 2, 4, 8, 15)
"""Pauses while the database is away; together less than a send may last before it counts as cut off."""


def withdrawn(service: Service, id: int) -> bool:
    """Look up again what a reply states before its first attempt; one that no longer holds goes back to the queue.

    Two workers may both look; the reply is taken back once, and never once an attempt was begun.
    """
    now = service.clock()
    why = outdated(service.database.outbox.untried(id, now), service.composer)
    if not why:
        return False
    consultation = service.database.outbox.withdraw(id, why, now, now + service.pace.grace)
    if consultation is not None:
        log.info(
            "facts changed before sending", consultation=number(consultation), reply=id, changes=len(why)
        )
        service.nudge.consult([consultation])
    return True


def send(service: Service, claimed: ClaimedReply) -> SendOutcome:
    """What stops an attempt from the inside (a time limit, a fault of ours) leaves open how far it came."""
    mail = OutgoingMail(claimed.envelope_sender, claimed.recipient, claimed.content)
    try:
        return service.postman.send(mail)
    except Exception as error:
        log.exception("sending stopped", reply=claimed.id)
        return SendOutcome(SendResult.UNKNOWN, f"sending stopped ({type(error).__name__})")


def record(service: Service, delivery: Delivery, now: datetime) -> None:
    """Write the outcome down, also where the database is away for a moment: unwritten it would be `unknown` for a person."""
    for seconds in RECORD_AGAIN_SECONDS:
        try:
            return service.database.outbox.record(delivery, now, copied=service.copied)
        except TransientError:
            log.warning("outcome not written down yet", reply=delivery.reply, state=delivery.state.value)
            service.sleep(seconds)
    return service.database.outbox.record(delivery, now, copied=service.copied)


def delivery(claimed: ClaimedReply, outcome: SendOutcome, now: datetime, pace: Pace) -> Delivery:
    """What an outcome makes of the reply: sent, refused, for a person to look at, or tried again at a time."""
    match outcome.result:
        case SendResult.ACCEPTED:
            return Delivery(claimed.id, ReplyState.SENT, outcome.response)
        case SendResult.REFUSED:
            return Delivery(claimed.id, ReplyState.REFUSED, outcome.response)
        case SendResult.UNKNOWN:
            return Delivery(claimed.id, ReplyState.UNKNOWN, outcome.response)
        case SendResult.TRY_LATER if now - claimed.approved_at > pace.give_up:
            return Delivery(claimed.id, ReplyState.REFUSED, f"given up: {outcome.response}")
        case SendResult.TRY_LATER:
            retry_at = now + pause(claimed.id, claimed.attempts, pace)
            return Delivery(claimed.id, ReplyState.QUEUED, outcome.response, retry_at=retry_at)


def pause(reply: int, attempts: int, pace: Pace) -> timedelta:
    """Doubling, and shortened by up to a third by reply and attempt: what failed together does not come back together."""
    doubled: timedelta = min(pace.retry * 2 ** min(attempts - 1, 16), pace.longest_retry)
    return doubled * Random(f"{reply}.{attempts}").uniform(2 / 3, 1)
