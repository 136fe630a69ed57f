"""Finding a job: the search with its counts, the page of one job, and the same as a feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.careers.searching import PARTS, address, without
from consultant.careers.structured import structured
from consultant.careers.telling import described, experience_words, facts, pay_words, place_words, typed_lines
from consultant.careers.terms import Choices
from consultant.careers.words import meant
from consultant.dispatch.markup import BlockKind, groups
from consultant.errors import NotFound
from consultant.model.careers import Facets, JobOrder, JobStage, Period, Wanted
from consultant.web.careers.reading import fields, wanted_of
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, Id, TheFront, Visit
from consultant.web.pages import page, rendered

router = APIRouter(route_class=GuardedRoute)

A_PAGE, IN_A_FEED, ALIKE = 20, 50, 5
MOST_PAGES = 500
ORDERS = {JobOrder.BEST: "best match", JobOrder.NEWEST: "newest", JobOrder.PAY: "best paid"}
DAYS = {"": "any time", "1": "a day", "7": "7 days", "30": "30 days"}
YEARS = {
    "": "any",
    "0": "none",
    "1": "1 year",
    "2": "2 years",
    "3": "3 years",
    "5": "5 years",
    "10": "10 years",
}
TITLES = {
    "workplaces": "Workplace",
    "credentials": "Credential",
    "specialties": "Specialty",
    "settings": "Setting",
    "employments": "Employment",
}
OPEN_PARTS = frozenset({"workplaces", "credentials"})
"""Choices that are shown unfolded."""
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to tick, with how many jobs it would show."""

    key: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the search with its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that is made, with the address of the search without it."""

    words: str
    address: str


@router.get("/jobs")
def search(
    request: Request,
    front: TheFront,
    order: JobOrder = JobOrder.BEST,
    at: Annotated[int, Query(alias="page", ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """Jobs for what is looked for, and how many each further choice would show."""
    wanted, now = wanted_of(front, fields(request.query_params)), front.clock()
    jobs = front.database.job_search.search(wanted, now, order, A_PAGE, (at - 1) * A_PAGE)
    facets = front.database.job_search.facets(wanted, now)
    return page(
        request,
        "jobs/search.html",
        wanted=wanted,
        jobs=jobs,
        total=facets.total,
        parts=tuple(_parts(front, wanted, facets)),
        states=_choices(front.board.terms.states, facets.counts["states"], (wanted.state,)),
        anywhere=facets.counts["states"].get("", 0),
        chosen=tuple(_chosen(front, wanted)),
        sought=described(wanted, front.board.terms),
        meant="" if facets.total else meant(wanted.words, front.database.job_search.vocabulary()),
        asked=address(wanted),
        order=order,
        orders=ORDERS,
        days=DAYS,
        years=YEARS,
        periods=tuple(Period),
        at=at,
        pages=-(-facets.total // A_PAGE),
        turned=lambda number: "/jobs?" + _joined(address(wanted), order=order.value, page=str(number)),
        **telling(front),
    )


@router.get("/jobs.atom")
def feed(request: Request, front: TheFront) -> Response:
    """The newest jobs of a search; a reader that has them already is told so (RFC 9110 section 13.1.2)."""
    wanted, now = wanted_of(front, fields(request.query_params)), front.clock()
    jobs = front.database.job_search.search(wanted, now, JobOrder.NEWEST, IN_A_FEED)
    body = rendered(
        request,
        "jobs/feed.atom",
        jobs=jobs,
        asked=address(wanted),
        sought=described(wanted, front.board.terms),
        authority=urlsplit(front.web_url).hostname,
        updated=max((job.changed_at or now for job in jobs), default=None),
        described_as=as_html,
        **telling(front),
    )
    tag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "public, max-age=600"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=ATOM, headers=headers)


@router.get("/jobs/{id}")
def one(request: Request, front: TheFront, id: Id) -> Response:
    """One job; one that is over says so, and search engines forget it."""
    job, now = front.database.jobs.one(id), front.clock()
    visit: Visit = request.state.visit
    mine = visit.account is not None and visit.account.id == job.account
    if job.live is None:
        raise NotFound("There is no such job.")
    alike = Wanted(specialties=(job.live.specialty,))
    found = [one for one in front.database.job_search.search(alike, now, limit=ALIKE + 1) if one.id != id]
    shared = {"job": job, "posting": job.live, "alike": found[:ALIKE], "mine": mine, **telling(front)}
    if id not in front.database.job_search.visible([id], now):
        return page(request, "jobs/over.html", status=410, removed=job.stage is JobStage.REMOVED, **shared)
    return page(
        request,
        "jobs/job.html",
        structured=structured(
            job, f"{front.web_url}/jobs/{id}", as_html(job.live.description), front.board.terms
        ),
        saved=visit.account is not None and id in front.database.seekers.saved(visit.account.id),
        moderates=visit.account is not None and visit.account.moderates,
        **shared,
    )


def telling(front: Front) -> dict[str, Any]:
    """How the templates tell of a posting."""
    terms = front.board.terms
    return {
        "terms": terms,
        "groups": lambda text: groups(typed_lines(text)),
        "pay_words": pay_words,
        "experience_words": experience_words,
        "place_words": lambda posting: place_words(posting, terms),
        "facts": lambda posting: facts(posting, terms),
    }


def as_html(text: str) -> str:
    """A description as HTML, for programs that read it: paragraphs, lists and headings, everything in them escaped."""
    return "".join(_html(text))


def _html(text: str) -> Iterator[str]:
    marks = {BlockKind.HEADING: "h3", BlockKind.PARAGRAPH: "p", BlockKind.BULLET: "li", BlockKind.ITEM: "li"}
    around = {BlockKind.BULLET: ("<ul>", "</ul>"), BlockKind.ITEM: ("<ol>", "</ol>")}
    for group in groups(typed_lines(text)):
        before, after = around.get(group.kind, ("", ""))
        mark = marks[group.kind]
        yield before + "".join(f"<{mark}>{escape(block.text)}</{mark}>" for block in group.blocks) + after


def _parts(front: Front, wanted: Wanted, facets: Facets) -> Iterator[Part]:
    names = {part: name for name, part in PARTS.items()}
    for part, title in TITLES.items():
        chosen = getattr(wanted, part)
        choices = _choices(front.board.terms.choices(part), facets.counts[part], chosen)
        yield Part(names[part], title, choices, unfolded=part in OPEN_PARTS or bool(chosen))


def _choices(known: Choices, counts: dict[str, int], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """Those that would show something, and those that are made."""
    every = (Choice(key, words, counts.get(key, 0), key in chosen) for key, words in known.items())
    return tuple(choice for choice in every if choice.count or choice.chosen)


def _chosen(front: Front, wanted: Wanted) -> Iterator[Chosen]:
    """Each choice by itself, in the words of the whole search."""
    terms = front.board.terms
    values = [(part, value) for part in PARTS.values() for value in getattr(wanted, part)]
    values += [(part, getattr(wanted, part)) for part in ("text", "state", "pay", "experience", "days")]
    for part, value in values:
        if value not in ("", None):
            one: dict[str, object] = {part: (value,) if part in PARTS.values() else value}
            yield Chosen(described(Wanted(**one), terms), "/jobs?" + address(without(wanted, part, value)))  # type: ignore[arg-type]


def _joined(asked: str, **more: str) -> str:
    return "&".join(part for part in (asked, urlencode(more)) if part)
