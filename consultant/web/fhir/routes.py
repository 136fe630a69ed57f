"""The addresses below `/fhir`: operations by GET and POST, answers and errors as FHIR JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from consultant.errors import InputError, NotFound
from consultant.model.asked import parse_day
from consultant.model.codes import CodeSystem
from consultant.web.fhir import statements, terminology
from consultant.web.fhir.parameters import Asked, Json, bundle, from_body, outcome
from consultant.web.fhir.systems import URIS, system_named
from consultant.web.front import Front
from consultant.web.guard import OpenRoute, TheFront

router = APIRouter(route_class=OpenRoute)

FHIR_JSON = "application/fhir+json; charset=utf-8"
IMPLICIT = "?fhir_vs"
COUNT = 100
Operation = Callable[[Front, Asked], Json]


@router.get("/fhir/metadata")
def metadata(front: TheFront, mode: str = "full") -> Response:
    """What is offered; with `mode=terminology` the loaded code systems and their versions."""
    now = front.clock().isoformat(timespec="seconds")
    if mode == "terminology":
        return answer(statements.terminology(front.service.catalogue, now))
    return answer(statements.capabilities(f"{front.web_url}/fhir", now))


@router.get("/fhir/CodeSystem")
def code_systems(front: TheFront, url: str = "") -> Response:
    """The loaded code systems, or the one of a URI."""
    found = [
        statements.code_system(system, releases[0])
        for system, releases in statements.loaded(front.service.catalogue)
        if url in ("", URIS[system])
    ]
    return answer(bundle(found))


def look_up(front: Front, asked: Asked) -> Json:
    """What a code is."""
    return terminology.look_up(front.service.catalogue, _concept(front, asked), asked.texts("property"))


def validate(front: Front, asked: Asked) -> Json:
    """Whether a code may be reported."""
    return terminology.validate(front.service.catalogue, _concept(front, asked), asked.text("display"))


def subsumes(front: Front, asked: Asked) -> Json:
    """Which of two codes lies above the other."""
    system = _system(asked.text("system"))
    on = _day(front, asked, system)
    first, second = (terminology.concept(system, _needed(asked, name), on) for name in ("codeA", "codeB"))
    return terminology.subsumes(front.service.catalogue, first, second)


def translate(front: Front, asked: Asked) -> Json:
    """Where the mappings lead."""
    named = asked.text("targetsystem") or asked.text("target").removesuffix(IMPLICIT)
    target = _system(named) if named else None
    return terminology.translate(front.service.catalogue, _concept(front, asked), target)


def expand(front: Front, asked: Asked) -> Json:
    """The concepts of a value set."""
    wanted = _value_set(asked)
    on = _day(front, asked, wanted.system)
    offset, count = (
        asked.whole("offset", 0, terminology.MOST),
        asked.whole("count", COUNT, terminology.MOST),
    )
    found = terminology.expand(front.service.catalogue, front.search, wanted, on, offset, count)
    stamp = front.clock().isoformat(timespec="seconds")
    return terminology.expansion(asked.text("url") or URIS[wanted.system] + IMPLICIT, found, stamp, offset)


def validate_member(front: Front, asked: Asked) -> Json:
    """A code against an implicit value set: the whole of its system, or what is below a code."""
    wanted, one = _value_set(asked), _concept(front, asked)
    if one.system is not wanted.system:
        raise InputError(f"the code is of {URIS[one.system]}, the value set of {URIS[wanted.system]}")
    if wanted.below and not one.code.startswith(wanted.below.upper()):
        return terminology.not_a_member(one, wanted.below)
    return terminology.validate(front.service.catalogue, one, asked.text("display"))


OPERATIONS: dict[str, Operation] = {
    "CodeSystem/$lookup": look_up,
    "CodeSystem/$validate-code": validate,
    "CodeSystem/$subsumes": subsumes,
    "ValueSet/$expand": expand,
    "ValueSet/$validate-code": validate_member,
    "ConceptMap/$translate": translate,
}


@router.get("/fhir/{kind}/${operation}")
def by_address(request: Request, front: TheFront, kind: str, operation: str) -> Response:
    """An operation with its parameters in the address."""
    return _answered(front, f"{kind}/${operation}", Asked(tuple(request.query_params.multi_items())))


@router.post("/fhir/{kind}/${operation}")
async def by_body(request: Request, front: TheFront, kind: str, operation: str) -> Response:
    """An operation with a Parameters resource as its body; parameters in the address come behind it."""
    try:
        asked = from_body(json.loads(await request.body()))
    except (ValueError, RecursionError, InputError) as error:
        words = str(error) if isinstance(error, InputError) else "the body is not JSON"
        return answer(outcome("structure", words), 400)
    return _answered(
        front, f"{kind}/${operation}", Asked(asked.values + tuple(request.query_params.multi_items()))
    )


@router.get("/fhir/CodeSystem/{id}")
def code_system(front: TheFront, id: str) -> Response:
    """One code system, by the name that code pages give it. Stands behind the operations, which look alike."""
    for system, releases in statements.loaded(front.service.catalogue):
        if system.value == id:
            return answer(statements.code_system(system, releases[0]))
    return answer(outcome("not-found", f"no code system {id!r} is loaded"), 404)


def _answered(front: Front, name: str, asked: Asked) -> Response:
    operation = OPERATIONS.get(name)
    if operation is None:
        return answer(outcome("not-supported", f"{name} is not offered; see /fhir/metadata"), 404)
    try:
        return answer(operation(front, asked))
    except terminology.TooCostly as error:
        return answer(outcome("too-costly", str(error)), 422)
    except NotFound as error:
        return answer(outcome("not-found", str(error)), 404)
    except InputError as error:
        return answer(outcome("invalid", str(error)), 400)


def answer(resource: Json, status: int = 200) -> Response:
    """A resource as FHIR JSON."""
    return JSONResponse(resource, status, media_type=FHIR_JSON)


def _system(uri: str) -> CodeSystem:
    if not uri:
        raise InputError(
            "system is missing: the URI of the code system, such as http://hl7.org/fhir/sid/icd-10-cm"
        )
    found = system_named(uri)
    if found is None:
        raise NotFound(f"the code system {uri!r} is not served here; see /fhir/metadata?mode=terminology")
    return found


def _concept(front: Front, asked: Asked) -> terminology.Concept:
    sent = asked.coding()
    system = _system(str(sent.get("system", "")) or asked.text("system") or asked.text("url"))
    code = str(sent.get("code", "")) or _needed(asked, "code")
    return terminology.concept(system, code, _day(front, asked, system))


def _needed(asked: Asked, name: str) -> str:
    found = asked.text(name)
    if not found:
        raise InputError(f"{name} is missing")
    return found


def _day(front: Front, asked: Asked, system: CodeSystem) -> date:
    """The day asked about: `date`, else the first day of the `version`, else today."""
    if asked.text("date"):
        return parse_day(asked.text("date")[:10]) or front.clock().date()
    if asked.text("version"):
        return terminology.day_of_version(front.service.catalogue, system, asked.text("version"))
    return front.clock().date()


def _value_set(asked: Asked) -> terminology.ValueSet:
    """From an implicit address (`…/icd-10-cm?fhir_vs=isa/E11`) or a ValueSet resource with one include."""
    resource = next(
        (value for name, value in asked.values if name == "valueSet" and isinstance(value, dict)), None
    )
    if resource is not None:
        return _composed(resource, asked.text("filter"))
    uri, _, rest = asked.text("url").partition(IMPLICIT)
    below = rest.removeprefix("=isa/") if rest.startswith("=isa/") else ""
    return terminology.ValueSet(_system(uri), below=below, filter=asked.text("filter"))


def _composed(resource: Json, words: str) -> terminology.ValueSet:
    included = resource.get("compose", {}).get("include", [])
    if len(included) != 1 or not isinstance(included[0], dict):
        raise InputError("a value set has to have exactly one compose.include")
    one = included[0]
    filters = one.get("filter", [])
    if any(f.get("op") not in ("is-a", "descendent-of") or f.get("property") != "concept" for f in filters):
        raise InputError("of filters, concept is-a and concept descendent-of are understood")
    listed = tuple(str(concept.get("code", "")) for concept in one.get("concept", []))
    below = str(filters[0].get("value", "")) if filters else ""
    return terminology.ValueSet(_system(str(one.get("system", ""))), below, listed, words)
