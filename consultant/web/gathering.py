"""What is done with a whole selection of the queue, and saved views."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant import handling
from consultant.errors import IllegalMove, InputError
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page
from consultant.web.queue import chosen

router = APIRouter(route_class=GuardedRoute)

MACHINE = "machine mail"
Chosen = Annotated[list[int], Form()]
Word = Annotated[str, Form(max_length=200)]


@router.post("/queue/selection")
def selection(
    request: Request,
    front: TheFront,
    me: Person,
    done: Annotated[str, Form()],
    ids: Annotated[list[int] | None, Form()] = None,
    to: Word = "",
) -> Response:
    """Assign, close as machine mail, or merge what is ticked."""
    try:
        _gather(front, me.email, done, ids or [], to)
    except (InputError, IllegalMove) as refused:
        status = 422 if isinstance(refused, InputError) else 409
        return page(request, "error.html", status=status, title="Nothing was changed", message=str(refused))
    return redirect("/queue")


def _gather(front: Front, who: str, done: str, ids: list[int], to: str) -> None:
    if not ids:
        raise InputError("Nothing is ticked.")
    if done == "assign":
        assign(front, who, ids, to or who)
    elif done == "close":
        front.database.gathering.close(ids, who, MACHINE, front.clock())
    elif done == "merge":
        if len(set(ids)) < 2:
            raise InputError("Tick at least two questions to merge.")
        handling.merge(front.service, min(ids), ids, who)
    else:
        raise InputError(f"{done!r} is not assign, close or merge.")


def assign(front: Front, who: str, ids: list[int], to: str) -> tuple[int, ...]:
    """Reserve for somebody who reviews. Raises InputError."""
    person = front.database.accounts.named(to)
    if person is None or not person.reviews:
        raise InputError(f"{to} does not review. Choose somebody who does.")
    lease = front.service.pace.desk_lease
    return front.database.gathering.assign(ids, person.email, who, front.clock(), lease)


@router.post("/consultations/{id}/split")
def split(
    request: Request, front: TheFront, me: Person, id: Id, mails: Annotated[list[int] | None, Form()] = None
) -> Response:
    """Make a consultation of its own of the ticked mails."""
    try:
        new = handling.split(front.service, id, mails or [], me.email)
    except (InputError, IllegalMove) as refused:
        status = 422 if isinstance(refused, InputError) else 409
        return page(request, "error.html", status=status, title="Nothing was changed", message=str(refused))
    return redirect(f"/consultations/{new}")


@router.post("/queue/views")
def save_view(
    request: Request,
    front: TheFront,
    me: Person,
    name: Annotated[str, Form(max_length=80)],
    stage: Word = "",
    age: Word = "",
    flag: Word = "",
    claimed: Word = "",
    order: Word = "",
    words: Word = "",
) -> Response:
    """Keep the choice of the page under a name."""
    choice = chosen(stage, age, flag, claimed, 1, order, words)
    try:
        front.database.views.save(me.id, name, choice.values)
    except InputError as wrong:
        return page(request, "error.html", status=422, title="Not saved", message=str(wrong))
    return redirect(choice.address())


@router.post("/queue/views/{id}/remove")
def remove_view(front: TheFront, me: Person, id: Id) -> Response:
    """Forget a view."""
    front.database.views.remove(me.id, id)
    return redirect("/queue")
