"""Whether an asker has sent more than a quota allows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from consultant.model.allowance import Counted, Quota, Standing
from consultant.model.mail import Disposition
from consultant.model.reading import Reading
from consultant.store.columns import storable
from consultant.store.tables import account, message


def exceeded(
    connection: Connection, reading: Reading, quotas: Iterable[Quota], now: datetime
) -> Quota | None:
    """The first quota that one more accepted mail would exceed."""
    standing = _standing(connection, reading.sender.email)
    mine = (quota for quota in quotas if quota.who in (Standing.ANYONE, standing))
    return next((quota for quota in mine if _is_full(connection, reading, quota, now)), None)


def _standing(connection: Connection, email: str) -> Standing:
    known = select(account.c.id).where(account.c.email == storable(email), account.c.active.is_(True))
    return Standing.REGISTERED if connection.scalar(known) is not None else Standing.GUEST


def _is_full(connection: Connection, reading: Reading, quota: Quota, now: datetime) -> bool:
    counted = _counted(reading, quota)
    if counted is None:
        return False
    accepted = (message.c.disposition == Disposition.ACCEPT.value, message.c.arrived_at > now - quota.period)
    # Only what the index holds is asked for, and no more of it than decides.
    newest = select(message.c.arrived_at).where(counted, *accepted).limit(quota.mails).subquery()
    return (connection.scalar(select(func.count()).select_from(newest)) or 0) >= quota.mails


def _counted(reading: Reading, quota: Quota) -> ColumnElement[bool] | None:
    """Which mails are counted together; None where the quota says nothing about this one."""
    match quota.per:
        case Counted.ASKER:
            return message.c.sender == storable(reading.sender.email) if reading.sender.email else None
        case Counted.DOMAIN:
            domain = reading.sender.domain
            return (
                None if not domain or domain in quota.exempt else message.c.sender_domain == storable(domain)
            )
        case Counted.THREAD:
            return message.c.consultation_id == reading.thread if reading.thread else None
