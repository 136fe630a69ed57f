"""Earlier answers that the catalogue has overtaken. Nobody is written to by themselves: a person decides."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from consultant.web.guard import GuardedRoute, Person, TheFront
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)


@router.get("/answers")
def overtaken(request: Request, front: TheFront, me: Person) -> Response:
    """Newest first, each with what has changed since."""
    earlier = front.database.answers
    return page(request, "answers.html", answers=earlier.flagged(), count=earlier.flag_count())
