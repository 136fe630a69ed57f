"""Consultations between question and decision: what waits for a draft, drafts, claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, case, func, insert, or_, select, update

from consultant.errors import NotAllowed, NotFound
from consultant.model.answer import Draft, DraftStatus, Question
from consultant.model.consultation import ReplyState, Stage
from consultant.model.reading import Drafted, MessageText, Smoothable, ThreadState, Undrafted, number
from consultant.model.reuse import Renewed, Stated
from consultant.store.arrivals import Overdue
from consultant.store.columns import (
    finding_column,
    has_come,
    question_column,
    read_citation,
    read_question,
    read_segments,
    read_stated,
    storable,
)
from consultant.store.engine import reading, writing
from consultant.store.history import Line, record, record_all
from consultant.store.stages import move, move_all, refusal
from consultant.store.tables import consultation, draft, message, reply

WRITER = "writer"
"""Author of a revision that the optional writer smoothed."""
UNDELIVERED = (
    ReplyState.REFUSED.value,
    ReplyState.BOUNCED.value,
    ReplyState.CANCELLED.value,
    ReplyState.WITHDRAWN.value,
)
"""What such a reply said is not answered: the next draft answers it again."""


UNDRAFTED = (
    "id",
    "version",
    "asker_name",
    "subject",
    "attempts",
    "round",
    "answer_by",
    "answer_left",
)
_LOCKED = select(consultation).where(consultation.c.id == bindparam("id")).with_for_update()
_CURRENT = (
    select(draft).where(draft.c.consultation_id == bindparam("id")).order_by(draft.c.revision.desc()).limit(1)
)
_ADDRESSED = select(*consultation.c["subject", "asker_email", "asker_name"]).where(
    consultation.c.id == bindparam("id")
)
_CHAIN = (
    select(*message.c["message_id", "references", "subject"])
    .where(message.c.consultation_id == bindparam("id"), message.c.disposition != "discard")
    .order_by(message.c.id)
)
_ROUND = (
    select(draft.c.answers_round)
    .where(draft.c.consultation_id == bindparam("id"))
    .order_by(draft.c.revision.desc())
    .limit(1)
)
_ASKED = (
    select(draft.c.question)
    .where(draft.c.consultation_id == bindparam("id"), draft.c.answers_round == _ROUND.scalar_subquery())
    .order_by(draft.c.revision)
    .limit(1)
)
AT_REST: dict[str, Any] = {"answer_by": None, "answer_left": None, "told": ""}
"""The clock of a consultation that waits for nobody."""


class Consultations:
    """The `consultation` and `draft` tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # -- drafting ----------------------------------------------------------------------------------------------

    def overdue(self, now: datetime, grace: timedelta, limit: int) -> Overdue:
        """Consultations that wait for a draft and were not nudged lately; they count as nudged from now on."""
        waiting = (consultation.c.stage == Stage.RECEIVED.value, has_come(consultation.c.nudge_at, now))
        due = select(*consultation.c["id", "attempts"]).where(*waiting).order_by(consultation.c.id)
        with writing(self._engine) as connection:
            rows = connection.execute(due.limit(limit)).all()
            if rows:
                ids = [row.id for row in rows]
                again = update(consultation).where(consultation.c.id.in_(ids))
                connection.execute(again.values(nudge_at=now + grace))
        return Overdue([row.id for row in rows if not row.attempts], [row.id for row in rows if row.attempts])

    def begin_drafts(self, ids: Sequence[int], now: datetime, lease: timedelta) -> list[Undrafted]:
        """Those of the consultations that wait for a draft, with the messages no reply has answered yet.

        The attempt is counted before the work, so that a question that kills its worker is counted too. No claim is
        needed: two drafts of one version are made, one is saved.
        """
        begun = (
            update(consultation)
            .where(consultation.c.id.in_(ids), consultation.c.stage == Stage.RECEIVED.value)
            .values(attempts=consultation.c.attempts + 1, nudge_at=now + lease)
            .returning(*consultation.c[UNDRAFTED])
        )
        with writing(self._engine) as connection:
            rows = sorted(connection.execute(begun), key=lambda row: int(row.id))
            texts = _messages(connection, [row.id for row in rows])
            answered = _answered(connection, [row.id for row in rows])
        return [
            Undrafted(
                **row._mapping,
                messages=tuple(text for round, text in texts[row.id] if round > answered.get(row.id, 0)),
                earlier=tuple(text for round, text in texts[row.id] if round <= answered.get(row.id, 0)),
            )
            for row in rows
        ]

    def give_back(self, ids: Sequence[int], nudge_at: datetime) -> None:
        """Drafts that the database has spoilt: that attempt does not count. Each question goes alone next."""
        waiting = (consultation.c.id.in_(ids), consultation.c.stage == Stage.RECEIVED.value)
        uncounted = case((consultation.c.attempts > 1, consultation.c.attempts - 1), else_=1)
        with writing(self._engine) as connection:
            connection.execute(
                update(consultation).where(*waiting).values(attempts=uncounted, nudge_at=nudge_at)
            )

    def save_drafts(self, drafts: Sequence[Drafted], now: datetime) -> list[int]:
        """Save drafts in one transaction; one whose consultation has changed since is dropped. The ids drafted."""
        with writing(self._engine) as connection:
            clocks = {made.consultation: _clock(made) for made in drafts}
            versions = {made.consultation: made.version for made in drafts}
            moved = move_all(connection, versions, Stage.DRAFTED, now, clocks)
            _add_proposals(connection, [made for made in drafts if made.consultation in moved], now)
            return moved

    # -- the desk ----------------------------------------------------------------------------------------------

    def edit(self, id: int, version: int, text: str, author: str, now: datetime) -> int:
        """Keep an edited text as the next revision; the consultation's new version. A first signature is void then.

        Raises: NotFound, StaleVersion, NotAllowed (claimed by somebody else), IllegalMove.
        """
        with writing(self._engine) as connection:
            row = require_claim(connection, id, author, now)
            current = current_draft(connection, id)
            _void_signature(connection, row, version, now)
            add_revision(connection, id, author, now, {**current, "text": storable(text)})
            record(connection, now, author, "edited", id)
            return version + 1

    def smoothable(self, id: int, now: datetime) -> Smoothable | None:
        """The engine's draft, while nobody has claimed, changed or decided anything; answers only, no declines."""
        with reading(self._engine) as connection:
            row = connection.execute(select(consultation).where(consultation.c.id == id)).first()
            free = (
                row
                and row.stage == Stage.DRAFTED.value
                and not (row.claimed_until and row.claimed_until > now)
            )
            current = current_draft(connection, id) if row and free else None
        if (
            row is None
            or current is None
            or current["author"] != "engine"
            or "compliance" in current["risks"]
        ):
            return None
        return (
            Smoothable(id, row.version, current["text"])
            if current["status"] == DraftStatus.DRAFT.value
            else None
        )

    def smoothed(self, made: Smoothable, text: str, now: datetime) -> bool:
        """Keep the writer's text as the next revision; False when the draft is no longer the one that was smoothed."""
        free = or_(consultation.c.claimed_until.is_(None), consultation.c.claimed_until <= now)
        mine = (consultation.c.id == made.consultation, consultation.c.version == made.version, free)
        drafted = consultation.c.stage == Stage.DRAFTED.value
        grown = update(consultation).where(*mine, drafted).values(version=made.version + 1)
        with writing(self._engine) as connection:
            if connection.execute(grown).rowcount != 1:
                return False
            current = current_draft(connection, made.consultation)
            add_revision(connection, made.consultation, WRITER, now, {**current, "text": storable(text)})
            record(connection, now, WRITER, "smoothed", made.consultation)
            return True

    def not_smoothed(self, id: int, why: str, now: datetime) -> None:
        """Note why the deterministic draft stands."""
        with writing(self._engine) as connection:
            record(connection, now, WRITER, "not smoothed", id, why=storable(why))

    def claim(self, id: int, who: str, now: datetime, lease: timedelta, *, take_over: bool = False) -> str:
        """Reserve a consultation for a consultant and return who held it before ('' for nobody).

        Raises: NotAllowed when somebody else holds it and it is not taken over. NotFound.
        """
        with writing(self._engine) as connection:
            row = locked(connection, id)
            held = (
                row.claimed_by
                if row.claimed_until and row.claimed_until > now and row.claimed_by != who
                else ""
            )
            if held and not take_over:
                raise NotAllowed(
                    f"{number(id)} is claimed by {held} until {row.claimed_until:%H:%M} UTC. Take it over or choose another."
                )
            claimed = {"claimed_by": who, "claimed_until": now + lease}
            connection.execute(update(consultation).where(consultation.c.id == id).values(**claimed))
            if row.claimed_by != who:
                record(connection, now, who, "claimed", id, before=held)
            return held

    def release(self, id: int, who: str, now: datetime) -> None:
        """Give a claim back; a claim of somebody else is left alone."""
        mine = (consultation.c.id == id, consultation.c.claimed_by == who)
        with writing(self._engine) as connection:
            if connection.execute(
                update(consultation).where(*mine).values(claimed_by="", claimed_until=None)
            ).rowcount:
                record(connection, now, who, "released", id)

    def thread(self, id: int) -> ThreadState:
        """What a reply's envelope needs: recipient, subject, and the Message-IDs of the thread."""
        with reading(self._engine) as connection:
            row = connection.execute(_ADDRESSED, {"id": id}).first()
            if row is None:
                raise NotFound(f"There is no consultation {number(id)}.")
            theirs = connection.execute(_CHAIN, {"id": id}).all()
        last = theirs[-1] if theirs else None
        chain = [*(last.references if last else ()), *([last.message_id] if last and last.message_id else ())]
        return ThreadState(
            consultation=id,
            subject=last.subject if last else row.subject,
            recipient=row.asker_email,
            asker_name=row.asker_name,
            in_reply_to=last.message_id if last else "",
            references=tuple(chain),
        )

    def text(self, id: int) -> str:
        """The current draft's text. Raises NotFound when there is none."""
        with reading(self._engine) as connection:
            return str(current_draft(connection, id)["text"])

    def stated(self, id: int) -> Stated | None:
        """What the current draft states; None when it states nothing. Raises NotFound."""
        with reading(self._engine) as connection:
            return read_stated(current_draft(connection, id))

    def asked(self, id: int) -> Question | None:
        """What the asker asked in this round, whatever was taken over since. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(_ASKED, {"id": id}).first()
        if row is None:
            raise NotFound(f"{number(id)} does not exist or has no draft yet.")
        return read_question(row.question) if row.question else None

    def reuse(self, id: int, version: int, renewed: Renewed, author: str, now: datetime) -> int:
        """Take an earlier answer over: what the engine says of it today, then the consultant's words; the new version.

        A first signature is void then. Raises: NotFound, StaleVersion, NotAllowed, IllegalMove.
        """
        with writing(self._engine) as connection:
            row = require_claim(connection, id, author, now)
            current = current_draft(connection, id)
            _void_signature(connection, row, version, now)
            proposed = {**current, **_proposed(renewed.draft, renewed.question)}
            proposed["question_of"] = renewed.consultation
            proposed = add_revision(connection, id, "engine", now, proposed)
            if storable(renewed.text) != proposed["text"]:
                add_revision(connection, id, author, now, {**proposed, "text": storable(renewed.text)})
            record(connection, now, author, "reused", id, of=renewed.of)
            return version + 1

    def readdress(self, id: int, version: int, address: str, who: str, now: datetime) -> None:
        """Answer an undeliverable consultation at another address from now on; the old one stands in the history.

        Raises: NotFound, StaleVersion, NotAllowed (claimed by somebody else), IllegalMove.
        """
        with writing(self._engine) as connection:
            row = require_claim(connection, id, who, now)
            if row.asker_email == address:
                return
            _bump(connection, id, version, (Stage.UNDELIVERABLE,))
            changed = update(consultation).where(consultation.c.id == id)
            connection.execute(changed.values(asker_email=storable(address)))
            record(connection, now, who, "readdressed", id, before=row.asker_email, after=address)

    def close(self, id: int, version: int | None, who: str, reason: str, now: datetime) -> None:
        """Close without an answer. Raises: NotFound, StaleVersion, NotAllowed, IllegalMove."""
        with writing(self._engine) as connection:
            require_claim(connection, id, who, now)
            move(
                connection,
                id,
                Stage.CLOSED,
                now,
                version=version,
                claimed_by="",
                claimed_until=None,
                **AT_REST,
            )
            record(connection, now, who, "closed", id, reason=reason)


def _messages(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[int, MessageText]]]:
    """The messages of each consultation with the round they opened, oldest first."""
    found: dict[int, list[tuple[int, MessageText]]] = {id: [] for id in ids}
    names = (
        "id",
        "text",
        "segments",
        "citations",
        "identifiers_found",
        "service_quarter",
        "arrived_at",
        "consultation_id",
        "round",
    )
    theirs = (message.c.consultation_id.in_(ids), message.c.disposition != "discard")
    for row in connection.execute(select(*message.c[names]).where(*theirs).order_by(message.c.id)):
        citations = tuple(read_citation(column) for column in row.citations)
        quarter = date.fromisoformat(row.service_quarter) if row.service_quarter else None
        segments = read_segments(row.segments)
        text = MessageText(
            row.id, row.text, segments, citations, row.identifiers_found, row.arrived_at, quarter
        )
        found[row.consultation_id].append((row.round, text))
    return found


def _answered(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The last round of each consultation that a reply has answered."""
    newest = func.max(reply.c.answers_round)
    left = (reply.c.consultation_id.in_(ids), reply.c.state.not_in(UNDELIVERED))
    rows = connection.execute(
        select(reply.c.consultation_id, newest).where(*left).group_by(reply.c.consultation_id)
    )
    return {row[0]: row[1] for row in rows}


def _clock(made: Drafted) -> dict[str, Any]:
    return {"answer_by": made.answer_by, "answer_left": None, "risk": made.risk, "nudge_at": None}


def _add_proposals(connection: Connection, drafts: Sequence[Drafted], now: datetime) -> None:
    """The engine's next revision for each of these consultations, at once."""
    if not drafts:
        return
    last = _last_revisions(connection, [made.consultation for made in drafts])
    rows = [
        {
            **_proposed(made.draft, made.question),
            "answers_round": made.answers_round,
            **_revision(made.consultation, last.get(made.consultation, 0) + 1, "engine", now),
        }
        for made in drafts
    ]
    connection.execute(insert(draft), rows)
    lines = [Line("drafted", made.consultation, {"status": made.draft.status.value}) for made in drafts]
    record_all(connection, now, "engine", lines)


def _proposed(made: Draft, question: Question | None) -> dict[str, Any]:
    return {
        "text": storable(made.text),
        "status": made.status.value,
        "findings": [finding_column(finding) for finding in made.findings],
        "topics": list(made.topics),
        "risks": list(made.risks),
        "confidence": made.confidence,
        "question": question_column(question) if question else {},
    }


def add_revision(
    connection: Connection, id: int, author: str, now: datetime, proposed: dict[str, Any]
) -> dict[str, Any]:
    """The next revision: `proposed` with another author and time; as it was stored."""
    values = {key: value for key, value in proposed.items() if key != "id"}
    values |= _revision(id, _last_revisions(connection, [id]).get(id, 0) + 1, author, now)
    values["id"] = connection.execute(insert(draft).values(**values).returning(draft.c.id)).scalar_one()
    return values


def _last_revisions(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The newest revision's number of each consultation that has one."""
    newest = select(draft.c.consultation_id, func.max(draft.c.revision))
    rows = connection.execute(
        newest.where(draft.c.consultation_id.in_(ids)).group_by(draft.c.consultation_id)
    )
    return {row[0]: row[1] for row in rows}


def _revision(id: int, number: int, author: str, now: datetime) -> dict[str, Any]:
    return {"consultation_id": id, "revision": number, "author": author, "made_at": now}


def current_draft(connection: Connection, id: int) -> dict[str, Any]:
    """The newest revision as it is stored. Raises NotFound."""
    row = connection.execute(_CURRENT, {"id": id}).mappings().first()
    if row is None:
        raise NotFound(f"{number(id)} does not exist or has no draft yet.")
    return dict(row)


def locked(connection: Connection, id: int) -> Any:
    """The consultation's row, for this transaction alone. Raises NotFound."""
    row = connection.execute(_LOCKED, {"id": id}).first()
    if row is None:
        raise NotFound(f"There is no consultation {number(id)}.")
    return row


def require_claim(connection: Connection, id: int, who: str, now: datetime) -> Any:
    """The consultation's row, locked. Raises NotFound; NotAllowed while somebody else holds it."""
    row = locked(connection, id)
    if row.claimed_by not in ("", who) and row.claimed_until and row.claimed_until > now:
        raise NotAllowed(f"{number(id)} is claimed by {row.claimed_by}. Take it over first.")
    return row


def _void_signature(connection: Connection, row: Any, version: int, now: datetime) -> None:
    """Before another revision: what was signed first is no longer what stands there."""
    if row.stage == Stage.SECOND_SIGN_OFF.value:
        move(connection, row.id, Stage.DRAFTED, now, version=version)
    else:
        _bump(connection, row.id, version, (Stage.DRAFTED,))


def _bump(connection: Connection, id: int, version: int, stages: Sequence[Stage]) -> None:
    mine = (
        consultation.c.id == id,
        consultation.c.version == version,
        consultation.c.stage.in_([s.value for s in stages]),
    )
    if connection.execute(update(consultation).where(*mine).values(version=version + 1)).rowcount != 1:
        raise refusal(connection, id, version)
