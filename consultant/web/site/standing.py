"""How a code stood in each loaded release of its set, and the modifiers that its fee schedule row speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consultant.answering.families import is_visit
from consultant.answering.findings.modifiers.cited import FEE_RULES
from consultant.model.catalogue import CodeSet, Entry, FeeRow, Release
from consultant.model.codes import CodeSystem
from consultant.model.indicators import WORDS
from consultant.ports import Catalogue

SET_OF: Mapping[CodeSystem, CodeSet] = {
    CodeSystem.CPT: CodeSet.MPFS,
    CodeSystem.HCPCS: CodeSet.HCPCS,
    CodeSystem.MODIFIER: CodeSet.HCPCS,
    CodeSystem.ICD10CM: CodeSet.ICD10CM,
    CodeSystem.ICD10PCS: CodeSet.ICD10PCS,
    CodeSystem.ICD9CM: CodeSet.ICD9CM,
    CodeSystem.DRG: CodeSet.MSDRG,
}
"""The set whose releases tell the history of a system's codes."""

DECIDED: Mapping[str, tuple[str, frozenset[str]]] = {
    **FEE_RULES,
    "51": ("multiple_procedure", frozenset({"1", "2", "3"})),
}
"""Modifier -> the indicator of the fee schedule that decides, and its values that accept it. Answers leave 51 alone, which the
contractor adds."""

ON_VISITS: Mapping[str, str] = {
    "25": "a significant visit of its own on the day of a procedure with 0 or 10 global days",
    "57": "the visit at which a procedure with 90 global days was decided",
    "24": "a visit within a global period for something unrelated",
}
"""Modifiers for visits only (NCCI Policy Manual, chapters I and XI; Claims Processing Manual, chapter 12)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A code's status and title on the first day of one release."""

    release: Release
    status: str
    description: str


@dataclass(frozen=True, slots=True)
class FittingModifier:
    """Whether a modifier fits a code, and the indicator that says so, in words; empty for rules that no indicator holds."""

    modifier: str
    fits: bool
    indicator: str
    value: str
    meaning: str


def history(catalogue: Catalogue, system: CodeSystem, code: str) -> tuple[Standing, ...]:
    """The code on the first day of each whole release of its set, newest first; a release without it says so."""
    releases = [r for r in catalogue.releases() if r.code_set is SET_OF.get(system) and r.complete]
    newest_first = sorted(releases, key=lambda release: release.effective_from, reverse=True)
    return tuple(_standing(catalogue, system, code, release) for release in newest_first)


def _standing(catalogue: Catalogue, system: CodeSystem, code: str, release: Release) -> Standing:
    found = catalogue.entry(system, code, release.effective_from)
    if isinstance(found, Entry):
        return Standing(release, found.status.value, found.description)
    return Standing(release, found.kind.value, "")


def fitting_modifiers(code: str, fees: Iterable[FeeRow]) -> tuple[FittingModifier, ...]:
    """Modifiers of visits for a visit; else what the indicators of the code's own row (the one without modifier) say."""
    if is_visit(code):
        return tuple(FittingModifier(modifier, True, "", "", why) for modifier, why in ON_VISITS.items())
    main = next((row for row in fees if not row.modifier), None)
    return tuple(_fitting(main)) if main else ()


def _fitting(row: FeeRow) -> Iterator[FittingModifier]:
    for modifier, (indicator, accepting) in DECIDED.items():
        value: str = getattr(row, indicator)
        meaning = WORDS[indicator].get(value, "")
        yield FittingModifier(modifier, value in accepting, indicator, value, meaning)
