"""What is done with jobs: moderators decide, seekers apply, the clock reminds and alerts.

A mail is written down in the transaction of what it tells of (`store.board_mail`, `store.alerts`) and sent afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from consultant.careers.files import Attached
from consultant.careers.periods import next_due
from consultant.careers.rules import Board
from consultant.careers.searching import search_of
from consultant.careers.telling import brief, described, typed_lines
from consultant.careers.words import worth
from consultant.errors import IllegalMove, InputError
from consultant.model.alerts import Alert
from consultant.model.careers import ApplyBy, BoardMail, ClaimedBoardMail, Job, JobAlert
from consultant.model.desk import Account
from consultant.model.mail import OutgoingMail, SendOutcome, SendResult
from consultant.sending import pause
from consultant.service import Service
from consultant.steps.replying import Relay, new_token
from consultant.store.job_alerts import subscription
from consultant.store.seekers import APPLICATION

log = structlog.get_logger(__name__)

AT_ONCE = 200
"""Alerts whose period is closed, and reminders that are written, in one round."""
UNCONFIRMED = timedelta(days=2)
"""How long an alert waits for its one-time link, which works for less."""
LONGEST_REASON, SHORTEST_NOTE, LONGEST_NOTE = 1_000, 20, 4_000


@dataclass(frozen=True, slots=True)
class Applying:
    """What a seeker sends."""

    note: str
    file: Attached | None = None


# -- moderators -----------------------------------------------------------------------------------------------------


def publish(service: Service, board: Board, id: int, version: int, who: str) -> None:
    """Make what was proposed visible. Raises NotFound, IllegalMove, StaleVersion."""
    job, now = service.database.jobs.one(id), service.clock()
    mail = _to_employer(service, "jobs/published", job, days=board.rules.open.days)
    words = worth(job.newest, board.terms)
    service.database.moderation.publish(id, version, who, now, now + board.rules.open, words, mail)
    log.info("job published", job=id)


def send_back(service: Service, id: int, version: int, who: str, reason: str) -> None:
    """Return what was proposed to its employer, and say why. Raises InputError, NotFound, IllegalMove, StaleVersion."""
    job, why = service.database.jobs.one(id), _reason(reason)
    mail = _to_employer(service, "jobs/returned", job, reason=why)
    service.database.moderation.send_back(id, version, who, why, service.clock(), mail)


def take_down(service: Service, id: int, who: str, reason: str) -> None:
    """Show a job no more, for good, and tell its employer why. Raises InputError, NotFound, IllegalMove."""
    job, why = service.database.jobs.one(id), _reason(reason)
    mail = _to_employer(service, "jobs/taken_down", job, reason=why)
    service.database.moderation.take_down(id, who, why, service.clock(), mail)
    log.info("job taken down", job=id)


def _reason(typed: str) -> str:
    why = " ".join(typed.split())
    if not 10 <= len(why) <= LONGEST_REASON:
        raise InputError(f"Write the reason in 10 to {LONGEST_REASON:,} characters: the employer is told it.")
    return why


def _to_employer(service: Service, kind: str, job: Job, **values: Any) -> BoardMail:
    email, name = service.database.moderation.employer(job.account)
    token, posting = new_token(), job.newest
    told = {
        "name": name,
        "title": posting.title,
        "address": f"{service.web_url}/jobs/{job.id}",
        "mine": f"{service.web_url}/jobs/mine",
    }
    mail = service.correspondence.automatic(kind, email, service.clock(), token=token, **told, **values)
    return _sealed(service, kind, mail, token, job.account, job.id)


def _sealed(service: Service, kind: str, mail: OutgoingMail, token: str, account: int, job: int) -> BoardMail:
    message_id = service.correspondence.addresses.message_id(token)
    sealed = service.vault.seal(mail.content)
    return BoardMail(kind, mail.recipient, message_id, mail.envelope_sender, sealed, account, job)


# -- seekers --------------------------------------------------------------------------------------------------------


def apply(service: Service, board: Board, job: Job, seeker: Account, applying: Applying) -> None:
    """Send an application on to the employer, whose address the seeker does not see; the answer goes to the seeker.

    Raises: IllegalMove for a job that takes none by mail; InputError; TooOften.
    """
    posting, now, note = job.live, service.clock(), applying.note.strip()
    if posting is None or not job.visible(now) or posting.apply_by is not ApplyBy.MAIL:
        raise IllegalMove("This job takes no applications here, or no more.")
    if not SHORTEST_NOTE <= len(note) <= LONGEST_NOTE:
        raise InputError(
            f"Write {SHORTEST_NOTE} to {LONGEST_NOTE:,} characters about yourself; these are {len(note):,}."
        )
    files = (applying.file,) if applying.file else ()
    relay = Relay(seeker.name, seeker.email, new_token(), files)
    values = {
        "note": typed_lines(note),
        "title": posting.title,
        "seeker": seeker.name,
        "email": seeker.email,
        "file": applying.file.name if applying.file else "",
        "address": f"{service.web_url}/jobs/{job.id}",
    }
    mail = service.correspondence.relayed("jobs/application", posting.apply_to, now, relay, **values)
    written = _sealed(service, APPLICATION, mail, relay.token, seeker.id, job.id)
    service.database.seekers.apply(written, seeker.email, now, board.rules.applications)


# -- the clock ------------------------------------------------------------------------------------------------------


def tend(service: Service, board: Board) -> None:
    """One round: whatever is left over is done in the next."""
    remind(service, board)
    alert(service, board)
    now, database = service.clock(), service.database
    database.job_alerts.forget_unconfirmed(now - UNCONFIRMED)
    database.board_outbox.forget(now - board.rules.kept)
    database.moderation.forget(now - board.rules.kept)


def remind(service: Service, board: Board) -> None:
    """Tell employers whose jobs end soon, once for each end."""
    now, jobs = service.clock(), service.database.jobs
    for job in jobs.ending(now, now + board.rules.remind, AT_ONCE):
        assert job.expires_at
        ends = f"{job.expires_at.astimezone(board.rules.zone):%B %-d, %Y}"
        if jobs.remind(job.id, _to_employer(service, "jobs/ending", job, ends=ends), now):
            log.info("employer reminded", job=job.id)


def alert(service: Service, board: Board) -> None:
    """Close the periods that are over: new jobs are mailed once, and nothing is mailed where there are none."""
    now, alerts = service.clock(), service.database.job_alerts
    for due in alerts.due(now, AT_ONCE):
        try:
            told = _tell(service, board, due, now)
        except Exception:  # it comes again; the others do not wait behind it
            log.exception("alert not written", alert=due.id)
            continue
        if told:
            log.info("alert written", alert=due.id, jobs=told)


def _tell(service: Service, board: Board, due: JobAlert, now: datetime) -> int:
    """How many new jobs one alert tells of."""
    later = next_due(due.period, now, board.rules)
    return service.database.job_alerts.tell(due, now, later, lambda jobs: _alert(service, board, due, jobs))


def _alert(service: Service, board: Board, due: JobAlert, jobs: Sequence[Job]) -> Alert:
    listed = jobs[: board.rules.alert_jobs]
    values = {
        "period": due.period.value,
        "sought": described(due.wanted, board.terms),
        "jobs": [brief(job, service.web_url, board.terms) for job in listed],
        "more": len(jobs) - len(listed),
        "all": f"{service.web_url}/jobs{search_of(due.wanted)}",
        "settings": f"{service.web_url}/jobs/saved",
    }
    key = f"jobs {due.id} {due.due_at.isoformat()}"
    return Alert("jobs/alert", subscription(due.id), due.email, key, values)


# -- sending --------------------------------------------------------------------------------------------------------


def send(service: Service) -> None:
    """Send what waits in the outbox of the job board, each at most once."""
    now, outbox = service.clock(), service.database.board_outbox
    for id in outbox.cut_off(now, service.pace.sending_lost):
        log.error("mail of the job board in doubt", mail=id)
    for _ in range(service.pace.batch):
        claimed = outbox.claim(service.clock())
        if claimed is None:
            return
        outcome = _sent(service, claimed)
        log.info("job mail", kind=claimed.kind, mail=claimed.id, result=outcome.result.value)
        now = service.clock()
        given_up = now - claimed.made_at > service.pace.give_up
        again_at = None if given_up else now + pause(claimed.id, claimed.attempts, service.pace)
        outbox.record(claimed, outcome, now, again_at)


def _sent(service: Service, claimed: ClaimedBoardMail) -> SendOutcome:
    """What stops an attempt from the inside leaves open how far it came."""
    try:
        content = service.vault.open(claimed.sealed)
        return service.postman.send(OutgoingMail(claimed.envelope_sender, claimed.recipient, content))
    except Exception as error:
        log.exception("sending stopped", mail=claimed.id)
        return SendOutcome(SendResult.UNKNOWN, f"sending stopped ({type(error).__name__})")
