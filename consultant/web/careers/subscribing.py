"""Alerts: asked for by anybody, mailed to nobody who has not used the link in their own mail."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant.careers.periods import next_due
from consultant.careers.telling import described
from consultant.errors import InputError
from consultant.model.careers import Period, Wanted
from consultant.web.careers.reading import TheForm, wanted_of
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, Visit, redirect
from consultant.web.mailing import mail_link
from consultant.web.pages import page
from consultant.web.sign_in_mail import sign_in_link
from consultant.web.site.registering import enrolled, open_address

router = APIRouter(route_class=GuardedRoute)


@router.post("/jobs/alerts")
def subscribe(
    request: Request,
    front: TheFront,
    later: BackgroundTasks,
    form: TheForm,
    period: Annotated[Period, Form()] = Period.WEEKLY,
    email: Annotated[str, Form(max_length=320)] = "",
) -> Response:
    """At once for somebody signed in; else by a link that is mailed, and the answer is the same for every address."""
    wanted, visit = wanted_of(front, form), request.state.visit
    assert isinstance(visit, Visit)
    if visit.account is not None:
        now = front.clock()
        due = next_due(period, now, front.board.rules)
        front.database.job_alerts.add(visit.account.id, wanted, period, now, due, front.board.rules.alerts)
        return redirect("/jobs/saved")
    address = open_address(request, front, email)
    if front.links_per_address.allows(address, front.clock()):
        later.add_task(_invite, front, address, wanted, period)
    return page(request, "jobs/link_sent.html", email=address, sought=described(wanted, front.board.terms))


@router.post("/jobs/alerts/{id}")
def change(
    front: TheFront,
    me: Person,
    id: Id,
    done: Annotated[str, Form(max_length=10)],
    period: Annotated[Period | None, Form()] = None,
) -> Response:
    """Turn one of one's own alerts on or off, change its period, or remove it."""
    alerts = front.database.job_alerts
    if done == "remove":
        alerts.remove(id, me.id)
    elif done in ("on", "off"):
        alerts.switch(id, me.id, front.clock(), _due(front), on=done == "on", period=period)
    else:
        raise InputError(f"{done!r} is nothing to do with an alert: on, off or remove.")
    return redirect("/jobs/saved")


def confirm_alert(front: Front, secret: str) -> bool:
    """Turn the alert on that waits for this one-time link, if there is one."""
    return front.database.job_alerts.confirm(secret, front.clock(), _due(front))


def _due(front: Front) -> Callable[[Period], datetime]:
    return lambda period: next_due(period, front.clock(), front.board.rules)


def _invite(front: Front, address: str, wanted: Wanted, period: Period) -> None:
    """Runs after the answer has gone out, so that its time tells nothing."""
    now, rules = front.clock(), front.board.rules
    invitation = enrolled(front, address, address.partition("@")[0])
    if invitation is None:
        return
    due = next_due(period, now, rules)
    with suppress(InputError):  # too many alerts: the link still signs in, and its page tells
        front.database.job_alerts.add(
            invitation.account.id, wanted, period, now, due, rules.alerts, invitation.secret
        )
    minutes = round((invitation.expires_at - now).total_seconds() / 60)
    mail = front.service.correspondence.automatic(
        "jobs/confirm",
        address,
        now,
        link=sign_in_link(front, invitation, "saved"),
        minutes=minutes,
        period=period.value,
        sought=described(wanted, front.board.terms),
    )
    mail_link(front, mail, invitation.expires_at)
