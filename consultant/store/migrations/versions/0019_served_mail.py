"""Automatic answers that belong to no consultation."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notice") as notice:
        notice.alter_column("consultation_id", existing_type=sa.Integer(), nullable=True)
