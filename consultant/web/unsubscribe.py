"""Ending a subscription from its mail: one click for people, one POST for mail programs (RFC 8058), no signing in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from consultant.errors import NotFound
from consultant.model.alerts import Subscription
from consultant.store.database import Database
from consultant.web.front import Front
from consultant.web.guard import OpenRoute, TheFront
from consultant.web.pages import page

router = APIRouter(route_class=OpenRoute)

ENDS: Mapping[str, Callable[[Database, int], None]] = {
    "codes": lambda database, account: database.saved_codes.mute(account),
    "jobs": lambda database, id: database.job_alerts.unsubscribe(id),
}
"""How the subscriptions of each kind are ended, by id; ending one twice changes nothing."""
WORDS: Mapping[str, str] = {
    "codes": "alerts on saved codes",
    "jobs": "mail on new jobs of one search",
}
"""What each kind is called on the page."""


@router.get("/unsubscribe/{token}")
def ask(request: Request, front: TheFront, token: str) -> Response:
    """Only a button: programs that open every link of a mail must not end anything (RFC 8058 section 3.2)."""
    what = WORDS[_subscription(front, token).kind]
    return page(request, "unsubscribe.html", what=what, token=token, done=False)


@router.post("/unsubscribe/{token}")
def end(request: Request, front: TheFront, token: str) -> Response:
    """End it; the signed link is all the proof that is asked for (RFC 8058 section 3.1)."""
    subscription = _subscription(front, token)
    ENDS[subscription.kind](front.database, subscription.id)
    return page(request, "unsubscribe.html", what=WORDS[subscription.kind], token=token, done=True)


def _subscription(front: Front, token: str) -> Subscription:
    found = front.service.unsubscribing.subscription(token)
    if found is None or found.kind not in ENDS:
        raise NotFound("This link is not whole. Copy it from the mail to its end.")
    return found
