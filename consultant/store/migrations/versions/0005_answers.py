"""Earlier answers and the facts that they rest on; the question of a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Drafts made before have no question: when one is approved, it is drafted again first.
    op.add_column("draft", sa.Column("question", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("draft", sa.Column("question_of", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_draft_question_of"), "draft", ["question_of"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["consultation_id"], ["consultation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reply_id"),
    )
    op.create_index(op.f("ix_answer_consultation_id"), "answer", ["consultation_id"], unique=False)
    op.create_index(op.f("ix_answer_draft_id"), "answer", ["draft_id"], unique=False)
    op.create_table(
        "answer_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "answer_id"),
    )
    op.create_index(op.f("ix_answer_key_answer_id"), "answer_key", ["answer_id"], unique=False)
    op.create_table(
        "fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_set", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("release", sa.String(), nullable=False),
        sa.Column("checked", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_set", "key", "kind", "release", name="fact_identity"),
    )
    op.create_index("fact_unchecked", "fact", ["code_set", "checked"], unique=False)
    op.create_table(
        "answer_fact",
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("fact_id", "answer_id"),
    )
    op.create_index(op.f("ix_answer_fact_answer_id"), "answer_fact", ["answer_id"], unique=False)
