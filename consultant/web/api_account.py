"""A person's own second factor for programs: the steps of the account page."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from consultant.accounts import codes
from consultant.errors import InputError
from consultant.web.api import Body
from consultant.web.guard import GuardedRoute, Person, TheFront
from consultant.web.second_factor import WRONG, kept_step, switch_on

router = APIRouter(route_class=GuardedRoute)


class CodeBody(Body):
    """A code of the authenticator."""

    code: str = Field(max_length=40)


class ConfirmBody(CodeBody):
    """The seed that was given, and the first code made with it."""

    seed: str = Field(max_length=64)


@router.get("/api/account/authenticator")
def state(front: TheFront, me: Person) -> dict[str, Any]:
    """Whether a code is asked for at sign-in, and how many recovery codes are left."""
    accounts = front.database.accounts
    return {"second_factor": accounts.seed(me.id) is not None, "codes_left": accounts.codes_left(me.id)}


@router.post("/api/account/authenticator")
def begin(me: Person) -> dict[str, str]:
    """A new seed and its `otpauth:` address; nothing is kept before a code proves that it was taken over."""
    seed = codes.new_seed()
    return {"seed": seed, "address": codes.address(seed, me.email)}


@router.post("/api/account/authenticator/confirm")
def confirm(front: TheFront, me: Person, body: ConfirmBody) -> dict[str, Any]:
    """From now on a code is asked for; recovery codes are told this once. 422 for a wrong code."""
    return {"recovery_codes": switch_on(front, me, body.seed, body.code)}


@router.post("/api/account/authenticator/remove")
def remove(front: TheFront, me: Person, body: CodeBody) -> dict[str, Any]:
    """Needs a code, as on the page. 422 for a wrong one."""
    if kept_step(front, me, body.code) is None:
        raise InputError(WRONG)
    front.database.accounts.set_seed(me.id, None, 0, (), me.email, front.clock())
    return state(front, me)
