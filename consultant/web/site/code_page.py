"""The page of one code: what it is on a day, everything the catalogue holds on it, and where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consultant.catalogue.report import Lookup, look_up
from consultant.errors import NotFound
from consultant.model.asked import parse_day, parse_place
from consultant.model.catalogue import Absent, BillingSetting, Entry, FeeRow, Release, UnitLimit
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem
from consultant.model.fees import Area
from consultant.model.knowledge import KnowledgeNote
from consultant.model.neighbours import Neighbours, Partners
from consultant.model.saved import SavedCode
from consultant.model.sources import releases_in
from consultant.ports import Catalogue
from consultant.web.front import Front
from consultant.web.guard import GuardedRoute, TheFront, Visit
from consultant.web.pages import page
from consultant.web.site.addresses import NAMES, code_address, normal_form
from consultant.web.site.asked import Field, field
from consultant.web.site.gate import OPEN, pass_gate, remember
from consultant.web.site.instructions import Instructions, instructions
from consultant.web.site.shelf import Shelf
from consultant.web.site.standing import FittingModifier, Standing, fitting_modifiers, history

router = APIRouter(route_class=GuardedRoute)

PARTNERS = 60
"""Codes on the other side of its edits that a page lists; the rest is found by comparing."""
TOLD_ELSEWHERE = frozenset({"own_words", "parent"})


@dataclass(frozen=True, slots=True)
class CodePage:
    """What the page shows of a code on a day."""

    system: CodeSystem
    name: str
    code: str
    on: date
    found: Lookup
    beside: Neighbours
    standings: tuple[Standing, ...]
    partners: tuple[Partners | None, ...]
    units: tuple[tuple[BillingSetting, UnitLimit | Absent], ...]
    fee: FeeRow | Absent | None
    modifiers: tuple[FittingModifier, ...]
    notes: tuple[KnowledgeNote, ...]

    @property
    def entry(self) -> Entry | None:
        """The code itself, where any loaded release holds it."""
        return None if isinstance(self.found.entry, Absent) else self.found.entry

    @property
    def absence(self) -> Absent | None:
        return self.found.entry if isinstance(self.found.entry, Absent) else None

    @property
    def billed(self) -> bool:
        """Whether the code stands on claim lines: then edits, limits and payment apply to it."""
        return self.system in PROCEDURE_SYSTEMS

    @property
    def title(self) -> str:
        """The code with its description, for the window and for shared links."""
        words = self.entry.description if self.entry else ""
        return f"{self.name} {self.code}{f': {words}' if words else ''}"

    @property
    def address(self) -> str:
        return code_address(self.system, self.code)

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Codes above a diagnosis, from its category down: every shorter beginning that can be a code."""
        if self.system is not CodeSystem.ICD10CM:
            return ()
        return tuple(self.code[:length] for length in range(3, len(self.code)) if length != 4)

    @property
    def instructions(self) -> tuple[Instructions, ...]:
        return instructions(self.found.notes, self.code)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Published fields that no other part of the page tells."""
        every = self.entry.attributes.items() if self.entry else ()
        return tuple((name, value) for name, value in every if value and name not in TOLD_ELSEWHERE)

    @property
    def sources(self) -> tuple[Release, ...]:
        """Every release that a figure on the page comes from, each once."""
        return tuple(dict.fromkeys(releases_in(self)))


@router.get("/codes/{system}/{code}")
def code_page(
    request: Request,
    front: TheFront,
    system: str,
    code: str,
    date_of_service: Annotated[str, Query(alias="date", max_length=100)] = "",
    at: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """Everything on one code; another way of writing it leads to its own address."""
    known = _system(system)
    normal = normal_form(known, code)
    if (known.value, normal) != (system, code):
        return RedirectResponse(_with_asked(code_address(known, normal), request), status_code=308)
    day = field(date_of_service.strip(), parse_day)
    place: Field[Area | str] = field(at.strip(), parse_place)
    on = day.value or front.clock().date()
    made = make_page(front.service.catalogue, front.shelf, known, normal, on, place.value)
    if made.entry is None:
        return page(request, "site/code_unknown.html", status=404, made=made, day=day)
    gate = pass_gate(request, front, made.address) if made.billed else OPEN
    response = page(
        request,
        "site/code.html",
        status=max(day.status, place.status),
        made=made,
        gate=gate,
        day=day,
        place=place,
        saved=_saved(request, front, known, normal),
        structured=structured(made),
    )
    remember(request, front, response)
    return response


def _saved(request: Request, front: Front, system: CodeSystem, code: str) -> SavedCode | None:
    visit: Visit = request.state.visit
    return front.database.saved_codes.one(visit.account.id, system, code) if visit.account else None


def structured(made: CodePage) -> dict[str, object]:
    """The code as schema.org's MedicalCode within its system."""
    words = made.entry.description if made.entry else ""
    return {
        "@context": "https://schema.org",
        "@type": "MedicalCode",
        "codeValue": made.code,
        "codingSystem": made.name,
        **({"name": words} if words else {}),
    }


def make_page(
    catalogue: Catalogue,
    shelf: Shelf,
    system: CodeSystem,
    code: str,
    on: date,
    where: Area | str | None,
) -> CodePage:
    """The page of a code in normal form on a day, with amounts for a place where one is named."""
    found = look_up(catalogue, f"{system.value} {code}", on, where)
    return CodePage(
        system=system,
        name=NAMES[system],
        code=code,
        on=on,
        found=found,
        beside=catalogue.neighbours(system, code, on),
        partners=_partners(catalogue, code, on) if system in PROCEDURE_SYSTEMS else (),
        standings=history(catalogue, system, code),
        units=_units(catalogue, code, on) if system in PROCEDURE_SYSTEMS else (),
        fee=catalogue.fee_row(code, "", on) if system in PROCEDURE_SYSTEMS else None,
        modifiers=fitting_modifiers(code, found.fees),
        notes=shelf.about(system, code, on),
    )


def _partners(catalogue: Catalogue, code: str, on: date) -> tuple[Partners | None, ...]:
    settings = (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)
    return tuple(catalogue.partners(code, setting, on, PARTNERS) for setting in settings)


def _units(
    catalogue: Catalogue, code: str, on: date
) -> tuple[tuple[BillingSetting, UnitLimit | Absent], ...]:
    return tuple((setting, catalogue.unit_limit(code, setting, on)) for setting in BillingSetting)


def _system(written: str) -> CodeSystem:
    lowered = written.lower()
    if lowered not in {system.value for system in NAMES}:
        known = ", ".join(system.value for system in NAMES)
        raise NotFound(f"There are no pages for the code system {written!r}. The systems are: {known}.")
    return CodeSystem(lowered)


def _with_asked(address: str, request: Request) -> str:
    return f"{address}?{request.url.query}" if request.url.query else address
