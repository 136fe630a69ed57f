"""Indexes in the orders of the queue: a page of a hundred thousand consultations is read off, not sorted.

Only PostgreSQL can be told where empty values stand in an index; a SQLite file serves one machine and sorts.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
ORDERS = {
    "consultation_by_due": "answer_by ASC NULLS LAST, risk DESC, opened_at, id",
    "consultation_by_risk": "risk DESC, answer_by ASC NULLS LAST, opened_at, id",
}


def upgrade() -> None:
    op.create_index("consultation_by_age", "consultation", ["opened_at", "id"])
    op.create_index("reply_sent", "reply", ["sent_at"])
    op.create_index("review_decided", "review", ["decided_at"])
    if op.get_bind().dialect.name == "postgresql":
        for name, columns in ORDERS.items():
            op.get_bind().exec_driver_sql(f"CREATE INDEX {name} ON consultation ({columns})")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in ORDERS:
            op.drop_index(name, "consultation")
    op.drop_index("review_decided", "review")
    op.drop_index("reply_sent", "reply")
    op.drop_index("consultation_by_age", "consultation")
