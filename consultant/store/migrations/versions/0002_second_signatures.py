"""A review may wait for a second signature."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("review") as review:
        review.add_column(sa.Column("risks", sa.JSON(), nullable=False, server_default="[]"))
        review.create_index("ix_review_reviewer", ["reviewer"], unique=False)
    with op.batch_alter_table("review") as review:
        review.alter_column("risks", server_default=None)
