"""Finding consultations by words, codes, number or address, in what the desk may show: the masked copies.

PostgreSQL answers from a GIN index over `to_tsvector`, SQLite from an FTS5 table that triggers keep in step (migration 0009).
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Select, String, bindparam, func, literal_column, select, text

from consultant.store.tables import consultation, message

NUMBER = re.compile(r"(?:con-)?([0-9]{1,4})", re.IGNORECASE)
"""Longer numbers are codes."""
WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
MOST_WORDS = 8
DOCUMENT = "to_tsvector('simple', regexp_replace(subject || ' ' || text, '[^[:alnum:].]+', ' ', 'g'))"
"""The indexed expression, to the letter: PostgreSQL uses an index only for the very same one."""


def standing_in(words: str, dialect: str) -> ColumnElement[bool]:
    """The condition that a consultation has these words, this number or this address."""
    sought = words.strip()
    if found := NUMBER.fullmatch(sought):
        return consultation.c.id == int(found[1])
    if "@" in sought:
        return func.lower(consultation.c.asker_email).contains(sought.lower(), autoescape=True)
    parts = [part.lower() for part in WORD.findall(sought)[:MOST_WORDS]]
    if not parts:
        return consultation.c.id < 0
    return consultation.c.id.in_(_postgres(parts) if dialect == "postgresql" else _sqlite(parts))


def _postgres(parts: list[str]) -> Select[tuple[int | None]]:
    request = " & ".join(f"'{part}'" for part in parts) + ":*"
    document: ColumnElement[str] = literal_column(DOCUMENT, String)
    matches = document.op("@@")(func.to_tsquery("simple", request))
    return select(message.c.consultation_id).where(matches, message.c.consultation_id.is_not(None))


def _sqlite(parts: list[str]) -> Select[tuple[int | None]]:
    request = " AND ".join(f'"{part}"' for part in parts) + "*"
    rows = text("SELECT rowid FROM message_words WHERE message_words MATCH :request").bindparams(
        bindparam("request", request, unique=True)
    )
    return select(message.c.consultation_id).where(message.c.id.in_(rows))
