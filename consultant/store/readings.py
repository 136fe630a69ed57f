"""Saving what was read from a mail: its disposition, the consultation it opens or joins, the reply it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update

from consultant.model.allowance import Allowance
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import Disposition
from consultant.model.reading import Reading
from consultant.store.admission import admitted, unread
from consultant.store.columns import citation_columns, fields_column, segment_columns, storable
from consultant.store.engine import lock, writing
from consultant.store.history import Line, record, record_all
from consultant.store.notices import lock_key, serve, tell
from consultant.store.returned import came_back
from consultant.store.stages import try_move
from consultant.store.tables import consultation, message, reply
from consultant.store.threads import own_thread, pointing_flags, split_flags

REOPENS = frozenset(Stage) - {Stage.HELD, Stage.RECEIVED, Stage.APPROVED}
"""Stages that a follow-up brings back to `received`. An approved reply leaves first; the next round opens after it."""

OPENING = (Disposition.ACCEPT, Disposition.HOLD)
"""What opens a consultation, or joins one."""

AT_REST = frozenset({Stage.SENT, Stage.DECLINED, Stage.CLOSED})
"""Stages in which nothing is expected of the asker: thanks change nothing there."""

HANDED_OVER = (ReplyState.SENDING, ReplyState.SENT, ReplyState.UNKNOWN)
"""States of a reply that can come back. A quick peer bounces before our own process has noted that it took the mail."""


class Readings:
    """Writes the results of reading mail, each mail at most once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(
        self,
        readings: Sequence[Reading],
        now: datetime,
        grace: timedelta,
        allowance: Allowance = Allowance(),  # noqa: B008 - frozen
    ) -> list[int]:
        """Save a batch in one transaction; the ids of the consultations that now wait for a draft.

        A mail that another worker has saved meanwhile is left alone.
        """
        with writing(self._engine) as connection:
            # All at once and in order, so that two batches never wait for each other.
            told = [lock_key(reading) for reading in readings if reading.notify]
            lock(connection, *(f"content {reading.content_digest}" for reading in readings), *told)
            mine = admitted(connection, unread(connection, readings), allowance.quotas, now)
            first = [reading for reading in mine if _stands_alone(reading)]
            opened = _open(connection, first, now, grace, allowance)
            _write(connection, mine, opened)
            others = (reading for reading in mine if reading.message not in opened)
            joined = (_joined(connection, reading, now, grace, allowance) for reading in others)
            waiting = (opened[reading.message] for reading in first if _asks(reading))
            return sorted([*waiting, *(id for id in joined if id is not None)])


def _stands_alone(reading: Reading) -> bool:
    """Whether a mail opens a consultation and points to no other: most do, and are saved together."""
    pointing = reading.thread or reading.references or reading.named
    return reading.screened.disposition in OPENING and not pointing


def _asks(reading: Reading) -> bool:
    return reading.screened.disposition is Disposition.ACCEPT


def _write(connection: Connection, readings: Sequence[Reading], opened: Mapping[int, int]) -> None:
    """What was read, into the rows that `unread` holds, with the consultation that a mail opened."""
    if readings:
        rows = [
            {"read": one.message, **_columns(one), **_place(opened.get(one.message), 1)} for one in readings
        ]
        connection.execute(update(message).where(message.c.id == bindparam("read")), rows)


def _place(id: int | None, round: int) -> dict[str, Any]:
    """Where a mail belongs: the consultation and the round it opened there."""
    return {"consultation_id": id, "round": round if id else 0}


def _columns(reading: Reading) -> dict[str, Any]:
    return {
        "disposition": reading.screened.disposition.value,
        "rule": reading.screened.rule,
        "why": storable(reading.screened.why),
        "message_id": storable(reading.message_id),
        "content_digest": reading.content_digest,
        "sender": storable(reading.sender.email),
        "sender_domain": storable(reading.sender.domain),
        "recipients": [storable(recipient) for recipient in reading.recipients],
        "subject": storable(reading.subject),
        "text": storable(reading.text),
        "segments": segment_columns(reading.segments),
        "citations": citation_columns(reading.citations),
        "attachments": [fields_column(attachment) for attachment in reading.attachments],
        "defects": list(reading.defects),
        "authentication": reading.authentication,
        "identifiers_found": reading.identifiers_found,
        "service_quarter": reading.service_quarter.isoformat() if reading.service_quarter else "",
        "references": [storable(reference) for reference in reading.references],
        "thread": reading.thread,
    }


def _joined(
    connection: Connection, reading: Reading, now: datetime, grace: timedelta, allowance: Allowance
) -> int | None:
    """A mail that may continue a consultation: the one that now waits for a draft, its own where it continues none."""
    match reading.screened.disposition:
        case Disposition.DISCARD:
            _mark_bounce(connection, reading, now)
            return None
        case Disposition.SERVE:
            serve(connection, reading, now)
            return None
        case Disposition.HOLD if reading.screened.quiet:
            if _join_quietly(connection, reading, now):
                return None
            joined = _join(connection, reading, now, grace)
        case Disposition.HOLD:
            joined = None
        case Disposition.ACCEPT:
            joined = _join(connection, reading, now, grace)
    if joined:
        return joined
    opened = _open(connection, [reading], now, grace, allowance)
    _attach(connection, reading, opened[reading.message], 1)
    return opened[reading.message] if _asks(reading) else None


def _open(
    connection: Connection,
    readings: Sequence[Reading],
    now: datetime,
    grace: timedelta,
    allowance: Allowance,
) -> dict[int, int]:
    """A consultation of its own for each of these mails, received or held; its id by the mail's."""
    if not readings:
        return {}
    rows = [_opening(connection, reading, now, grace) for reading in readings]
    opened = insert(consultation).returning(consultation.c.id, sort_by_parameter_order=True)
    ids = dict(zip((one.message for one in readings), connection.scalars(opened, rows), strict=True))
    lines = [
        Line(row["stage"], ids[one.message], {"message": one.message, "rule": one.screened.rule})
        for one, row in zip(readings, rows, strict=True)
    ]
    record_all(connection, now, "engine", lines)
    for one in readings:
        tell(connection, one, ids[one.message], now, allowance.automatic_pause)
    return ids


def _opening(connection: Connection, reading: Reading, now: datetime, grace: timedelta) -> dict[str, Any]:
    held = reading.screened.disposition is Disposition.HOLD
    why = [f"held: {reading.screened.why}"] if held else []
    return {
        "stage": (Stage.HELD if held else Stage.RECEIVED).value,
        "version": 1,
        "round": 1,
        "subject": storable(reading.subject),
        "asker_email": storable(reading.reply_address),
        "asker_name": storable(reading.sender.name),
        "opened_at": now,
        "stage_at": now,
        "nudge_at": None if held else now + grace,
        "attempts": 0,
        "claimed_by": "",
        "flags": [*why, *_notes(reading), *pointing_flags(connection, reading)],
    }


def _join(connection: Connection, reading: Reading, now: datetime, grace: timedelta) -> int | None:
    """Add a follow-up to its consultation, if its sender takes part in it."""
    row = own_thread(connection, reading)
    if row is None:
        return None
    flags = sorted({*row.flags, *_notes(reading), *split_flags(connection, reading, row)})
    _attach(connection, reading, row.id, row.round + 1)
    reopen(connection, row.id, Stage(row.stage), now, now + grace, flags=flags, round=row.round + 1)
    record(connection, now, "asker", "wrote again", row.id, message=reading.message)
    return int(row.id)


def _join_quietly(connection: Connection, reading: Reading, now: datetime) -> bool:
    """Add a follow-up that asks nothing to a consultation at rest, without opening it again; whether it was.

    Where we have asked something, a person's few words may be the answer; a machine's are none.
    """
    row, machine = own_thread(connection, reading), reading.screened.machine
    resting = AT_REST | {Stage.AWAITING_ASKER} if machine else AT_REST
    if row is None or Stage(row.stage) not in resting:
        return False
    _attach(connection, reading, row.id, row.round)
    said = "absence noted" if machine else "wrote thanks"
    record(connection, now, "asker", said, row.id, message=reading.message)
    return True


def _attach(connection: Connection, reading: Reading, id: int, round: int) -> None:
    connection.execute(update(message).where(message.c.id == reading.message).values(**_place(id, round)))


def reopen(
    connection: Connection, id: int, stage: Stage, now: datetime, nudge_at: datetime, **values: Any
) -> None:
    """Draft a consultation again, because its asker wrote; one whose reply is on its way afterwards."""
    if stage in REOPENS:
        try_move(connection, id, Stage.RECEIVED, now, nudge_at=nudge_at, attempts=0, **values)
    else:
        version = consultation.c.version + 1
        connection.execute(
            update(consultation).where(consultation.c.id == id).values(version=version, **values)
        )


def _notes(reading: Reading) -> list[str]:
    notes = []
    if reading.identifiers_found:
        notes.append("identifiers found and masked")
    if reading.attachments:
        notes.append("has attachments")
    if reading.defects:
        notes.append("damaged mail")
    return notes


def _mark_bounce(connection: Connection, reading: Reading, now: datetime) -> None:
    """A delivery report to the signed envelope address of a mail of ours says that it did not arrive."""
    if not reading.bounced_message_id or (reading.bounce_status or "5").startswith(("2", "4")):
        return
    bounced = (
        update(reply)
        .where(
            reply.c.message_id == reading.bounced_message_id,
            reply.c.state.in_([state.value for state in HANDED_OVER]),
        )
        .values(
            state=ReplyState.BOUNCED.value, response=f"bounced: {reading.bounce_status or 'no status given'}"
        )
        .returning(reply.c.id, reply.c.consultation_id)
    )
    row = connection.execute(bounced).first()
    if row is None:
        came_back(connection, reading.bounced_message_id, reading.bounce_status or "no status given", now)
    else:
        id = row.consultation_id
        connection.execute(update(message).where(message.c.id == reading.message).values(consultation_id=id))
        newest = select(func.max(reply.c.id)).where(reply.c.consultation_id == id)
        if connection.scalar(newest) == row.id:  # else a later reply is on its way
            try_move(connection, id, Stage.UNDELIVERABLE, now)
        record(
            connection,
            now,
            "engine",
            "reply bounced",
            id,
            message=reading.message,
            status=reading.bounce_status,
        )
