"""Mail that waits for a person: held by a rule, or set aside because it could not be read; and what was discarded."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from consultant import handling
from consultant.model.consultation import Stage
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page
from consultant.web.shortening import shown

router = APIRouter(route_class=GuardedRoute)

SHOWN = 100
READ = 25
"""Held mails shown whole, oldest first: each is read with everything that belongs to it."""

EACH = 4_000
"""Bytes of a held mail that are shown; the rest stands on the page of its consultation."""


@router.get("/held")
def held(request: Request, front: TheFront) -> Response:
    """Three lists, oldest first; the discarded ones newest first."""
    desk = front.database.desk
    rows = desk.queue([Stage.HELD], READ)
    mails = desk.messages([row.id for row in rows])
    return page(
        request,
        "held.html",
        held=[(row, shown(mails[row.id], EACH)) for row in rows],
        set_aside=desk.set_aside(SHOWN),
        discarded=desk.discarded(SHOWN),
    )


@router.post("/messages/{id}/replay")
def replay(front: TheFront, me: Person, id: Id) -> Response:
    """Let a set-aside mail be read again."""
    handling.replay(front.service, id, me.email)
    return redirect("/held")
