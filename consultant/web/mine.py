"""What an asker sees: their own consultations, the questions as stored and the answers as sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from consultant.errors import NotFound
from consultant.model.consultation import ReplyState, Stage
from consultant.model.desk import Account, ConsultationView
from consultant.model.reading import number
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront
from consultant.web.letters import plain_part
from consultant.web.pages import page
from consultant.web.shortening import ShownMail, shown
from consultant.web.words import ASKER_STAGES

router = APIRouter(route_class=GuardedRoute)

SHOWN = 200
MAILS = 80_000
"""Bytes of the asker's own mails on one page."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of the correspondence: a question, or the text of an answer."""

    at: datetime
    question: ShownMail | None = None
    text: str = ""


@router.get("/mine")
def mine(request: Request, front: TheFront, me: Person) -> Response:
    """Newest first."""
    rows = front.database.desk.queue(tuple(Stage), SHOWN, asker=me.email)
    return page(request, "mine.html", rows=rows[::-1], words=ASKER_STAGES)


@router.get("/mine/{id}")
def one_of_mine(request: Request, front: TheFront, me: Person, id: Id) -> Response:
    """The correspondence in order. No draft is shown before a consultant has signed it."""
    view = own(front, me, id)
    front.database.audit.saw(me.email, id, front.clock())
    questions = [Letter(one.message.arrived_at, one) for one in shown(reversed(view.questions), MAILS)]
    letters = sorted([*questions, *answers(front, id)], key=lambda letter: letter.at)
    return page(request, "my_consultation.html", view=view, letters=letters, words=ASKER_STAGES)


def answers(front: Front, id: Id) -> list[Letter]:
    """What was sent to the asker and not returned."""
    mails = front.database.desk.mails(id)
    return [
        Letter(mail.sent_at, text=plain_part(mail.content))
        for mail in mails
        if mail.sent_at and mail.state is ReplyState.SENT
    ]


def own(front: Front, me: Account, id: Id) -> ConsultationView:
    """A consultation of this asker. Raises NotFound for anybody else's, as for one that does not exist."""
    view = front.database.desk.consultation(id)
    if view.row.asker_email != me.email:
        raise NotFound(f"There is no consultation {number(id)}.")
    return view
