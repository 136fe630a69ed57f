"""An authenticator's codes, recovery codes, and sessions that can be told apart."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_recovery_code_account_id"), "recovery_code", ["account_id"], unique=False)
    op.add_column("account", sa.Column("seed", sa.LargeBinary(), nullable=True))
    op.add_column("account", sa.Column("last_step", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("web_session", sa.Column("client", sa.String(), nullable=False, server_default=""))
    op.add_column(
        "web_session", sa.Column("code_wanted", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("web_session", sa.Column("wrong_codes", sa.Integer(), nullable=False, server_default="0"))
