"""What is done by the clock: the audit is sealed, what was kept long enough is erased, the team is told what is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any, cast

import structlog

from consultant.errors import InputError
from consultant.model.consultation import Role
from consultant.model.desk import Slipping
from consultant.model.mail import OutgoingMail, SendResult
from consultant.model.reading import number
from consultant.service import Service

log = structlog.get_logger(__name__)

AT_ONCE = 200
"""Rows emptied in one transaction, so that nobody waits long for the lock."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is kept; None is for ever."""

    originals: timedelta | None = None
    consultations: timedelta | None = None


def retention(table: Mapping[str, Any]) -> Retention:
    """`[retention]` of a parsed `config/policy.toml`. Raises InputError."""
    rows = cast("Mapping[str, Any]", table.get("retention", {}))
    return Retention(*(_days(rows, name) for name in ("originals_days", "consultations_days")))


def _days(rows: Mapping[str, Any], name: str) -> timedelta | None:
    days = rows.get(name, 0)
    if not isinstance(days, int) or days < 0:
        raise InputError(f"config/policy.toml, [retention]: {name} is {days!r}; it must be days, 0 for ever.")
    return timedelta(days=days) if days else None


def tend(service: Service, keeping: Retention) -> None:
    """One round: whatever is left over is done in the next."""
    head = service.database.audit.seal(service.audit_key)
    log.debug("audit sealed", head=str(head))
    forget(service, keeping)
    warn(service)


def warn(service: Service) -> None:
    """Mail the team what is due soon and what is late, each once: to whom it is claimed by, else to every senior and admin."""
    if service.promise is None:
        return
    now, promises = service.clock(), service.database.promises
    news = promises.slipping(now, service.promise.warn_before(now), AT_ONCE)
    if not news:
        return
    promises.tell(news)
    for recipient, theirs in _addressed(service, news).items():
        outcome = service.postman.send(_notice(service, recipient, theirs))
        log.warning(
            "answers due", consultations=[number(one.id) for one in theirs], result=outcome.result.value
        )
        if outcome.result is not SendResult.ACCEPTED:
            promises.untell(theirs)


def _addressed(service: Service, news: Sequence[Slipping]) -> dict[str, list[Slipping]]:
    people = service.database.accounts.everybody()
    here = {person.email for person in people if person.active and person.reviews}
    leaders = [one.email for one in people if one.active and one.role in (Role.SENIOR, Role.ADMIN)]
    letters: dict[str, list[Slipping]] = {}
    for one in news:
        for email in [one.claimed_by] if one.claimed_by in here else leaders:
            letters.setdefault(email, []).append(one)
    return letters


def _notice(service: Service, recipient: str, theirs: Sequence[Slipping]) -> OutgoingMail:
    zone = service.promise.calendar.zone if service.promise else UTC
    lines = [
        {
            "number": number(one.id),
            "subject": one.subject,
            "due": f"{one.answer_by.astimezone(zone):%a %d %b, %H:%M %Z}",
            "link": f"{service.web_url}/consultations/{one.id}",
            "late": one.late,
        }
        for one in theirs
    ]
    late = [line for line in lines if line["late"]]
    soon = [line for line in lines if not line["late"]]
    return service.correspondence.automatic("due", recipient, service.clock(), late=late, soon=soon)


def forget(service: Service, keeping: Retention) -> None:
    """Erase what has been kept long enough."""
    now, erasure = service.clock(), service.database.erasure
    if keeping.originals and (mails := erasure.raw(now - keeping.originals, now, AT_ONCE)):
        log.info("originals erased", mails=mails)
    if keeping.consultations and (ids := erasure.old(now - keeping.consultations, now, AT_ONCE)):
        log.info("consultations erased", consultations=len(ids))
    service.database.meter.forget_before(f"{now:%Y-%m}")
