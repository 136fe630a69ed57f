"""Signed verdicts: what one signature is judged by, the signature itself with the reply it queues, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, update

from consultant.errors import IllegalMove
from consultant.model.consultation import ReplyState, Stage, Verdict
from consultant.model.desk import FACTS_CHANGED, FirstSignature
from consultant.model.reading import Approved, Decision, Ruling, Signing, number
from consultant.store.columns import storable
from consultant.store.consultations import AT_REST, add_revision, current_draft, locked, require_claim
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.stages import drafted_again, move, refusal
from consultant.store.tables import consultation, draft, reply, review

DECIDED_IN = (Stage.DRAFTED, Stage.SECOND_SIGN_OFF, Stage.UNDELIVERABLE)
"""Stages with a draft that no reply has carried to the asker yet; a verdict in any other would answer twice."""
_ABOUT = select(*consultation.c["stage", "answer_by"]).where(consultation.c.id == bindparam("id"))
_PROPOSED = (
    select(*draft.c["id", "text", "risks"])
    .where(draft.c.consultation_id == bindparam("id"))
    .order_by(draft.c.revision.desc())
    .limit(1)
)
_NEWEST_REVIEW = (
    select(review).where(review.c.consultation_id == bindparam("id")).order_by(review.c.id.desc()).limit(1)
)
_SIGNED = select(func.count()).select_from(
    select(review.c.consultation_id)
    .join(reply, reply.c.consultation_id == review.c.consultation_id)
    .where(review.c.reviewer == bindparam("reviewer"), review.c.verdict != Verdict.RETURN.value)
    .where(reply.c.state == ReplyState.SENT.value)
    .distinct()
    .limit(bindparam("enough"))
    .subquery()
)


class Decisions:
    """The `review` table, and the replies that come of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def signing(self, id: int, reviewer: str, enough: int) -> Signing:
        """What a verdict is judged by; replies of the reviewer are counted up to `enough`. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(_ABOUT, {"id": id}).first()
            stage = row.stage if row else None
            current = connection.execute(_PROPOSED, {"id": id}).first()
            return Signing(
                stage=Stage(stage) if stage else Stage.CLOSED,
                draft=current.id if current else 0,
                text=current.text if current else "",
                risks=tuple(current.risks) if current else (),
                first=first_signature(connection, id) if stage == Stage.SECOND_SIGN_OFF.value else None,
                signed_before=_signed(connection, reviewer, enough),
                answer_by=row.answer_by if row else None,
            )

    def decide(
        self,
        decision: Decision,
        ruling: Ruling,
        approved: Approved | None,
        now: datetime,
        due_at: datetime,
        nudge_at: datetime,
        left: int | None = None,
    ) -> int | None:
        """Sign a verdict; the id of the reply now in the outbox, None when nothing is sent yet.

        One transaction: the edited text becomes a revision, the review is written, the stage moves, the reply is queued.
        When a reply is queued the clock stops, with `left` seconds if the asker is asked.

        Raises: NotFound, StaleVersion, NotAllowed, IllegalMove; then nothing is changed.
        """
        id, reviewer = decision.consultation, decision.reviewer
        with writing(self._engine) as connection:
            row = require_claim(connection, id, reviewer, now)
            if row.stage not in DECIDED_IN:
                raise refusal(connection, id, decision.version)
            first = first_signature(connection, id) if row.stage == Stage.SECOND_SIGN_OFF.value else None
            current = current_draft(connection, id)
            _move(connection, row, decision, ruling, now, nudge_at)
            if decision.text is not None and storable(decision.text) != current["text"]:
                text = {**current, "text": storable(decision.text)}
                current = add_revision(connection, id, reviewer, now, text)
            review_id = _sign(connection, decision, ruling, current["id"], row.answer_by, now)
            _record(connection, decision, ruling, first, now)
            if approved is None:
                return None
            clock = {**AT_REST, "answer_left": left if decision.verdict is Verdict.ASK_BACK else None}
            connection.execute(update(consultation).where(consultation.c.id == id).values(**clock))
            return _queue(
                connection, id, review_id, approved, current["answers_round"], now, due_at, nudge_at
            )

    def reconsider(self, decision: Decision, why: Sequence[str], now: datetime, nudge_at: datetime) -> None:
        """Instead of `decide`, when the draft no longer holds: it is drafted again; what the reviewer wrote is kept.

        Raises: NotFound, StaleVersion, NotAllowed, IllegalMove; then nothing is changed.
        """
        id, reviewer = decision.consultation, decision.reviewer
        with writing(self._engine) as connection:
            row = require_claim(connection, id, reviewer, now)
            if row.stage not in DECIDED_IN:
                raise refusal(connection, id, decision.version)
            current = current_draft(connection, id)
            again = {**drafted_again(row.flags, nudge_at), "claimed_by": "", "claimed_until": None}
            move(connection, id, Stage.RECEIVED, now, version=decision.version, **again)
            if decision.text is not None and storable(decision.text) != current["text"]:
                add_revision(connection, id, reviewer, now, {**current, "text": storable(decision.text)})
            record(connection, now, "engine", FACTS_CHANGED, id, changes=list(why))

    def undo(self, id: int, who: str, now: datetime, lease: Any) -> None:
        """Take the newest reply back, unless somebody has begun to send it; the draft is `who`'s again.

        Raises: NotFound, IllegalMove when it is too late or there is none.
        """
        with writing(self._engine) as connection:
            row = locked(connection, id)
            newest = select(func.max(reply.c.id)).where(reply.c.consultation_id == id).scalar_subquery()
            queued = (reply.c.id == newest, reply.c.state == ReplyState.QUEUED.value)
            cancelled = update(reply).where(*queued).values(state=ReplyState.CANCELLED.value)
            if row.stage != Stage.APPROVED.value or connection.execute(cancelled).rowcount != 1:
                raise IllegalMove(f"{number(id)} has no reply that could still be taken back.")
            promised = select(review.c.answer_by).where(review.c.consultation_id == id)
            answer_by = connection.scalar(promised.order_by(review.c.id.desc()).limit(1))
            mine = {"claimed_by": who, "claimed_until": now + lease}
            move(connection, id, Stage.DRAFTED, now, answer_by=answer_by, answer_left=None, **mine)
            record(connection, now, who, "undone", id)


def first_signature(connection: Connection, id: int) -> FirstSignature | None:
    """The newest review, when a second person still has to sign for it."""
    row = connection.execute(_NEWEST_REVIEW, {"id": id}).first()
    if row is None or not row.risks:
        return None
    return FirstSignature(
        row.reviewer, Verdict(row.verdict), row.reason, row.decided_at, row.draft_id, tuple(row.risks)
    )


def _signed(connection: Connection, reviewer: str, enough: int) -> int:
    """In how many consultations the reviewer signed, first or second, and the reply reached the asker."""
    counted = {"reviewer": reviewer, "enough": enough}
    return connection.scalar(_SIGNED, counted) or 0 if enough else 0


def _move(
    connection: Connection, row: Any, decision: Decision, ruling: Ruling, now: datetime, nudge_at: datetime
) -> None:
    version: int | None = decision.version
    if row.stage == ruling.to.value:  # signed first anew, with other words
        move(connection, row.id, Stage.DRAFTED, now, version=version)
        version = None
    nudge = {"nudge_at": nudge_at, "attempts": 0} if ruling.to is Stage.RECEIVED else {}
    free: dict[str, Any] = {"claimed_by": "", "claimed_until": None}
    if ruling.to is Stage.APPROVED:  # it has been read as it is now
        free["flags"] = [flag for flag in row.flags if flag != FACTS_CHANGED]
    move(connection, row.id, ruling.to, now, version=version, **free, **nudge)


def _sign(
    connection: Connection,
    decision: Decision,
    ruling: Ruling,
    draft_id: int,
    answer_by: datetime | None,
    now: datetime,
) -> int:
    values = {
        "consultation_id": decision.consultation,
        "draft_id": draft_id,
        "verdict": decision.verdict.value,
        "reviewer": decision.reviewer,
        "reason": storable(decision.reason),
        "decided_at": now,
        "risks": list(ruling.risks),
        "answer_by": answer_by,
    }
    return int(connection.execute(insert(review).values(**values).returning(review.c.id)).scalar_one())


def _record(
    connection: Connection, decision: Decision, ruling: Ruling, first: FirstSignature | None, now: datetime
) -> None:
    detail: dict[str, Any] = {"reason": decision.reason}
    if ruling.alone:
        detail["alone"] = list(ruling.alone)
    if ruling.to is Stage.SECOND_SIGN_OFF:
        detail |= {"verdict": decision.verdict.value, "risks": list(ruling.risks)}
        record(connection, now, decision.reviewer, "signed first", decision.consultation, **detail)
        return
    if first and ruling.to is Stage.DRAFTED:
        detail["to"] = first.reviewer
    elif first:
        detail["after"] = first.reviewer
    record(connection, now, decision.reviewer, decision.verdict.value, decision.consultation, **detail)


def _queue(
    connection: Connection,
    id: int,
    review_id: int,
    approved: Approved,
    answers: int,
    now: datetime,
    due_at: datetime,
    nudge_at: datetime,
) -> int:
    values = {
        "consultation_id": id,
        "review_id": review_id,
        "message_id": approved.message_id,
        "envelope_sender": approved.envelope_sender,
        "recipient": approved.recipient,
        "content": approved.content,
        "landing": approved.landing.value,
        "state": ReplyState.QUEUED.value,
        "approved_at": now,
        "due_at": due_at,
        "nudge_at": nudge_at,
        "attempts": 0,
        "response": "",
        "answers_round": answers,
    }
    return int(connection.execute(insert(reply).values(**values).returning(reply.c.id)).scalar_one())
