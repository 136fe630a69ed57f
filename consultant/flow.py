"""The way a question takes, on one page: keep → receive → consult → decide → dispatch, and the sweep behind them.

Each step claims its rows, calls pure functions, and saves. A step done twice is done once: the store refuses the
second (`consultant.store.stages`). Nothing here waits for the next step; a nudge tells the workers after the commit,
and losing it loses nothing, because `sweep` finds every row that still waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

import structlog

from consultant import keeping
from consultant.errors import ConsultantError, PermanentError, TransientError
from consultant.keeping import batches
from consultant.model.consultation import Stage, Verdict
from consultant.model.mail import Arrival
from consultant.model.pace import Pace
from consultant.model.reading import ClaimedMail, Decision, Drafted, Reading, Undrafted, number
from consultant.sending import delivery, record, send, withdrawn
from consultant.service import Service
from consultant.signing import approved_reply, as_first, require_facts, require_whole
from consultant.steps.asking import question, undraftable

log = structlog.get_logger(__name__)


# -- keep: poller -------------------------------------------------------------------------------------------------


def keep(service: Service, arrivals: Sequence[Arrival]) -> list[int]:
    """Store raw bytes and identity in one transaction. Only when this returns may the mailbox be touched."""
    return keeping.keep(service, arrivals)


# -- receive and consult: worker ------------------------------------------------------------------------------------


def receive(service: Service, message_ids: Sequence[int]) -> list[int]:
    """Read stored mails: screen, mask, cite, open or join a consultation. The ids that now wait for a draft."""
    claimed = service.database.arrivals.claim(message_ids, service.clock(), service.pace.claim)
    read = {mail.id: (mail, reading) for mail in claimed if (reading := _read(service, mail)) is not None}
    try:
        return _save(service, [reading for _, reading in read.values()])
    except TransientError:
        _give_back(service, service.database.arrivals.give_back, list(read))
        raise
    except Exception:
        log.exception("batch not saved, saving one by one", messages=sorted(read))
        return [id for mail, reading in read.values() for id in _save_alone(service, mail, reading)]


def _read(service: Service, mail: ClaimedMail) -> Reading | None:
    """A poison mail costs one mail: whatever happens here, the others go on."""
    try:
        if mail.attempts > service.pace.attempts:
            raise PermanentError("reading it stopped its worker each time")
        reading = service.reader.read(mail, service.vault.open(mail.sealed))
    except Exception as error:
        log.exception("mail not read", message=mail.id, attempt=mail.attempts)
        _fail(service, mail, error)
        return None
    log.info(
        "mail read",
        message=mail.id,
        disposition=reading.screened.disposition.value,
        rule=reading.screened.rule,
    )
    return reading


def _save(service: Service, readings: Sequence[Reading]) -> list[int]:
    allowance = service.reader.policy.allowance
    return service.database.readings.save(readings, service.clock(), service.pace.grace, allowance)


def _save_alone(service: Service, mail: ClaimedMail, reading: Reading) -> list[int]:
    try:
        return _save(service, [reading])
    except TransientError:
        _give_back(service, service.database.arrivals.give_back, [mail.id])
        raise
    except Exception as error:
        log.exception("mail not saved", message=mail.id, attempt=mail.attempts)
        _fail(service, mail, error)
        return []


def _give_back(
    service: Service, give_back: Callable[[Sequence[int], datetime], None], ids: Sequence[int]
) -> None:
    """What the database has spoilt is no fault of a mail. Where it takes not even this, the claims end by themselves."""
    with suppress(TransientError):
        give_back(ids, service.clock() + service.pace.grace)


def _fail(service: Service, mail: ClaimedMail, error: Exception) -> None:
    """Try again later, or set the mail aside; the text of a foreign error stays out, it could quote the mail."""
    if mail.attempts < service.pace.attempts:
        service.database.arrivals.release(mail.id, service.clock())
        return
    why = str(error) if isinstance(error, ConsultantError) else f"reading it failed ({type(error).__name__})"
    service.database.arrivals.set_aside(mail.id, f"{why}, {mail.attempts} attempts", service.clock())


def consult(service: Service, consultation_ids: Sequence[int]) -> list[int]:
    """Look up, find and word: a draft for each consultation that waits for one. The ids drafted."""
    consultations, now = service.database.consultations, service.clock()
    waiting = consultations.begin_drafts(consultation_ids, now, service.pace.claim)
    drafts = [_draft(service, one) for one in waiting]
    try:
        drafted = consultations.save_drafts(drafts, service.clock())
    except TransientError:
        _give_back(service, consultations.give_back, [one.id for one in waiting])
        raise
    if drafted:
        log.info("drafted", consultations=[number(id) for id in drafted])
    return drafted


def _draft(service: Service, waiting: Undrafted) -> Drafted:
    """Drafting that fails is a consultation without a proposal, never a consultation that waits for ever."""
    asked, draft = None, undraftable("drafting stopped its worker each time")
    if waiting.attempts <= service.pace.attempts:
        try:
            asked = question(waiting, service.clock().date())
            draft = service.composer.draft(asked)
        except Exception as error:
            log.exception("not drafted", consultation=waiting.id)
            draft = undraftable(f"drafting failed: {type(error).__name__}")
    due = service.promise.due(waiting) if service.promise else None
    risk = len(service.sign_off.named(draft.risks))
    return Drafted(waiting.id, waiting.version, draft, waiting.round, asked, due, risk)


# -- decide: web and command line -----------------------------------------------------------------------------------


def decide(service: Service, decision: Decision) -> int | None:
    """Sign a verdict; the id of the reply in the outbox, None when it is drafted again or signed by another first.

    Raises: NotFound, StaleVersion, NotAllowed, IllegalMove, InputError; then nothing has changed. FactsChanged: the
    catalogue no longer says what the draft says, and it is drafted again.
    """
    database, now, pace = service.database, service.clock(), service.pace
    signing = database.decisions.signing(decision.consultation, decision.reviewer, service.sign_off.new_until)
    ruling = service.sign_off.rule(decision, signing, database.accounts.everybody())
    if decision.verdict is not Verdict.RETURN:
        require_facts(service, as_first(decision, signing))
    if ruling.to in (Stage.APPROVED, Stage.SECOND_SIGN_OFF):
        require_whole(service, as_first(decision, signing))
    approved = approved_reply(service, decision, signing, now) if ruling.to is Stage.APPROVED else None
    due = now + pace.undo
    nudge_at = due if approved and pace.undo else now + pace.grace
    left = service.promise.left(signing.answer_by, now) if service.promise else None
    reply = database.decisions.decide(decision, ruling, approved, now, due, nudge_at, left)
    if reply and not pace.undo:
        service.nudge.dispatch([reply])
    elif reply:
        service.later(pace.undo, lambda: service.nudge.dispatch([reply]))
    if ruling.to is Stage.RECEIVED:
        service.nudge.consult([decision.consultation])
    return reply


# -- dispatch: worker -----------------------------------------------------------------------------------------------


def dispatch(service: Service, reply_ids: Sequence[int]) -> None:
    """Hand queued replies over. `sending` is committed before the connection is opened."""
    for id in reply_ids:
        claimed = None if withdrawn(service, id) else service.database.outbox.claim(id, service.clock())
        if claimed is not None:
            outcome = send(service, claimed)
            log.info(
                "send attempt",
                consultation=number(claimed.consultation),
                reply=id,
                result=outcome.result.value,
                attempt=claimed.attempts,
            )
            now = service.clock()
            record(service, delivery(claimed, outcome, now, service.pace), now)


# -- sweep: beat ----------------------------------------------------------------------------------------------------


def sweep(service: Service) -> None:
    """Nudge every row that still waits; mark sends that were cut off. A lost broker or worker costs only time."""
    now, pace, database = service.clock(), service.pace, service.database
    rows = _room(pace, service.nudge.pending_work())
    waiting = database.arrivals.overdue(now, pace.grace, rows)
    for batch in (*batches(waiting.fresh, pace.batch), *batches(waiting.tried, 1)):
        service.nudge.receive(batch)
    undrafted = database.consultations.overdue(now, pace.grace, rows)
    for batch in (*batches(undrafted.fresh, pace.batch), *batches(undrafted.tried, 1)):
        service.nudge.consult(batch)
    for id in database.outbox.cut_off(now, pace.sending_lost):
        log.error("delivery unknown, a person must look", reply=id)
    due = database.outbox.overdue(now, pace.grace, _room(pace, service.nudge.pending_replies()))
    for batch in batches(due, 1):
        service.nudge.dispatch(batch)


def _room(pace: Pace, pending: int) -> int:
    """How many rows to nudge again: all while the workers have run dry, else the oldest alone.

    A long backlog is in the broker already; nudged again every grace period, it grew faster than it was worked off.
    """
    return pace.sweep_limit if pending < pace.batch else 1
