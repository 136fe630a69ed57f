"""What this terminology server offers: CapabilityStatement, TerminologyCapabilities and CodeSystem resources."""

from __future__ import annotations

from collections.abc import Iterator

from consultant.model.catalogue import Release
from consultant.model.codes import CodeSystem
from consultant.ports import Catalogue
from consultant.web.fhir.parameters import Json
from consultant.web.fhir.systems import SETS, URIS
from consultant.web.site.addresses import NAMES

VERSION = "4.0.1"
FORMATS = ["application/fhir+json", "json"]
DEFINITION = "http://hl7.org/fhir/OperationDefinition"
OFFERED = {
    "CodeSystem": ("lookup", "validate-code", "subsumes"),
    "ValueSet": ("expand", "validate-code"),
    "ConceptMap": ("translate",),
}


def capabilities(address: str, on: str) -> Json:
    """The CapabilityStatement of `/fhir/metadata`."""
    return {
        **_head("CapabilityStatement", on),
        "kind": "instance",
        "implementation": {"description": "Consultant terminology service", "url": address},
        "fhirVersion": VERSION,
        "format": FORMATS,
        "instantiates": ["http://hl7.org/fhir/CapabilityStatement/terminology-server"],
        "rest": [{"mode": "server", "resource": [_resource(kind) for kind in OFFERED]}],
    }


def _resource(kind: str) -> Json:
    operations = [{"name": name, "definition": f"{DEFINITION}/{kind}-{name}"} for name in OFFERED[kind]]
    interactions = [{"code": "read"}, {"code": "search-type"}] if kind == "CodeSystem" else []
    searched = [{"name": "url", "type": "uri"}] if kind == "CodeSystem" else []
    made = {"type": kind, "interaction": interactions, "searchParam": searched, "operation": operations}
    return {name: value for name, value in made.items() if value}


def terminology(catalogue: Catalogue, on: str) -> Json:
    """The TerminologyCapabilities: each loaded code system with its versions."""
    return {
        **_head("TerminologyCapabilities", on),
        "kind": "instance",
        "codeSystem": [
            {"uri": URIS[system], "version": [{"code": release.edition} for release in releases]}
            for system, releases in loaded(catalogue)
        ],
        "expansion": {"hierarchical": False, "paging": True, "incomplete": True},
        "validateCode": {"translations": False},
        "translation": {"needsMap": False},
    }


def code_system(system: CodeSystem, release: Release) -> Json:
    """A CodeSystem resource without its concepts, in one version."""
    return {
        "resourceType": "CodeSystem",
        "id": system.value,
        "url": URIS[system],
        "version": release.edition,
        "name": NAMES[system].replace(" ", "").replace("-", ""),
        "title": NAMES[system],
        "status": "active",
        "date": release.effective_from.isoformat(),
        "content": "not-present",
        "count": release.rows,
    }


def loaded(catalogue: Catalogue) -> Iterator[tuple[CodeSystem, tuple[Release, ...]]]:
    """Each code system that a whole release is loaded of, with its releases, newest first."""
    for system, code_set in SETS.items():
        releases = [r for r in catalogue.releases() if r.code_set is code_set and r.complete]
        if releases:
            yield system, tuple(sorted(releases, key=lambda release: release.effective_from, reverse=True))


def _head(kind: str, on: str) -> Json:
    return {"resourceType": kind, "status": "active", "date": on, "name": f"Consultant{kind}"}
