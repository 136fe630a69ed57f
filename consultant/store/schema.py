"""Bringing a database to the current schema, by Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from consultant.errors import PermanentError
from consultant.store.engine import reading, writing

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0020"
"""The revision this code needs: the newest in `migrations/versions`."""
UPGRADE_LOCK = 7_205_759
"""PostgreSQL advisory lock: processes that start together upgrade one after the other."""


def upgrade(engine: Engine) -> None:
    """Run the missing migrations; several processes may call it at once. Raises TransientError."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = 0"))  # another's migration may take its time
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        if revision(connection) != NEWEST:
            _run_migrations(connection)


def require(engine: Engine) -> None:
    """Refuse to work on a database of another schema.

    Raises:
        PermanentError: the schema is older or newer than this code. TransientError: no answer.
    """
    with reading(engine) as connection:
        found = revision(connection)
    if found != NEWEST:
        raise PermanentError(
            f"The database has schema {found or 'none'}, this version needs {NEWEST}. Run `consultant migrate`."
        )


def revision(connection: Connection) -> str | None:
    """The schema revision of a database, None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _run_migrations(connection: Connection) -> None:
    # Alembic is loaded only here: every process asks for the revision, one of them migrates once.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
