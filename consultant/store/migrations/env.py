"""Alembic's entry point: runs the versions on the connection that `consultant.store.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

from consultant.store import tables  # noqa: F401  registers every table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
