"""What a person reads of crosswalks and of the groups of a diagnosis, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from consultant.model.catalogue import Absent, Entry
from consultant.model.crosswalk import Crosswalk, Target
from consultant.model.inpatient import Character
from consultant.model.membership import Memberships, RiskCategory

Value = TypeVar("Value")


def crosswalk_lines(crosswalks: Iterable[Crosswalk]) -> Iterator[str]:
    """Every alternative, and every combination by its scenario."""
    for found in crosswalks:
        name = f"  {found.direction.value} {found.release.edition}"
        if found.no_map:
            yield f"{name}: no counterpart"
        yield from (f"{name}: {_target(target)}" for target in found.alternatives)
        for number, scenario in enumerate(found.scenarios, 1):
            choices = (" or ".join(_target(target) for target in choice) for choice in scenario)
            yield f"{name}, combination {number}: {' with '.join(choices)}"


def _target(target: Target) -> str:
    entry = target.entry
    words, status = (
        (f" {entry.description}", entry.status.value) if isinstance(entry, Entry) else ("", entry.kind.value)
    )
    below = f"; report {', '.join(target.billable)}" if target.billable else ""
    return f"{target.code}{words} ({'approximate' if target.approximate else 'exact'}, {status}{below})"


def character_lines(characters: Iterable[Character]) -> Iterator[str]:
    """What the definitions say of the characters of a procedure code; labels alone stand with the entry."""
    for found in characters:
        said = [found.definition, found.explanation, "; ".join(found.includes)]
        if any(said):
            yield f"  {found.axis.lower()} {found.value}, {found.label}: {' | '.join(text for text in said if text)}"


def membership_lines(found: Memberships | None) -> Iterator[str]:
    """Groups that the code belongs to; sets that are not loaded, or do not list it, are passed over."""
    if found is None:
        return
    yield from (_risk(risk) for risk in _present(found.risk))
    for clinical in _present(found.clinical):
        yield f"  CCSR {clinical.category} {clinical.label} ({clinical.release.edition})"
    for group in _present(found.groups):
        titles = "; ".join(f"{drg} {title}" for drg, title in group.groups)
        yield f"  MS-DRG {group.release.edition}, major category {group.category}: {titles}"
    if not isinstance(found.severity, Absent):
        yield f"  as secondary diagnosis: {found.severity.level.value} ({found.severity.release.edition})"
    for edit in _present(found.claim_edits):
        yield f"  Medicare Code Editor {edit.release.edition}, {edit.kind}: {edit.rule}"
    if not isinstance(found.exemption, Absent):
        yield f"  exempt from present-on-admission reporting ({found.exemption.release.edition})"


def _risk(risk: RiskCategory) -> str:
    parts = [f"  {risk.model}: {risk.category} {risk.label} ({risk.release.edition})"]
    parts += [f"counts instead of {', '.join(risk.supersedes)}"] if risk.supersedes else []
    parts += [f"does not count beside {', '.join(risk.superseded_by)}"] if risk.superseded_by else []
    return "; ".join(parts)


def _present(values: tuple[Value, ...] | Absent) -> tuple[Value, ...]:
    return () if isinstance(values, Absent) else values
