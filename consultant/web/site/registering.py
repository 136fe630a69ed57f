"""Registering is asking for the first one-time link; a guest's question may wait for it and is handed over with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.accounts.signing_in import ADDRESS, Invitation
from consultant.errors import InputError, TooOften
from consultant.model.consultation import Role
from consultant.web.forwarded import client
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.mailing import mail_link
from consultant.web.pages import page
from consultant.web.sign_in_mail import sign_in_mail
from consultant.web.site.asking import EARLIER, LONGEST, NONE

router = APIRouter(route_class=GuardedRoute)


@router.get("/register")
def form(request: Request, to: Annotated[str, Query(max_length=20)] = "") -> Response:
    """What is needed: an address. The link will lead to the place that `to` names."""
    return page(request, "site/register.html", thread=[], to=to)


@router.post("/register")
def register(
    request: Request,
    front: TheFront,
    later: BackgroundTasks,
    email: Annotated[str, Form(max_length=320)],
    name: Annotated[str, Form(max_length=100)] = "",
    thread: Annotated[list[str], Form(max_length=EARLIER)] = NONE,
    to: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Mail a one-time link, making the account first where there is none; the answer is the same in both cases."""
    address = open_address(request, front, email)
    if front.links_per_address.allows(address, front.clock()):
        texts = [text.strip()[:LONGEST] for text in thread if text.strip()]
        later.add_task(invite, front, address, name.strip() or address.partition("@")[0], texts, to)
    return page(request, "site/link_sent.html", email=address, waiting=bool(thread))


def invite(front: Front, address: str, name: str, texts: Sequence[str], to: str = "") -> None:
    """Runs after the answer has gone out, so that its time tells nothing."""
    invitation = enrolled(front, address, name)
    if invitation is None:
        return
    if texts:
        sealed = front.service.vault.seal(json.dumps(list(texts)).encode())
        front.database.pending.keep(invitation.secret, sealed, invitation.expires_at)
    mail_link(front, sign_in_mail(front, invitation, to), invitation.expires_at)


def enrolled(front: Front, address: str, name: str) -> Invitation | None:
    """A one-time link for an address, whose account is made first where there is none; None over the limit."""
    now = front.clock()
    if front.database.accounts.named(address) is None:
        with suppress(InputError):  # another request was faster, or the name cannot be printed
            front.signing_in.enrol(address, name, "", Role.ASKER, now, "registered")
    return front.signing_in.invite(address, now)


def open_address(request: Request, front: Front, email: str) -> str:
    """The address as it is kept, if links are still sent to whoever asks. Raises InputError, TooOften."""
    address = email.strip().lower()
    if not ADDRESS.fullmatch(address):
        raise InputError(f"{email[:100]!r} is not an e-mail address. Write it like ana@example.org.")
    party = client(request)
    if not front.requests_per_client.allows(party, front.clock()):
        raise TooOften("Too many links were asked for from here. Try again in a quarter of an hour.")
    return address
