"""The moderation queue of the job board: proposed words are published or returned, jobs are taken down, reports settled.

What a decision tells the employer is written down with it, in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from consultant.errors import IllegalMove, NotFound
from consultant.model.careers import BoardMail, Complaint, Job, JobStage, Posting, Proposal
from consultant.store.board_mail import write_down
from consultant.store.columns import storable
from consultant.store.engine import reading, writing
from consultant.store.history import record
from consultant.store.job_columns import jobs, posting_column, read_job
from consultant.store.job_tables import complaint, job, job_credential, job_word
from consultant.store.jobs import change
from consultant.store.tables import account


class Moderation:
    """The `job` and `complaint` tables as moderators use them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, limit: int) -> list[Job]:
        """Jobs with proposed words, those that have waited longest first."""
        first = jobs().where(job.c.proposal == Proposal.WAITING.value).order_by(job.c.proposed_at, job.c.id)
        with reading(self._engine) as connection:
            return [read_job(row) for row in connection.execute(first.limit(limit))]

    def count(self) -> int:
        """How much waits for a moderator: proposed words and open reports."""
        proposed = select(func.count()).select_from(job).where(job.c.proposal == Proposal.WAITING.value)
        reported = select(func.count()).select_from(complaint).where(complaint.c.settled_at.is_(None))
        with reading(self._engine) as connection:
            return connection.execute(proposed).scalar_one() + connection.execute(reported).scalar_one()

    def employer(self, id: int) -> tuple[str, str]:
        """Address and name of whose account it is. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(select(*account.c["email", "name"]).where(account.c.id == id)).first()
        if row is None:
            raise NotFound("There is no such account.")
        return row.email, row.name

    def publish(
        self,
        id: int,
        version: int,
        who: str,
        now: datetime,
        until: datetime,
        worth: Mapping[str, int],
        mail: BoardMail | None,
    ) -> None:
        """Make the proposed words the published ones, found by `worth`; shown until then, or as long as it was already.

        Raises: NotFound; IllegalMove when nothing waits; StaleVersion when the words were changed since they were seen.
        """
        with writing(self._engine) as connection:
            found = _waiting(connection, id)
            posting = found.newest
            longer = found.stage is JobStage.OPEN and found.expires_at is not None and found.expires_at > now
            values = {
                **_searched(posting),
                "stage": JobStage.OPEN.value,
                "live": posting_column(posting),
                "proposed": None,
                "proposal": Proposal.NONE.value,
                "reason": "",
                "posted_at": found.posted_at or now,
                "changed_at": now,
                "expires_at": found.expires_at if longer else until,
            }
            change(connection, id, version, **values)
            _index(connection, id, posting, worth)
            if mail is not None:
                write_down(connection, mail, now)
            record(connection, now, who, "job published", None, job=id)

    def send_back(self, id: int, version: int, who: str, reason: str, now: datetime, mail: BoardMail) -> None:
        """Return the proposed words to the employer; what is published stays. Raises as `publish`."""
        with writing(self._engine) as connection:
            _waiting(connection, id)
            change(connection, id, version, proposal=Proposal.RETURNED.value, reason=storable(reason))
            write_down(connection, mail, now)
            record(connection, now, who, "job returned", None, job=id, reason=reason)

    def take_down(self, id: int, who: str, reason: str, now: datetime, mail: BoardMail) -> None:
        """Remove a job for good and settle its reports. Raises NotFound, IllegalMove."""
        shown = (job.c.id == id, job.c.stage != JobStage.REMOVED.value)
        values = {
            "stage": JobStage.REMOVED.value,
            "proposal": Proposal.NONE.value,
            "reason": storable(reason),
            "version": job.c.version + 1,
        }
        with writing(self._engine) as connection:
            if connection.execute(update(job).where(*shown).values(**values)).rowcount != 1:
                raise IllegalMove("There is no such job, or it was taken down already.")
            _settle(connection, complaint.c.job_id == id, now)
            write_down(connection, mail, now)
            record(connection, now, who, "job taken down", None, job=id, reason=reason)

    # -- reports -----------------------------------------------------------------------------------------------

    def complain(self, id: int, kind: str, text: str, now: datetime) -> None:
        """Keep a report on a job for the moderators."""
        values = {"job_id": id, "kind": kind, "text": storable(text), "made_at": now}
        with writing(self._engine) as connection:
            connection.execute(insert(complaint).values(**values))
            record(connection, now, "visitor", "job reported", None, job=id, kind=kind)

    def complaints(self, limit: int) -> list[tuple[Complaint, Job]]:
        """Open reports with their jobs, oldest first."""
        columns = complaint.c["id", "job_id", "kind", "text", "made_at"]
        open_ones = (
            select(*columns).where(complaint.c.settled_at.is_(None)).order_by(complaint.c.id).limit(limit)
        )
        with reading(self._engine) as connection:
            found = [Complaint(*row) for row in connection.execute(open_ones)]
            rows = connection.execute(jobs().where(job.c.id.in_({one.job for one in found})))
            reported = {row.id: read_job(row) for row in rows}
        return [(one, reported[one.job]) for one in found]

    def settle(self, id: int, who: str, now: datetime) -> None:
        """A moderator finds nothing wrong with the posting. Raises NotFound."""
        with writing(self._engine) as connection:
            if not _settle(connection, complaint.c.id == id, now):
                raise NotFound("There is no such open report.")
            record(connection, now, who, "job report settled", None, report=id)

    def forget(self, before: datetime) -> int:
        """Remove reports that were settled before; how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(complaint).where(complaint.c.settled_at < before)).rowcount


def _waiting(connection: Connection, id: int) -> Job:
    row = connection.execute(jobs().where(job.c.id == id).with_for_update()).first()
    if row is None:
        raise NotFound("There is no such job.")
    found = read_job(row)
    if found.proposal is not Proposal.WAITING:
        raise IllegalMove("Nothing of this job waits for a moderator; somebody was faster.")
    return found


def _searched(posting: Posting) -> dict[str, Any]:
    """What a job is searched by, beside its words and credentials."""
    pay = posting.pay
    return {
        "specialty": posting.specialty,
        "setting": posting.setting,
        "workplace": posting.workplace.value,
        "employment": posting.employment,
        "state": posting.state,
        "pay": pay.yearly(pay.high) if pay else None,
        "experience": posting.experience,
    }


def _index(connection: Connection, id: int, posting: Posting, worth: Mapping[str, int]) -> None:
    connection.execute(delete(job_word).where(job_word.c.job_id == id))
    connection.execute(delete(job_credential).where(job_credential.c.job_id == id))
    if worth:
        rows = [{"word": word, "job_id": id, "worth": value} for word, value in worth.items()]
        connection.execute(insert(job_word), rows)
    if posting.credentials:
        asked = [{"job_id": id, "credential": credential} for credential in posting.credentials]
        connection.execute(insert(job_credential), asked)


def _settle(connection: Connection, which: Any, now: datetime) -> int:
    open_ones = update(complaint).where(which, complaint.c.settled_at.is_(None))
    return connection.execute(open_ones.values(settled_at=now)).rowcount
