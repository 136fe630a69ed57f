"""Mail to subscribers: queued once under its key, claimed before it is sent, never sent a second time on a doubt.

When it is over, the row keeps that and when it was sent, and neither address nor content.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from consultant.model.alerts import Alert, ClaimedAlert, Subscription
from consultant.model.consultation import ReplyState
from consultant.model.mail import SendOutcome, SendResult
from consultant.store.columns import storable
from consultant.store.engine import writing
from consultant.store.notices import ENDS, GIVE_UP, RETRY
from consultant.store.tables import alert


def queue(connection: Connection, mail: Alert, now: datetime) -> bool:
    """Write an alert down within the transaction that finds its reason; False when its key was queued before."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {
        "key": mail.key,
        "template": mail.template,
        "subscription_kind": mail.subscription.kind,
        "subscription_id": mail.subscription.id,
        "recipient": storable(mail.recipient),
        "values": dict(mail.values),
        "state": ReplyState.QUEUED.value,
        "made_at": now,
        "due_at": now,
        "attempts": 0,
        "response": "",
    }
    fresh = dialect.insert(alert).values(**values).on_conflict_do_nothing().returning(alert.c.id)
    return connection.scalar(fresh) is not None


def forget(connection: Connection, subscription: Subscription) -> None:
    """Let go what is queued for a subscription that has ended."""
    theirs = (
        alert.c.subscription_kind == subscription.kind,
        alert.c.subscription_id == subscription.id,
        alert.c.state == ReplyState.QUEUED.value,
    )
    connection.execute(delete(alert).where(*theirs))


class Alerts:
    """The `alert` table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: datetime, message_id: str = "") -> ClaimedAlert | None:
        """Take the first alert that is due; it counts as being sent from now on, whatever happens to this process.

        It is sent under that Message-ID, by which a delivery report finds it.
        """
        due = select(alert.c.id).where(alert.c.state == ReplyState.QUEUED.value, alert.c.due_at <= now)
        first = due.order_by(alert.c.due_at, alert.c.id).limit(1).scalar_subquery()
        queued = update(alert).where(alert.c.id == first, alert.c.state == ReplyState.QUEUED.value)
        taken = queued.values(
            state=ReplyState.SENDING.value, attempts=alert.c.attempts + 1, message_id=message_id
        )
        with writing(self._engine) as connection:
            row = connection.execute(taken.returning(alert)).mappings().first()
        if row is None:
            return None
        subscription = Subscription(row["subscription_kind"], row["subscription_id"])
        return ClaimedAlert(row["id"], row["template"], subscription, row["recipient"], row["values"])

    def record(self, claimed: ClaimedAlert, outcome: SendOutcome, now: datetime) -> None:
        """Write down how the attempt ended; what was surely not taken is tried again for a day."""
        mine = alert.c.id == claimed.id
        with writing(self._engine) as connection:
            made_at = connection.scalar(select(alert.c.made_at).where(mine))
            again = outcome.result is SendResult.TRY_LATER and made_at and now - made_at < GIVE_UP
            state = ReplyState.QUEUED if again else ENDS.get(outcome.result, ReplyState.REFUSED)
            kept = {} if again else {"recipient": "", "values": {}}
            values = {"state": state.value, "due_at": now + RETRY, "response": storable(outcome.response)}
            connection.execute(update(alert).where(mine).values(**values, **kept))
