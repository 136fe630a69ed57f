"""What a consultant does with a consultation: claim, edit, decide, adopt, close, settle a delivery in doubt."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant import flow, handling, reuse
from consultant.errors import ConsultantError, FactsChanged, IllegalMove, InputError, NotAllowed, StaleVersion
from consultant.model.consultation import Verdict
from consultant.model.desk import Account
from consultant.model.reading import Decision
from consultant.web.consultation import EDITABLE, Text, Written, lines, show
from consultant.web.difference import difference
from consultant.web.front import Front
from consultant.web.guard import LARGEST_ID, GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

Version = Annotated[int, Form(ge=1, le=LARGEST_ID)]
Reason = Annotated[str, Form(max_length=2_000)]
Mailbox = Annotated[str, Form(max_length=320)]
"""Longer than any address that mail reaches (RFC 5321 section 4.5.3.1)."""
REASONED = frozenset({Verdict.DECLINE, Verdict.RETURN})


@router.post("/consultations/{id}/claim")
def claim(
    request: Request, front: TheFront, me: Person, id: Id, take_over: Annotated[bool, Form()] = False
) -> Response:
    """Reserve it for a while; from somebody else only when that was said."""
    lease = front.service.pace.desk_lease
    try:
        front.database.consultations.claim(id, me.email, front.clock(), lease, take_over=take_over)
    except NotAllowed as refused:
        return _refused(request, front, me, id, refused)
    return redirect(f"/consultations/{id}")


@router.post("/consultations/{id}/release")
def release(front: TheFront, me: Person, id: Id) -> Response:
    """Give the claim back."""
    front.database.consultations.release(id, me.email, front.clock())
    return redirect(f"/consultations/{id}")


@router.post("/consultations/{id}/revisions")
def save(request: Request, front: TheFront, me: Person, id: Id, version: Version, text: Text) -> Response:
    """Keep the edited text as the next revision; an unchanged one makes none."""
    try:
        save_revision(front, me, id, version, lines(text))
    except StaleVersion as stale:
        return conflict(request, front, id, lines(text), str(stale))
    except (NotAllowed, InputError) as refused:
        return _refused(request, front, me, id, refused, Written(lines(text), version))
    return redirect(f"/consultations/{id}")


def save_revision(front: Front, me: Account, id: Id, version: int, text: str) -> int:
    """The consultation's version afterwards."""
    if not text.strip():
        raise InputError("The reply is empty. Write the answer before it is saved.")
    consultations = front.database.consultations
    if consultations.text(id) == text:
        return version
    return consultations.edit(id, version, text, me.email, front.clock())


@router.post("/consultations/{id}/decisions")
def decide(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    version: Version,
    verdict: Annotated[Verdict, Form()],
    written: Annotated[Written, Depends()],
) -> Response:
    """Sign a verdict on what stands in the form."""
    text, reason = lines(written.text), written.reason(verdict)
    try:
        flow.decide(front.service, decision(me, id, version, verdict, text, reason))
    except StaleVersion as stale:
        changed = isinstance(stale, FactsChanged)
        return conflict(request, front, id, text, str(stale), facts_changed=changed)
    except (NotAllowed, InputError, IllegalMove) as refused:
        return _refused(request, front, me, id, refused, written)
    return redirect(f"/queue?decided={id}")


def decision(me: Account, id: Id, version: int, verdict: Verdict, text: str | None, reason: str) -> Decision:
    """A decision as the flow takes it.

    Raises:
        InputError: declining and returning need a reason.
    """
    if verdict in REASONED and not reason.strip():
        raise InputError(f"Say why: {verdict.value} needs a reason.")
    said = bool(reason.strip())
    edited = None if said and not (text or "").strip() else text
    return Decision(id, version, verdict, me.email, edited, reason.strip())


@router.post("/consultations/{id}/undo")
def undo(request: Request, front: TheFront, me: Person, id: Id) -> Response:
    """Take a reply back before it is sent."""
    try:
        handling.undo(front.service, id, me.email)
    except IllegalMove as late:
        return _refused(request, front, me, id, late)
    return redirect(f"/consultations/{id}")


@router.post("/consultations/{id}/reuse")
def take_over(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    version: Version,
    answer: Annotated[int, Form(ge=1, le=LARGEST_ID)],
) -> Response:
    """Make an earlier answer the next revision of the draft."""
    try:
        reuse.take_over(front.service, id, version, answer, me.email)
    except StaleVersion as stale:
        return conflict(request, front, id, "", str(stale))
    except (NotAllowed, InputError, IllegalMove) as refused:
        return _refused(request, front, me, id, refused)
    return redirect(f"/consultations/{id}")


@router.post("/consultations/{id}/adopt")
def adopt(front: TheFront, me: Person, id: Id) -> Response:
    """Accept a held mail as a question."""
    return redirect(f"/consultations/{handling.adopt(front.service, id, me.email)}")


@router.post("/consultations/{id}/close")
def close(
    request: Request, front: TheFront, me: Person, id: Id, version: Version, reason: Reason = ""
) -> Response:
    """Close without an answer."""
    try:
        handling.close(front.service, id, version, me.email, reason.strip())
    except (StaleVersion, NotAllowed, IllegalMove) as refused:
        return _refused(request, front, me, id, refused)
    return redirect(f"/consultations/{id}")


@router.post("/consultations/{id}/readdress")
def readdress(
    request: Request, front: TheFront, me: Person, id: Id, version: Version, address: Mailbox
) -> Response:
    """Answer an undeliverable consultation at another address; it leaves once it is approved again."""
    try:
        handling.readdress(front.service, id, version, address, me.email)
    except (StaleVersion, NotAllowed, InputError, IllegalMove) as refused:
        return _refused(request, front, me, id, refused)
    return redirect(f"/consultations/{id}")


@router.post("/replies/{id}/resolve")
def resolve(
    front: TheFront,
    me: Person,
    id: Id,
    consultation: Annotated[int, Form()],
    arrived: Annotated[bool, Form()],
) -> Response:
    """A person has found out whether a send in doubt arrived."""
    handling.resolve(front.service, id, arrived=arrived, who=me.email)
    return redirect(f"/consultations/{consultation}")


def conflict(
    request: Request, front: Front, id: Id, mine: str, why: str, *, facts_changed: bool = False
) -> Response:
    """Somebody else was faster, or the catalogue has changed: both texts, and the choice which one goes on."""
    view = front.database.desk.consultation(id)
    current = view.drafts[0].text if view.drafts else ""
    changes = difference(current, mine) if mine else ()
    values = {"view": view, "mine": mine, "current": current, "changes": changes, "why": why}
    values |= {"editable": view.row.stage in EDITABLE, "facts_changed": facts_changed}
    return page(request, "conflict.html", status=409, **values)


def _refused(
    request: Request,
    front: Front,
    me: Account,
    id: Id,
    refused: ConsultantError,
    written: Written | None = None,
) -> Response:
    """The page again, with what was refused and why; nothing written is lost.

    The form keeps the version that its writer saw: what others saved meanwhile is not overwritten from it.
    """
    view = front.database.desk.consultation(id)
    if written and written.text and view.row.stage not in EDITABLE:
        return conflict(request, front, id, written.text, str(refused))
    status = 422 if isinstance(refused, InputError) else 409
    return show(request, front, me, view, status=status, problem=str(refused), written=written)
