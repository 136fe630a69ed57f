"""The consultation whose signed address a mail was sent to."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("thread", sa.Integer(), nullable=True))
