"""The audit in the database: `event` is only added to, `seal` chains its lines. Triggers refuse anything else.

Lines are written in the transaction that does the thing, by many processes at once; chaining them there would make every
mail wait for the one before. So a seal is set afterwards, by one process at a time, over lines that are committed. Each
holds an HMAC of its line and an HMAC of that, its position and the seal before. The key lies beside the database, not in it:
who can write the database only cannot make a chain that verifies.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, func, insert, select

from consultant.model.audit import AuditFilter, AuditLine, Head, Verification
from consultant.store.engine import lock, reading, writing
from consultant.store.history import ERASED, record
from consultant.store.tables import event, seal

BATCH = 2_000
STRAGGLERS = 20_000
"""How far behind the newest sealed line a late commit is looked for; a transaction here takes seconds at most."""
SEEN_ANEW = timedelta(minutes=30)
"""A page opened again within this time is the same look."""
MOST_PROBLEMS = 20
_NEWEST = select(event.c.id).where(event.c.action != "saw").order_by(event.c.id.desc()).limit(1)
_LATELY = (
    select(event.c.id)
    .where(event.c.consultation_id == bindparam("id"), event.c.actor == bindparam("who"))
    .where(event.c.action == "saw", event.c.at > bindparam("since"))
    .limit(1)
)
LINE = (event.c.id, event.c.at, event.c.actor, event.c.action, event.c.consultation_id, event.c.detail)


class Audit:
    """The `event` and `seal` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, who: str, action: str, consultation: int | None, now: datetime, **detail: Any) -> None:
        """Add a line for what changes nothing else: an export, a look at an original."""
        with writing(self._engine) as connection:
            record(connection, now, who, action, consultation, **detail)

    def saw(self, who: str, consultation: int, now: datetime) -> None:
        """Note that somebody looked at a consultation, once for a while."""
        look = {"id": consultation, "who": who, "since": now - SEEN_ANEW}
        with reading(self._engine) as connection:
            if connection.scalar(_LATELY, look) is not None:
                return
        self.note(who, "saw", consultation, now)

    def lines(self, wanted: AuditFilter, limit: int, skip: int = 0) -> list[AuditLine]:
        """Newest first."""
        found = _lines().where(*_conditions(wanted)).order_by(event.c.id.desc()).limit(limit).offset(skip)
        with reading(self._engine) as connection:
            rows = connection.execute(found).all()
        return [
            AuditLine(
                row.id,
                row.at,
                row.actor,
                row.action,
                row.consultation_id,
                row.detail,
                row.position,
                row.digest or "",
            )
            for row in rows
        ]

    def newest(self) -> int:
        """The id of the newest line that is not only a look; 0 before the first."""
        with reading(self._engine) as connection:
            return connection.scalar(_NEWEST) or 0

    def head(self) -> Head:
        """The newest seal."""
        with reading(self._engine) as connection:
            return _head(connection)

    def seal(self, key: bytes, *, thorough: bool = False) -> Head:
        """Seal every committed line that has none; `thorough` looks at all lines, not only the newest."""
        while True:
            with writing(self._engine) as connection:
                lock(connection, "audit")
                head = _head(connection)
                lines = _unsealed(connection, None if thorough else head.position)
                seals = list(_chain(key, head, lines))
                if not seals:
                    return head
                connection.execute(insert(seal), seals)
            if len(lines) < BATCH:
                return Head(seals[-1]["position"], seals[-1]["digest"])

    def verify(self, key: bytes, kept: Head | None = None) -> Verification:
        """Compute every seal again; `kept` is a head that was written down elsewhere earlier."""
        with reading(self._engine) as connection:
            check = _Check(key, _erasures(connection), kept)
            for row in _sealed(connection):
                check.take(row)
            return check.result(_unsealed_count(connection))


class _Check:
    """Walks along the chain and collects what does not fit."""

    def __init__(self, key: bytes, erasures: set[int], kept: Head | None) -> None:
        self._key, self._erasures, self._kept = key, erasures, kept
        self._head, self._erased, self._problems = Head(), 0, list[str]()

    def take(self, row: Any) -> None:
        position = self._head.position + 1
        if row.position != position:
            self._problems.append(f"seals {position} to {row.position - 1} are missing")
        elif row.digest != _digest(self._key, self._head, row.position, row.content):
            self._problems.append(f"seal {row.position} does not follow the one before it")
        self._problems += self._line(row)
        self._head = Head(row.position, row.digest)
        if self._kept and self._kept.position == row.position and self._kept.digest != row.digest:
            self._problems.append(f"seal {row.position} is not the one that was written down")

    def _line(self, row: Any) -> Iterator[str]:
        if row.id is None:
            yield f"line {row.event_id} (seal {row.position}) is gone"
        elif row.detail == ERASED:
            self._erased += 1
            if row.consultation_id not in self._erasures:
                yield f"line {row.event_id} (seal {row.position}) was erased, which no line says"
        elif row.content != _content(self._key, row):
            yield f"line {row.event_id} (seal {row.position}) was changed"

    def result(self, unsealed: int) -> Verification:
        if self._kept and self._kept.position > self._head.position:
            self._problems.append(f"the seals after {self._head.position} were cut off")
        return Verification(self._head, unsealed, self._erased, tuple(self._problems[:MOST_PROBLEMS]))


def _lines() -> Select[Any]:
    return select(*LINE, seal.c.position, seal.c.digest).select_from(
        event.outerjoin(seal, seal.c.event_id == event.c.id)
    )


def _conditions(wanted: AuditFilter) -> list[ColumnElement[bool]]:
    chosen = {"actor": wanted.actor, "action": wanted.action, "consultation_id": wanted.consultation}
    return [event.c[name] == value for name, value in chosen.items() if value]


def _head(connection: Connection) -> Head:
    row = connection.execute(select(seal).order_by(seal.c.position.desc()).limit(1)).first()
    return Head(row.position, row.digest) if row else Head()


def _unsealed(connection: Connection, after: int | None) -> Sequence[Any]:
    waiting = select(*LINE).outerjoin(seal, seal.c.event_id == event.c.id).where(seal.c.position.is_(None))
    if after:
        newest = select(seal.c.event_id).where(seal.c.position == after).scalar_subquery()
        waiting = waiting.where(event.c.id > newest - STRAGGLERS)
    return connection.execute(waiting.order_by(event.c.id).limit(BATCH)).all()


def _unsealed_count(connection: Connection) -> int:
    count = select(func.count()).select_from(event.outerjoin(seal, seal.c.event_id == event.c.id))
    return connection.execute(count.where(seal.c.position.is_(None))).scalar_one()


def _sealed(connection: Connection) -> Iterator[Any]:
    """Every seal with its line, in order; the line's columns are empty where it is gone."""
    joined = seal.outerjoin(event, seal.c.event_id == event.c.id)
    columns = (*LINE, seal.c.position, seal.c.event_id, seal.c.content, seal.c.digest)
    after = 0
    while rows := connection.execute(
        select(*columns)
        .select_from(joined)
        .where(seal.c.position > after)
        .order_by(seal.c.position)
        .limit(BATCH)
    ).all():
        yield from rows
        after = rows[-1].position


def _erasures(connection: Connection) -> set[int]:
    """The consultations that a line says were erased."""
    said = select(event.c.consultation_id).where(event.c.action == "erased")
    return {id for id in connection.scalars(said) if id is not None}


def _chain(key: bytes, head: Head, lines: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for line in lines:
        position, content = head.position + 1, _content(key, line)
        head = Head(position, _digest(key, head, position, content))
        yield {"position": position, "event_id": line.id, "content": content, "digest": head.digest}


def _content(key: bytes, line: Any) -> str:
    """The HMAC of a line; with a key, so that an erased detail cannot be guessed from it."""
    at: datetime = line.at.astimezone(UTC)
    told = [line.id, at.isoformat(), line.actor, line.action, line.consultation_id, line.detail]
    return _hmac(key, json.dumps(told, sort_keys=True, ensure_ascii=False))


def _digest(key: bytes, before: Head, position: int, content: str) -> str:
    return _hmac(key, f"{position}\n{before.digest}\n{content}")


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), sha256).hexdigest()
