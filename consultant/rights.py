"""What a person may ask of us, and who may look behind the mask: access, erasure, the original of a mail. All audited."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from typing import Any

from consultant.errors import InputError, NotFound
from consultant.intake.parsing import parse
from consultant.model.audit import AuditFilter
from consultant.model.desk import ConsultationView
from consultant.model.reading import number
from consultant.service import Service

LONGEST_AUDIT = 100_000
REASON = "Say why: the reason is kept in the audit."


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: the consultations emptied, and those left because a reply is being sent."""

    consultations: tuple[int, ...]
    left: tuple[int, ...]


def original(service: Service, consultation: int, message: int, who: str, reason: str) -> str:
    """A mail as it was written, identifiers and all; the look is written down before it happens.

    Raises:
        InputError: no reason. NotFound: no such mail, or its original was erased. PermanentError: no key opens it.
    """
    if not reason.strip():
        raise InputError(REASON)
    sealed = service.database.desk.sealed(consultation, message)
    service.database.audit.note(
        who, "opened the original", consultation, service.clock(), message=message, reason=reason.strip()
    )
    mail = parse(service.vault.open(sealed))
    sender = f"{mail.sender.name} <{mail.sender.email}>" if mail.sender else "(no sender)"
    return f"From: {sender}\nSubject: {mail.subject}\n\n{mail.text}"


def export(service: Service, email: str, who: str) -> dict[str, Any]:
    """Everything kept about one person, for them to have. Raises NotFound when there is nothing."""
    database, now = service.database, service.clock()
    ids, account, mails = _kept(service, email)
    database.audit.note(who, "exported", None, now, consultations=ids)
    return {
        "asker": email,
        "exported_at": now,
        "account": account,
        "consultations": [_consultation(service, id) for id in ids],
        "other_mails": mails,
    }


def _kept(service: Service, email: str) -> tuple[list[int], dict[str, Any], list[dict[str, Any]]]:
    """Consultations, account and other mails of an address. Raises NotFound when there is none of them."""
    database = service.database
    found = (
        database.desk.asked_by(email),
        database.belongings.of(email),
        database.belongings.loose_mails(email),
    )
    if not any(found):
        raise NotFound(f"Nothing is kept about {email}.")
    return found


def _consultation(service: Service, id: int) -> dict[str, Any]:
    view, database = service.database.desk.consultation(id), service.database
    return {
        "number": number(id),
        "stage": view.row.stage,
        "asker_name": view.row.asker_name,
        "subject": view.row.subject,
        "opened_at": view.row.opened_at,
        "messages": [_message(view, place) for place in range(len(view.messages))],
        "replies": [
            {"state": mail.state, "sent_at": mail.sent_at, "text": _text(mail.content)}
            for mail in database.desk.mails(id)
        ],
        "audit": [asdict(line) for line in database.audit.lines(AuditFilter(consultation=id), LONGEST_AUDIT)],
    }


def _message(view: ConsultationView, place: int) -> dict[str, Any]:
    message = view.messages[place]
    names = ("arrived_at", "sender", "subject", "text", "attachments", "identifiers_found")
    return {name: getattr(message, name) for name in names}


def _text(content: bytes) -> str:
    body = message_from_bytes(content, policy=policy.default).get_body(("plain",))
    return str(body.get_content()) if body else ""


def erase(service: Service, email: str, who: str, reason: str) -> Erased:
    """Empty everything of one asker, and their account. Raises InputError without a reason; NotFound when there is nothing."""
    if not reason.strip():
        raise InputError(REASON)
    _kept(service, email)
    done, left = service.database.erasure.asker(email, who, reason.strip(), service.clock())
    return Erased(tuple(done), tuple(left))
