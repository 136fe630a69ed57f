"""What is done beside the way of a question: copies are filed, senders and operators are told by automatic mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog

from consultant import serving
from consultant.errors import ConsultantError, InputError
from consultant.model.alarms import Alarm, Limit, Watched
from consultant.model.alerts import ClaimedAlert
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult, SentCopy
from consultant.model.reading import ClaimedNotice
from consultant.ports import SentFolder
from consultant.sending import pause
from consultant.service import Service
from consultant.steps.replying import new_token
from consultant.store.database import Database

log = structlog.get_logger(__name__)

COPIES_AT_ONCE = 50
"""Copies over one connection."""
CALM = 0.5
"""An alarm ends when the oldest is younger than this share of the limit: at the limit itself it would come and go."""

REFUSED: Mapping[str, Callable[[Database, int], None]] = {
    "codes": lambda database, id: database.saved_codes.mute(id),
    "jobs": lambda database, id: database.job_alerts.silence(id),
}
"""What becomes of a subscription whose mail a mail server refuses for good, by its kind."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What may wait how long, and who is told how often. Without an address the log and `/metrics` tell."""

    limits: tuple[Limit, ...]
    address: str = ""
    repeat: timedelta = timedelta(days=1)


# -- copies of sent replies -----------------------------------------------------------------------------------------


def nudge_copies(service: Service) -> None:
    """Have the copies filed whose time has come; a worker has the lease to do it, then they come again."""
    if ids := service.database.copies.claim(service.clock(), service.pace.claim, COPIES_AT_ONCE):
        service.nudge.copy(ids)


def file_copies(service: Service, folder: SentFolder, reply_ids: Sequence[int]) -> None:
    """File copies that still wait. A copy comes late or never, but no reply is ever sent for its sake."""
    try:
        for copy in service.database.copies.waiting(reply_ids):
            try:
                folder.put(copy)
            except ConsultantError as error:
                _not_filed(service, copy, error)
            else:
                service.database.copies.filed(copy.reply)
    finally:
        folder.close()


def _not_filed(service: Service, copy: SentCopy, error: ConsultantError) -> None:
    now = service.clock()
    log.warning("copy not filed", reply=copy.reply, attempt=copy.attempts, error=str(error))
    if now - copy.sent_at > service.pace.give_up:
        service.database.copies.give_up(copy.reply, str(error), now)
    else:
        service.database.copies.postpone(copy.reply, now + pause(copy.reply, copy.attempts, service.pace))


# -- automatic answers -----------------------------------------------------------------------------------------------


def tell_senders(service: Service) -> None:
    """Send the automatic answers that are due: each at most once, never a second time on a doubt (RFC 3834)."""
    for claimed in service.database.notices.claim(service.clock(), service.pace.batch):
        outcome = _told(service, claimed)
        log.info("automatic answer", kind=claimed.kind, notice=claimed.id, result=outcome.result.value)
        service.database.notices.record(claimed, outcome, service.clock())


def _told(service: Service, claimed: ClaimedNotice) -> SendOutcome:
    try:
        mail = _worded(service, claimed)
    except Exception as error:  # nothing has left yet
        log.exception("automatic answer not worded", notice=claimed.id)
        return SendOutcome(SendResult.TRY_LATER, f"not worded ({type(error).__name__})")
    try:
        return service.postman.send(mail)
    except Exception as error:  # how far it came is open, so it is let go
        log.exception("automatic answer stopped", notice=claimed.id)
        return SendOutcome(SendResult.UNKNOWN, f"sending stopped ({type(error).__name__})")


def _worded(service: Service, claimed: ClaimedNotice) -> OutgoingMail:
    if claimed.consultation is None:
        return serving.answer(service, claimed)
    return service.correspondence.notice(claimed, claimed.consultation, service.clock())


# -- mail to subscribers ---------------------------------------------------------------------------------------------


def send_alerts(service: Service) -> None:
    """Send the alerts that are due, each at most once, with the address that ends their subscription."""
    for _ in range(service.pace.batch):
        token = new_token()
        message_id = service.correspondence.addresses.message_id(token)
        claimed = service.database.alerts.claim(service.clock(), message_id)
        if claimed is None:
            return
        outcome = _alerted(service, claimed, token)
        log.info("alert", template=claimed.template, alert=claimed.id, result=outcome.result.value)
        service.database.alerts.record(claimed, outcome, service.clock())
        if outcome.result is SendResult.REFUSED and claimed.subscription.kind in REFUSED:
            REFUSED[claimed.subscription.kind](service.database, claimed.subscription.id)


def _alerted(service: Service, claimed: ClaimedAlert, token: str) -> SendOutcome:
    try:
        address = service.unsubscribing.address(claimed.subscription)
        values = {"web_url": service.web_url, **claimed.values}
        mail = service.correspondence.automatic(
            claimed.template,
            claimed.recipient,
            service.clock(),
            unsubscribe=address,
            token=token,
            **values,
        )
        return service.postman.send(mail)
    except Exception as error:  # how far it came is open, so it is let go
        log.exception("alert stopped", alert=claimed.id)
        return SendOutcome(SendResult.UNKNOWN, f"sending stopped ({type(error).__name__})")


# -- alarms ---------------------------------------------------------------------------------------------------------


def limits(policy: Mapping[str, object]) -> tuple[Limit, ...]:
    """The rows of `[[alarm]]`. Raises InputError that names the row and what is wrong with it."""
    rows = cast("Sequence[Mapping[str, object]]", policy.get("alarm", ()))
    return tuple(_limit(row, place) for place, row in enumerate(rows, 1))


def _limit(row: Mapping[str, object], place: int) -> Limit:
    try:
        longest = timedelta(minutes=float(str(row["minutes"])))
        return Limit(str(row["name"]), Watched(str(row["watches"])), longest, str(row["why"]))
    except (KeyError, ValueError) as error:
        known = ", ".join(kind.value for kind in Watched)
        raise InputError(
            f"config/policy.toml, [[alarm]] row {place} ({row.get('name', 'without name')}): {error}; "
            f"a row needs name, watches (one of {known}), minutes and why"
        ) from error


def look(service: Service, watch: Watch) -> None:
    """Raise an alarm for what waits longer than its limit, end those that are over, and tell of both, each once."""
    now = service.clock()
    ages = {kind: now - since for kind, since in service.database.waiting.oldest().items()}
    late = {limit.name: now - ages[limit.watches] for limit in watch.limits if _is_late(limit, ages)}
    calm = [limit.name for limit in watch.limits if _is_calm(limit, ages)]
    ended = service.database.waiting.settle(late, calm)
    for name in ended:
        log.warning("alarm over", alarm=name)
    told = service.database.waiting.to_tell(now, now - watch.repeat)
    for alarm in told:
        log.error("alarm", alarm=alarm.name, waits_minutes=_minutes(alarm, now))
    if (told or ended) and watch.address and not _mailed(service, watch, told, ended):
        service.database.waiting.not_told(told)


def _is_late(limit: Limit, ages: Mapping[Watched, timedelta]) -> bool:
    return limit.watches in ages and ages[limit.watches] > limit.longest


def _is_calm(limit: Limit, ages: Mapping[Watched, timedelta]) -> bool:
    return limit.watches not in ages or ages[limit.watches] < limit.longest * CALM


def _mailed(service: Service, watch: Watch, told: Sequence[Alarm], ended: Sequence[str]) -> bool:
    """One mail for all of them; whether it was taken. It fails where mail is what is broken: the log has told already."""
    now = service.clock()
    why = {limit.name: limit.why for limit in watch.limits}
    mail = service.correspondence.automatic(
        "alarm",
        watch.address,
        now,
        raised=[
            {"name": one.name, "minutes": _minutes(one, now), "why": why.get(one.name, "")} for one in told
        ],
        ended=list(ended),
    )
    try:
        return service.postman.send(mail).result is SendResult.ACCEPTED
    except Exception:  # a time limit, most likely: the mail server is silent
        log.exception("alarm not mailed")
        return False


def _minutes(alarm: Alarm, now: datetime) -> int:
    return int((now - alarm.since).total_seconds() // 60)
