"""The way a question takes, on one page: keep → receive → consult → decide → dispatch, and the sweep behind them.

Each step claims its rows, calls pure functions, and saves. A step done twice is done once: the store refuses the
second (`consultant.store.stages`). Nothing here waits for the next step; a nudge tells the workers after the commit,
and losing it loses nothing, because `sweep` finds every row that still waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

import structlog

from consultant.accounts.unsubscribing import Unsubscribing
from consultant.dispatch.envelope import mailable
from consultant.errors import (
    ConsultantError,
    FactsChanged,
    InputError,
    NotAllowed,
    NotFound,
    PermanentError,
    TransientError,
)
from consultant.model.consultation import ReplyState, Stage, Verdict, in_own_words
from consultant.model.desk import Account
from consultant.model.mail import Arrival, OutgoingMail, SendOutcome, SendResult
from consultant.model.reading import (
    Approved,
    ClaimedMail,
    ClaimedReply,
    Decision,
    Delivery,
    Drafted,
    Reading,
    SealedArrival,
    Signing,
    Undrafted,
    number,
)
from consultant.ports import Catalogue, Clock, Composer, Nudge, Postman
from consultant.privacy.vault import Vault
from consultant.review.canned import CannedText, left_open
from consultant.review.promise import Promise
from consultant.review.sign_off import SignOff
from consultant.steps.asking import question, undraftable
from consultant.steps.reading import MailReader
from consultant.steps.rechecking import outdated
from consultant.steps.replying import Correspondence
from consultant.steps.serving import Products
from consultant.store.database import Database

log = structlog.get_logger(__name__)

RECORD_AGAIN_SECONDS = (1, 2, 4, 8, 15)
"""Pauses while the database is away; together less than a send may last before it counts as cut off."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how often: leases, retries, batch sizes (from the settings)."""

    claim: timedelta
    grace: timedelta
    attempts: int
    batch: int
    sweep_limit: int
    retry: timedelta
    longest_retry: timedelta
    give_up: timedelta
    sending_lost: timedelta
    desk_lease: timedelta
    undo: timedelta = timedelta(0)
    """How long an approved reply waits before it is sent, so that it can be taken back."""


@dataclass(frozen=True, slots=True)
class Service:
    """What the steps work with."""

    database: Database
    vault: Vault
    reader: MailReader
    catalogue: Catalogue
    composer: Composer
    correspondence: Correspondence
    postman: Postman
    nudge: Nudge
    clock: Clock
    pace: Pace
    sign_off: SignOff = field(default=SignOff())
    promise: Promise | None = None
    sleep: Callable[[float], None] = time.sleep
    later: Callable[[timedelta, Callable[[], None]], None] = lambda _after, _work: None
    """Do something after a while, in a process that lasts; forgetting it loses nothing."""
    copied: bool = False
    """Whether what was sent is filed in a Sent folder too (`consultant.upkeep`)."""
    audit_key: bytes = field(default=b"", repr=False)
    web_url: str = ""
    unsubscribing: Unsubscribing = field(default=Unsubscribing(b"", ""))
    canned: tuple[CannedText, ...] = ()
    products: Products | None = None
    """What answers mails whose subject names a product (`consultant.serving`)."""


# -- keep: poller -------------------------------------------------------------------------------------------------


def keep(service: Service, arrivals: Sequence[Arrival]) -> list[int]:
    """Store raw bytes and identity in one transaction. Only when this returns may the mailbox be touched."""
    sealed = [_seal(service.vault, arrival) for arrival in arrivals]
    ids = service.database.arrivals.keep(sealed, nudge_at=service.clock() + service.pace.grace)
    for batch in _batches(ids, service.pace.batch):
        service.nudge.receive(batch)
    if ids:
        log.info("mail stored", mails=len(ids), first=ids[0])
    return ids


def _seal(vault: Vault, arrival: Arrival) -> SealedArrival:
    return SealedArrival(
        mailbox=arrival.mailbox,
        uidvalidity=arrival.uidvalidity,
        uid=arrival.uid,
        arrived_at=arrival.arrived_at,
        sealed=vault.seal(arrival.raw),
        raw_digest=sha256(arrival.raw).hexdigest(),
        oversize=arrival.oversize,
    )


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
        _require_facts(service, _as_first(decision, signing))
    if ruling.to in (Stage.APPROVED, Stage.SECOND_SIGN_OFF):
        _require_whole(service, _as_first(decision, signing))
    approved = _approved(service, decision, signing, now) if ruling.to is Stage.APPROVED else None
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


def _require_facts(service: Service, decision: Decision) -> None:
    """Look up again what the draft states, before it is signed."""
    if in_own_words(decision.verdict, decision.reason):
        return
    why = outdated(service.database.consultations.stated(decision.consultation), service.composer)
    if why:
        now, id = service.clock(), decision.consultation
        service.database.decisions.reconsider(decision, why, now, now + service.pace.grace)
        service.nudge.consult([id])
        log.info("facts changed before approval", consultation=number(id), changes=len(why))
        raise FactsChanged(
            f"{number(id)} is drafted again, because the catalogue has changed: {'; '.join(why)}. Review the new draft."
        )


def _require_whole(service: Service, decision: Decision) -> None:
    """No reply leaves with a placeholder in it. Raises InputError."""
    words = decision.reason if in_own_words(decision.verdict, decision.reason) else _text(service, decision)
    if gap := left_open(words):
        raise InputError(f"The reply still holds {gap}. Fill it in or take it out.")


def _approved(service: Service, decision: Decision, signing: Signing, now: datetime) -> Approved:
    """The reply as it will be sent; with two signatures, in the name and the words of the first."""
    thread = service.database.consultations.thread(decision.consultation)
    return service.correspondence.reply(
        thread,
        _text(service, decision),
        _as_first(decision, signing),
        _signer(service, decision, signing),
        now,
    )


def _as_first(decision: Decision, signing: Signing) -> Decision:
    first = signing.first
    same = first and first.verdict is decision.verdict and not decision.reason.strip()
    return replace(decision, reason=first.reason) if first and same else decision


def _signer(service: Service, decision: Decision, signing: Signing) -> Account | None:
    accounts, first = service.database.accounts, signing.first
    same = first and first.verdict is decision.verdict and decision.text in (None, signing.text)
    return (accounts.named(first.reviewer) if first and same else None) or accounts.named(decision.reviewer)


def undo(service: Service, consultation: int, who: str) -> None:
    """Take a reply back that nobody has begun to send. Raises NotFound, IllegalMove."""
    service.database.decisions.undo(consultation, who, service.clock(), service.pace.desk_lease)


def preview(service: Service, decision: Decision) -> tuple[str, str]:
    """Text and HTML part of the reply as this decision would send it. Raises NotFound, NotAllowed, InputError."""
    thread = service.database.consultations.thread(decision.consultation)
    signing = service.database.decisions.signing(decision.consultation, decision.reviewer, 0)
    signer = _signer(service, decision, signing)
    if signer is None:
        raise NotAllowed(f"{decision.reviewer} has no account.")
    words = _as_first(decision, signing)
    parts = service.correspondence.preview(thread, _text(service, decision), words, signer)
    return parts.text, parts.html


def _text(service: Service, decision: Decision) -> str:
    """The text as the reviewer left it, else the current draft's."""
    return (
        service.database.consultations.text(decision.consultation) if decision.text is None else decision.text
    )


def close(service: Service, consultation: int, version: int | None, who: str, reason: str) -> None:
    """Close without an answer. Raises NotFound, StaleVersion, NotAllowed, IllegalMove."""
    service.database.consultations.close(consultation, version, who, reason, service.clock())


def readdress(service: Service, consultation: int, version: int, address: str, who: str) -> None:
    """Give an undeliverable answer another address; it leaves once it is approved again.

    Raises InputError, NotFound, StaleVersion, NotAllowed, IllegalMove.
    """
    address = address.strip().lower()
    if not mailable(address):
        raise InputError(f"{address!r} is not an address that one person can be written to.")
    service.database.consultations.readdress(consultation, version, address, who, service.clock())


def merge(service: Service, into: int, others: Sequence[int], who: str) -> None:
    """Answer questions of one asker together. Raises NotFound, InputError, IllegalMove."""
    now = service.clock()
    service.database.gathering.merge(into, others, who, now, now + service.pace.grace)
    service.nudge.consult([into])


def split(service: Service, consultation: int, mails: Sequence[int], who: str) -> int:
    """Make a consultation of its own of some mails; its id. Raises NotFound, InputError, IllegalMove."""
    now = service.clock()
    new = service.database.gathering.split(consultation, mails, who, now, now + service.pace.grace)
    service.nudge.consult([consultation, new])
    return new


def adopt(service: Service, consultation: int, who: str) -> int:
    """Accept a held mail as a question; the consultation it is drafted in. Raises NotFound, IllegalMove."""
    now = service.clock()
    drafted = service.database.gathering.adopt(consultation, who, now, now + service.pace.grace)
    service.nudge.consult([drafted])
    return drafted


def resolve(service: Service, reply: int, *, arrived: bool, who: str) -> None:
    """Settle a delivery in doubt: it arrived, or the same mail is sent again. Raises NotFound."""
    service.database.outbox.resolve(reply, arrived=arrived, who=who, now=service.clock())
    if not arrived:
        service.nudge.dispatch([reply])


def replay(service: Service, message: int, who: str) -> None:
    """Let a mail that was set aside be read again. Raises NotFound."""
    if not service.database.arrivals.replay(message, service.clock(), who):
        raise NotFound(f"Mail {message} is not set aside.")
    service.nudge.receive([message])


def discard(service: Service, message: int, who: str, reason: str) -> None:
    """Never answer a mail that was set aside; it stays stored. Raises NotFound."""
    if not service.database.arrivals.discard(message, service.clock(), who, reason):
        raise NotFound(f"Mail {message} is not set aside.")


# -- dispatch: worker -----------------------------------------------------------------------------------------------


def dispatch(service: Service, reply_ids: Sequence[int]) -> None:
    """Hand queued replies over. `sending` is committed before the connection is opened."""
    for id in reply_ids:
        claimed = None if _withdrawn(service, id) else service.database.outbox.claim(id, service.clock())
        if claimed is not None:
            outcome = _send(service, claimed)
            log.info(
                "send attempt",
                consultation=number(claimed.consultation),
                reply=id,
                result=outcome.result.value,
                attempt=claimed.attempts,
            )
            now = service.clock()
            _record(service, _delivery(claimed, outcome, now, service.pace), now)


def _withdrawn(service: Service, id: int) -> bool:
    """Look up again what a reply states before its first attempt; one that no longer holds goes back to the queue.

    Two workers may both look; the reply is taken back once, and never once an attempt was begun.
    """
    now = service.clock()
    why = outdated(service.database.outbox.untried(id, now), service.composer)
    if not why:
        return False
    consultation = service.database.outbox.withdraw(id, why, now, now + service.pace.grace)
    if consultation is not None:
        log.info(
            "facts changed before sending", consultation=number(consultation), reply=id, changes=len(why)
        )
        service.nudge.consult([consultation])
    return True


def _send(service: Service, claimed: ClaimedReply) -> SendOutcome:
    """What stops an attempt from the inside (a time limit, a fault of ours) leaves open how far it came."""
    mail = OutgoingMail(claimed.envelope_sender, claimed.recipient, claimed.content)
    try:
        return service.postman.send(mail)
    except Exception as error:
        log.exception("sending stopped", reply=claimed.id)
        return SendOutcome(SendResult.UNKNOWN, f"sending stopped ({type(error).__name__})")


def _record(service: Service, delivery: Delivery, now: datetime) -> None:
    """Write the outcome down, also where the database is away for a moment: unwritten it would be `unknown` for a person."""
    for seconds in RECORD_AGAIN_SECONDS:
        try:
            return service.database.outbox.record(delivery, now, copied=service.copied)
        except TransientError:
            log.warning("outcome not written down yet", reply=delivery.reply, state=delivery.state.value)
            service.sleep(seconds)
    return service.database.outbox.record(delivery, now, copied=service.copied)


def _delivery(claimed: ClaimedReply, outcome: SendOutcome, now: datetime, pace: Pace) -> Delivery:
    match outcome.result:
        case SendResult.ACCEPTED:
            return Delivery(claimed.id, ReplyState.SENT, outcome.response)
        case SendResult.REFUSED:
            return Delivery(claimed.id, ReplyState.REFUSED, outcome.response)
        case SendResult.UNKNOWN:
            return Delivery(claimed.id, ReplyState.UNKNOWN, outcome.response)
        case SendResult.TRY_LATER if now - claimed.approved_at > pace.give_up:
            return Delivery(claimed.id, ReplyState.REFUSED, f"given up: {outcome.response}")
        case SendResult.TRY_LATER:
            retry_at = now + pause(claimed.id, claimed.attempts, pace)
            return Delivery(claimed.id, ReplyState.QUEUED, outcome.response, retry_at=retry_at)


def pause(reply: int, attempts: int, pace: Pace) -> timedelta:
    """Doubling, and shortened by up to a third by reply and attempt: what failed together does not come back together."""
    doubled: timedelta = min(pace.retry * 2 ** min(attempts - 1, 16), pace.longest_retry)
    return doubled * Random(f"{reply}.{attempts}").uniform(2 / 3, 1)


# -- sweep: beat ----------------------------------------------------------------------------------------------------


def sweep(service: Service) -> None:
    """Nudge every row that still waits; mark sends that were cut off. A lost broker or worker costs only time."""
    now, pace, database = service.clock(), service.pace, service.database
    rows = _room(pace, service.nudge.pending_work())
    waiting = database.arrivals.overdue(now, pace.grace, rows)
    for batch in (*_batches(waiting.fresh, pace.batch), *_batches(waiting.tried, 1)):
        service.nudge.receive(batch)
    undrafted = database.consultations.overdue(now, pace.grace, rows)
    for batch in (*_batches(undrafted.fresh, pace.batch), *_batches(undrafted.tried, 1)):
        service.nudge.consult(batch)
    for id in database.outbox.cut_off(now, pace.sending_lost):
        log.error("delivery unknown, a person must look", reply=id)
    due = database.outbox.overdue(now, pace.grace, _room(pace, service.nudge.pending_replies()))
    for batch in _batches(due, 1):
        service.nudge.dispatch(batch)


def _room(pace: Pace, pending: int) -> int:
    """How many rows to nudge again: all while the workers have run dry, else the oldest alone.

    A long backlog is in the broker already; nudged again every grace period, it grew faster than it was worked off.
    """
    return pace.sweep_limit if pending < pace.batch else 1


def _batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
