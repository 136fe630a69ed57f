"""Replies that are not known to be delivered."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)


@router.get("/outbox")
def outbox(request: Request, front: TheFront) -> Response:
    """Queued, being sent, in doubt, refused and bounced; delivered ones stand with their consultation."""
    return page(request, "outbox.html", rows=front.database.desk.outbox())
