"""What employers do: write a job, look at it before anything is kept, send it in, change, renew and close it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant.careers.posting import Filled, empty, filled_with, read_form
from consultant.careers.terms import WORKPLACES
from consultant.dispatch.envelope import mailable
from consultant.errors import InputError
from consultant.model.careers import Job, JobStage
from consultant.store.jobs import renewable
from consultant.web.careers.reading import Fields, TheForm
from consultant.web.careers.searching import telling
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

PREVIEW = "preview"
"""The button that only looks."""


@dataclass(frozen=True, slots=True)
class Own:
    """A job in its employer's list."""

    job: Job
    applications: int
    renewable: bool
    closable: bool


@router.get("/employers")
def employers(request: Request, front: TheFront) -> Response:
    """What posting a job is like."""
    return page(request, "jobs/employers.html", rules=front.board.rules)


@router.get("/jobs/new")
def blank(request: Request, front: TheFront, me: Person) -> Response:
    """The form of a job."""
    return _form(request, front, empty(), "/jobs/new")


@router.post("/jobs/new")
def propose(
    request: Request,
    front: TheFront,
    me: Person,
    form: TheForm,
    done: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Show what it will look like, or send it to the moderators; nothing is kept of a form with a fault in it."""
    filled = _filled(front, form)
    if filled.posting is None or done == PREVIEW:
        return _form(request, front, filled, "/jobs/new")
    try:
        front.database.jobs.propose(me.id, me.email, filled.posting, front.clock(), front.board.rules.jobs)
    except InputError as full:
        return _form(request, front, filled, "/jobs/new", problem=str(full))
    return redirect("/jobs/mine")


@router.get("/jobs/mine")
def mine(request: Request, front: TheFront, me: Person) -> Response:
    """The jobs of an employer with what can be done with each."""
    now, rules = front.clock(), front.board.rules
    own = [
        Own(
            job,
            front.database.seekers.application_count(job.id),
            renewable(job, now, rules.renew),
            job.stage in (JobStage.NEW, JobStage.OPEN),
        )
        for job in front.database.jobs.of(me.id)
    ]
    return page(request, "jobs/mine.html", own=own, rules=rules, **telling(front))


@router.get("/jobs/{id}/edit")
def edit(request: Request, front: TheFront, me: Person, id: Id) -> Response:
    """The form with the newest words of a job. Raises NotFound for somebody else's."""
    job = front.database.jobs.owned(id, me.id)
    return _form(request, front, filled_with(job.newest), f"/jobs/{id}/edit", job)


@router.post("/jobs/{id}/edit")
def revise(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    form: TheForm,
    version: Annotated[int, Form(ge=0)],
    done: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Other words for a job; what is published stays until a moderator has seen them."""
    job, filled = front.database.jobs.owned(id, me.id), _filled(front, form)
    if filled.posting is None or done == PREVIEW:
        return _form(request, front, filled, f"/jobs/{id}/edit", job, version=version)
    front.database.jobs.revise(id, me.id, me.email, version, filled.posting, front.clock())
    return redirect("/jobs/mine")


@router.post("/jobs/{id}/renew")
def renew(front: TheFront, me: Person, id: Id) -> Response:
    """Show it for a whole time from now on. Raises NotFound, IllegalMove."""
    now, rules = front.clock(), front.board.rules
    front.database.jobs.renew(id, me.id, me.email, now, now + rules.open, rules.renew)
    return redirect("/jobs/mine")


@router.post("/jobs/{id}/close")
def close(front: TheFront, me: Person, id: Id) -> Response:
    """Show it no more. Raises NotFound, IllegalMove."""
    front.database.jobs.close(id, me.id, me.email, front.clock())
    return redirect("/jobs/mine")


def _filled(front: Front, form: Fields) -> Filled:
    return read_form(form, front.board, mailable)


def _form(
    request: Request,
    front: Front,
    filled: Filled,
    action: str,
    job: Job | None = None,
    *,
    version: int | None = None,
    problem: str = "",
) -> Response:
    """The form, above it what it will look like once it is whole."""
    seen = version if version is not None else job.version if job else 0
    values = {"filled": filled, "action": action, "job": job, "version": seen, "problem": problem}
    values |= {"workplaces": WORKPLACES, "shown": request.method == "POST" and filled.posting is not None}
    faulty = bool(filled.problems or problem)
    return page(request, "jobs/form.html", status=422 if faulty else 200, **values, **telling(front))
