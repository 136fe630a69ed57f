"""Codes that a person keeps: saved on the page of a code, with a note and alerts, listed on the account's page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant import watching
from consultant.errors import NotFound
from consultant.model.catalogue import Absent
from consultant.model.codes import CodeSystem
from consultant.web.guard import GuardedRoute, Person, TheFront, redirect
from consultant.web.pages import page
from consultant.web.site.addresses import NAMES, code_address, normal_form

router = APIRouter(route_class=GuardedRoute)

LONGEST_NOTE = 1_000
Note = Annotated[str, Form(max_length=LONGEST_NOTE)]
Code = Annotated[str, Form(max_length=20)]
BACK_TO_LIST = "/account/codes"


@router.get("/account/codes")
def saved(request: Request, front: TheFront, me: Person) -> Response:
    """Everything on the list."""
    return page(request, "account_codes.html", codes=front.database.saved_codes.of(me.id))


@router.post("/account/codes")
def save(
    front: TheFront,
    me: Person,
    system: Annotated[CodeSystem, Form()],
    code: Code,
    note: Note = "",
    alert: Annotated[bool, Form()] = False,
    listed: Annotated[bool, Form()] = False,
) -> Response:
    """Keep a code, or change what is kept with it; back to where that was done. Raises NotFound."""
    normal = normal_form(system, code)
    catalogue, today = front.service.catalogue, front.clock().date()
    if system not in NAMES or isinstance(catalogue.entry(system, normal, today), Absent):
        raise NotFound(f"{system.value} {code} is in no loaded release, so it cannot be saved.")
    found = watching.look_up(front.service, system, normal)
    front.database.saved_codes.save(me.id, found, note.strip(), alert=alert, now=front.clock())
    return redirect(BACK_TO_LIST if listed else f"{code_address(system, normal)}#saved")


@router.post("/account/codes/remove")
def remove(front: TheFront, me: Person, system: Annotated[CodeSystem, Form()], code: Code) -> Response:
    """Take a code off the list."""
    front.database.saved_codes.remove(me.id, system, normal_form(system, code))
    return redirect(BACK_TO_LIST)
