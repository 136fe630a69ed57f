"""What is taken out of the database for good: raw mail after its time, and everything of one asker or one consultation.

Rows stay, so that numbers, threads and the audit's chain hold; what a person wrote or can be known by is emptied.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, select, update

from consultant.model.consultation import ReplyState, Stage
from consultant.model.mail import Disposition
from consultant.store import belongings
from consultant.store.engine import writing
from consultant.store.history import ERASED, record
from consultant.store.stages import move
from consultant.store.tables import (
    answer,
    consultation,
    draft,
    event,
    message,
    notice,
    reply,
    review,
)

GONE = "erased"
"""What stands in place of an address."""
UNDECIDED = {stage.value for stage in (Stage.HELD, Stage.RECEIVED, Stage.DRAFTED, Stage.SECOND_SIGN_OFF)}
AT_REST = (Stage.SENT, Stage.AWAITING_ASKER, Stage.DECLINED, Stage.UNDELIVERABLE, Stage.CLOSED)
NO_MAIL: dict[str, Any] = {
    "raw": b"",
    "sender": GONE,
    "sender_domain": "",
    "recipients": [],
    "subject": "",
    "text": "",
    "segments": [],
    "attachments": [],
    "references": [],
    "message_id": "",
    "why": "",
}


class Erasure:
    """Empties rows; each erasure is a line of the audit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def raw(self, before: datetime, now: datetime, limit: int) -> int:
        """Erase the sealed original of mails that were read and arrived before; how many."""
        old = (message.c.raw_erased_at.is_(None), message.c.arrived_at < before, message.c.disposition != "")
        with writing(self._engine) as connection:
            ids = list(connection.scalars(select(message.c.id).where(*old).limit(limit)))
            if ids:
                gone = update(message).where(message.c.id.in_(ids))
                connection.execute(gone.values(raw=b"", raw_erased_at=now))
                record(connection, now, "engine", "originals erased", None, mails=len(ids))
            return len(ids)

    def old(self, before: datetime, now: datetime, limit: int) -> list[int]:
        """Erase consultations that came to rest before; their ids."""
        rested = (
            consultation.c.stage.in_([stage.value for stage in AT_REST]),
            consultation.c.stage_at < before,
            consultation.c.erased_at.is_(None),
        )
        with writing(self._engine) as connection:
            return _erase(
                connection, select(consultation.c.id).where(*rested).limit(limit), "engine", "", now
            )

    def asker(self, email: str, who: str, reason: str, now: datetime) -> tuple[list[int], list[int]]:
        """Erase everything of one asker: the consultations erased, and those left because a reply is on its way."""
        theirs = (func.lower(consultation.c.asker_email) == email.lower(), consultation.c.erased_at.is_(None))
        with writing(self._engine) as connection:
            for row in connection.execute(select(*consultation.c["id", "stage"]).where(*theirs)).all():
                if row.stage in UNDECIDED:
                    move(
                        connection,
                        row.id,
                        Stage.CLOSED,
                        now,
                        claimed_by="",
                        claimed_until=None,
                        answer_by=None,
                    )
            going = consultation.c.stage == Stage.APPROVED.value
            left = list(connection.scalars(select(consultation.c.id).where(*theirs, going)))
            erased = _erase(connection, select(consultation.c.id).where(*theirs, ~going), who, reason, now)
            if not left and _erase_loose(connection, email, now):
                record(connection, now, who, "account erased", None, reason=reason)
            return erased, left


def _erase(connection: Connection, found: Select[Any], who: str, reason: str, now: datetime) -> list[int]:
    ids: list[int] = list(connection.scalars(found.order_by(consultation.c.id)))
    if not ids:
        return []
    _empty_mails(connection, message.c.consultation_id.in_(ids), now)
    nothing = {"text": "", "findings": [], "question": {}}
    connection.execute(update(draft).where(draft.c.consultation_id.in_(ids)).values(**nothing))
    connection.execute(update(draft).where(draft.c.question_of.in_(ids)).values(question={}))
    connection.execute(delete(answer).where(answer.c.consultation_id.in_(ids)))
    connection.execute(update(review).where(review.c.consultation_id.in_(ids)).values(reason=""))
    unsent = {"content": b"", "recipient": GONE, "response": ""}
    connection.execute(update(reply).where(reply.c.consultation_id.in_(ids)).values(**unsent))
    connection.execute(update(event).where(event.c.consultation_id.in_(ids)).values(detail=ERASED))
    empty = {"subject": "", "asker_email": GONE, "asker_name": "", "flags": [], "erased_at": now}
    connection.execute(update(consultation).where(consultation.c.id.in_(ids)).values(**empty))
    for id in ids:
        record(connection, now, who, "erased", id, reason=reason)
    return ids


def _erase_loose(connection: Connection, email: str, now: datetime) -> bool:
    """Mails that belong to no consultation, and the asker's account; whether there was one."""
    _empty_mails(connection, func.lower(message.c.sender) == email.lower(), now)
    told = func.lower(notice.c.recipient) == email.lower()
    connection.execute(delete(notice).where(told, notice.c.state == ReplyState.QUEUED.value))
    connection.execute(update(notice).where(told).values(recipient=GONE))
    return belongings.erase(connection, email, GONE)


def _empty_mails(connection: Connection, which: Any, now: datetime) -> None:
    """Codes that were cited stay, without their places in the text; a mail that waits to be read is discarded."""
    for row in connection.execute(select(message.c.id, message.c.citations).where(which)).all():
        placeless = [{**one, "span": [0, 0]} for one in row.citations]
        values = {**NO_MAIL, "citations": placeless, "raw_erased_at": now}
        connection.execute(update(message).where(message.c.id == row.id).values(**values))
    unread = update(message).where(which, message.c.disposition == "")
    connection.execute(unread.values(disposition=Disposition.DISCARD.value, rule=GONE))
