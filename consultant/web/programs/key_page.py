"""The page on which people make and revoke the keys of their programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant.errors import InputError
from consultant.model.desk import Account
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

MOST = 10
"""Keys of one account."""


@router.get("/account/keys")
def keys(request: Request, front: TheFront, me: Person) -> Response:
    """The keys that work, and how many requests a day they have."""
    return page(
        request, "account_keys.html", keys=front.database.api_keys.of(me), made="", **_numbers(front, me)
    )


@router.post("/account/keys")
def make(
    request: Request, front: TheFront, me: Person, label: Annotated[str, Form(max_length=60)]
) -> Response:
    """A new key, shown this once."""
    if not label.strip() or not label.isprintable():
        raise InputError("Say on one line what the key is for, such as the program's name.")
    if len(front.database.api_keys.of(me)) >= MOST:
        raise InputError(f"An account has at most {MOST} keys. Revoke one that is not used.")
    key = front.signing_in.secret()
    front.database.api_keys.add(me, key, label.strip(), front.clock())
    return page(
        request, "account_keys.html", keys=front.database.api_keys.of(me), made=key, **_numbers(front, me)
    )


@router.post("/account/keys/revoke")
def revoke(front: TheFront, me: Person, digest: Annotated[str, Form(max_length=64)]) -> Response:
    """End a key at once."""
    front.database.api_keys.revoke(me, digest, front.clock())
    return redirect("/account/keys")


def _numbers(front: Front, me: Account) -> dict[str, int]:
    return {"requests": front.meter.requests(me.plan)}
