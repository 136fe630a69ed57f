"""What the desk reads: queue, one consultation, counts. Nothing here writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    ScalarSelect,
    Select,
    Text,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy import cast as as_type

from consultant.errors import NotFound
from consultant.model.answer import DraftStatus
from consultant.model.codes import Citation
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.desk import (
    IN_DOUBT,
    NEEDS_INFORMATION,
    Claimed,
    ConsultationView,
    DraftView,
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
from consultant.store.arrivals import SET_ASIDE
from consultant.store.columns import read_citation, read_finding, read_segments
from consultant.store.decisions import first_signature
from consultant.store.engine import reading
from consultant.store.history import events
from consultant.store.promises import OPEN
from consultant.store.tables import consultation, draft, message, reply, review
from consultant.store.words import standing_in

NEVER = datetime.max.replace(tzinfo=UTC)
SETTLED = (ReplyState.SENT, ReplyState.CANCELLED, ReplyState.WITHDRAWN)
"""States of a reply that nobody has to look after."""
DUE = consultation.c.answer_by.asc().nulls_last()
RISK = consultation.c.risk.desc()
AGE = (consultation.c.opened_at, consultation.c.id)
ORDERS = {Order.DUE: (DUE, RISK, *AGE), Order.RISK: (RISK, DUE, *AGE), Order.AGE: AGE}
MESSAGE_COLUMNS = (
    *("id", "arrived_at", "sender", "subject", "text", "disposition", "rule", "why"),
    *("authentication", "identifiers_found"),
)
REPLY_COLUMNS = ("id", "approved_at", "sent_at", "attempts", "response", "recipient", "due_at")


class Desk:
    """Read-only views over the whole database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def queue(self, stages: Sequence[Stage], limit: int = 200, asker: str | None = None) -> list[QueueRow]:
        """Consultations in these stages, oldest first; with `asker`, only that address's own."""
        return self.listed(QueueFilter(tuple(stages), Order.AGE, asker=asker or ""), NEVER, limit)

    def listed(self, wanted: QueueFilter, now: datetime, limit: int, skip: int = 0) -> list[QueueRow]:
        """Consultations that pass the filter, in its order. Chosen first, then joined: the joins cost by the row."""
        order = ORDERS[wanted.order]
        chosen = (
            select(consultation.c.id)
            .where(*_conditions(wanted, now, self._engine.dialect.name))
            .order_by(*order)
        )
        with reading(self._engine) as connection:
            ids = list(connection.scalars(chosen.limit(limit).offset(skip)))
            rows = connection.execute(_rows().where(consultation.c.id.in_(ids)).order_by(*order))
            return [_queue_row(row) for row in rows.mappings()]

    def cited(self, ids: Sequence[int]) -> dict[int, tuple[Citation, ...]]:
        """What the askers of these consultations cite, each code once, quoted mail left out."""
        found: dict[int, dict[str, Citation]] = {id: {} for id in ids}
        columns = (message.c.consultation_id, message.c.citations)
        with reading(self._engine) as connection:
            theirs = (message.c.consultation_id.in_(ids), message.c.disposition != Disposition.DISCARD.value)
            for row in connection.execute(select(*columns).where(*theirs).order_by(message.c.id)):
                for citation in map(read_citation, row.citations):
                    if not citation.quoted:
                        found[row.consultation_id].setdefault(citation.code, citation)
        return {id: tuple(citations.values()) for id, citations in found.items()}

    def messages(self, ids: Sequence[int]) -> dict[int, tuple[MessageView, ...]]:
        """The mails of these consultations, oldest first."""
        found: dict[int, list[MessageView]] = {id: [] for id in ids}
        mails = _mails().add_columns(message.c.consultation_id).where(message.c.consultation_id.in_(ids))
        with reading(self._engine) as connection:
            for row in connection.execute(mails.order_by(message.c.id)).mappings():
                found[row["consultation_id"]].append(_message(row))
        return {id: tuple(views) for id, views in found.items()}

    def outbox(self, limit: int = 200) -> list[OutboxRow]:
        """Replies that are not known to be delivered, oldest first."""
        left = reply.c.state.not_in([state.value for state in SETTLED])
        found = _reply_rows().join(consultation, consultation.c.id == reply.c.consultation_id).where(left)
        found = found.add_columns(reply.c.consultation_id, consultation.c.subject)
        with reading(self._engine) as connection:
            rows = connection.execute(found.order_by(reply.c.id).limit(limit)).mappings()
            return [OutboxRow(row["consultation_id"], row["subject"], _reply(row)) for row in rows]

    def mails(self, id: int) -> list[ReplyMail]:
        """The replies of a consultation as they go or went out, oldest first."""
        found = select(*reply.c["id", "state", "sent_at", "content"]).where(reply.c.consultation_id == id)
        with reading(self._engine) as connection:
            rows = connection.execute(found.order_by(reply.c.id))
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
        conditions = _conditions(wanted, now, self._engine.dialect.name)
        with reading(self._engine) as connection:
            count = select(func.count()).select_from(consultation).where(*conditions)
            return connection.execute(count).scalar_one()

    def late(self, now: datetime) -> int:
        """How many open consultations are late."""
        open_ones = consultation.c.stage.in_([stage.value for stage in OPEN])
        with reading(self._engine) as connection:
            count = select(func.count()).select_from(consultation)
            return connection.execute(count.where(open_ones, consultation.c.answer_by <= now)).scalar_one()

    def counts(self) -> dict[Stage, int]:
        """How many consultations are in each stage."""
        with reading(self._engine) as connection:
            return {Stage(stage): n for stage, n in _tally(connection, consultation.c.stage)}

    def dispositions(self) -> dict[str, int]:
        """How many mails were accepted, held and discarded; '' counts those still waiting to be read."""
        with reading(self._engine) as connection:
            return dict(_tally(connection, message.c.disposition))

    def replies(self) -> dict[ReplyState, int]:
        """How many replies are in each state."""
        with reading(self._engine) as connection:
            return {ReplyState(state): n for state, n in _tally(connection, reply.c.state)}

    def consultation(self, id: int) -> ConsultationView:
        """One consultation with messages, drafts, replies and history. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(_rows().where(consultation.c.id == id)).mappings().first()
            if row is None:
                raise NotFound(f"There is no consultation {number(id)}.")
            return ConsultationView(
                row=_queue_row(row),
                round=row["round"],
                claimed_until=row["claimed_until"],
                messages=_messages(connection, id),
                drafts=_drafts(connection, id),
                replies=_replies(connection, id),
                history=tuple(HistoryLine(e.at, e.actor, e.action, e.detail) for e in events(connection, id)),
                signature=first_signature(connection, id)
                if row["stage"] == Stage.SECOND_SIGN_OFF.value
                else None,
            )

    def set_aside(self, limit: int = 200) -> list[HeldMail]:
        """Mails that could not be read, oldest first."""
        columns = (message.c.id, message.c.arrived_at, message.c.attempts, message.c.why)
        with reading(self._engine) as connection:
            found = select(*columns).where(message.c.rule == SET_ASIDE).order_by(message.c.id).limit(limit)
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
            found = _mails().where(message.c.disposition == Disposition.DISCARD.value)
            rows = connection.execute(found.order_by(message.c.id.desc()).limit(limit)).mappings()
            return [_message(row) for row in rows]


def _tally(connection: Connection, column: Column[Any]) -> list[tuple[str, int]]:
    found = connection.execute(select(column, func.count()).group_by(column))
    return [(row[0], row[1]) for row in found]


def _conditions(wanted: QueueFilter, now: datetime, dialect: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if set(wanted.stages) != set(Stage):
        conditions.append(consultation.c.stage.in_([stage.value for stage in wanted.stages]))
    if wanted.asker:
        conditions.append(consultation.c.asker_email == wanted.asker)
    if wanted.opened_before:
        conditions.append(consultation.c.opened_at < wanted.opened_before)
    if wanted.words:
        conditions.append(standing_in(wanted.words, dialect))
    if wanted.risky:
        conditions.append(consultation.c.risk > 0)
    if wanted.flag:
        conditions.append(_flagged(wanted.flag))
    free = or_(consultation.c.claimed_until.is_(None), consultation.c.claimed_until <= now)
    mine = consultation.c.claimed_by == wanted.me
    match wanted.claimed:
        case Claimed.NOBODY:
            conditions.append(free)
        case Claimed.ME:
            conditions.append(and_(not_(free), mine))
        case Claimed.OTHERS:
            conditions.append(and_(not_(free), not_(mine)))
        case Claimed.ANYBODY:
            pass
    return conditions


def _flagged(words: str) -> ColumnElement[bool]:
    if words == IN_DOUBT:
        return _doubt()
    if words == NEEDS_INFORMATION:
        return _newest_draft(draft.c.status == DraftStatus.NEEDS_INFO.value)
    return as_type(consultation.c.flags, Text).contains(words, autoescape=True)


def _newest_draft(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    later = draft.alias("later")
    newest = select(func.max(later.c.revision)).where(later.c.consultation_id == consultation.c.id)
    is_newest = draft.c.revision == newest.correlate(consultation).scalar_subquery()
    return exists().where(draft.c.consultation_id == consultation.c.id, is_newest, condition)


def _doubt() -> ColumnElement[bool]:
    return exists().where(
        reply.c.consultation_id == consultation.c.id, reply.c.state == ReplyState.UNKNOWN.value
    )


def _going() -> ScalarSelect[str]:
    newest = select(reply.c.landing).where(reply.c.consultation_id == consultation.c.id)
    return newest.order_by(reply.c.id.desc()).limit(1).correlate(consultation).scalar_subquery()


def _rows() -> Select[Any]:
    earlier = draft.alias("earlier")
    newest = select(func.max(earlier.c.revision)).where(earlier.c.consultation_id == consultation.c.id)
    is_newest = draft.c.revision == newest.correlate(consultation).scalar_subquery()
    current = and_(draft.c.consultation_id == consultation.c.id, is_newest)
    of_draft = (draft.c.status, draft.c.confidence, draft.c.risks)
    of_replies = (_doubt().label("in_doubt"), _going().label("going"))
    return select(consultation, *of_draft, *of_replies).select_from(consultation.outerjoin(draft, current))


def _queue_row(row: Mapping[Any, Any]) -> QueueRow:
    same = (
        "id",
        "version",
        "subject",
        "asker_email",
        "asker_name",
        "opened_at",
        "stage_at",
        "claimed_by",
        "claimed_until",
        "confidence",
        "answer_by",
    )
    return QueueRow(
        **{name: row[name] for name in same},
        stage=Stage(row["stage"]),
        flags=tuple(row["flags"]),
        status=row["status"] or "",
        in_doubt=bool(row["in_doubt"]),
        risks=tuple(row["risks"] or ()),
        going=Stage(row["going"]) if row["going"] else None,
    )


def _mails() -> Select[Any]:
    """What a view holds of mails; never their sealed originals, which may be megabytes."""
    return select(*message.c[(*MESSAGE_COLUMNS, "segments", "citations", "attachments")])


def _messages(connection: Connection, id: int) -> tuple[MessageView, ...]:
    found = _mails().where(message.c.consultation_id == id).order_by(message.c.id)
    return tuple(_message(row) for row in connection.execute(found).mappings())


def _message(row: Mapping[Any, Any]) -> MessageView:
    return MessageView(
        **{name: row[name] for name in MESSAGE_COLUMNS},
        segments=read_segments(row["segments"]),
        citations=tuple(read_citation(column) for column in row["citations"]),
        attachments=tuple(row["attachments"]),
    )


def _drafts(connection: Connection, id: int) -> tuple[DraftView, ...]:
    found = select(draft).where(draft.c.consultation_id == id).order_by(draft.c.revision.desc())
    return tuple(_draft(row) for row in connection.execute(found).mappings())


def _draft(row: Mapping[Any, Any]) -> DraftView:
    same = ("id", "revision", "author", "made_at", "text", "status", "confidence")
    return DraftView(
        **{name: row[name] for name in same},
        findings=tuple(map(read_finding, row["findings"])),
        topics=tuple(row["topics"]),
        risks=tuple(row["risks"]),
    )


def _replies(connection: Connection, id: int) -> tuple[ReplyView, ...]:
    found = _reply_rows().where(reply.c.consultation_id == id).order_by(reply.c.id)
    return tuple(_reply(row) for row in connection.execute(found).mappings())


def _reply_rows() -> Select[Any]:
    columns = (*(reply.c[name] for name in REPLY_COLUMNS), reply.c.state)
    signed = (review.c.verdict, review.c.reviewer, review.c.reason)
    return select(*columns, *signed).join(review, review.c.id == reply.c.review_id)


def _reply(row: Mapping[Any, Any]) -> ReplyView:
    return ReplyView(
        **{name: row[name] for name in REPLY_COLUMNS},
        state=ReplyState(row["state"]),
        verdict=Verdict(row["verdict"]),
        reviewer=row["reviewer"],
        reason=row["reason"],
    )
