"""The terminology operations of FHIR R4 (terminology-service.html), answered from the catalogue by date of service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.search.hits import Wanted
from consultant.errors import InputError, NotFound
from consultant.model.catalogue import Absent, CodeStatus, Entry, Release
from consultant.model.codes import CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction, Target
from consultant.ports import Catalogue
from consultant.web.fhir.parameters import Json, named, parameters, parts
from consultant.web.fhir.systems import HIERARCHICAL, SETS, URIS
from consultant.web.site.addresses import NAMES, normal_form

MOST = 1000
"""Concepts of one expansion."""
DIRECTIONS = {
    (CodeSystem.ICD10CM, CodeSystem.ICD9CM): Direction.ICD10CM_TO_ICD9,
    (CodeSystem.ICD9CM, CodeSystem.ICD10CM): Direction.ICD9_TO_ICD10CM,
    (CodeSystem.ICD10PCS, CodeSystem.ICD9CM): Direction.ICD10PCS_TO_ICD9,
    (CodeSystem.ICD9CM, CodeSystem.ICD10PCS): Direction.ICD9_TO_ICD10PCS,
}


class TooCostly(InputError):
    """The value set is too large to be expanded without a filter."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A code asked about, in normal form, on a day."""

    system: CodeSystem
    code: str
    on: date


def concept(system: CodeSystem, written: str, on: date) -> Concept:
    """A code as a program sent it. ICD-10-CM codes are found with and without their dot."""
    return Concept(system, normal_form(system, written), on)


def version(catalogue: Catalogue, system: CodeSystem, on: date) -> Release | None:
    """The release in force that a code system's version names."""
    return catalogue.release(SETS[system], on)


def day_of_version(catalogue: Catalogue, system: CodeSystem, edition: str) -> date:
    """The first day of an edition. Raises NotFound when it is not loaded."""
    for release in catalogue.releases():
        if release.code_set is SETS[system] and release.edition == edition:
            return release.effective_from
    known = sorted(r.edition for r in catalogue.releases() if r.code_set is SETS[system])
    raise NotFound(f"version {edition!r} is not loaded; loaded are: {', '.join(known) or 'none'}")


def look_up(catalogue: Catalogue, asked: Concept, wanted: tuple[str, ...]) -> Json:
    """`CodeSystem/$lookup`. Raises NotFound with the kind of absence in words."""
    entry = _entry(catalogue, asked)
    properties = [one for one in _properties(catalogue, entry, asked) if not wanted or one[0] in wanted]
    return parameters(
        named("name", "String", NAMES[asked.system]),
        named("version", "String", entry.release.edition),
        named("display", "String", entry.description or asked.code),
        *(
            parts("property", named("code", "Code", name), named("value", kind, value))
            for name, kind, value in properties
        ),
    )


def _properties(catalogue: Catalogue, entry: Entry, asked: Concept) -> Iterator[tuple[str, str, str | bool]]:
    yield "inactive", "Boolean", entry.status not in (CodeStatus.ACTIVE, CodeStatus.HEADER)
    yield "status", "Code", entry.status.value
    yield "notSelectable", "Boolean", entry.status is CodeStatus.HEADER
    if entry.effective_from:
        yield "effectiveDate", "DateTime", entry.effective_from.isoformat()
    if entry.terminated_on:
        yield "deprecationDate", "DateTime", entry.terminated_on.isoformat()
    yield from (("replacedBy", "Code", successor) for successor in entry.successors)
    if parent := entry.attributes.get("parent"):
        yield "parent", "Code", parent
    yield from (
        ("child", "Code", child.code) for child in catalogue.children(asked.system, asked.code, asked.on)
    )


def validate(catalogue: Catalogue, asked: Concept, display: str) -> Json:
    """`CodeSystem/$validate-code`: valid is what may be reported on the day; a header is a code, but none to report."""
    entry = catalogue.entry(asked.system, asked.code, asked.on)
    if isinstance(entry, Absent):
        return parameters(
            {"name": "result", "valueBoolean": False},
            named("message", "String", f"{asked.code}: {entry.kind.value}"),
        )
    problem = _problem(entry, display)
    return parameters(
        {"name": "result", "valueBoolean": not problem},
        named("message", "String", problem),
        named("display", "String", entry.description),
    )


def not_a_member(asked: Concept, above: str) -> Json:
    """`ValueSet/$validate-code` for a code that does not lie below the one that makes the value set."""
    return parameters(
        {"name": "result", "valueBoolean": False},
        named("message", "String", f"{asked.code} does not lie below {above}"),
    )


def _problem(entry: Entry, display: str) -> str:
    if entry.status is CodeStatus.TERMINATED:
        return f"{entry.code} ended{f' on {entry.terminated_on}' if entry.terminated_on else ''}"
    if entry.status is CodeStatus.FUTURE:
        return f"{entry.code} is not in force before {entry.effective_from}"
    if display and display.casefold() != entry.description.casefold():
        return f"{entry.code} is displayed as {entry.description!r}, not {display!r}"
    return ""


def subsumes(catalogue: Catalogue, first: Concept, second: Concept) -> Json:
    """`CodeSystem/$subsumes`: which of two codes lies above the other."""
    for asked in (first, second):
        _entry(catalogue, asked)
    return parameters({"name": "outcome", "valueCode": _relation(first, second)})


def _relation(first: Concept, second: Concept) -> str:
    above, below = first.code.replace(".", ""), second.code.replace(".", "")
    if above == below:
        return "equivalent"
    if first.system in HIERARCHICAL and below.startswith(above):
        return "subsumes"
    if first.system in HIERARCHICAL and above.startswith(below):
        return "subsumed-by"
    return "not-subsumed"


def translate(catalogue: Catalogue, asked: Concept, target: CodeSystem | None) -> Json:
    """`ConceptMap/$translate` by the General Equivalence Mappings; targets that are not reportable on the day are left out."""
    matches = [match for walk in _crosswalks(catalogue, asked, target) for match in _matches(walk)]
    message = "" if matches else f"no counterpart of {asked.code} is reportable on {asked.on}"
    return parameters(
        {"name": "result", "valueBoolean": bool(matches)}, named("message", "String", message), *matches
    )


def _crosswalks(catalogue: Catalogue, asked: Concept, target: CodeSystem | None) -> Iterator[Crosswalk]:
    for (source, to), direction in DIRECTIONS.items():
        if source is asked.system and target in (None, to):
            found = catalogue.crosswalk(asked.code, direction, asked.on)
            if isinstance(found, Crosswalk):
                yield found


def _matches(walk: Crosswalk) -> Iterator[Json]:
    system = walk.direction.target_system
    source = f"urn:consultant:gem:{walk.direction.value}:{walk.release.edition}"
    for target in walk.targets:
        for code, words in _reportable(target, historic=system is CodeSystem.ICD9CM):
            yield parts(
                "match",
                named("equivalence", "Code", _equivalence(target)),
                named("concept", "Coding", coding(system, code, words)),
                named("source", "Uri", source),
            )


def _reportable(target: Target, *, historic: bool) -> Iterator[tuple[str, str]]:
    """The target itself, or the reportable codes below it when it has become a header; ICD-9-CM ended as a whole."""
    if isinstance(target.entry, Entry) and (target.reportable or historic):
        yield target.code, target.entry.description
    yield from ((code, "") for code in target.billable)


def _equivalence(target: Target) -> str:
    """Value set concept-map-equivalence: a part of a combination is narrower than the source."""
    if target.combination:
        return "narrower"
    return "inexact" if target.approximate else "equal"


@dataclass(frozen=True, slots=True)
class ValueSet:
    """What is to be expanded: a whole system, what lies below a code, or listed codes; narrowed by words."""

    system: CodeSystem
    below: str = ""
    listed: tuple[str, ...] = ()
    filter: str = ""


def expand(
    catalogue: Catalogue, search: CodeSearch, wanted: ValueSet, on: date, offset: int, count: int
) -> tuple[Entry, ...]:
    """The concepts of a value set. Raises TooCostly for a whole system without a filter."""
    if wanted.listed:
        found = (
            catalogue.entry(wanted.system, normal_form(wanted.system, code), on) for code in wanted.listed
        )
        entries = [one for one in found if isinstance(one, Entry)]
    elif wanted.below:
        entries = list(_descendants(catalogue, concept(wanted.system, wanted.below, on)))
    elif wanted.filter:
        sought = Wanted(on, frozenset({wanted.system}), limit=offset + count)
        entries = [hit.entry for hit in search.search(wanted.filter, sought, typing=True)]
    else:
        raise TooCostly(
            f"{NAMES[wanted.system]} is too large to list; send a filter, or ask for what is below a code"
        )
    if wanted.filter and (wanted.listed or wanted.below):
        words = wanted.filter.casefold().split()
        entries = [one for one in entries if all(word in one.description.casefold() for word in words)]
    return tuple(entries[offset : offset + count])


def _descendants(catalogue: Catalogue, asked: Concept) -> Iterator[Entry]:
    """A code and everything below it, in the order of the list."""
    entry = _entry(catalogue, asked)
    yield entry
    for child in catalogue.children(asked.system, entry.code, asked.on):
        yield from _descendants(catalogue, Concept(asked.system, child.code, asked.on))


def expansion(uri: str, entries: Iterable[Entry], stamp: str, offset: int) -> Json:
    """A ValueSet resource with its expansion."""
    listed = [{**coding(entry.system, entry.code, entry.description), **_marks(entry)} for entry in entries]
    return {
        "resourceType": "ValueSet",
        "url": uri,
        "status": "active",
        "expansion": {"timestamp": stamp, "offset": offset, "contains": listed},
    }


def _marks(entry: Entry) -> Json:
    marks: Json = {"abstract": True} if entry.status is CodeStatus.HEADER else {}
    return marks | ({"inactive": True} if entry.status is CodeStatus.TERMINATED else {})


def coding(system: CodeSystem, code: str, words: str) -> Json:
    """A Coding."""
    return {"system": URIS[system], "code": code, **({"display": words} if words else {})}


def _entry(catalogue: Catalogue, asked: Concept) -> Entry:
    found = catalogue.entry(asked.system, asked.code, asked.on)
    if isinstance(found, Absent):
        raise NotFound(f"{NAMES[asked.system]} {asked.code} on {asked.on}: {found.kind.value}")
    return found
