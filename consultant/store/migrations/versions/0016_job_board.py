"""The job board: jobs with what they are searched by, alerts, saved jobs, its outbox, and reports on postings."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _jobs()
    _seekers()
    _mails()
    op.add_column("alert", sa.Column("message_id", sa.String(), nullable=False, server_default=""))
    op.create_index(op.f("ix_alert_message_id"), "alert", ["message_id"])


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("live", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("proposed", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("specialty", sa.String(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.Column("workplace", sa.String(), nullable=False),
        sa.Column("employment", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("pay", sa.Integer(), nullable=True),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("job_shown", "job", ["stage", "expires_at"])
    op.create_index("job_proposed", "job", ["proposal", "proposed_at"])
    op.create_index(op.f("ix_job_account_id"), "job", ["account_id"])
    op.create_index(op.f("ix_job_posted_at"), "job", ["posted_at"])
    op.create_table(
        "job_credential",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("credential", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "credential"),
    )
    op.create_index(op.f("ix_job_credential_credential"), "job_credential", ["credential"])
    by_bytes = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    op.create_table(
        "job_word",
        sa.Column("word", by_bytes, nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "job_id"),
    )
    op.create_index(op.f("ix_job_word_job_id"), "job_word", ["job_id"])
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_complaint_job_id"), "complaint", ["job_id"])
    op.create_index(op.f("ix_complaint_settled_at"), "complaint", ["settled_at"])


def _seekers() -> None:
    op.create_table(
        "saved_job",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "job_id"),
    )
    op.create_table(
        "job_alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("link_digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("job_alert_due", "job_alert", ["state", "due_at"])
    op.create_index(op.f("ix_job_alert_account_id"), "job_alert", ["account_id"])
    op.create_index(op.f("ix_job_alert_link_digest"), "job_alert", ["link_digest"])
    op.create_table(
        "job_told",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["job_alert.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert_id", "job_id"),
    )


def _mails() -> None:
    op.create_table(
        "board_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("envelope_sender", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("sending_since", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("board_mail_due", "board_mail", ["state", "due_at"])
    op.create_index("board_mail_account", "board_mail", ["account_id", "kind", "made_at"])
    op.create_index(op.f("ix_board_mail_job_id"), "board_mail", ["job_id"])
