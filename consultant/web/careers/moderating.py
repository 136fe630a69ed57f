"""The moderation queue of the job board at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from consultant import board
from consultant.careers.telling import experience_words, pay_words, place_words
from consultant.careers.terms import Terms
from consultant.errors import InputError
from consultant.model.careers import Job, Posting
from consultant.web.careers.searching import telling
from consultant.web.difference import Stretch, difference
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, Person, TheFront, redirect
from consultant.web.pages import page

router = APIRouter(route_class=GuardedRoute)

SHOWN = 25
TEXTS = frozenset({"Title", "Employer", "Description"})


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a posting as a moderator compares it: what is published, and what is proposed."""

    name: str
    words: str
    changes: tuple[Stretch, ...]
    """Empty where nothing is published, or nothing has changed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that waits, with its employer."""

    job: Job
    email: str
    name: str
    rows: tuple[Row, ...]

    @property
    def foreign(self) -> bool:
        """Whether applications would go to another domain than the employer's: worth a look before people write there."""
        domain, to = self.email.rpartition("@")[2], self.job.newest.apply_to.lower()
        goes_to = urlsplit(to).hostname or to.rpartition("@")[2]
        return goes_to != domain and not goes_to.endswith(f".{domain}")


@router.get("/moderation")
def moderation(request: Request, front: TheFront) -> Response:
    """What waits: proposed words, then reports; oldest first."""
    return _show(request, front)


@router.post("/moderation/jobs/{id}")
def decide(
    request: Request,
    front: TheFront,
    me: Person,
    id: Id,
    done: Annotated[str, Form(max_length=20)],
    version: Annotated[int, Form(ge=0)] = 0,
    reason: Annotated[str, Form(max_length=2_000)] = "",
) -> Response:
    """Publish what was seen, return it, or take the job down; the employer is told why."""
    try:
        match done:
            case "publish":
                board.publish(front.service, front.board, id, version, me.email)
            case "return":
                board.send_back(front.service, id, version, me.email, reason)
            case "take down":
                board.take_down(front.service, id, me.email, reason)
            case _:
                raise InputError(f"{done!r} is no decision: publish, return or take down.")
    except InputError as wrong:
        return _show(request, front, 422, str(wrong), {id: reason})
    return redirect("/moderation")


@router.post("/moderation/reports/{id}")
def settle(front: TheFront, me: Person, id: Id) -> Response:
    """Nothing is wrong with the posting. Raises NotFound."""
    front.database.moderation.settle(id, me.email, front.clock())
    return redirect("/moderation")


def _show(
    request: Request, front: Front, status: int = 200, problem: str = "", typed: dict[int, str] | None = None
) -> Response:
    desk, terms = front.database.moderation, front.board.terms
    waiting = [
        Waiting(job, *desk.employer(job.account), tuple(_rows(job, terms))) for job in desk.waiting(SHOWN)
    ]
    return page(
        request,
        "jobs/moderation.html",
        status=status,
        waiting=waiting,
        complaints=desk.complaints(SHOWN),
        problem=problem,
        typed=typed or {},
        **telling(front),
    )


def _rows(job: Job, terms: Terms) -> Iterator[Row]:
    before = dict(_said(job.live, terms)) if job.live else {}
    for name, words in _said(job.newest, terms):
        changed = name in before and before[name] != words
        yield Row(name, words, _changes(name, before[name], words) if changed else ())


def _changes(name: str, old: str, new: str) -> tuple[Stretch, ...]:
    """Word by word in texts; a choice or an amount as a whole."""
    if name in TEXTS:
        return difference(old, new)
    return Stretch("gone", old), Stretch("same", " "), Stretch("added", new)


def _said(posting: Posting, terms: Terms) -> Iterator[tuple[str, str]]:
    """Everything that a posting says, in words."""
    yield "Title", posting.title
    yield "Employer", posting.employer
    yield "Place", place_words(posting, terms)
    yield "Pay", pay_words(posting.pay) if posting.pay else "not stated"
    yield "Credentials", ", ".join(posting.credentials) or "none"
    yield "Specialty", terms.specialties.get(posting.specialty, posting.specialty)
    yield "Setting", terms.settings.get(posting.setting, posting.setting)
    yield "Employment", terms.employments.get(posting.employment, posting.employment)
    yield "Experience", experience_words(posting.experience)
    yield "Applications", f"by {posting.apply_by.value}: {posting.apply_to}"
    yield "Description", posting.description
