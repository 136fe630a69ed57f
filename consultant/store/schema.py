"""Bringing a database to the current schema, by Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from consultant.errors import PermanentError

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 7_205_759
"""PostgreSQL advisory lock: processes that start together upgrade one after the other."""


def upgrade(engine: Engine) -> None:
    """Run the missing migrations; several processes may call it at once."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        if revision(connection) != newest():
            command.upgrade(_configuration(connection), "head")


def revision(connection: Connection) -> str | None:
    """The schema revision of a database, None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The schema revision this code needs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def require(engine: Engine) -> None:
    """Refuse to work on a database of another schema.

    Raises:
        PermanentError: the schema is older or newer than this code.
    """
    with engine.connect() as connection:
        found = revision(connection)
    if found != newest():
        raise PermanentError(
            f"The database has schema {found or 'none'}, this version needs {newest()}. Run `consultant migrate`."
        )


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    return configuration
