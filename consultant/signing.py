"""What a signature needs: the facts looked up again, the reply whole, the words of the one who signed first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from consultant.errors import FactsChanged, InputError, NotAllowed
from consultant.model.consultation import in_own_words
from consultant.model.desk import Account
from consultant.model.reading import Approved, Decision, Signing, number
from consultant.review.canned import left_open
from consultant.service import Service
from consultant.steps.rechecking import outdated

log = structlog.get_logger(__name__)


def require_facts(service: Service, decision: Decision) -> None:
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


def require_whole(service: Service, decision: Decision) -> None:
    """No reply leaves with a placeholder in it. Raises InputError."""
    words = decision.reason if in_own_words(decision.verdict, decision.reason) else _text(service, decision)
    if gap := left_open(words):
        raise InputError(f"The reply still holds {gap}. Fill it in or take it out.")


def approved_reply(service: Service, decision: Decision, signing: Signing, now: datetime) -> Approved:
    """The reply as it will be sent; with two signatures, in the name and the words of the first."""
    thread = service.database.consultations.thread(decision.consultation)
    return service.correspondence.reply(
        thread,
        _text(service, decision),
        as_first(decision, signing),
        _signer(service, decision, signing),
        now,
    )


def as_first(decision: Decision, signing: Signing) -> Decision:
    """The decision with the reason of who signed first, where the second gives none."""
    first = signing.first
    same = first and first.verdict is decision.verdict and not decision.reason.strip()
    return replace(decision, reason=first.reason) if first and same else decision


def _signer(service: Service, decision: Decision, signing: Signing) -> Account | None:
    accounts, first = service.database.accounts, signing.first
    same = first and first.verdict is decision.verdict and decision.text in (None, signing.text)
    return (accounts.named(first.reviewer) if first and same else None) or accounts.named(decision.reviewer)


def preview(service: Service, decision: Decision) -> tuple[str, str]:
    """Text and HTML part of the reply as this decision would send it. Raises NotFound, NotAllowed, InputError."""
    thread = service.database.consultations.thread(decision.consultation)
    signing = service.database.decisions.signing(decision.consultation, decision.reviewer, 0)
    signer = _signer(service, decision, signing)
    if signer is None:
        raise NotAllowed(f"{decision.reviewer} has no account.")
    words = as_first(decision, signing)
    parts = service.correspondence.preview(thread, _text(service, decision), words, signer)
    return parts.text, parts.html


def _text(service: Service, decision: Decision) -> str:
    """The text as the reviewer left it, else the current draft's."""
    return (
        service.database.consultations.text(decision.consultation) if decision.text is None else decision.text
    )
