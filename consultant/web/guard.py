"""Lets a request through to its page: session, role, form token. Every route is a `GuardedRoute`."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Path
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultant.accounts.tokens import form_token, genuine, new_secret
from consultant.errors import NotAllowed, NotFound
from consultant.model.consultation import Role
from consultant.model.desk import Account
from consultant.web.front import Front
from consultant.web.rules import PUBLIC, Rule, rule

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
SAFE = frozenset({"GET", "HEAD"})
LARGEST_ID = 2**31 - 1
TOKEN_FIELD = "form_token"
TOKEN_HEADER = "X-Form-Token"


class SignInFirst(Exception):
    """Nobody is signed in."""


class ForgedForm(Exception):
    """A form without the token of the session it was sent with, or sent from another site."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's person and the secret that its forms are bound to."""

    account: Account | None
    secret: str
    new: bool
    """The secret was made for this request: the response has to set the cookie."""

    @property
    def form_token(self) -> str:
        return form_token(self.secret)


class GuardedRoute(APIRoute):
    """A route that is opened by the table of rules only."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        self.rules: dict[str, Rule] = {method: rule(method, path) for method in self.methods or ()}

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            front: Front = request.app.state.front
            visit = await _visit(request, front)
            request.state.visit = visit
            admit(visit, self.rules[request.method])
            if request.method not in SAFE:
                await require_genuine_form(request, visit)
            response = await handle(request)
            if visit.new and response.headers.get("content-type", "").startswith("text/html"):
                front.cookies.set_visit(response, visit.secret)
            return response

        return guarded


class OpenRoute(GuardedRoute):
    """A public route for programs: it looks at no session and changes nothing, so a POST needs no form token."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        assert all(rule is PUBLIC for rule in self.rules.values()), f"{path} is not public"

    def get_route_handler(self) -> Handler:
        return APIRoute.get_route_handler(self)


async def _visit(request: Request, front: Front) -> Visit:
    """Who comes: by the session cookie, else a visitor with a cookie that only binds forms."""
    session = request.cookies.get(front.cookies.session)
    if not session:  # a guest costs no look at the database, so no thread either
        return _visitor(request, front)
    account = await run_in_threadpool(front.database.accounts.signed_in, session, front.clock())
    return Visit(account, session, new=False) if account else _visitor(request, front)


def _visitor(request: Request, front: Front) -> Visit:
    visitor = request.cookies.get(front.cookies.visitor, "")
    return Visit(None, visitor or new_secret(), new=not visitor)


def admit(visit: Visit, allowed: Rule) -> None:
    """Raises SignInFirst; NotAllowed for a role that may not; NotFound where an asker must not learn what exists."""
    if allowed is PUBLIC:
        return
    if visit.account is None:
        raise SignInFirst
    if visit.account.role in allowed:
        return
    if visit.account.role is Role.ASKER:
        raise NotFound("There is no such page.")
    raise NotAllowed(f"Your role ({visit.account.role.value}) does not open this page.")


async def require_genuine_form(request: Request, visit: Visit) -> None:
    """Refuse a POST that did not come from a page of ours. Raises ForgedForm."""
    if request.headers.get("origin") not in (None, "null") and not from_here(request):
        raise ForgedForm
    token = request.headers.get(TOKEN_HEADER) or str((await request.form()).get(TOKEN_FIELD, ""))
    if not genuine(token, visit.secret):
        raise ForgedForm


def from_here(request: Request) -> bool:
    """Whether a browser says that a page of ours sent this."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


def front_of(request: Request) -> Front:
    """What the pages work with."""
    front: Front = request.app.state.front
    return front


# Coroutines, because FastAPI runs plain functions in threads: two more switches for each request.


async def _front(request: Request) -> Front:
    return front_of(request)


async def person_of(request: Request) -> Account:
    """The person signed in; only on routes whose rule asks for one."""
    visit: Visit = request.state.visit
    if visit.account is None:
        raise SignInFirst
    return visit.account


Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
"""What both databases can hold; anything else is not found."""
TheFront = Annotated[Front, Depends(_front)]
Person = Annotated[Account, Depends(person_of)]


def redirect(path: str) -> RedirectResponse:
    """To a page of ours, by GET. The path is always written in the code, never taken from a request."""
    return RedirectResponse(path, status_code=303)
