"""Until when a consultation is to be answered, and how risky its draft is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consultation", sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True))
    op.add_column("consultation", sa.Column("answer_left", sa.Integer(), nullable=True))
    op.add_column("consultation", sa.Column("told", sa.String(), nullable=False, server_default=""))
    op.add_column("consultation", sa.Column("risk", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("consultation_due", "consultation", ["stage", "answer_by"], unique=False)
    op.add_column("review", sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True))
