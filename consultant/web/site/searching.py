"""Case2Code: one box over all code sets; a pasted note gives candidates for each of its phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from consultant.catalogue.search.hits import Hit, Wanted
from consultant.catalogue.search.paragraph import is_text
from consultant.model.asked import parse_day
from consultant.model.codes import CodeSystem
from consultant.web.guard import GuardedRoute, TheFront
from consultant.web.pages import page
from consultant.web.site.addresses import code_address
from consultant.web.site.asked import field

router = APIRouter(route_class=GuardedRoute)

LONGEST = 5_000
SHOWN = 25
SUGGESTED = 8
SEARCHED: dict[str, tuple[str, frozenset[CodeSystem]]] = {
    "": ("all code sets", frozenset()),
    "icd10cm": ("ICD-10-CM", frozenset({CodeSystem.ICD10CM})),
    "cpt": ("CPT", frozenset({CodeSystem.CPT})),
    "hcpcs": ("HCPCS Level II", frozenset({CodeSystem.HCPCS})),
    "icd10pcs": ("ICD-10-PCS", frozenset({CodeSystem.ICD10PCS})),
    "modifier": ("modifiers", frozenset({CodeSystem.MODIFIER})),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a description, marked where it matched."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it."""

    hit: Hit
    address: str
    pieces: tuple[Piece, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the code was found, where that is not plain to see."""
        whys = tuple(
            f"{why.typed} = {why.found} ({why.reason})" for why in self.hit.whys if why.typed != why.found
        )
        return (*whys, f"also called {self.hit.other_name}") if self.hit.other_name else whys


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a pasted note and the codes it may stand for."""

    text: str
    hits: tuple[Shown, ...]


@router.get("/search")
def search(
    request: Request,
    front: TheFront,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    system: Annotated[str, Query(max_length=20)] = "",
    billable: bool = False,
    date_of_service: Annotated[str, Query(alias="date", max_length=100)] = "",
) -> Response:
    """Ranked codes for words, or candidates for each phrase of a longer text."""
    sought, chosen = q.strip(), system if system in SEARCHED else ""
    day = field(date_of_service.strip(), parse_day)
    on = day.value or front.clock().date()
    wanted = Wanted(on, SEARCHED[chosen][1], billable, SHOWN)
    text = is_text(sought)
    found = () if text or not sought else front.search.search(sought, wanted)
    phrases = front.search.phrases(sought, wanted) if text else ()
    return page(
        request,
        "site/search.html",
        status=day.status,
        q=sought,
        chosen=chosen,
        billable=billable,
        day=day,
        on=on,
        systems=SEARCHED,
        hits=tuple(map(shown, found)),
        phrases=tuple(Phrase(one.phrase, tuple(map(shown, one.hits))) for one in phrases),
        text=text,
    )


@router.get("/search/suggestions")
def suggestions(
    request: Request,
    front: TheFront,
    q: Annotated[str, Query(max_length=200)] = "",
    system: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """A few codes for what has been typed so far, as the options of a list (`static/site.js`)."""
    wanted = Wanted(front.clock().date(), SEARCHED.get(system, SEARCHED[""])[1], limit=SUGGESTED)
    found = front.search.search(q.strip(), wanted, typing=True) if q.strip() else ()
    return page(request, "site/suggestions.html", hits=tuple(map(shown, found)))


def shown(hit: Hit) -> Shown:
    """A hit with the address of its page and its description in pieces."""
    entry = hit.entry
    return Shown(
        hit, code_address(entry.system, entry.code), tuple(_pieces(entry.description, hit.highlights))
    )


def _pieces(text: str, marks: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    at = 0
    for start, end in sorted(marks):
        yield Piece(text[at:start], marked=False)
        yield Piece(text[start:end], marked=True)
        at = end
    yield Piece(text[at:], marked=False)
