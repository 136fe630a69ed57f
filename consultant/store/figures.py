"""Figures from the tables themselves: nothing is counted along the way, so nothing can drift."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rapidfuzz.distance import Levenshtein
from sqlalchemy import Connection, Engine, func, select

from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.figures import ByConsultant, Figures, Share, Spread
from consultant.model.mail import Disposition
from consultant.store.engine import reading
from consultant.store.tables import consultation, draft, message, reply, review

ANSWERS = (Stage.SENT.value, Stage.DECLINED.value)
"""Landings of replies after which nothing is open."""
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
    text: str
    consultation: int
    final: bool


class Tallies:
    """Reads a period of everything."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def figures(self, since: datetime, until: datetime) -> Figures:
        """Of consultations opened, replies handed over and verdicts signed from `since` until before `until`."""
        with reading(self._engine) as connection:
            opened = _opened(connection, since, until)
            sent = _sent(connection, since, until)
            signed = _signed(connection, since, until)
            approvals = [one for one in signed if one.final and one.verdict == Verdict.APPROVE.value]
            edited = [one for one in approvals if one.author != "engine"]
            changed = _changed(edited, _engine_texts(connection, [one.consultation for one in edited]))
            firsts, lasts = _durations(connection, list(opened))
            topics, codes = _topics(connection, list(opened)), _codes(connection, list(opened))
        return Figures(
            asked=_by_day(opened.values()),
            answered=_by_day(sent),
            topics=topics,
            codes=codes,
            first_answer=spread(firsts),
            resolution=spread(lasts),
            promised=_kept(signed),
            unedited=Share(len(approvals) - len(edited), len(approvals)),
            edited_words=spread(changed),
            returns=_ordered(one.reason[:REASON] for one in signed if one.verdict == Verdict.RETURN.value),
            people=tuple(_person(who, signed) for who in sorted({one.reviewer for one in signed})),
        )


def spread(values: Iterable[float]) -> Spread:
    """The middle and the ninth tenth; of one value, that value."""
    ordered = sorted(values)
    if not ordered:
        return Spread()
    ninth = ordered[min(len(ordered) - 1, -(-9 * len(ordered) // 10) - 1)]
    return Spread(len(ordered), statistics.median(ordered), ninth)


def _opened(connection: Connection, since: datetime, until: datetime) -> Mapping[int, datetime]:
    within = (consultation.c.opened_at >= since, consultation.c.opened_at < until)
    rows = connection.execute(select(*consultation.c["id", "opened_at"]).where(*within))
    return {row.id: row.opened_at for row in rows}


def _sent(connection: Connection, since: datetime, until: datetime) -> Sequence[datetime]:
    within = (reply.c.sent_at >= since, reply.c.sent_at < until, reply.c.state == ReplyState.SENT.value)
    return [at for at in connection.scalars(select(reply.c.sent_at).where(*within)) if at]


def _signed(connection: Connection, since: datetime, until: datetime) -> list[_Signed]:
    columns = (
        *review.c["verdict", "reviewer", "reason", "decided_at", "answer_by", "risks", "consultation_id"],
        consultation.c.opened_at,
        *draft.c["author", "text"],
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
            row.text,
            row.consultation_id,
            not row.risks,
        )
        for row in rows
    ]


def _engine_texts(connection: Connection, ids: Sequence[int]) -> Mapping[int, str]:
    """The engine's newest text of each consultation."""
    theirs = (draft.c.consultation_id.in_(ids), draft.c.author == "engine")
    rows = connection.execute(
        select(*draft.c["consultation_id", "text"]).where(*theirs).order_by(draft.c.revision)
    )
    return {row.consultation_id: row.text for row in rows}


def _changed(edited: Sequence[_Signed], texts: Mapping[int, str]) -> list[float]:
    return [
        Levenshtein.normalized_distance(texts.get(one.consultation, "").split(), one.text.split())
        for one in edited
    ]


def _durations(connection: Connection, ids: Sequence[int]) -> tuple[list[float], list[float]]:
    """Seconds to the first reply handed over, and to the last that answers or declines."""
    answers = func.max(reply.c.sent_at).filter(reply.c.landing.in_(ANSWERS))
    rows = connection.execute(
        select(consultation.c.opened_at, func.min(reply.c.sent_at).label("first"), answers.label("last"))
        .join(reply, reply.c.consultation_id == consultation.c.id)
        .where(consultation.c.id.in_(ids), reply.c.state == ReplyState.SENT.value)
        .group_by(consultation.c.id, consultation.c.opened_at)
    ).all()
    firsts = [(row.first - row.opened_at).total_seconds() for row in rows if row.first]
    return firsts, [(row.last - row.opened_at).total_seconds() for row in rows if row.last]


def _topics(connection: Connection, ids: Sequence[int]) -> Mapping[str, int]:
    rows = connection.execute(
        select(*draft.c["consultation_id", "topics"])
        .where(draft.c.consultation_id.in_(ids))
        .order_by(draft.c.revision)
    )
    newest = {row.consultation_id: row.topics for row in rows}
    return _ordered(topic for topics in newest.values() for topic in topics)


def _codes(connection: Connection, ids: Sequence[int]) -> Mapping[tuple[str, str], int]:
    theirs = (message.c.consultation_id.in_(ids), message.c.disposition != Disposition.DISCARD.value)
    cited: set[tuple[int, str, str]] = set()
    for row in connection.execute(select(*message.c["consultation_id", "citations"]).where(*theirs)):
        cited |= {
            (row.consultation_id, one["system"], one["code"]) for one in row.citations if not one["quoted"]
        }
    return _ordered((system, code) for _, system, code in cited)


def _kept(signed: Sequence[_Signed]) -> Share:
    promised = [one for one in signed if one.final and one.answer_by and one.verdict != Verdict.RETURN.value]
    return Share(sum(one.decided_at <= one.answer_by for one in promised if one.answer_by), len(promised))


def _person(who: str, signed: Sequence[_Signed]) -> ByConsultant:
    mine = [one for one in signed if one.reviewer == who]
    verdicts = [one for one in mine if one.final and one.verdict != Verdict.RETURN.value]
    approvals = [one for one in verdicts if one.verdict == Verdict.APPROVE.value]
    return ByConsultant(
        reviewer=who,
        signed=len(verdicts),
        unedited=Share(sum(one.author == "engine" for one in approvals), len(approvals)),
        promised=_kept(mine),
        returned=sum(one.verdict == Verdict.RETURN.value for one in mine),
        first_answer=spread((one.decided_at - one.opened_at).total_seconds() for one in verdicts),
    )


def _by_day(moments: Iterable[datetime]) -> Mapping[date, int]:
    counted = Counter(at.date() for at in moments)
    return {day: counted[day] for day in sorted(counted)}


def _ordered(values: Iterable[Any]) -> dict[Any, int]:
    """Most frequent first, then by value, so that the same tables give the same page."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
