"""Coming in and going out: one-time links, sessions, and where each role begins."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import structlog
from fastapi import APIRouter, BackgroundTasks, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultant.accounts.openid import Begun
from consultant.accounts.signing_in import SignedIn
from consultant.errors import InputError, NotAllowed, TooOften, TransientError
from consultant.model.consultation import Role
from consultant.web.careers.subscribing import confirm_alert
from consultant.web.destinations import destination
from consultant.web.forwarded import client
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, TheFront, Visit, front_of, redirect
from consultant.web.mailing import mail_link
from consultant.web.pages import page
from consultant.web.sign_in_mail import sign_in_mail
from consultant.web.site.asking import take_question
from consultant.web.site.home import home as public_home

log = structlog.get_logger(__name__)
router = APIRouter(route_class=GuardedRoute)

HOME: dict[Role, str] = {**dict.fromkeys(Role, "/queue"), Role.ASKER: "/mine"}


NO_ACCOUNT = "You are known there, but have no account here. Ask an admin to add your address."


@router.get("/")
def home(request: Request, front: TheFront) -> Response:
    """Each role's first page, and the public one for guests."""
    visit: Visit = request.state.visit
    return redirect(HOME[visit.account.role]) if visit.account else public_home(request, front)


@router.get("/sign-in")
def ask_address(request: Request) -> Response:
    """Where to send the link."""
    return page(request, "sign_in.html", problem="", **front_of(request).ways)


@router.post("/sign-in")
def send_link(
    request: Request, front: TheFront, later: BackgroundTasks, email: Annotated[str, Form(max_length=320)]
) -> Response:
    """Mail a link if the address has an account; the answer, and the time it takes, are the same if not."""
    now, party = front.clock(), client(request)
    if not front.requests_per_client.allows(party, now):
        message = "Too many links were asked for from here. Try again in a quarter of an hour."
        return page(request, "error.html", status=429, title="Too many requests", message=message)
    if front.links_per_address.allows(email.strip().lower(), now):
        later.add_task(invite, front, email)
    return page(request, "sign_in_sent.html", email=email)


def invite(front: Front, email: str) -> None:
    """Runs after the answer has gone out."""
    invitation = None
    with suppress(InputError):  # what the database cannot hold is nobody's address
        invitation = front.signing_in.invite(email, front.clock())
    if invitation is not None:
        mail_link(front, sign_in_mail(front, invitation), invitation.expires_at)


@router.get("/sign-in/oidc")
def go_to_provider(request: Request, front: TheFront) -> Response:
    """Off to the house's own sign-in, if there is one."""
    if front.openid is None:
        return redirect("/sign-in")
    _require_seldom(request, front)
    url, begun = front.openid.begin()
    response = RedirectResponse(url, status_code=303)
    front.cookies.set_begun(response, str(begun))
    return response


@router.get("/sign-in/oidc/callback")
def come_back(request: Request, front: TheFront) -> Response:
    """Back from there: who is vouched for and has an account here comes in."""
    begun = Begun.read(request.cookies.get(front.cookies.begun, ""))
    if front.openid is None or begun is None:
        return redirect("/sign-in")
    _require_seldom(request, front)
    try:
        email = front.openid.finish(begun, str(request.url))
    except (NotAllowed, TransientError) as refused:
        return page(request, "sign_in.html", status=403, problem=str(refused), **front.ways)
    signed_in = front.signing_in.vouched(email, front.clock(), client_of(request))
    if signed_in is None:
        return page(request, "sign_in.html", status=403, problem=NO_ACCOUNT, **front.ways)
    response = _enter(front, signed_in)
    response.delete_cookie(front.cookies.begun, secure=front.cookies.secure)
    return response


def _require_seldom(request: Request, front: Front) -> None:
    """Each step asks the provider something; nobody makes us ask it all day. Raises TooOften."""
    if not front.provider_per_client.allows(client(request), front.clock()):
        raise TooOften("Too many sign-ins were begun from here. Try again in a quarter of an hour.")


@router.get("/sign-in/{secret}")
def open_link(request: Request, secret: str, to: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Only a button: programs that open every link of a mail must not use this one up."""
    response = page(request, "sign_in_link.html", secret=secret, to=to)
    response.headers["referrer-policy"] = "no-referrer"
    return response


@router.post("/sign-in/redeem")
def redeem(
    request: Request,
    front: TheFront,
    secret: Annotated[str, Form(max_length=200)],
    to: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Turn the link into a session, and do what waits for it."""
    signed_in = front.signing_in.redeem(secret, front.clock(), client_of(request))
    if signed_in is None:
        message = "This link was used before, has expired, or was copied incompletely. Ask for a new one."
        return page(request, "sign_in.html", status=410, problem=message, **front.ways)
    handed_over = take_question(front, secret, signed_in.account)
    confirm_alert(front, secret)
    return _enter(front, signed_in, "/ask/handed-over" if handed_over else destination(to))


def _enter(front: Front, signed_in: SignedIn, to: str = "") -> Response:
    """To the page meant, else the first one of the role; or to the second step."""
    person = signed_in.account
    response = redirect("/sign-in/code" if person.second_factor else to or HOME[person.role])
    front.cookies.set_session(response, signed_in.session)
    return response


def client_of(request: Request) -> str:
    """What the browser calls itself."""
    return "".join(filter(str.isprintable, request.headers.get("user-agent", "")))


@router.post("/sign-out")
def sign_out(request: Request, front: TheFront) -> Response:
    """End the session on this side, not only in the browser."""
    visit: Visit = request.state.visit
    front.database.accounts.sign_out(visit.secret, front.clock())
    response = redirect("/sign-in")
    front.cookies.forget(response)
    return response
