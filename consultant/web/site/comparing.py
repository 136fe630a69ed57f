"""Compare: up to twelve codes in one table, all pairs in both directions and both settings."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.catalogue.comparison import MOST, asked_codes
from consultant.catalogue.comparison import compare as compared
from consultant.model.asked import parse_day
from consultant.model.sources import releases_in
from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.pages import page
from consultant.web.site.gate import OPEN, pass_gate

router = APIRouter(route_class=GuardedRoute)

LONGEST = 300
NO_CODES: list[str] = []


@router.get("/compare")
def compare(
    request: Request,
    front: TheFront,
    codes: Annotated[list[str], Query(max_length=20)] = NO_CODES,
    date_of_service: Annotated[str, Query(alias="date", max_length=20)] = "",
) -> Response:
    """The form, and below it what decides whether the codes go together."""
    on = parse_day(date_of_service) or front.clock().date()
    asked = asked_codes(" ".join(codes)[:LONGEST])
    gate = pass_gate(request, front, f"/compare {' '.join(sorted(asked))}") if asked else OPEN
    made = compared(front.service.catalogue, asked, on) if asked and gate.opened else None
    return page(
        request,
        "site/compare.html",
        codes=" ".join(asked),
        date=date_of_service,
        on=on,
        made=made,
        gate=gate,
        sources=tuple(dict.fromkeys(releases_in(made))),
        most=MOST,
    )
