"""A database that has been at work for years: what a run has left, copied until there are so many consultations."""

from __future__ import annotations

import psycopg
from psycopg import sql

from consultant.store.tables import consultation, draft, message

APART = 100_000
"""Between the ids of one copy and the next."""
OF_ITS_OWN = {
    "id": "{name} + k * {apart}",
    "consultation_id": "{name} + k * {apart}",
    "uid": "{name} + k * {apart}",
    "raw": "'\\x00'::bytea",  # never read again; a thousandth of the disk
    "raw_digest": "md5({name} || k)",
    "content_digest": "md5({name} || k)",
    "message_id": "{name} || k",
}
"""Columns that a copy does not share with what it was copied from."""


def fill(connection: psycopg.Connection, consultations: int) -> int:
    """Multiply the consultations with their messages and drafts; how many there are then.

    History is left alone: it is only added to, and copied lines would first have to be sealed by the next sweep.
    """
    (there,) = connection.execute("SELECT count(*) FROM consultation").fetchone() or (0,)
    copies = max(0, -(-consultations // max(1, there)) - 1)
    for table in (consultation, message, draft):
        _copy(connection, table.name, [column.name for column in table.columns], copies)
    connection.execute("VACUUM ANALYZE")  # else autovacuum does it while we measure
    return int(there) * (copies + 1)


def _copy(connection: psycopg.Connection, table: str, columns: list[str], copies: int) -> None:
    values = [OF_ITS_OWN.get(name, "{name}").format(name=f"t.{name}", apart=APART) for name in columns]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} t, generate_series(1, {}) k").format(
            sql.Identifier(table),
            names,
            sql.SQL(", ".join(values)),  # type: ignore[arg-type]  # our own table of columns
            sql.Identifier(table),
            sql.Literal(copies),
        )
    )
    highest = "SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {}))"
    connection.execute(sql.SQL(highest).format(sql.Identifier(table)), [table])
