"""Automatic mail of ours, and what quotas and threads count by."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"]),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("notice_due", "notice", ["state", "due_at"], unique=False)
    op.create_index("notice_recipient", "notice", ["recipient", "made_at"], unique=False)
    op.create_index(op.f("ix_notice_consultation_id"), "notice", ["consultation_id"], unique=False)
    op.add_column("message", sa.Column("sender_domain", sa.String(), nullable=False, server_default=""))
    op.add_column("message", sa.Column("recipients", sa.JSON(), nullable=False, server_default="[]"))
    op.create_index("message_sender", "message", ["sender", "arrived_at"], unique=False)
    op.create_index("message_sender_domain", "message", ["sender_domain", "arrived_at"], unique=False)


def downgrade() -> None:
    op.drop_index("message_sender_domain", "message")
    op.drop_index("message_sender", "message")
    op.drop_column("message", "recipients")
    op.drop_column("message", "sender_domain")
    op.drop_table("notice")
