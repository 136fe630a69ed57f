"""The audit on the page, what is kept about one asker, and the original behind the mask."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant import rights
from consultant.errors import ConsultantError, InputError, NotFound
from consultant.model.audit import AuditFilter
from consultant.model.reading import number
from consultant.web.guard import LARGEST_ID, GuardedRoute, Id, Person, TheFront
from consultant.web.pages import page
from consultant.web.words import jsonable

router = APIRouter(route_class=GuardedRoute)

PAGE_LENGTH = 100
Address = Annotated[str, Form(max_length=320)]
Why = Annotated[str, Form(max_length=2_000)]


@router.get("/audit")
def audit(
    request: Request,
    front: TheFront,
    actor: str = "",
    action: str = "",
    consultation: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> Response:
    """Newest first."""
    return _show(request, front, AuditFilter(actor.strip().lower(), action.strip(), consultation), at)


@router.post("/audit/verification")
def verify(request: Request, front: TheFront) -> Response:
    """Compute every seal again."""
    front.database.audit.seal(front.service.audit_key)
    return _show(request, front, checked=True)


@router.post("/audit/exports")
def export(request: Request, front: TheFront, me: Person, email: Address) -> Response:
    """Everything kept about one asker, as a file."""
    try:
        told = rights.export(front.service, email.strip(), me.email)
    except NotFound as none:
        return _show(request, front, problem=str(none), status=404)
    name = f"asker-{len(told['consultations'])}-consultations.json"
    return JSONResponse(jsonable(told), headers={"content-disposition": f'attachment; filename="{name}"'})


@router.post("/audit/erasures")
def erase(request: Request, front: TheFront, me: Person, email: Address, reason: Why = "") -> Response:
    """Empty everything of one asker; the chain of the audit still holds."""
    try:
        done = rights.erase(front.service, email.strip(), me.email, reason)
    except (InputError, NotFound) as refused:
        return _show(request, front, problem=str(refused), status=422)
    told = f"{len(done.consultations)} consultations were erased."
    if done.left:
        told += f" Left, because a reply is being sent: {', '.join(map(number, done.left))}. Try again later."
    return _show(request, front, told=told)


@router.post("/consultations/{id}/messages/{message}/original")
def original(
    request: Request, front: TheFront, me: Person, id: Id, message: Id, reason: Why = ""
) -> Response:
    """A mail with its identifiers, for this once; the reason is written down first."""
    try:
        text = rights.original(front.service, id, message, me.email, reason)
    except ConsultantError as refused:
        status = 422 if isinstance(refused, InputError) else 404
        return page(request, "error.html", status=status, title="Not opened", message=str(refused))
    return page(request, "original.html", id=id, text=text)


def _show(
    request: Request,
    front: TheFront,
    wanted: AuditFilter | None = None,
    at: int = 1,
    *,
    status: int = 200,
    problem: str = "",
    told: str = "",
    checked: bool = False,
) -> Response:
    log, wanted = front.database.audit, wanted or AuditFilter()
    lines = log.lines(wanted, PAGE_LENGTH + 1, (at - 1) * PAGE_LENGTH)
    return page(
        request,
        "audit.html",
        status=status,
        lines=lines[:PAGE_LENGTH],
        more=len(lines) > PAGE_LENGTH,
        at=at,
        wanted=wanted,
        head=log.head(),
        verification=log.verify(front.service.audit_key) if checked else None,
        problem=problem,
        told=told,
    )
