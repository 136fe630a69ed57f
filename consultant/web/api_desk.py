"""The rest of the desk for programs: held mail, the outbox, saved views, previews, and news as a stream."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from consultant import handling, signing
from consultant.model.consultation import Stage, Verdict
from consultant.model.reading import Decision, number
from consultant.web import live
from consultant.web.api import Body, row_json
from consultant.web.consultation import LONGEST_TEXT
from consultant.web.guard import GuardedRoute, Id, Person, TheFront
from consultant.web.held import SHOWN
from consultant.web.queue import remembered

router = APIRouter(route_class=GuardedRoute)


class PreviewBody(Body):
    """POST preview; without `text` the current draft is shown."""

    verdict: Verdict = Verdict.APPROVE
    text: str | None = Field(default=None, max_length=LONGEST_TEXT)
    reason: str = Field(default="", max_length=5_000)


class ViewBody(Body):
    """POST views: a choice as the queue's address holds it."""

    name: str = Field(min_length=1, max_length=40)
    stage: str = ""
    age: str = ""
    flag: str = ""
    claimed: str = ""
    order: str = ""
    words: str = Field(default="", max_length=200)


class ResolveBody(Body):
    """POST resolve: what a person found out about a delivery in doubt."""

    arrived: bool


@router.get("/api/held")
def held(front: TheFront) -> dict[str, Any]:
    """Mail that waits for a person, oldest first; what was discarded, newest first."""
    desk = front.database.desk
    rows = desk.queue([Stage.HELD], SHOWN)
    mails = desk.messages([row.id for row in rows])
    return {
        "held": [{**row_json(row), "messages": [asdict(mail) for mail in mails[row.id]]} for row in rows],
        "set_aside": [asdict(mail) for mail in desk.set_aside(SHOWN)],
        "discarded": [asdict(mail) for mail in desk.discarded(SHOWN)],
    }


@router.post("/api/messages/{id}/replay")
def replay(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """Let a mail that was set aside be read again."""
    handling.replay(front.service, id, me.email)
    return {"message": id}


@router.get("/api/outbox")
def outbox(front: TheFront) -> dict[str, Any]:
    """Replies that are not known to be delivered, oldest first."""
    return {
        "replies": [
            {**asdict(row), "number": number(row.consultation)} for row in front.database.desk.outbox()
        ]
    }


@router.post("/api/replies/{id}/resolve")
def resolve(front: TheFront, me: Person, id: Id, body: ResolveBody) -> dict[str, Any]:
    """Settle a delivery in doubt: it arrived, or the same mail is sent again."""
    handling.resolve(front.service, id, arrived=body.arrived, who=me.email)
    return {"reply": id, "arrived": body.arrived}


@router.post("/api/consultations/{id}/preview")
def preview(front: TheFront, me: Person, id: Id, body: PreviewBody) -> dict[str, str]:
    """Both parts of the reply as this decision would send it; nothing is saved."""
    plain, html = signing.preview(
        front.service, Decision(id, 0, body.verdict, me.email, body.text, body.reason.strip())
    )
    return {"text": plain, "html": html}


@router.get("/api/views")
def views(front: TheFront, me: Person) -> dict[str, Any]:
    """Saved choices on the queue, with the address of the page."""
    kept = front.database.views.of(me.id)
    return {"views": [{**asdict(view), "address": remembered(view.choice).address()} for view in kept]}


@router.post("/api/views")
def keep_view(front: TheFront, me: Person, body: ViewBody) -> dict[str, Any]:
    """Give a choice a name."""
    wanted = remembered(body.model_dump(exclude={"name"}))
    front.database.views.save(me.id, body.name, wanted.values)
    return views(front, me)


@router.post("/api/views/{id}/remove")
def remove_view(front: TheFront, me: Person, id: Id) -> dict[str, Any]:
    """Forget one of them."""
    front.database.views.remove(me.id, id)
    return views(front, me)


@router.get("/api/events")
async def events(request: Request, front: TheFront) -> Response:
    """The stream of the queue page: `changed` whenever something happened (HTML, section 9.2)."""
    return await live.events(request, front)
