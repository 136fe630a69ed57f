"""Which consultation a mail continues, and who takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from consultant.model.reading import Reading, number
from consultant.store.columns import storable
from consultant.store.tables import consultation, message, reply

SPLIT = "new subject with new codes: a question of its own?"
"""Flag of a follow-up that may have to be split off."""
_PREFIXES = re.compile(r"^(\s*(\[[^\]]{1,40}\]|[^\W\d_]{1,8}\s*(\[\d+\])?\s*[:：]))+\s*")


def own_thread(connection: Connection, reading: Reading) -> Row[Any] | None:
    """The consultation that a mail continues: named by a signed address or our Message-ID, its sender taking part in it."""
    for id in _threads(connection, reading):
        found = select(*consultation.c["id", "stage", "subject", "asker_email", "flags", "round"]).where(
            consultation.c.id == id
        )
        row = connection.execute(found.with_for_update()).first()
        if row and _takes_part(connection, reading, id, row.asker_email):
            return row
    return None


def pointing_flags(connection: Connection, reading: Reading) -> list[str]:
    """Flags of a mail that points to another consultation without continuing it; a number alone joins nobody."""
    for id in (*_threads(connection, reading), *reading.named):
        asker = connection.scalar(select(consultation.c.asker_email).where(consultation.c.id == id))
        if asker is None:
            continue
        if not _takes_part(connection, reading, id, asker):
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
    for id in (reading.thread, _answers_ours(connection, reading)):
        if id:
            yield id


def _takes_part(connection: Connection, reading: Reading, id: int, asker: str) -> bool:
    """Whether the sender is whom we answer, has written in this consultation, or was addressed by who has."""
    sender = storable(reading.sender.email)
    if asker and asker in (sender, storable(reading.reply_address)):
        return True
    if not sender:
        return False
    others = select(*message.c["sender", "recipients"]).where(message.c.consultation_id == id)
    return any(sender == row.sender or sender in row.recipients for row in connection.execute(others))


def _bare(subject: str) -> str:
    """A subject without the prefixes and tags of answers, for comparison."""
    return " ".join(_PREFIXES.sub("", storable(subject)).lower().split())


def _answers_ours(connection: Connection, reading: Reading) -> int | None:
    if not reading.references:
        return None
    ours = (
        select(reply.c.consultation_id)
        .where(reply.c.message_id.in_(reading.references))
        .order_by(reply.c.id.desc())
    )
    return connection.scalar(ours.limit(1))
