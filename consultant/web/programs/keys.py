"""Whose key a request carries, and whether the account has a request left today."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from consultant.errors import ConsultantError, TooOften
from consultant.model.desk import Account
from consultant.model.metering import Reader
from consultant.web.front import Front
from consultant.web.guard import front_of

SCHEME = "bearer"


class KeyNeeded(ConsultantError):
    """The request carries no key that works (RFC 6750 section 3)."""


def holder_of(request: Request) -> Account:
    """The account of the key in `Authorization: Bearer …`, one request of its day spent.

    Raises:
        KeyNeeded: there is none that works. TooOften: the plan's requests of today are used up.
    """
    front = front_of(request)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    owner = front.database.api_keys.holder(key.strip()) if scheme.lower() == SCHEME and key.strip() else None
    if owner is None:
        raise KeyNeeded(
            "Send a key of your account as `Authorization: Bearer KEY`; you make one on your account page."
        )
    if not front.database.meter.spend(_today(front, owner)).opened:
        raise TooOften("The requests of your plan are used up for today; they begin again at midnight UTC.")
    return owner


def _today(front: Front, owner: Account) -> Reader:
    now = front.clock()
    who = f"{now:%Y-%m-%d} program {owner.id}"
    key = hmac.new(front.reader_key, who.encode(), sha256).hexdigest()
    return Reader(key, f"{now:%Y-%m}", front.meter.requests(owner.plan))


KeyHolder = Annotated[Account, Depends(holder_of)]
