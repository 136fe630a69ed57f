"""Figures from the tables themselves: nothing is counted along the way, so nothing can drift."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Engine,
    String,
    TableValuedAlias,
    and_,
    distinct,
    func,
    select,
    true,
)
from sqlalchemy import column as sql_column

from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.figures import ByConsultant, Figures, Share, Spread
from consultant.model.mail import Disposition
from consultant.store.consultations import WRITER
from consultant.store.engine import reading
from consultant.store.tables import consultation, draft, message, reply, review

OURS = ("engine", WRITER)
"""Authors of drafts that no person wrote."""
ANSWERS = (Stage.SENT.value, Stage.DECLINED.value)
"""Landings of replies after which nothing is open."""
Period = tuple[ColumnElement[bool], ...]
"""The condition that a consultation was opened within a period."""
REASON = 80
"""Characters of a reason by which returns are counted."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A verdict with what became of it."""

    verdict: str
    reviewer: str
    reason: str
    decided_at: datetime
    answer_by: datetime | None
    opened_at: datetime
    author: str
    final: bool

    @property
    def closes(self) -> bool:
        """Whether something goes out for it."""
        return self.final and self.verdict != Verdict.RETURN.value

    @property
    def approves(self) -> bool:
        return self.final and self.verdict == Verdict.APPROVE.value


class Tallies:
    """Reads a period of everything."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def figures(self, since: datetime, until: datetime) -> Figures:
        """Of consultations opened, replies handed over and verdicts signed from `since` until before `until`."""
        within = (consultation.c.opened_at >= since, consultation.c.opened_at < until)
        with reading(self._engine) as connection:
            asked = _asked(connection, within)
            answered = _answered(connection, since, until)
            signed = _signed(connection, since, until)
            approvals = [one for one in signed if one.approves]
            changed = _changed(connection, since, until)
            firsts, lasts = _durations(connection, within)
            topics, codes = _topics(connection, within), _codes(connection, within)
        return Figures(
            asked=asked,
            answered=answered,
            topics=topics,
            codes=codes,
            first_answer=spread(firsts),
            resolution=spread(lasts),
            promised=_kept(signed),
            unedited=_unedited(approvals),
            edited_words=spread(changed),
            returns=_ordered(one.reason[:REASON] for one in signed if one.verdict == Verdict.RETURN.value),
            people=tuple(_person(who, theirs) for who, theirs in sorted(_by_reviewer(signed).items())),
        )


def spread(values: Iterable[float]) -> Spread:
    """The middle and the ninth tenth; of one value, that value."""
    ordered = sorted(values)
    if not ordered:
        return Spread()
    ninth = ordered[min(len(ordered) - 1, -(-9 * len(ordered) // 10) - 1)]
    return Spread(len(ordered), statistics.median(ordered), ninth)


def _asked(connection: Connection, within: Period) -> Mapping[date, int]:
    return _by_day(connection.scalars(select(consultation.c.opened_at).where(*within)))


def _answered(connection: Connection, since: datetime, until: datetime) -> Mapping[date, int]:
    within = (reply.c.sent_at >= since, reply.c.sent_at < until, reply.c.state == ReplyState.SENT.value)
    return _by_day(at for at in connection.scalars(select(reply.c.sent_at).where(*within)) if at)


def _signed(connection: Connection, since: datetime, until: datetime) -> list[_Signed]:
    columns = (
        *review.c["verdict", "reviewer", "reason", "decided_at", "answer_by", "risks"],
        consultation.c.opened_at,
        draft.c.author,
    )
    joined = review.join(consultation, consultation.c.id == review.c.consultation_id).join(
        draft, draft.c.id == review.c.draft_id
    )
    within = (review.c.decided_at >= since, review.c.decided_at < until)
    rows = connection.execute(select(*columns).select_from(joined).where(*within).order_by(review.c.id))
    return [
        _Signed(
            row.verdict,
            row.reviewer,
            row.reason,
            row.decided_at,
            row.answer_by,
            row.opened_at,
            row.author,
            not row.risks,
        )
        for row in rows
    ]


def _changed(connection: Connection, since: datetime, until: datetime) -> list[float]:
    """Of edited approvals: the share of words in which each differs from the engine's newest text."""
    proposed = draft.alias("proposed")
    newest = (
        select(proposed.c.text)
        .where(proposed.c.consultation_id == draft.c.consultation_id, proposed.c.author.in_(OURS))
        .order_by(proposed.c.revision.desc())
        .limit(1)
        .scalar_subquery()
    )
    edited = (review.c.verdict == Verdict.APPROVE.value, draft.c.author.not_in(OURS))
    rows = connection.execute(
        select(draft.c.text, newest.label("before"), review.c.risks)
        .select_from(review.join(draft, draft.c.id == review.c.draft_id))
        .where(review.c.decided_at >= since, review.c.decided_at < until, *edited)
    )
    from rapidfuzz.distance import Levenshtein  # 7 MB, for one page

    return [
        Levenshtein.normalized_distance((row.before or "").split(), row.text.split())
        for row in rows
        if not row.risks
    ]


def _durations(connection: Connection, within: Period) -> tuple[list[float], list[float]]:
    """Seconds to the first reply handed over, and to the last that answers or declines."""
    answers = func.max(reply.c.sent_at).filter(reply.c.landing.in_(ANSWERS))
    rows = connection.execute(
        select(consultation.c.opened_at, func.min(reply.c.sent_at).label("first"), answers.label("last"))
        .join(reply, reply.c.consultation_id == consultation.c.id)
        .where(*within, reply.c.state == ReplyState.SENT.value)
        .group_by(consultation.c.id, consultation.c.opened_at)
    ).all()
    firsts = [(row.first - row.opened_at).total_seconds() for row in rows if row.first]
    return firsts, [(row.last - row.opened_at).total_seconds() for row in rows if row.last]


def _topics(connection: Connection, within: Period) -> Mapping[str, int]:
    later = draft.alias("later")
    newest = select(func.max(later.c.revision)).where(later.c.consultation_id == consultation.c.id)
    theirs = and_(draft.c.consultation_id == consultation.c.id, draft.c.revision == newest.scalar_subquery())
    each = _elements(connection, draft.c.topics, String)
    topic = each.c.value
    found = select(topic, func.count()).select_from(consultation.join(draft, theirs)).join(each, true())
    return _by_frequency({row[0]: row[1] for row in connection.execute(found.where(*within).group_by(topic))})


def _codes(connection: Connection, within: Period) -> Mapping[tuple[str, str], int]:
    theirs = message.c.consultation_id == consultation.c.id
    each = _elements(connection, message.c.citations, JSON)
    citation = each.c.value
    system, code = citation["system"].as_string(), citation["code"].as_string()
    found = (
        select(system, code, func.count(distinct(consultation.c.id)))
        .select_from(consultation.join(message, theirs))
        .join(each, true())
        .where(*within, message.c.disposition != Disposition.DISCARD.value)
        .where(citation["quoted"].as_boolean().is_(False))
        .group_by(system, code)
    )
    return _by_frequency({(row[0], row[1]): row[2] for row in connection.execute(found)})


def _elements(connection: Connection, column: Column[Any], type: Any) -> TableValuedAlias:
    """One row for each element of a JSON array, as `value`; each database has a name of its own for that."""
    name = "json_each"
    if connection.dialect.name == "postgresql":
        name = "json_array_elements_text" if type is String else "json_array_elements"
    function: Any = getattr(func, name)(column)
    elements: TableValuedAlias = function.table_valued(sql_column("value", type))
    return elements


def _kept(signed: Sequence[_Signed]) -> Share:
    promised = [one for one in signed if one.closes and one.answer_by]
    return Share(sum(one.decided_at <= one.answer_by for one in promised if one.answer_by), len(promised))


def _unedited(approvals: Sequence[_Signed]) -> Share:
    return Share(sum(one.author in OURS for one in approvals), len(approvals))


def _by_reviewer(signed: Iterable[_Signed]) -> Mapping[str, list[_Signed]]:
    found: dict[str, list[_Signed]] = {}
    for one in signed:
        found.setdefault(one.reviewer, []).append(one)
    return found


def _person(who: str, signed: Sequence[_Signed]) -> ByConsultant:
    verdicts = [one for one in signed if one.closes]
    approvals = [one for one in verdicts if one.approves]
    return ByConsultant(
        reviewer=who,
        signed=len(verdicts),
        unedited=_unedited(approvals),
        promised=_kept(signed),
        returned=sum(one.verdict == Verdict.RETURN.value for one in signed),
        first_answer=spread((one.decided_at - one.opened_at).total_seconds() for one in verdicts),
    )


def _by_day(moments: Iterable[datetime]) -> Mapping[date, int]:
    counted = Counter(at.date() for at in moments)
    return {day: counted[day] for day in sorted(counted)}


def _ordered(values: Iterable[Any]) -> dict[Any, int]:
    return _by_frequency(Counter(values))


def _by_frequency(counted: Mapping[Any, int]) -> dict[Any, int]:
    """Most frequent first, then by value, so that the same tables give the same page."""
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
