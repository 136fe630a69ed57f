"""Compare: up to twelve codes in one table, all pairs in both directions and both settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.catalogue.comparison import MOST, asked_codes
from consultant.catalogue.comparison import compare as compared
from consultant.catalogue.report import readings
from consultant.model.asked import parse_day
from consultant.model.catalogue import Entry
from consultant.model.codes import PROCEDURE_SYSTEMS
from consultant.model.sources import releases_in
from consultant.ports import Catalogue
from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.pages import page
from consultant.web.site.asked import field
from consultant.web.site.gate import OPEN, pass_gate

router = APIRouter(route_class=GuardedRoute)

LONGEST = 300
NO_CODES: list[str] = []


@router.get("/compare")
def compare(
    request: Request,
    front: TheFront,
    codes: Annotated[list[str], Query(max_length=20)] = NO_CODES,
    date_of_service: Annotated[str, Query(alias="date", max_length=100)] = "",
) -> Response:
    """The form, and below it what decides whether the codes go together."""
    day = field(date_of_service.strip(), parse_day)
    wanted = field(" ".join(codes)[:LONGEST], asked_codes)
    on, asked = day.value or front.clock().date(), wanted.value or ()
    counted = _licensed(front.service.catalogue, asked, on)
    gate = pass_gate(request, front, f"/compare {' '.join(sorted(asked))}") if counted else OPEN
    made = compared(front.service.catalogue, asked, on) if asked and gate.opened else None
    return page(
        request,
        "site/compare.html",
        status=max(day.status, wanted.status),
        codes=" ".join(asked) or wanted.typed,
        day=day,
        wanted=wanted,
        on=on,
        made=made,
        gate=gate,
        sources=tuple(dict.fromkeys(releases_in(made))),
        most=MOST,
    )


def _licensed(catalogue: Catalogue, asked: Iterable[str], on: date) -> bool:
    """Whether the comparison shows anything that is counted: what is no code of a procedure costs no page."""
    read = (reading for text in asked for reading in readings(text))
    return any(
        system in PROCEDURE_SYSTEMS and isinstance(catalogue.entry(system, code, on), Entry)
        for system, code in read
    )
