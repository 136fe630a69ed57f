"""What people do with a consultation or a mail beside signing it: take back, close, merge, split, adopt, settle."""

from __future__ import annotations

from collections.abc import Sequence

from consultant.dispatch.envelope import mailable
from consultant.errors import InputError, NotFound
from consultant.service import Service


def undo(service: Service, consultation: int, who: str) -> None:
    """Take a reply back that nobody has begun to send. Raises NotFound, IllegalMove."""
    service.database.decisions.undo(consultation, who, service.clock(), service.pace.desk_lease)


def close(service: Service, consultation: int, version: int | None, who: str, reason: str) -> None:
    """Close without an answer. Raises NotFound, StaleVersion, NotAllowed, IllegalMove."""
    service.database.consultations.close(consultation, version, who, reason, service.clock())


def readdress(service: Service, consultation: int, version: int, address: str, who: str) -> None:
    """Give an undeliverable answer another address; it leaves once it is approved again.

    Raises InputError, NotFound, StaleVersion, NotAllowed, IllegalMove.
    """
    address = address.strip().lower()
    if not mailable(address):
        raise InputError(f"{address!r} is not an address that one person can be written to.")
    service.database.consultations.readdress(consultation, version, address, who, service.clock())


def merge(service: Service, into: int, others: Sequence[int], who: str) -> None:
    """Answer questions of one asker together. Raises NotFound, InputError, IllegalMove."""
    now = service.clock()
    service.database.gathering.merge(into, others, who, now, now + service.pace.grace)
    service.nudge.consult([into])


def split(service: Service, consultation: int, mails: Sequence[int], who: str) -> int:
    """Make a consultation of its own of some mails; its id. Raises NotFound, InputError, IllegalMove."""
    now = service.clock()
    new = service.database.gathering.split(consultation, mails, who, now, now + service.pace.grace)
    service.nudge.consult([consultation, new])
    return new


def adopt(service: Service, consultation: int, who: str) -> int:
    """Accept a held mail as a question; the consultation it is drafted in. Raises NotFound, IllegalMove."""
    now = service.clock()
    drafted = service.database.gathering.adopt(consultation, who, now, now + service.pace.grace)
    service.nudge.consult([drafted])
    return drafted


def resolve(service: Service, reply: int, *, arrived: bool, who: str) -> None:
    """Settle a delivery in doubt: it arrived, or the same mail is sent again. Raises NotFound."""
    service.database.outbox.resolve(reply, arrived=arrived, who=who, now=service.clock())
    if not arrived:
        service.nudge.dispatch([reply])


def replay(service: Service, message: int, who: str) -> None:
    """Let a mail that was set aside be read again. Raises NotFound."""
    if not service.database.arrivals.replay(message, service.clock(), who):
        raise NotFound(f"Mail {message} is not set aside.")
    service.nudge.receive([message])


def discard(service: Service, message: int, who: str, reason: str) -> None:
    """Never answer a mail that was set aside; it stays stored. Raises NotFound."""
    if not service.database.arrivals.discard(message, service.clock(), who, reason):
        raise NotFound(f"Mail {message} is not set aside.")
