"""Plans of accounts, what readers opened, and questions that wait for a one-time link."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("plan", sa.String(), nullable=False, server_default="free"))
    op.create_table(
        "pending_question",
        sa.Column("link_digest", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("link_digest"),
    )
    op.create_index(op.f("ix_pending_question_expires_at"), "pending_question", ["expires_at"], unique=False)
    op.create_table(
        "reader",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_reader_month"), "reader", ["month"], unique=False)
    op.create_table(
        "page_reading",
        sa.Column("reader_key", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reader_key"], ["reader.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("reader_key", "page"),
    )
