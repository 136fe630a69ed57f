"""Indexes that hold all that a quota counts by: thousands of mails of one domain are counted without reading them."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None
COUNTED = {"message_sender": "sender", "message_sender_domain": "sender_domain"}


def upgrade() -> None:
    for name, column in COUNTED.items():
        op.drop_index(name, "message")
        op.create_index(name, "message", [column, "disposition", "arrived_at"], unique=False)


def downgrade() -> None:
    for name, column in COUNTED.items():
        op.drop_index(name, "message")
        op.create_index(name, "message", [column, "arrived_at"], unique=False)
