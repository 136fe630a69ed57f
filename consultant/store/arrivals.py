"""Stored mail: keep, claim, set aside, and which rows the sweep must nudge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from consultant.model.mail import Disposition
from consultant.model.reading import ClaimedMail, SealedArrival
from consultant.store.columns import constant, has_come, storable
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.tables import MessageRow, mailbox, message

SET_ASIDE = "set aside"
"""The rule of a mail whose reading failed or killed its worker too often; a person may replay it."""
DISCARDED = "discarded by a person"
"""The rule of a set-aside mail that a person has given up."""

WAITING = message.c.disposition == ""
_GIVEN = {"id", "mailbox", "uidvalidity", "uid", "arrived_at", "raw", "raw_digest", "oversize", "nudge_at"}
_FRESH = MessageRow(mailbox="", uidvalidity=0, uid=0, raw=b"", raw_digest="").model_dump(exclude=_GIVEN)
UNREAD = {name: constant(value) for name, value in _FRESH.items()}
"""What every new row has besides."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """Mails to nudge again. One that was tried before goes alone: if it kills its worker, it takes no other along."""

    fresh: list[int]
    tried: list[int]


class Arrivals:
    """The `message` and `mailbox` tables up to the point where a mail has been read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self, name: str, uidvalidity: int, uids: Sequence[int]) -> set[int]:
        """Which of these UIDs are stored already."""
        if not uids:
            return set()
        stored = select(message.c.uid).where(
            message.c.mailbox == name,
            message.c.uidvalidity == uidvalidity,
            message.c.uid.between(min(uids), max(uids)),
        )
        with reading(self._engine) as connection:
            return set(connection.scalars(stored)) & set(uids)

    def keep(self, arrivals: Sequence[SealedArrival], nudge_at: datetime) -> list[int]:
        """Store mail in one transaction and return the ids of the new rows.

        A mail that stands there under the same identity is left alone. One with the same bytes under an older
        UIDVALIDITY of the same mailbox is the same mail: its identity is renewed, nothing is doubled.
        """
        with writing(self._engine) as connection:
            known = _known_content(connection, [arrival.raw_digest for arrival in arrivals])
            rows = [
                _row(arrival, nudge_at)
                for arrival in arrivals
                if arrival.raw_digest not in known or not _renew_identity(connection, arrival)
            ]
            if not rows:
                return []
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            fresh = dialect.insert(message).values(UNREAD).on_conflict_do_nothing()
            return sorted(connection.scalars(fresh.returning(message.c.id), rows))

    def claim(self, ids: Sequence[int], now: datetime, lease: timedelta) -> list[ClaimedMail]:
        """Take waiting mails for this worker.

        The attempt is counted before anything is read, so that a mail that kills its worker is counted too.
        """
        free = or_(message.c.claimed_until.is_(None), has_come(message.c.claimed_until, now, 2 * lease))
        statement = (
            update(message)
            .where(message.c.id.in_(ids), WAITING, free)
            .values(claimed_until=now + lease, nudge_at=now + lease, attempts=message.c.attempts + 1)
            .returning(
                message.c.id, message.c.raw, message.c.arrived_at, message.c.oversize, message.c.attempts
            )
        )
        with writing(self._engine) as connection:
            return sorted(
                (ClaimedMail(*row) for row in connection.execute(statement)), key=lambda mail: mail.id
            )

    def newest(self) -> bytes | None:
        """The sealed bytes of the mail that was stored last."""
        with reading(self._engine) as connection:
            return connection.scalar(select(message.c.raw).order_by(message.c.id.desc()).limit(1))

    def release(self, id: int, now: datetime) -> None:
        """Give a claim back after a failed reading, for the next attempt."""
        with writing(self._engine) as connection:
            _change(connection, id, claimed_until=None, nudge_at=now)

    def give_back(self, ids: Sequence[int], nudge_at: datetime) -> None:
        """Give claims back that the database, not the mails, has spoilt: that attempt does not count. Each goes alone next."""
        statement = update(message).where(message.c.id.in_(ids), WAITING)
        uncounted = case((message.c.attempts > 1, message.c.attempts - 1), else_=1)
        with writing(self._engine) as connection:
            connection.execute(statement.values(attempts=uncounted, claimed_until=None, nudge_at=nudge_at))

    def set_aside(self, id: int, why: str, now: datetime) -> None:
        """Hold a mail that cannot be read: visible, counted, replayable, never dropped."""
        with writing(self._engine) as connection:
            if _change(connection, id, disposition=Disposition.HOLD.value, rule=SET_ASIDE, why=why):
                record(connection, now, "engine", "mail set aside", None, message=id, why=why)

    def replay(self, id: int, now: datetime, actor: str) -> bool:
        """Let a set-aside mail be read again; False when it is not set aside."""
        fresh = {
            "disposition": "",
            "rule": "",
            "why": "",
            "attempts": 0,
            "claimed_until": None,
            "nudge_at": now,
        }
        with writing(self._engine) as connection:
            statement = update(message).where(message.c.id == id, message.c.rule == SET_ASIDE).values(**fresh)
            replayed = connection.execute(statement).rowcount == 1
            if replayed:
                record(connection, now, actor, "mail replayed", None, message=id)
            return replayed

    def discard(self, id: int, now: datetime, actor: str, why: str) -> bool:
        """Take a set-aside mail off the list for good, with the reason; False when it is not set aside."""
        aside = (message.c.id == id, message.c.rule == SET_ASIDE)
        decided = {"disposition": Disposition.DISCARD.value, "rule": DISCARDED, "why": storable(why)}
        with writing(self._engine) as connection:
            discarded = connection.execute(update(message).where(*aside).values(**decided)).rowcount == 1
            if discarded:
                record(connection, now, actor, "mail discarded", None, message=id, why=why)
            return discarded

    def overdue(self, now: datetime, grace: timedelta, limit: int) -> Overdue:
        """Waiting mails that nobody was nudged about lately; they count as nudged from now on."""
        due = select(*message.c["id", "attempts"]).where(WAITING, has_come(message.c.nudge_at, now))
        with writing(self._engine) as connection:
            rows = connection.execute(due.order_by(message.c.id).limit(limit)).all()
            if rows:
                ids = [row.id for row in rows]
                connection.execute(update(message).where(message.c.id.in_(ids)).values(nudge_at=now + grace))
        return Overdue([row.id for row in rows if not row.attempts], [row.id for row in rows if row.attempts])


class MailboxLeases:
    """The right to poll a mailbox, held by one poller at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, name: str, holder: str, now: datetime, duration: timedelta) -> bool:
        """Take or renew the lease; False while another poller holds it."""
        free = or_(
            mailbox.c.lease_holder.in_(("", holder)),
            mailbox.c.lease_until.is_(None),
            has_come(
                mailbox.c.lease_until, now, 2 * duration
            ),  # twice: the other's clock may be a little ahead
        )
        with writing(self._engine) as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            fresh = {"name": name, "uidvalidity": 0, "lease_holder": ""}
            connection.execute(dialect.insert(mailbox).values(**fresh).on_conflict_do_nothing())
            statement = update(mailbox).where(mailbox.c.name == name, free)
            return (
                connection.execute(statement.values(lease_holder=holder, lease_until=now + duration)).rowcount
                == 1
            )

    def give_back(self, name: str, holder: str) -> None:
        """End the lease, so that the next poller need not wait for it."""
        statement = update(mailbox).where(mailbox.c.name == name, mailbox.c.lease_holder == holder)
        with writing(self._engine) as connection:
            connection.execute(statement.values(lease_holder=""))


def _row(arrival: SealedArrival, nudge_at: datetime) -> dict[str, Any]:
    return {
        "mailbox": arrival.mailbox,
        "uidvalidity": arrival.uidvalidity,
        "uid": arrival.uid,
        "arrived_at": arrival.arrived_at,
        "raw": arrival.sealed,
        "raw_digest": arrival.raw_digest,
        "oversize": arrival.oversize,
        "nudge_at": nudge_at,
    }


def _known_content(connection: Connection, digests: Sequence[str]) -> set[str]:
    """Which of these contents are stored already: few, and only those are looked at one by one."""
    found = select(message.c.raw_digest).where(message.c.raw_digest.in_(digests))
    return set(connection.scalars(found))


def _renew_identity(connection: Connection, arrival: SealedArrival) -> bool:
    """Whether the mail is stored already; one with an identity of an earlier mailbox gets the one it has now.

    Two copies of the same bytes are two rows: each new identity takes one of them.
    """
    identity = {"uidvalidity": arrival.uidvalidity, "uid": arrival.uid}
    same = (message.c.mailbox == arrival.mailbox, message.c.raw_digest == arrival.raw_digest)
    twins = connection.execute(
        select(*message.c["id", "uidvalidity", "uid"]).where(*same).order_by(message.c.id)
    ).all()
    if any((twin.uidvalidity, twin.uid) == (arrival.uidvalidity, arrival.uid) for twin in twins):
        return True
    older = next((twin.id for twin in twins if twin.uidvalidity != arrival.uidvalidity), None)
    if older is None:
        return False
    connection.execute(update(message).where(message.c.id == older).values(**identity))
    return True


def _change(connection: Connection, id: int, **values: Any) -> bool:
    statement = update(message).where(message.c.id == id, WAITING).values(**values)
    return connection.execute(statement).rowcount == 1
