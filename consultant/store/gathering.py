"""Several consultations at once: assigned, closed, merged into one; one split in two; a held mail in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from consultant.errors import IllegalMove, InputError, NotFound
from consultant.model.consultation import MOVES, Stage
from consultant.model.reading import number
from consultant.store.consultations import AT_REST, locked
from consultant.store.engine import writing
from consultant.store.history import record
from consultant.store.readings import reopen
from consultant.store.stages import move, refusal
from consultant.store.tables import consultation, message
from consultant.store.threads import answered_by, continued

UNDECIDED = (Stage.RECEIVED, Stage.DRAFTED, Stage.SECOND_SIGN_OFF)
"""Stages in which no reply answers the question yet, so that mails may still change places."""
CLOSABLE = tuple(stage for stage, targets in MOVES.items() if Stage.CLOSED in targets)
MERGED: dict[str, Any] = {**AT_REST, "claimed_by": "", "claimed_until": None}


class Gathering:
    """Whole selections, each in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def adopt(self, id: int, who: str, now: datetime, nudge_at: datetime) -> int:
        """Accept a held mail as a question, in the consultation it continues or in its own; the id that is drafted.

        Raises: NotFound, IllegalMove.
        """
        with writing(self._engine) as connection:
            row = locked(connection, id)
            if row.stage != Stage.HELD.value:
                raise refusal(connection, id, None)
            record(connection, now, who, "adopted", id)
            thread = _continued(connection, row)
            if thread is None:
                move(connection, id, Stage.RECEIVED, now, nudge_at=nudge_at, attempts=0)
                return id
            _hand_over(connection, row, thread.id, thread.round + 1, who, now)
            flags = sorted({*thread.flags, *row.flags})
            reopen(
                connection, thread.id, Stage(thread.stage), now, nudge_at, flags=flags, round=thread.round + 1
            )
            record(connection, now, who, "took in", thread.id, others=[id])
            return int(thread.id)

    def assign(
        self, ids: Sequence[int], to: str, who: str, now: datetime, lease: timedelta
    ) -> tuple[int, ...]:
        """Reserve those that wait for a review for somebody, whoever had them; the ids that were."""
        waiting = (consultation.c.id.in_(ids), consultation.c.stage.in_([stage.value for stage in UNDECIDED]))
        claimed = update(consultation).where(*waiting).values(claimed_by=to, claimed_until=now + lease)
        with writing(self._engine) as connection:
            done = sorted(connection.scalars(claimed.returning(consultation.c.id)))
            for id in done:
                record(connection, now, who, "assigned", id, to=to)
            return tuple(done)

    def close(self, ids: Sequence[int], who: str, reason: str, now: datetime) -> tuple[int, ...]:
        """Close those that may be closed and that nobody else holds; the ids that were."""
        open_ones = (
            consultation.c.id.in_(ids),
            consultation.c.stage.in_([stage.value for stage in CLOSABLE]),
        )
        with writing(self._engine) as connection:
            rows = connection.execute(select(consultation).where(*open_ones).with_for_update()).all()
            free = [row.id for row in rows if not _held_by_another(row, who, now)]
            for id in sorted(free):
                move(connection, id, Stage.CLOSED, now, **MERGED)
                record(connection, now, who, "closed", id, reason=reason)
            return tuple(sorted(free))

    def merge(self, into: int, others: Sequence[int], who: str, now: datetime, nudge_at: datetime) -> None:
        """Answer several questions of one asker together: the mails move, the emptied ones are closed and point here.

        Raises: NotFound. InputError for different askers. IllegalMove when one of them is answered or held by somebody.
        """
        with writing(self._engine) as connection:
            rows = [locked(connection, id) for id in sorted({into, *others})]
            target = next(row for row in rows if row.id == into)
            if len({row.asker_email.lower() for row in rows}) > 1:
                raise InputError(
                    "Only questions of the same asker can be merged: nobody reads another's mail."
                )
            for row in rows:
                _require_undecided(row, who, now)
            for row in rows:
                if row.id != into:
                    _hand_over(connection, row, into, target.round + 1, who, now)
            flags = sorted({flag for row in rows for flag in row.flags})
            _draft_again(connection, target, now, nudge_at, flags=flags, round=target.round + 1)
            record(connection, now, who, "took in", into, others=[row.id for row in rows if row.id != into])

    def split(self, id: int, mails: Sequence[int], who: str, now: datetime, nudge_at: datetime) -> int:
        """Make a consultation of its own of some mails; the new one's id. Both are drafted again.

        Raises: NotFound. InputError when no mail moves or none stays. IllegalMove when it is answered or held by somebody.
        """
        with writing(self._engine) as connection:
            row = locked(connection, id)
            _require_undecided(row, who, now)
            theirs = (message.c.consultation_id == id, message.c.disposition != "discard")
            all_mails = set(connection.scalars(select(message.c.id).where(*theirs)))
            moved = all_mails & set(mails)
            if not moved or moved == all_mails:
                raise InputError("Choose some of the mails to split off, and leave at least one.")
            new = _opened(connection, row, min(moved), now, nudge_at)
            there = update(message).where(message.c.id.in_(moved))
            connection.execute(there.values(consultation_id=new, round=1))
            _draft_again(connection, row, now, nudge_at)
            record(connection, now, who, "split off", id, into=new, mails=sorted(moved))
            record(connection, now, who, "split from", new, source=id)
            return new


def _continued(connection: Connection, held: Row[Any]) -> Row[Any] | None:
    """The consultation whose signed address or reply the held mail answers, if its sender takes part in it."""
    found = select(*message.c["sender", "references", "thread"]).where(message.c.consultation_id == held.id)
    mail = connection.execute(found.order_by(message.c.id).limit(1)).first()
    if mail is None:
        return None
    threads = (mail.thread, answered_by(connection, mail.references))
    return continued(connection, filter(None, threads), (mail.sender, held.asker_email))


def _hand_over(connection: Connection, row: Row[Any], into: int, round: int, who: str, now: datetime) -> None:
    """The mails of a consultation open the next round of another, which it points to from then on."""
    mails = update(message).where(message.c.consultation_id == row.id)
    connection.execute(mails.values(consultation_id=into, round=round))
    move(connection, row.id, Stage.CLOSED, now, merged_into=into, **MERGED)
    record(connection, now, who, "merged", row.id, into=into)


def _held_by_another(row: Any, who: str, now: datetime) -> bool:
    return row.claimed_by not in ("", who) and bool(row.claimed_until) and row.claimed_until > now


def _require_undecided(row: Any, who: str, now: datetime) -> None:
    if Stage(row.stage) not in UNDECIDED:
        raise IllegalMove(
            f"{number(row.id)} is {row.stage}: only questions that wait for a review can be moved."
        )
    if _held_by_another(row, who, now):
        raise IllegalMove(f"{number(row.id)} is claimed by {row.claimed_by}. Take it over first.")


def _draft_again(connection: Connection, row: Any, now: datetime, nudge_at: datetime, **values: Any) -> None:
    again = {"nudge_at": nudge_at, "attempts": 0, **values}
    if row.stage == Stage.RECEIVED.value:
        changed = {**again, "version": consultation.c.version + 1}
        connection.execute(update(consultation).where(consultation.c.id == row.id).values(**changed))
    else:
        move(connection, row.id, Stage.RECEIVED, now, **again)


def _opened(connection: Connection, row: Any, first_mail: int, now: datetime, nudge_at: datetime) -> int:
    subject = connection.scalar(select(message.c.subject).where(message.c.id == first_mail))
    if subject is None:
        raise NotFound(f"{number(row.id)} has no mail {first_mail}.")
    values = {
        "stage": Stage.RECEIVED.value,
        "version": 1,
        "round": 1,
        "subject": subject,
        "asker_email": row.asker_email,
        "asker_name": row.asker_name,
        "opened_at": now,
        "stage_at": now,
        "nudge_at": nudge_at,
        "attempts": 0,
        "claimed_by": "",
        "flags": row.flags,
        "told": "",
        "risk": 0,
    }
    return int(
        connection.execute(insert(consultation).values(**values).returning(consultation.c.id)).scalar_one()
    )
