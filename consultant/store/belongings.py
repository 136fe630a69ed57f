"""What is kept about a person besides consultations: the account with all that hangs on it, and mails that opened nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, select, update

from consultant.model.alerts import Subscription
from consultant.model.consultation import Role
from consultant.store import alerts, job_alerts
from consultant.store.engine import reading
from consultant.store.job_tables import board_mail, job, job_alert, saved_job
from consultant.store.saved_codes import KIND, forget_unwatched
from consultant.store.tables import (
    account,
    api_key,
    message,
    recovery_code,
    saved_code,
    saved_view,
    sign_in_link,
    web_session,
)

TOLD: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "saved_codes": (saved_code, ("system", "code", "note", "alert", "saved_at")),
    "keys_of_programs": (api_key, ("label", "made_at", "revoked_at")),
    "sign_in_links": (sign_in_link, ("made_at", "expires_at", "used_at")),
    "sessions": (web_session, ("made_at", "expires_at", "revoked_at", "client")),
    "saved_views": (saved_view, ("name", "choice")),
    "recovery_codes": (recovery_code, ("used_at",)),
    "job_alerts": (job_alert, ("wanted", "period", "state", "made_at")),
    "saved_jobs": (saved_job, ("job_id", "saved_at")),
    "mails_of_the_job_board": (board_mail, ("kind", "job_id", "state", "made_at", "ended_at")),
    "jobs": (job, ("stage", "live", "proposed", "reason", "opened_at", "posted_at", "expires_at")),
}
"""Tables of rows that belong to an account (`account_id`), and what of them means something to its owner."""
ACCOUNT = ("email", "name", "credential", "role", "plan", "active", "made_at")
MAIL = ("arrived_at", "subject", "text", "disposition", "rule", "attachments", "identifiers_found")


class Belongings:
    """Reads across tables; `erase` is called within the transaction of an erasure."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, email: str) -> dict[str, Any]:
        """The account and all that hangs on it; empty where there is no account."""
        theirs = select(account.c.id, *account.c[ACCOUNT]).where(account.c.email == email.lower())
        with reading(self._engine) as connection:
            row = connection.execute(theirs).mappings().first()
            if row is None:
                return {}
            found = {name: _rows(connection, *told, row["id"]) for name, told in TOLD.items()}
        return {**{name: row[name] for name in ACCOUNT}, **found}

    def loose_mails(self, email: str) -> list[dict[str, Any]]:
        """Mails of an address that belong to no consultation, as the desk may see them."""
        theirs = (func.lower(message.c.sender) == email.lower(), message.c.consultation_id.is_(None))
        with reading(self._engine) as connection:
            rows = connection.execute(select(*message.c[MAIL]).where(*theirs).order_by(message.c.id))
            return [dict(row) for row in rows.mappings()]


def erase(connection: Connection, email: str, nobody: str) -> bool:
    """Empty the account of an asker and remove what hangs on it; whether there was one."""
    theirs = select(account.c.id).where(account.c.email == email.lower(), account.c.role == Role.ASKER.value)
    id = connection.scalar(theirs)
    if id is None:
        return False
    for alert in connection.scalars(select(job_alert.c.id).where(job_alert.c.account_id == id)).all():
        alerts.forget(connection, job_alerts.subscription(alert))
    for table, _ in TOLD.values():
        connection.execute(delete(table).where(table.c.account_id == id))
    forget_unwatched(connection)
    alerts.forget(connection, Subscription(KIND, id))
    empty = {"email": f"{nobody}-{id}", "name": nobody, "credential": "", "active": False, "seed": None}
    connection.execute(update(account).where(account.c.id == id).values(**empty))
    return True


def _rows(connection: Connection, table: Table, names: tuple[str, ...], owner: int) -> list[dict[str, Any]]:
    rows = connection.execute(select(*table.c[names]).where(table.c.account_id == owner))
    return [dict(row) for row in rows.mappings()]
