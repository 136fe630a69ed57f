"""Delivery reports on mails other than replies: what came back is marked, and no alert goes to that address any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection, update

from consultant.model.consultation import ReplyState
from consultant.store import board_mail, job_alerts, saved_codes
from consultant.store.tables import alert

SILENCED: Mapping[str, Callable[[Connection, int], None]] = {
    "codes": saved_codes.silence,
    "jobs": job_alerts.silence,
}
"""What becomes of a subscription whose mail came back, by its kind."""
HANDED_OVER = (ReplyState.SENT.value, ReplyState.SENDING.value, ReplyState.UNKNOWN.value)


def came_back(connection: Connection, message_id: str, status: str, now: datetime) -> None:
    """A report says that the mail with this Message-ID did not arrive; a reply's is marked elsewhere."""
    if board_mail.came_back(connection, message_id, status, now):
        return
    sent = update(alert).where(alert.c.message_id == message_id, alert.c.state.in_(HANDED_OVER))
    marked = sent.values(state=ReplyState.BOUNCED.value, response=f"bounced: {status}")
    row = connection.execute(marked.returning(*alert.c["subscription_kind", "subscription_id"])).first()
    if row is not None and row.subscription_kind in SILENCED:
        SILENCED[row.subscription_kind](connection, row.subscription_id)
