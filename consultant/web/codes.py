"""What a cited code is, in one line, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consultant.answering.reference import NAMES
from consultant.model.catalogue import Absent, CodeStatus, Entry, Release
from consultant.model.codes import Citation, CodeSystem
from consultant.ports import Catalogue

SYSTEMS: dict[CodeSystem, str] = {
    CodeSystem.CPT: "CPT",
    CodeSystem.HCPCS: "HCPCS",
    CodeSystem.ICD10CM: "ICD-10-CM",
    CodeSystem.ICD10PCS: "ICD-10-PCS",
    CodeSystem.MODIFIER: "modifier",
    CodeSystem.POS: "place of service",
    CodeSystem.REVENUE: "revenue code",
    CodeSystem.ICD9CM: "ICD-9-CM",
}
SET_NAMES: dict[str, str] = {code_set.value: name for code_set, name in NAMES.items()}


@dataclass(frozen=True, slots=True)
class CitedCode:
    """A citation with what the catalogue holds on it."""

    citation: Citation
    system: str
    written: str
    """Code with modifiers, range end and units, in normal form: `99213-25 × 2`."""
    description: str
    status: str
    good: bool
    """Whether the code may be reported on that date."""
    release: str

    @property
    def anchor(self) -> str:
        """Names its line in the list of cited codes."""
        return f"entry-{self.citation.system.value}-{self.citation.code}"


def described(
    citations: Iterable[Citation], catalogue: Catalogue, on: date, most: int
) -> dict[tuple[CodeSystem, str], CitedCode]:
    """Each cited code once, in the order of the text, quoted ones last; the first so many."""
    found: dict[tuple[CodeSystem, str], CitedCode] = {}
    for citation in sorted(citations, key=lambda one: one.quoted):
        key = (citation.system, citation.code)
        if key not in found and len(found) < most:
            found[key] = _described(citation, catalogue, on)
    return found


def _described(citation: Citation, catalogue: Catalogue, on: date) -> CitedCode:
    system = SYSTEMS.get(citation.system, citation.system.value.upper())
    found = catalogue.entry(citation.system, citation.code, on)
    if isinstance(found, Absent):
        release = _named(found.release) if found.release else ""
        return CitedCode(citation, system, written(citation), "", found.kind.value, False, release)
    release = _named(found.release)
    good = found.status is CodeStatus.ACTIVE
    return CitedCode(citation, system, written(citation), found.description, _status(found), good, release)


def set_name(code_set: str) -> str:
    """A data set as replies name it."""
    return SET_NAMES.get(code_set, code_set)


def _named(release: Release) -> str:
    return f"{set_name(release.code_set)} {release.edition}"


def _status(entry: Entry) -> str:
    if entry.status is CodeStatus.TERMINATED and entry.terminated_on:
        return f"terminated, last valid {entry.terminated_on.isoformat()}"
    if entry.status is CodeStatus.HEADER:
        return "header, not billable"
    if entry.status is CodeStatus.FUTURE and entry.effective_from:
        return f"not before {entry.effective_from.isoformat()}"
    return entry.status.value


def written(citation: Citation) -> str:
    """The citation in normal form."""
    code = "-".join((citation.code, *citation.modifiers))
    code = f"{code}–{citation.range_end}" if citation.range_end else code
    return f"{code} × {citation.units}" if citation.units else code
