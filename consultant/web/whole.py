"""A mail or a revision that is too long for the page of its consultation, whole, some of it at a time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.errors import NotFound
from consultant.model.desk import Account, ConsultationView
from consultant.model.reading import number
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront
from consultant.web.pages import page
from consultant.web.shortening import slices

router = APIRouter(route_class=GuardedRoute)

AT_ONCE = 120_000
"""Bytes of text on one page."""
At = Annotated[int, Query(alias="page", ge=1, le=10_000)]


@router.get("/consultations/{id}/messages/{message}")
def mail(request: Request, front: TheFront, me: Person, id: Id, message: Id, at: At = 1) -> Response:
    """The masked copy of a mail."""
    view = _seen(front, me, id)
    found = next((one for one in view.questions if one.id == message), None)
    if found is None:
        raise NotFound(f"{number(id)} has no mail {message}.")
    return _shown(request, id, f"Mail of {found.sender}", found.text, at)


@router.get("/consultations/{id}/revisions/{revision}")
def revision(request: Request, front: TheFront, me: Person, id: Id, revision: Id, at: At = 1) -> Response:
    """The text of a revision."""
    view = _seen(front, me, id)
    found = next((one for one in view.drafts if one.revision == revision), None)
    if found is None:
        raise NotFound(f"{number(id)} has no revision {revision}.")
    return _shown(request, id, f"Revision {revision} by {found.author}", found.text, at)


def _seen(front: Front, me: Account, id: int) -> ConsultationView:
    """The consultation, and in the audit log who saw it."""
    view = front.database.desk.consultation(id)
    front.database.audit.saw(me.email, id, front.clock())
    return view


def _shown(request: Request, id: int, title: str, text: str, at: int) -> Response:
    pages = slices(text, AT_ONCE)
    if at > len(pages):
        raise NotFound(f"It has {len(pages)} pages.")
    return page(request, "whole.html", id=id, title=title, text=pages[at - 1], at=at, last=len(pages))
