"""What a person may ask about themselves: a copy of everything that is kept, and that it is erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant import bootstrap, rights
from consultant.errors import NotAllowed
from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.model.reading import number
from consultant.settings import PROJECT
from consultant.tending import retention
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Person, TheFront
from consultant.web.mailing import mail_link
from consultant.web.pages import page
from consultant.web.words import jsonable

router = APIRouter(route_class=GuardedRoute)

MINUTES = 15
"""How long the link of a deletion works; it belongs to the account and is worth nothing when that is gone."""
REASON = "asked for on the account's page and confirmed by mail"
GONE = "This link has expired, was used, or belongs to another account. Ask for a new one on your account's page."


@router.get("/account/rights")
def ask(request: Request, front: TheFront, me: Person) -> Response:
    """What is kept, for how long, and the two buttons."""
    return _show(request, front, me)


@router.get("/account/export")
def export(front: TheFront, me: Person) -> Response:
    """Everything kept about who asks, as a file."""
    told = rights.export(front.service, me.email, me.email)
    headers = {"content-disposition": 'attachment; filename="consultant-account.json"'}
    return JSONResponse(jsonable(told), headers=headers)


@router.post("/account/deletion")
def begin(request: Request, front: TheFront, me: Person) -> Response:
    """Mail the link that confirms it: an open browser alone must not be enough."""
    _require_asker(me)
    if front.links_per_address.allows(f"deletion {me.email}", front.clock()):
        link = f"{front.web_url}/account/deletion/{_links(front).dumps(me.id)}"
        mail = front.service.correspondence.automatic(
            "deletion", me.email, front.clock(), name=me.name, link=link, minutes=str(MINUTES)
        )
        mail_link(front, mail, front.clock() + timedelta(minutes=MINUTES))
    return _show(request, front, me, mailed=True)


@router.get("/account/deletion/{token}")
def open_link(request: Request, front: TheFront, me: Person, token: str) -> Response:
    """Only a button: programs that open every link of a mail must not delete anything."""
    _require_own(front, me, token)
    return page(request, "account_deletion.html", link=token)


@router.post("/account/deletion/confirm")
def confirm(
    request: Request, front: TheFront, me: Person, token: Annotated[str, Form(max_length=200)]
) -> Response:
    """Erase everything; what is on its way is sent first, and erasing it is asked for again then."""
    _require_own(front, me, token)
    done = rights.erase(front.service, me.email, f"account {me.id}", REASON)
    if done.left:
        return _show(request, front, me, left=", ".join(map(number, done.left)))
    request.state.visit = None
    response = page(request, "account_deleted.html", erased=len(done.consultations))
    front.cookies.forget(response)
    return response


def _require_asker(me: Account) -> None:
    if me.role is not Role.ASKER:
        raise NotAllowed("Your name stands under answers that were sent. An admin closes the account.")


def _require_own(front: Front, me: Account, token: str) -> None:
    """Raises NotAllowed."""
    _require_asker(me)
    try:
        if _links(front).loads(token, max_age=MINUTES * 60) == me.id:
            return
    except BadData:
        pass
    raise NotAllowed(GONE)


def _links(front: Front) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(front.reader_key, salt="deletion")


def _show(request: Request, front: Front, me: Account, *, mailed: bool = False, left: str = "") -> Response:
    kept = retention(bootstrap.policy_table(PROJECT))
    return page(
        request,
        "account_rights.html",
        mailed=mailed,
        left=left,
        minutes=MINUTES,
        consult_address=front.consult_address,
        deletable=me.role is Role.ASKER,
        originals=kept.originals,
        consultations=kept.consultations,
    )
