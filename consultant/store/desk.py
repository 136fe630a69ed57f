"""What the desk reads: queue, one consultation, counts. Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, func, select

from consultant.errors import NotFound
from consultant.model.codes import Citation
from consultant.model.consultation import ReplyState, Stage
from consultant.model.desk import (
    ConsultationView,
    HeldMail,
    HistoryLine,
    MessageView,
    Order,
    OutboxRow,
    QueueFilter,
    QueueRow,
    ReplyMail,
    ReplyView,
    SetAsideMail,
)
from consultant.model.mail import Disposition
from consultant.model.reading import number
from consultant.store import queue_rows, view_rows
from consultant.store.arrivals import SET_ASIDE
from consultant.store.columns import read_citation
from consultant.store.decisions import first_signature
from consultant.store.engine import reading
from consultant.store.history import events
from consultant.store.queue_rows import NEVER, queue_row
from consultant.store.tables import consultation, message, reply
from consultant.store.view_rows import draft_view, message_view, reply_view

SETTLED = (ReplyState.SENT, ReplyState.CANCELLED, ReplyState.WITHDRAWN)
"""States of a reply that nobody has to look after."""
_LEFT = (
    view_rows.REPLIES.join(consultation, consultation.c.id == reply.c.consultation_id)
    .where(reply.c.state.not_in([state.value for state in SETTLED]))
    .add_columns(consultation.c.subject)
    .order_by(reply.c.id)
)


class Desk:
    """Read-only views over the whole database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def queue(self, stages: Sequence[Stage], limit: int = 200, asker: str | None = None) -> list[QueueRow]:
        """Consultations in these stages, oldest first; with `asker`, only that address's own."""
        return self.listed(QueueFilter(tuple(stages), Order.AGE, asker=asker or ""), NEVER, limit)

    def listed(self, wanted: QueueFilter, now: datetime, limit: int, skip: int = 0) -> list[QueueRow]:
        """Consultations that pass the filter, in its order. Chosen first, then joined: the joins cost by the row."""
        chosen = queue_rows.chosen(wanted, self._engine.dialect.name)
        page = {**queue_rows.values(wanted, now), "most": limit, "skip": skip}
        with reading(self._engine) as connection:
            ids = connection.scalars(chosen, page).all()
            rows = connection.execute(queue_rows.LISTED[wanted.order], {"ids": ids}) if ids else None
            return [queue_row(row) for row in rows.mappings()] if rows else []

    def cited(self, ids: Sequence[int]) -> dict[int, tuple[Citation, ...]]:
        """What the askers of these consultations cite, each code once, quoted mail left out."""
        found: dict[int, dict[str, Citation]] = {id: {} for id in ids}
        with reading(self._engine) as connection:
            rows = connection.execute(view_rows.CITED, {"ids": ids}).all() if ids else ()
        for row in rows:
            for column in row.citations:
                if not column["quoted"] and column["code"] not in found[row.consultation_id]:
                    found[row.consultation_id][column["code"]] = read_citation(column)
        return {id: tuple(citations.values()) for id, citations in found.items()}

    def messages(self, ids: Sequence[int]) -> dict[int, tuple[MessageView, ...]]:
        """The mails of these consultations, oldest first."""
        found: dict[int, list[MessageView]] = {id: [] for id in ids}
        with reading(self._engine) as connection:
            for row in connection.execute(view_rows.MAILS_OF_SEVERAL, {"ids": ids}).mappings():
                found[row["consultation_id"]].append(message_view(row))
        return {id: tuple(views) for id, views in found.items()}

    def outbox(self, limit: int = 200) -> list[OutboxRow]:
        """Replies that are not known to be delivered, oldest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(_LEFT.limit(limit)).mappings()
            return [OutboxRow(row["consultation_id"], row["subject"], reply_view(row)) for row in rows]

    def mails(self, id: int) -> list[ReplyMail]:
        """The replies of a consultation as they go or went out, oldest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(view_rows.SENT_MAILS, {"id": id})
            return [ReplyMail(row.id, ReplyState(row.state), row.sent_at, row.content) for row in rows]

    def sealed(self, consultation_id: int, id: int) -> bytes:
        """The sealed original of a mail of that consultation. Raises NotFound when there is none, or none any more."""
        found = select(message.c.raw).where(message.c.id == id, message.c.consultation_id == consultation_id)
        with reading(self._engine) as connection:
            raw = connection.scalar(found)
        if raw is None:
            raise NotFound(f"{number(consultation_id)} has no mail {id}.")
        if not raw:
            raise NotFound("The original was erased when its time was over. The masked copy is what is left.")
        return bytes(raw)

    def asked_by(self, email: str) -> list[int]:
        """Every consultation of an address, oldest first."""
        theirs = func.lower(consultation.c.asker_email) == email.lower()
        with reading(self._engine) as connection:
            return list(
                connection.scalars(select(consultation.c.id).where(theirs).order_by(consultation.c.id))
            )

    def found(self, wanted: QueueFilter, now: datetime) -> int:
        """How many consultations pass the filter."""
        counted = queue_rows.counted(wanted, self._engine.dialect.name)
        with reading(self._engine) as connection:
            return connection.execute(counted, queue_rows.values(wanted, now)).scalar_one()

    def late(self, now: datetime) -> int:
        """How many open consultations are late."""
        with reading(self._engine) as connection:
            return connection.execute(queue_rows.LATE, {"now": now}).scalar_one()

    def counts(self, stages: Sequence[Stage] = tuple(Stage)) -> dict[Stage, int]:
        """How many consultations are in each of these stages; a stage without any is left out."""
        with reading(self._engine) as connection:
            rows = connection.execute(queue_rows.STANDING, {"stages": [stage.value for stage in stages]})
            return {Stage(stage): n for stage, n in rows}

    def dispositions(self) -> dict[str, int]:
        """How many mails were accepted, held and discarded; '' counts those still waiting to be read."""
        with reading(self._engine) as connection:
            return dict(_tally(connection, message.c.disposition))

    def replies(self) -> dict[ReplyState, int]:
        """How many replies are in each state."""
        with reading(self._engine) as connection:
            return {ReplyState(state): n for state, n in _tally(connection, reply.c.state)}

    def row(self, id: int) -> QueueRow:
        """One consultation as a list shows it. Raises NotFound."""
        with reading(self._engine) as connection:
            return queue_row(_one(connection, id))

    def newest_reply(self, id: int) -> ReplyView | None:
        """The last reply of a consultation."""
        with reading(self._engine) as connection:
            row = connection.execute(view_rows.NEWEST_REPLY, {"id": id}).mappings().first()
        return reply_view(row) if row else None

    def consultation(self, id: int) -> ConsultationView:
        """One consultation with messages, drafts, replies and history. Raises NotFound."""
        with reading(self._engine) as connection:
            row = _one(connection, id)
            mails = connection.execute(view_rows.MAILS_OF_ONE, {"id": id}).mappings()
            drafts = connection.execute(view_rows.DRAFTS, {"id": id}).mappings()
            replies = connection.execute(view_rows.REPLIES_OF_ONE, {"id": id}).mappings()
            waits = row["stage"] == Stage.SECOND_SIGN_OFF.value
            return ConsultationView(
                row=queue_row(row),
                round=row["round"],
                claimed_until=row["claimed_until"],
                messages=tuple(map(message_view, mails)),
                drafts=tuple(map(draft_view, drafts)),
                replies=tuple(map(reply_view, replies)),
                history=tuple(HistoryLine(e.at, e.actor, e.action, e.detail) for e in events(connection, id)),
                signature=first_signature(connection, id) if waits else None,
            )

    def set_aside(self, limit: int = 200) -> list[HeldMail]:
        """Mails that could not be read, oldest first."""
        columns = (message.c.id, message.c.arrived_at, message.c.attempts, message.c.why)
        with reading(self._engine) as connection:
            aside = (message.c.disposition == Disposition.HOLD.value, message.c.rule == SET_ASIDE)
            found = select(*columns).where(*aside).order_by(message.c.id).limit(limit)
            return [HeldMail(*row) for row in connection.execute(found)]

    def set_aside_mail(self, id: int) -> SetAsideMail:
        """One of them with all that is known without reading it. Raises NotFound."""
        names = ("id", "arrived_at", "attempts", "why", "mailbox", "uidvalidity", "uid", "oversize")
        columns = (*message.c[names], func.length(message.c.raw))
        with reading(self._engine) as connection:
            found = select(*columns).where(message.c.id == id, message.c.rule == SET_ASIDE)
            row = connection.execute(found).first()
        if row is None:
            raise NotFound(f"Mail {id} is not set aside.")
        return SetAsideMail(*row)

    def discarded(self, limit: int = 200) -> list[MessageView]:
        """Discarded mails with their rule and reason, newest first."""
        with reading(self._engine) as connection:
            found = view_rows.MAILS.where(message.c.disposition == Disposition.DISCARD.value)
            rows = connection.execute(found.order_by(message.c.id.desc()).limit(limit)).mappings()
            return [message_view(row) for row in rows]


def _one(connection: Connection, id: int) -> Mapping[Any, Any]:
    row = connection.execute(queue_rows.ONE, {"id": id}).mappings().first()
    if row is None:
        raise NotFound(f"There is no consultation {number(id)}.")
    return row


def _tally(connection: Connection, column: Column[Any]) -> list[tuple[str, int]]:
    found = connection.execute(select(column, func.count()).group_by(column))
    return [(row[0], row[1]) for row in found]
