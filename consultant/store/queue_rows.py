"""Which consultations a list shows, in which order, and what it shows of each.

The statements are built once: building one costs ten times as much as sending it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy import cast as as_type

from consultant.model.answer import DraftStatus
from consultant.model.consultation import ReplyState, Stage
from consultant.model.desk import IN_DOUBT, NEEDS_INFORMATION, Claimed, Order, QueueFilter, QueueRow
from consultant.store.promises import OPEN
from consultant.store.tables import consultation, draft, reply
from consultant.store.words import standing_in

NEVER = datetime.max.replace(tzinfo=UTC)
SHAPES = 256
"""Statements kept, one for each combination of filters."""
_DUE = consultation.c.answer_by.asc().nulls_last()
_RISK = consultation.c.risk.desc()
_AGE = (consultation.c.opened_at, consultation.c.id)
_ORDERS = {Order.DUE: (_DUE, _RISK, *_AGE), Order.RISK: (_RISK, _DUE, *_AGE), Order.AGE: _AGE}
_SAME = (
    *("id", "version", "subject", "asker_email", "asker_name", "opened_at", "stage_at"),
    *("claimed_by", "claimed_until", "confidence", "answer_by"),
)


def chosen(wanted: QueueFilter, dialect: str) -> Select[int]:
    """The ids of what passes the filter, in its order; it asks for `values` and `most` and `skip`."""
    page = _page(_shape(wanted))
    return page.where(standing_in(wanted.words, dialect)) if wanted.words else page


def counted(wanted: QueueFilter, dialect: str) -> Select[int]:
    """How many pass the filter; it asks for `values`."""
    found = select(func.count()).select_from(consultation).where(*_conditions(_shape(wanted)))
    return found.where(standing_in(wanted.words, dialect)) if wanted.words else found


def values(wanted: QueueFilter, now: datetime) -> dict[str, Any]:
    """What a statement about the filter asks for."""
    return {"asker": wanted.asker, "opened_before": wanted.opened_before, "me": wanted.me, "now": now}


def _shape(wanted: QueueFilter) -> QueueFilter:
    """The filter with its values taken out: only whether there are some decides how a statement reads."""
    asker, before = "given" if wanted.asker else "", NEVER if wanted.opened_before else None
    return replace(wanted, asker=asker, opened_before=before, words="", me="")


@lru_cache(maxsize=SHAPES)
def _page(shape: QueueFilter) -> Select[int]:
    ordered = select(consultation.c.id).where(*_conditions(shape)).order_by(*_ORDERS[shape.order])
    return ordered.limit(bindparam("most")).offset(bindparam("skip"))


def _conditions(shape: QueueFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if set(shape.stages) != set(Stage):
        conditions.append(consultation.c.stage.in_([stage.value for stage in shape.stages]))
    if shape.asker:
        conditions.append(consultation.c.asker_email == bindparam("asker"))
    if shape.opened_before:
        conditions.append(consultation.c.opened_at < bindparam("opened_before"))
    if shape.risky:
        conditions.append(consultation.c.risk > 0)
    if shape.flag:
        conditions.append(_flagged(shape.flag))
    free = or_(consultation.c.claimed_until.is_(None), consultation.c.claimed_until <= bindparam("now"))
    mine = consultation.c.claimed_by == bindparam("me")
    match shape.claimed:
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
    return exists().where(draft.c.consultation_id == consultation.c.id, _is_newest(), condition)


def _is_newest() -> ColumnElement[bool]:
    later = draft.alias("later")
    newest = select(func.max(later.c.revision)).where(later.c.consultation_id == consultation.c.id)
    return draft.c.revision == newest.correlate(consultation).scalar_subquery()


def _doubt() -> ColumnElement[bool]:
    return exists().where(
        reply.c.consultation_id == consultation.c.id, reply.c.state == ReplyState.UNKNOWN.value
    )


def _going() -> ScalarSelect[str]:
    newest = select(reply.c.landing).where(reply.c.consultation_id == consultation.c.id)
    return newest.order_by(reply.c.id.desc()).limit(1).correlate(consultation).scalar_subquery()


def _rows() -> Select[Any]:
    current = and_(draft.c.consultation_id == consultation.c.id, _is_newest())
    of_draft = (draft.c.status, draft.c.confidence, draft.c.risks)
    of_replies = (_doubt().label("in_doubt"), _going().label("going"))
    return select(consultation, *of_draft, *of_replies).select_from(consultation.outerjoin(draft, current))


ONE = _rows().where(consultation.c.id == bindparam("id"))
"""A consultation's row with its current draft's marks."""
_LISTED = _rows().where(consultation.c.id.in_(bindparam("ids", expanding=True)))
LISTED = {order: _LISTED.order_by(*columns) for order, columns in _ORDERS.items()}
"""The same of several, in each order."""
LATE = (
    select(func.count())
    .select_from(consultation)
    .where(
        consultation.c.stage.in_([stage.value for stage in OPEN]),
        consultation.c.answer_by <= bindparam("now"),
    )
)
STANDING = (
    select(consultation.c.stage, func.count())
    .where(consultation.c.stage.in_(bindparam("stages", expanding=True)))
    .group_by(consultation.c.stage)
)
"""How many are in each of these stages."""


def queue_row(row: Mapping[Any, Any]) -> QueueRow:
    """A row of these statements."""
    return QueueRow(
        **{name: row[name] for name in _SAME},
        stage=Stage(row["stage"]),
        flags=tuple(row["flags"]),
        status=row["status"] or "",
        in_doubt=bool(row["in_doubt"]),
        risks=tuple(row["risks"] or ()),
        going=Stage(row["going"]) if row["going"] else None,
    )
