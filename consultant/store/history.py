"""The lines of the audit: who did what to which consultation. Only added to (`consultant.store.audit`); never mail text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from consultant.store.tables import event

ERASED = {"erased": True}
"""The detail of a line of which everything but who, what and when was erased."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history."""

    at: datetime
    actor: str
    action: str
    detail: dict[str, Any]


def record(
    connection: Connection, at: datetime, actor: str, action: str, consultation: int | None, **detail: Any
) -> None:
    """Add a line within the transaction that does the thing."""
    values = {"at": at, "actor": actor, "action": action, "consultation_id": consultation, "detail": detail}
    connection.execute(insert(event).values(**values))


@dataclass(frozen=True, slots=True)
class Line:
    """What was done to one of several consultations."""

    action: str
    consultation: int
    detail: dict[str, Any]


def record_all(connection: Connection, at: datetime, actor: str, lines: Sequence[Line]) -> None:
    """A line for each of several consultations, at once."""
    rows = [
        {
            "at": at,
            "actor": actor,
            "action": line.action,
            "consultation_id": line.consultation,
            "detail": line.detail,
        }
        for line in lines
    ]
    if rows:
        connection.execute(insert(event), rows)


_EVENTS = (
    select(*event.c["at", "actor", "action", "detail"])
    .where(event.c.consultation_id == bindparam("id"), event.c.action != "saw")
    .order_by(event.c.id)
)


def events(connection: Connection, consultation: int) -> Sequence[Event]:
    """The history of a consultation, oldest first; who only looked stands in the audit."""
    return [Event(*row) for row in connection.execute(_EVENTS, {"id": consultation})]
