"""Codes that people keep. What the catalogue held on each is kept once for all of them, and what a release changed of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from consultant.errors import InputError
from consultant.model.alerts import Alert, Subscription
from consultant.model.codes import CodeSystem
from consultant.model.saved import Change, Group, Held, SavedCode, Watched
from consultant.store import alerts
from consultant.store.columns import storable
from consultant.store.engine import lock, reading, writing
from consultant.store.tables import account, code_change, saved_code, watched_code

MOST = 200
"""Codes of one account."""
KIND = "codes"
"""Of the subscription to alerts on saved codes; its id is the account's."""
TEMPLATE = "codes_changed"
_of_it = (code_change.c.system == saved_code.c.system, code_change.c.code == saved_code.c.code)
_news = (*_of_it, code_change.c.id > saved_code.c.told)


class SavedCodes:
    """The `saved_code`, `watched_code` and `code_change` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, account_id: int) -> list[SavedCode]:
        """Somebody's codes, the newest first."""
        since = func.max(code_change.c.found_at)
        changed = (
            select(since).where(*_of_it, code_change.c.found_at > saved_code.c.saved_at).scalar_subquery()
        )
        columns = saved_code.c["system", "code", "note", "alert", "saved_at"]
        mine = select(*columns, changed.label("changed_at")).where(saved_code.c.account_id == account_id)
        with reading(self._engine) as connection:
            rows = connection.execute(mine.order_by(saved_code.c.saved_at.desc(), saved_code.c.id.desc()))
            return [_saved(row, row.changed_at) for row in rows]

    def one(self, account_id: int, system: CodeSystem, code: str) -> SavedCode | None:
        """A code on somebody's list; None where it is not."""
        columns = saved_code.c["system", "code", "note", "alert", "saved_at"]
        with reading(self._engine) as connection:
            row = connection.execute(select(*columns).where(*_one(account_id, system, code))).first()
        return _saved(row, None) if row else None

    def save(self, account_id: int, found: Watched, note: str, *, alert: bool, now: datetime) -> None:
        """Keep a code, or change note and alert of one that is kept. Raises InputError for one too many."""
        values = {"note": storable(note), "alert": alert}
        with writing(self._engine) as connection:
            lock(connection, _key(account_id))
            told = case((saved_code.c.alert, saved_code.c.told), else_=_newest(connection))
            mine = update(saved_code).where(*_one(account_id, found.system, found.code))
            if connection.execute(mine.values(**values, told=told)).rowcount:
                return
            kept = select(func.count()).where(saved_code.c.account_id == account_id)
            if (connection.scalar(kept) or 0) >= MOST:
                raise InputError(f"{MOST} codes are kept at most. Remove one first.")
            _watch(connection, found)
            key = {
                "account_id": account_id,
                "system": found.system.value,
                "code": found.code,
                "saved_at": now,
            }
            connection.execute(insert(saved_code).values(**key, **values, told=_newest(connection)))

    def remove(self, account_id: int, system: CodeSystem, code: str) -> None:
        """Take a code off somebody's list; with the last list that it was on goes what was kept about it."""
        with writing(self._engine) as connection:
            connection.execute(delete(saved_code).where(*_one(account_id, system, code)))
            forget_unwatched(connection)

    def mute(self, account_id: int) -> None:
        """End the alerts of an account; its codes stay on the list. What waits to be sent is let go."""
        with writing(self._engine) as connection:
            silence(connection, account_id)

    def outdated(self, state: str, limit: int) -> list[Watched]:
        """Codes that were not looked up since the catalogue came to this state."""
        old = select(watched_code).where(watched_code.c.state != state).limit(limit)
        with reading(self._engine) as connection:
            return [_watched(row) for row in connection.execute(old)]

    def settle(self, before: Watched, now_held: Watched, changes: Sequence[Change], now: datetime) -> bool:
        """Write down what is held now and what has changed; False when another worker was faster."""
        same = (
            watched_code.c.system == before.system.value,
            watched_code.c.code == before.code,
            watched_code.c.state == before.state,
        )
        values = {"state": now_held.state, "held": _column(now_held.held)}
        with writing(self._engine) as connection:
            if connection.execute(update(watched_code).where(*same).values(**values)).rowcount == 0:
                return False
            if changes:
                key = {"system": before.system.value, "code": before.code, "found_at": now}
                connection.execute(
                    insert(code_change).values(**key, changes=[asdict(one) for one in changes])
                )
            return True

    def subscribers(self) -> list[int]:
        """Accounts that want to hear of changes and have not."""
        wanting = select(saved_code.c.account_id).where(saved_code.c.alert, exists().where(*_news)).distinct()
        with reading(self._engine) as connection:
            return list(connection.scalars(wanting))

    def tell(self, account_id: int, now: datetime) -> bool:
        """Queue one mail on everything that changed of an account's codes, once; False when there is nothing to tell."""
        wanted = (saved_code.c.account_id == account_id, saved_code.c.alert)
        columns = (*code_change.c["id", "system", "code", "changes"], saved_code.c.note)
        found = select(*columns).join(saved_code, and_(*_news)).where(*wanted)
        theirs = select(account).where(account.c.id == account_id, account.c.active)
        with writing(self._engine) as connection:
            lock(connection, _key(account_id))
            news = connection.execute(
                found.order_by(code_change.c.system, code_change.c.code, code_change.c.id)
            ).all()
            if not news:
                return False
            newest = max(row.id for row in news)
            connection.execute(update(saved_code).where(*wanted).values(told=newest))
            person = connection.execute(theirs).first()
            return person is not None and alerts.queue(connection, _mail(person, news, newest), now)


def silence(connection: Connection, account_id: int) -> None:
    """End the alerts of an account within a transaction, such as the one that finds that they came back."""
    connection.execute(update(saved_code).where(saved_code.c.account_id == account_id).values(alert=False))
    alerts.forget(connection, Subscription(KIND, account_id))


def forget_unwatched(connection: Connection) -> None:
    """Remove what was held of codes that nobody keeps any more."""
    for table in (code_change, watched_code):
        kept = exists().where(saved_code.c.system == table.c.system, saved_code.c.code == table.c.code)
        connection.execute(delete(table).where(~kept))


def _key(account_id: int) -> str:
    return f"saved codes {account_id}"


def _one(account_id: int, system: CodeSystem, code: str) -> tuple[ColumnElement[bool], ...]:
    return (
        saved_code.c.account_id == account_id,
        saved_code.c.system == system.value,
        saved_code.c.code == code,
    )


def _watch(connection: Connection, found: Watched) -> None:
    """Begin with what is held at the moment of saving: what changes after it is news."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {
        "system": found.system.value,
        "code": found.code,
        "state": found.state,
        "held": _column(found.held),
    }
    connection.execute(dialect.insert(watched_code).values(**values).on_conflict_do_nothing())


def _newest(connection: Connection) -> int:
    return connection.scalar(select(func.max(code_change.c.id))) or 0


def _saved(row: Any, changed_at: datetime | None) -> SavedCode:
    return SavedCode(CodeSystem(row.system), row.code, row.note, row.alert, row.saved_at, changed_at)


def _column(held: Held) -> dict[str, Any]:
    return {kind: asdict(group) for kind, group in held.items()}


def _watched(row: Row[Any]) -> Watched:
    held = {kind: Group(**group) for kind, group in row.held.items()}
    return Watched(CodeSystem(row.system), row.code, row.state, held)


def _mail(person: Row[Any], news: Sequence[Row[Any]], newest: int) -> Alert:
    """One mail; a code that changed twice stands in it twice, in order."""
    subscription = Subscription(KIND, person.id)
    codes = [
        {"system": row.system, "code": row.code, "note": row.note, "changes": row.changes} for row in news
    ]
    values = {"name": person.name, "codes": codes}
    return Alert(TEMPLATE, subscription, person.email, f"{KIND} {person.id} {newest}", values)
