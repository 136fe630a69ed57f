"""What only the database knows of a mail that was read: whether it came before, and whether its asker may send more.

A batch is looked at in its order, with few questions for all of it; what is admitted counts for the mails behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Column, Connection, func, select

from consultant.model.allowance import Counted, Quota, Standing
from consultant.model.mail import Disposition, Screened
from consultant.model.reading import Reading
from consultant.store.columns import storable
from consultant.store.tables import account, message

COUNTED = (Disposition.ACCEPT, Disposition.SERVE)
"""What quotas are kept for."""
_COLUMNS: dict[Counted, Column[str] | Column[int | None]] = {
    Counted.ASKER: message.c.sender,
    Counted.DOMAIN: message.c.sender_domain,
    Counted.THREAD: message.c.consultation_id,
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A reading that nobody has saved yet, and when its mail arrived."""

    reading: Reading
    arrived_at: datetime


def unread(connection: Connection, readings: Sequence[Reading]) -> list[Unread]:
    """Those whose mail still waits, their rows held until the transaction ends; another worker saved the others."""
    wanted = (message.c.id.in_([reading.message for reading in readings]), message.c.disposition == "")
    held = select(message.c.id, message.c.arrived_at).where(*wanted).order_by(message.c.id)
    arrived = {row.id: row.arrived_at for row in connection.execute(held.with_for_update())}
    return [Unread(one, arrived[one.message]) for one in readings if one.message in arrived]


def admitted(
    connection: Connection, waiting: Sequence[Unread], quotas: Sequence[Quota], now: datetime
) -> list[Reading]:
    """The readings with what their screening could not know: a mail delivered before, a quota that is full."""
    came_before = _came_before(connection, [one.reading for one in waiting])
    once = [replace(one, reading=_screened_twice(one.reading, came_before)) for one in waiting]
    tallies = _tallies(connection, [one.reading for one in once], quotas, now)
    return [tallies.admit(one) for one in once]


def _came_before(connection: Connection, readings: Iterable[Reading]) -> dict[str, int]:
    """The first message of each content that was read before."""
    digests = {reading.content_digest for reading in readings if _is_comparable(reading)}
    earlier = (
        select(message.c.content_digest, func.min(message.c.id))
        .where(message.c.content_digest.in_(digests), message.c.disposition != "")
        .group_by(message.c.content_digest)
    )
    return {row[0]: row[1] for row in connection.execute(earlier)} if digests else {}


def _is_comparable(reading: Reading) -> bool:
    return reading.dated and reading.screened.disposition is not Disposition.DISCARD


def _screened_twice(reading: Reading, came_before: dict[str, int]) -> Reading:
    """The same Message-ID alone proves nothing (12 % of mails have none, senders reuse them): the content must be equal."""
    first = came_before.setdefault(reading.content_digest, reading.message)
    if first == reading.message or not _is_comparable(reading):
        return reading
    why = f"The same mail was delivered before (message {first})."
    return replace(reading, screened=Screened(Disposition.DISCARD, "duplicate", why))


# -- quotas -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many mails were accepted under a quota in its period, by what they are counted by."""

    quota: Quota
    since: datetime
    sent: Counter[str | int | None]

    def is_full(self, reading: Reading) -> bool:
        key = _counted(reading, self.quota)
        return key is not None and self.sent[key] >= self.quota.mails

    def add(self, one: Unread) -> None:
        key = _counted(one.reading, self.quota)
        if key is not None and one.arrived_at > self.since:
            self.sent[key] += 1


@dataclass(frozen=True, slots=True)
class _Tallies:
    """The quotas in their order, and who has an account."""

    tallies: tuple[_Tally, ...]
    registered: frozenset[str]

    def admit(self, one: Unread) -> Reading:
        """The reading, held under the name of the first quota that it would exceed; else it is counted."""
        if one.reading.screened.disposition not in COUNTED:
            return one.reading
        if not one.reading.screened.unlimited and (full := self._exceeded(one.reading)):
            return replace(one.reading, screened=Screened(Disposition.HOLD, full.name, full.why))
        for tally in self._of(one.reading):
            tally.add(one)
        return one.reading

    def _exceeded(self, reading: Reading) -> Quota | None:
        known = storable(reading.sender.email) in self.registered
        standings = (Standing.ANYONE, Standing.REGISTERED if known else Standing.GUEST)
        mine = (tally for tally in self._of(reading) if tally.quota.who in standings)
        return next((tally.quota for tally in mine if tally.is_full(reading)), None)

    def _of(self, reading: Reading) -> Iterator[_Tally]:
        return (tally for tally in self.tallies if tally.quota.of is reading.screened.disposition)


def _tallies(
    connection: Connection, readings: Sequence[Reading], quotas: Iterable[Quota], now: datetime
) -> _Tallies:
    limited = [
        reading
        for reading in readings
        if reading.screened.disposition in COUNTED and not reading.screened.unlimited
    ]
    return _Tallies(
        tuple(_tally(connection, limited, quota, now - quota.period) for quota in quotas),
        _registered(connection, {storable(reading.sender.email) for reading in limited}),
    )


def _registered(connection: Connection, emails: set[str]) -> frozenset[str]:
    active = select(account.c.email).where(account.c.email.in_(emails), account.c.active.is_(True))
    return frozenset(connection.scalars(active)) if emails else frozenset()


def _tally(connection: Connection, readings: Iterable[Reading], quota: Quota, since: datetime) -> _Tally:
    mine = (reading for reading in readings if reading.screened.disposition is quota.of)
    keys = {key for reading in mine if (key := _counted(reading, quota)) is not None}
    if not keys:
        return _Tally(quota, since, Counter())
    column = _COLUMNS[quota.per]
    accepted = (message.c.disposition == quota.of.value, message.c.arrived_at > since)
    counted = select(column, func.count()).where(column.in_(keys), *accepted).group_by(column)
    return _Tally(quota, since, Counter({row[0]: row[1] for row in connection.execute(counted)}))


def _counted(reading: Reading, quota: Quota) -> str | int | None:
    """What this mail is counted by; None where the quota says nothing about it."""
    match quota.per:
        case Counted.ASKER:
            return storable(reading.sender.email) or None
        case Counted.DOMAIN:
            domain = reading.sender.domain
            return None if domain in quota.exempt else storable(domain) or None
        case Counted.THREAD:
            return reading.thread
