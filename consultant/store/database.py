"""The operational database as one object: its tables by what is done with them."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import text

from consultant.store import schema
from consultant.store.accounts import Accounts
from consultant.store.alerts import Alerts
from consultant.store.answers import Answers
from consultant.store.api_keys import ApiKeys
from consultant.store.arrivals import Arrivals, MailboxLeases
from consultant.store.audit import Audit
from consultant.store.belongings import Belongings
from consultant.store.board_mail import BoardOutbox
from consultant.store.consultations import Consultations
from consultant.store.copies import Copies
from consultant.store.decisions import Decisions
from consultant.store.desk import Desk
from consultant.store.engine import connect, reading
from consultant.store.erasure import Erasure
from consultant.store.figures import Tallies
from consultant.store.gathering import Gathering
from consultant.store.job_alerts import JobAlerts
from consultant.store.job_search import JobSearch
from consultant.store.jobs import Jobs
from consultant.store.meter import Meter
from consultant.store.moderation import Moderation
from consultant.store.notices import Notices
from consultant.store.outbox import Outbox
from consultant.store.pending import Pending
from consultant.store.promises import Promises
from consultant.store.readings import Readings
from consultant.store.saved_codes import SavedCodes
from consultant.store.seekers import Seekers
from consultant.store.threads import Threads
from consultant.store.views import Views
from consultant.store.waiting import Waiting


class Database:
    """Everything the service remembers. Opening connects lazily; `upgrade` brings the schema up to date."""

    def __init__(self, address: str) -> None:
        self._engine = connect(address)
        self.arrivals = Arrivals(self._engine)
        self.leases = MailboxLeases(self._engine)
        self.readings = Readings(self._engine)
        self.threads = Threads(self._engine)
        self.consultations = Consultations(self._engine)
        self.decisions = Decisions(self._engine)
        self.outbox = Outbox(self._engine)
        self.notices = Notices(self._engine)
        self.alerts = Alerts(self._engine)
        self.copies = Copies(self._engine)
        self.waiting = Waiting(self._engine)
        self.desk = Desk(self._engine)
        self.gathering = Gathering(self._engine)
        self.views = Views(self._engine)
        self.tallies = Tallies(self._engine)
        self.promises = Promises(self._engine)
        self.audit = Audit(self._engine)
        self.erasure = Erasure(self._engine)
        self.belongings = Belongings(self._engine)
        self.answers = Answers(self._engine)
        self.accounts = Accounts(self._engine)
        self.api_keys = ApiKeys(self._engine)
        self.meter = Meter(self._engine)
        self.pending = Pending(self._engine)
        self.jobs = Jobs(self._engine)
        self.job_search = JobSearch(self._engine)
        self.moderation = Moderation(self._engine)
        self.seekers = Seekers(self._engine)
        self.job_alerts = JobAlerts(self._engine)
        self.board_outbox = BoardOutbox(self._engine)
        self.saved_codes = SavedCodes(self._engine)

    def upgrade(self) -> None:
        """Run missing migrations."""
        schema.upgrade(self._engine)

    def require_current(self) -> None:
        """Refuse an older or newer schema. Raises PermanentError."""
        schema.require(self._engine)

    def ping(self) -> None:
        """Ask the database for one row. Raises TransientError when it does not answer."""
        with reading(self._engine) as connection:
            connection.execute(text("SELECT 1"))

    def time(self) -> datetime | None:
        """What time the database server has; None for a database that is a file. Raises TransientError."""
        if self._engine.dialect.name != "postgresql":
            return None
        with reading(self._engine) as connection:
            return cast("datetime", connection.scalar(text("SELECT clock_timestamp()")))

    def close(self) -> None:
        """Give all connections back; after a fork, the child opens its own."""
        self._engine.dispose()
