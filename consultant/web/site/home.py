"""The first page of a guest: what this is, and the ways to ask."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from consultant.web.front import Front
from consultant.web.pages import page
from consultant.web.site.standing import SET_OF


def home(request: Request, front: Front) -> Response:
    """Search, compare, ask, or mail; and what is loaded, in figures."""
    catalogue, today = front.service.catalogue, front.clock().date()
    in_force = {system: catalogue.release(code_set, today) for system, code_set in SET_OF.items()}
    loaded = [(system, release) for system, release in in_force.items() if release]
    return page(request, "site/home.html", loaded=loaded, consult_address=front.consult_address)
