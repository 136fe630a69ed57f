"""The audit: seals that chain its lines, triggers that refuse to change them, and marks of what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table} {condition}
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
"""
OTHERWISE_CHANGED = """WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor
OR NEW.action IS NOT OLD.action OR NEW.consultation_id IS NOT OLD.consultation_id OR NEW.detail IS NOT '{"erased": true}'"""
POSTGRES = (
    """
CREATE FUNCTION event_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.at, NEW.actor, NEW.action) = (OLD.id, OLD.at, OLD.actor, OLD.action)
     AND NEW.consultation_id IS NOT DISTINCT FROM OLD.consultation_id AND NEW.detail::text = '{"erased": true}'
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit is only added to';
END $$""",
    """
CREATE FUNCTION seal_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'the audit is only added to';
END $$""",
    "CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_kept()",
    "CREATE TRIGGER seal_kept BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION seal_kept()",
    "CREATE TRIGGER event_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION seal_kept()",
    "CREATE TRIGGER seal_emptied BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION seal_kept()",
)


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("event_id"),
    )
    op.create_index("event_actor", "event", ["actor", "id"], unique=False)
    op.add_column("message", sa.Column("raw_erased_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("message_raw", "message", ["raw_erased_at", "arrived_at"], unique=False)
    op.add_column("consultation", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    _forbid_changes()


def _forbid_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRES:
            op.execute(statement)
        return
    op.execute(SQLITE.format(table="event", verb="UPDATE", condition=OTHERWISE_CHANGED))
    for table, verb in (("event", "DELETE"), ("seal", "UPDATE"), ("seal", "DELETE")):
        op.execute(SQLITE.format(table=table, verb=verb, condition=""))
