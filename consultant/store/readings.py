"""Saving what was read from a mail: its disposition, the consultation it opens or joins, the reply it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from consultant.model.allowance import Allowance
from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import Disposition, Screened
from consultant.model.reading import Reading
from consultant.store.columns import citation_columns, segment_columns, storable
from consultant.store.engine import lock, writing
from consultant.store.history import record
from consultant.store.notices import lock_key, tell
from consultant.store.quotas import exceeded
from consultant.store.stages import try_move
from consultant.store.tables import consultation, message, reply
from consultant.store.threads import own_thread, pointing_flags, split_flags

REOPENS = frozenset(Stage) - {Stage.HELD, Stage.RECEIVED, Stage.APPROVED}
"""Stages that a follow-up brings back to `received`. An approved reply leaves first; the next round opens after it."""


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
            saved = (_save(connection, reading, now, grace, allowance) for reading in readings)
            return [id for id in saved if id is not None]


def _save(
    connection: Connection, reading: Reading, now: datetime, grace: timedelta, allowance: Allowance
) -> int | None:
    reading = replace(reading, screened=_screen_twice_delivered(connection, reading))
    reading = replace(reading, screened=_screen_quota(connection, reading, allowance, now))
    if not _claim_result(connection, reading):
        return None
    match reading.screened.disposition:
        case Disposition.DISCARD:
            _mark_bounce(connection, reading, now)
            return None
        case Disposition.HOLD:
            if reading.screened.quiet:
                if _join_quietly(connection, reading, now):
                    return None
                if joined := _join(connection, reading, now, grace):
                    return joined
            id = _open(connection, reading, Stage.HELD, now, None, f"held: {reading.screened.why}")
            tell(connection, reading, id, now, allowance.automatic_pause)
            return None
        case Disposition.ACCEPT:
            if joined := _join(connection, reading, now, grace):
                return joined
            id = _open(connection, reading, Stage.RECEIVED, now, grace)
            tell(connection, reading, id, now, allowance.automatic_pause)
            return id


def _screen_twice_delivered(connection: Connection, reading: Reading) -> Screened:
    """The same Message-ID alone proves nothing (12 % of mails have none, senders reuse them): the content must be equal."""
    if not reading.dated or reading.screened.disposition is Disposition.DISCARD:
        return reading.screened
    earlier = select(message.c.id).where(
        message.c.content_digest == reading.content_digest,
        message.c.id != reading.message,
        message.c.disposition != "",
    )
    first = connection.scalar(earlier.order_by(message.c.id).limit(1))
    if first is None:
        return reading.screened
    return Screened(
        Disposition.DISCARD, "duplicate", f"The same mail was delivered before (message {first})."
    )


def _screen_quota(connection: Connection, reading: Reading, allowance: Allowance, now: datetime) -> Screened:
    """A mail over a quota is held under the quota's name."""
    if reading.screened.disposition is not Disposition.ACCEPT or reading.screened.unlimited:
        return reading.screened
    full = exceeded(connection, reading, allowance.quotas, now)
    return Screened(Disposition.HOLD, full.name, full.why) if full else reading.screened


def _claim_result(connection: Connection, reading: Reading) -> bool:
    values = {
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
        "attachments": [asdict(attachment) for attachment in reading.attachments],
        "defects": list(reading.defects),
        "authentication": reading.authentication,
        "identifiers_found": reading.identifiers_found,
        "service_quarter": reading.service_quarter.isoformat() if reading.service_quarter else "",
        "references": [storable(reference) for reference in reading.references],
    }
    waiting = update(message).where(message.c.id == reading.message, message.c.disposition == "")
    return connection.execute(waiting.values(**values)).rowcount == 1


def _open(
    connection: Connection,
    reading: Reading,
    stage: Stage,
    now: datetime,
    grace: timedelta | None,
    *flags: str,
) -> int:
    noted = [*flags, *_notes(reading), *pointing_flags(connection, reading)]
    values = {
        "stage": stage.value,
        "version": 1,
        "round": 1,
        "subject": storable(reading.subject),
        "asker_email": storable(reading.reply_address),
        "asker_name": storable(reading.sender.name),
        "opened_at": now,
        "stage_at": now,
        "nudge_at": None if grace is None else now + grace,
        "attempts": 0,
        "claimed_by": "",
        "flags": noted,
    }
    id = int(
        connection.execute(insert(consultation).values(**values).returning(consultation.c.id)).scalar_one()
    )
    _attach(connection, reading, id, 1)
    record(connection, now, "engine", stage.value, id, message=reading.message, rule=reading.screened.rule)
    return id


def _join(connection: Connection, reading: Reading, now: datetime, grace: timedelta) -> int | None:
    """Add a follow-up to its consultation, if its sender takes part in it."""
    row = own_thread(connection, reading)
    if row is None:
        return None
    flags = sorted({*row.flags, *_notes(reading), *split_flags(connection, reading, row)})
    _attach(connection, reading, row.id, row.round + 1)
    _reopen(connection, row.id, Stage(row.stage), now, grace, flags=flags, round=row.round + 1)
    record(connection, now, "asker", "wrote again", row.id, message=reading.message)
    return int(row.id)


def _join_quietly(connection: Connection, reading: Reading, now: datetime) -> bool:
    """Add a follow-up that asks nothing to a consultation at rest, without opening it again; whether it was."""
    row = own_thread(connection, reading)
    if row is None or Stage(row.stage) not in AT_REST:
        return False
    _attach(connection, reading, row.id, row.round)
    record(connection, now, "asker", "wrote thanks", row.id, message=reading.message)
    return True


def _attach(connection: Connection, reading: Reading, id: int, round: int) -> None:
    belongs = {"consultation_id": id, "round": round}
    connection.execute(update(message).where(message.c.id == reading.message).values(**belongs))


def _reopen(
    connection: Connection, id: int, stage: Stage, now: datetime, grace: timedelta, **values: Any
) -> None:
    if stage in REOPENS:
        try_move(connection, id, Stage.RECEIVED, now, nudge_at=now + grace, attempts=0, **values)
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
    """A delivery report to the signed envelope address of a reply says that the reply did not arrive."""
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
    if row is not None:
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
