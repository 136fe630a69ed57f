"""The gate before what rests on licensed data: counted on the server, by account, by cookie, or by browser and address.

A cookie alone would be cleared, an address alone is shared by a whole office. So a cookie counts by itself once it is a
day old; before that everybody with the same browser at the same address counts together. Cookies can be hoarded and browsers made
up: all guests at an address together have a larger number of pages a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadSignature, Signer
from starlette.requests import Request
from starlette.responses import Response

from consultant.accounts.metering import reader, readers_at
from consultant.accounts.tokens import new_secret
from consultant.model.consultation import Role
from consultant.model.metering import Reader
from consultant.web.forwarded import client
from consultant.web.front import Front
from consultant.web.guard import Visit
from consultant.web.heads import reads_nothing

COOKIE_DAYS = 400
"""What browsers keep at most (RFC 6265bis section 5.5)."""
BROWSER = ("user-agent", "accept-language", "sec-ch-ua", "sec-ch-ua-platform", "sec-ch-ua-mobile")
UNLIMITED = -1
FREE = "free"
"""The plan of whoever has registered."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the gated sections of a page are open, and how many pages are left."""

    opened: bool
    left: int
    registered: bool
    more: int = 0
    """Pages a month that registering would add."""


OPEN = Gate(opened=True, left=UNLIMITED, registered=True)
"""For pages that nobody counts, and for people who are not counted."""


def pass_gate(request: Request, front: Front, page: str) -> Gate:
    """Open the gated sections of a page for whoever asks, if there is something left."""
    visit: Visit = request.state.visit
    if visit.account and visit.account.role is not Role.ASKER:
        return OPEN
    if reads_nothing(request):
        return Gate(opened=False, left=0, registered=visit.account is not None)
    among = None if visit.account else _readers_here(request, front)
    found = front.database.meter.open(_reader(request, front), page, among)
    more = front.meter.pages(FREE) - front.meter.guest
    return Gate(found.opened, found.left, registered=visit.account is not None, more=more)


def remember(request: Request, front: Front, response: Response) -> None:
    """Give a guest without one the cookie that will count by itself one day."""
    if request.cookies.get(front.cookies.reader) is None:
        signed = _signer(front).sign(f"{new_secret()} {int(front.clock().timestamp())}").decode()
        front.cookies.set_reader(response, signed, timedelta(days=COOKIE_DAYS))


def _reader(request: Request, front: Front) -> Reader:
    visit: Visit = request.state.visit
    if visit.account:
        who, pages = f"account {visit.account.id}", front.meter.pages(visit.account.plan)
    else:
        who, pages = _grown_cookie(request, front) or _browser(request), front.meter.guest
    return reader(front.reader_key, front.clock(), who, pages)


def _readers_here(request: Request, front: Front) -> Reader:
    return readers_at(front.reader_key, front.clock(), client(request), front.meter.address)


def _grown_cookie(request: Request, front: Front) -> str:
    """The cookie of a guest, once it counts by itself; empty when it is young, forged or missing."""
    try:
        value = _signer(front).unsign(request.cookies.get(front.cookies.reader, "")).decode()
    except BadSignature:
        return ""
    made_at = datetime.fromtimestamp(int(value.rpartition(" ")[2]), UTC)
    young = front.clock() - made_at < timedelta(hours=front.meter.young_hours)
    return "" if young else f"cookie {value}"


def _browser(request: Request) -> str:
    address = client(request)
    return "\n".join(("browser", address, *(request.headers.get(name, "") for name in BROWSER)))


def _signer(front: Front) -> Signer:
    return Signer(front.reader_key, salt="reader")
