"""Which consultation a mail continues, and who takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from consultant.model.reading import Reading, Written, number
from consultant.store.columns import storable
from consultant.store.engine import reading as reading_from
from consultant.store.tables import consultation, message, reply

MOST_REMEMBERED = 10
"""Replies and mails of a thread that a follow-up is compared with."""
SPLIT = "new subject with new codes: a question of its own?"
"""Flag of a follow-up that may have to be split off."""
_PREFIXES = re.compile(r"^(\s*(\[[^\]]{1,40}\]|[^\W\d_]{1,8}\s*(\[\d+\])?\s*[:：]))+\s*")


class Threads:
    """What was written in a thread before."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def written(self, thread: int | None, references: Sequence[str]) -> Written:
        """The replies and mails of the consultation named by number or by a Message-ID of ours, the newest."""
        with reading_from(self._engine) as connection:
            id = thread or answered_by(connection, references)
            if id is None:
                return Written()
            ours = select(reply.c.content).where(reply.c.consultation_id == id).order_by(reply.c.id.desc())
            theirs = (
                select(message.c.text).where(message.c.consultation_id == id).order_by(message.c.id.desc())
            )
            return Written(
                tuple(connection.scalars(ours.limit(MOST_REMEMBERED))),
                tuple(connection.scalars(theirs.limit(MOST_REMEMBERED))),
            )


def own_thread(connection: Connection, reading: Reading) -> Row[Any] | None:
    """The consultation that a mail continues: named by a signed address or our Message-ID, its sender taking part in it."""
    senders = (storable(reading.sender.email), storable(reading.reply_address))
    return continued(connection, _threads(connection, reading), senders)


def continued(connection: Connection, threads: Iterable[int], senders: tuple[str, str]) -> Row[Any] | None:
    """The first of these consultations in which a mail's sender, or the address he wants to be answered at, takes part."""
    for id in map(partial(_standing, connection), threads):
        found = select(*consultation.c["id", "stage", "subject", "asker_email", "flags", "round"]).where(
            consultation.c.id == id
        )
        row = connection.execute(found.with_for_update()).first()
        if row and _takes_part(connection, senders, id, row.asker_email):
            return row
    return None


def _standing(connection: Connection, id: int) -> int:
    """The consultation itself, or the one that took its mails in."""
    merged = select(consultation.c.merged_into).where(consultation.c.id == id)
    return connection.scalar(merged) or id


def pointing_flags(connection: Connection, reading: Reading) -> list[str]:
    """Flags of a mail that points to another consultation without continuing it; a number alone joins nobody."""
    senders = (storable(reading.sender.email), storable(reading.reply_address))
    for id in (*_threads(connection, reading), *reading.named):
        asker = connection.scalar(select(consultation.c.asker_email).where(consultation.c.id == id))
        if asker is None:
            continue
        if not _takes_part(connection, senders, id, asker):
            return ["quotes another consultation, but the sender is not its asker"]
        return [f"names {number(id)} of the same asker: a follow-up?"]
    return []


def split_flags(connection: Connection, reading: Reading, row: Row[Any]) -> list[str]:
    """A new subject with none of the thread's codes is likely a question of its own."""
    if _bare(reading.subject) in ("", _bare(row.subject)):
        return []
    stored = connection.scalars(select(message.c.citations).where(message.c.consultation_id == row.id))
    before = {(citation["system"], citation["code"]) for citations in stored for citation in citations}
    cited = {(c.system.value, c.code) for c in reading.citations if not c.quoted}
    return [SPLIT] if cited and before and not cited & before else []


def _threads(connection: Connection, reading: Reading) -> Iterator[int]:
    """Candidates, the surer first."""
    for id in (reading.thread, answered_by(connection, reading.references)):
        if id:
            yield id


def _takes_part(connection: Connection, senders: tuple[str, str], id: int, asker: str) -> bool:
    """Whether the sender is whom we answer, has written in this consultation, or was addressed by who has."""
    sender, _ = senders
    if asker and asker in senders:
        return True
    if not sender:
        return False
    others = select(*message.c["sender", "recipients"]).where(message.c.consultation_id == id)
    return any(sender == row.sender or sender in row.recipients for row in connection.execute(others))


def _bare(subject: str) -> str:
    """A subject without the prefixes and tags of answers, for comparison."""
    return " ".join(_PREFIXES.sub("", storable(subject)).lower().split())


def answered_by(connection: Connection, references: Sequence[str]) -> int | None:
    """The consultation whose reply a mail refers to."""
    if not references:
        return None
    ours = (
        select(reply.c.consultation_id).where(reply.c.message_id.in_(references)).order_by(reply.c.id.desc())
    )
    return connection.scalar(ours.limit(1))
