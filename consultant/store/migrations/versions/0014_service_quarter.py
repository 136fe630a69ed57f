"""The quarter of service, where the day itself is masked."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    quarter = sa.Column("service_quarter", sa.String(), nullable=False, server_default="")
    op.add_column("message", quarter)
