"""The addresses below `/api/v1`. Answers carry an ETag; a program that has one already is told so without the body."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant import bootstrap
from consultant.catalogue.comparison import asked_codes, compare
from consultant.catalogue.report import look_up
from consultant.catalogue.search.hits import Wanted, hit_json
from consultant.catalogue.search.paragraph import is_text
from consultant.errors import NotFound
from consultant.model.asked import parse_day, parse_place
from consultant.model.catalogue import Absent, BillingSetting
from consultant.model.codes import CodeSystem
from consultant.model.plain import plain
from consultant.steps.piloting import Circumstances, piloted
from consultant.steps.telling import told
from consultant.web.guard import OpenRoute, TheFront
from consultant.web.programs.keys import KeyHolder
from consultant.web.site.addresses import normal_form

router = APIRouter(route_class=OpenRoute, prefix="/api/v1")

Day = Annotated[
    str, Query(alias="date", max_length=20, description="Date of service, YYYY-MM-DD; default today.")
]


class Asked(BaseModel):
    """POST ask. Identifiers of patients are masked before anything is drafted; nothing is kept."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=4_000)
    earlier: list[str] = Field(default=[], max_length=5)
    date: str = Field(default="", max_length=20)
    setting: BillingSetting = BillingSetting.PRACTITIONER


@router.get("/openapi.json")
def description(request: Request) -> Response:
    """The description of these addresses alone."""
    whole = request.app.openapi()
    paths = {path: item for path, item in whole["paths"].items() if path.startswith("/api/v1/")}
    return JSONResponse({**whole, "paths": paths})


@router.get("/codes/{system}/{code}")
def code(
    request: Request,
    front: TheFront,
    holder: KeyHolder,
    system: CodeSystem,
    code: str,
    day: Day = "",
    at: Annotated[
        str, Query(max_length=20, description="ZIP code or contractor-locality, for amounts.")
    ] = "",
) -> Response:
    """Everything on one code, as `consultant lookup --json` tells it; 404 with the kind of absence."""
    on = parse_day(day) or front.clock().date()
    normal = normal_form(system, code)
    found = look_up(front.service.catalogue, f"{system.value} {normal}", on, parse_place(at))
    if isinstance(found.entry, Absent):
        raise NotFound(
            f"{system.value} {normal} on {on}: {found.entry.kind.value} ({found.entry.code_set.value})."
        )
    return _answer(request, plain(found))


@router.get("/search")
def search(
    request: Request,
    front: TheFront,
    holder: KeyHolder,
    q: Annotated[str, Query(min_length=1, max_length=5_000)],
    system: Annotated[list[CodeSystem] | None, Query()] = None,
    billable: bool = False,
    typing: bool = False,
    day: Day = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 10,
) -> Response:
    """Ranked codes; for a pasted text, candidates for each of its phrases."""
    wanted = Wanted(parse_day(day) or front.clock().date(), frozenset(system or ()), billable, limit)
    if is_text(q):
        phrases = front.search.phrases(q, wanted)
        listed = [
            {"phrase": p.phrase, "span": p.span, "hits": [hit_json(hit) for hit in p.hits]} for p in phrases
        ]
        return _answer(request, {"phrases": listed})
    return _answer(
        request, {"hits": [hit_json(hit) for hit in front.search.search(q, wanted, typing=typing)]}
    )


@router.get("/compare")
def comparison(
    request: Request,
    front: TheFront,
    holder: KeyHolder,
    codes: Annotated[str, Query(min_length=1, max_length=300)],
    day: Day = "",
) -> Response:
    """All pairs of up to twelve codes, both directions and settings."""
    on = parse_day(day) or front.clock().date()
    return _answer(request, plain(compare(front.service.catalogue, asked_codes(codes), on)))


@router.post("/ask")
def ask(front: TheFront, holder: KeyHolder, body: Asked) -> dict[str, Any]:
    """The drafted answer with its findings, as `consultant ask --json` tells it. No consultant has seen it.

    One that is not `sure` is not to be acted on: `consultant` is where a person answers.
    """
    catalogue = front.service.catalogue
    given = Circumstances(front.clock().date(), parse_day(body.date), body.setting)
    asked = piloted(body.question, body.earlier, bootstrap.knows(catalogue), given)
    draft = front.service.composer.draft(asked)
    return {**told(asked, draft), "sure": front.pilot.trusts(draft), "consultant": front.consult_address}


def _answer(request: Request, value: Any) -> Response:
    """The value as JSON, or 304 when the program has it (RFC 9110 section 13.1.2)."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
