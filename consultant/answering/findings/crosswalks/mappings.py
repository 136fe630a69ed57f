"""Codes carried over to another system by the General Equivalence Mappings, each target judged for the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.guidelines import sides
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, label, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, CodeSet, CodeStatus, Entry
from consultant.model.codes import Citation, CodeSystem
from consultant.model.crosswalk import Crosswalk, Direction, Target

_DIRECTIONS = {
    CodeSystem.ICD10CM: Direction.ICD10CM_TO_ICD9,
    CodeSystem.ICD9CM: Direction.ICD9_TO_ICD10CM,
    CodeSystem.ICD10PCS: Direction.ICD10PCS_TO_ICD9,
}
_NAMES = {
    CodeSystem.ICD9CM: "ICD-9-CM",
    CodeSystem.ICD10CM: "ICD-10-CM",
    CodeSystem.ICD10PCS: "ICD-10-PCS",
}
_ICD10_FROM = date(2015, 10, 1)
_FIRST_DAY = date(2017, 10, 1)
"""Of the last mappings (2018): for an older claim they are asked as of that day, for there is nothing newer or older to ask."""
_TARGETS_SHOWN = 6
_SCENARIOS_SHOWN = 2
_CHOICES_SHOWN = 3
_DESCRIPTION = 70


def mapped(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Where each cited diagnosis or inpatient procedure leads."""
    return _all(ask, reference, frozenset(_DIRECTIONS))


def overtaken(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Where a code of ICD-9-CM leads that is cited for a service on which it can no longer be reported."""
    return _all(ask, reference, _OLDER) if reference.on >= _ICD10_FROM else ()


_OLDER = frozenset({CodeSystem.ICD9CM})


def _all(ask: Ask, reference: Reference, systems: frozenset[CodeSystem]) -> tuple[Finding, ...]:
    """Where each cited code of these systems leads, with what is asked of the mapping."""
    side = sides.told(ask.text)
    found = (_one(cited, reference, side) for cited in ask.citations if cited.system in systems)
    told = asked_of_it(ask.text)
    return _of_one(
        tuple(replace(one, values={**one.values, **told}) if one.kind == "mapped" else one for one in found),
        ask.text,
    )


_ORDINAL = expression(
    r"\b(?:on|of|for|in|about) the (?P<place>first|second|last|latter|former)\b(?: one)?(?P<behind>[^.?!]*)",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "last": -1}


def _of_one(found: tuple[Finding, ...], text: str) -> tuple[Finding, ...]:
    """The mappings; that one is exact is asked of the one alone that the text counts out: `on the second, is it exact?`."""
    counted = _ORDINAL.search(text)
    if counted is None or len(found) != _PAIR or not _EXACT.search(counted["behind"]):
        return found
    meant = found[_PLACES[counted["place"].lower()]]
    return tuple(
        one
        if one is meant or one.kind != "mapped"
        else replace(one, values={**one.values, "exact_asked": False})
        for one in found
    )


_PAIR = 2


def asked_of_it(text: str) -> dict[str, bool]:
    """What a text asks of a mapping beside where it leads."""
    return {
        "flags_asked": bool(_FLAGS.search(text)),
        "no_map_asked": bool(_NO_MAP.search(text)),
        "count_asked": bool(_COUNT.search(text)),
        "exact_asked": bool(_EXACT.search(text)) and not _APPROXIMATE.search(text),
    }


_FLAGS = expression(r"\bflags?\b|\bscenarios?\b|\bchoice lists?\b", re.IGNORECASE)
_COUNT = expression(
    r"\bhow many\b|\b(?:one|a single|1) (?:code|target)s? or\b|\b(?:two|2|several|more than one) (?:codes?|targets?)\b"
    r"|\bcombination\b|\bone[- ]to[- ](?:one|many)\b",
    re.IGNORECASE,
)
"""Asks how many codes it leads to, or whether one of them is enough."""
_EXACT = expression(
    r"\bexact(?:ly)?\b|\bone[- ]to[- ]one\b|\b1[:-]1\b|\bidentical\b|\bperfect\b", re.IGNORECASE
)
_APPROXIMATE = re.compile(r"\bapprox\w*\b", re.IGNORECASE)
_NO_MAP = expression(
    r"\bno[- ]?map\b|\bnodx\b|\b(?:without|no) (?:a )?(?:match|map\w*|counterpart|target)\b", re.IGNORECASE
)
"""Asks whether there is none: yes says that there is none."""


def before_icd10(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For a service before October 2015 where each cited diagnosis of ICD-10-CM leads: the claim carries ICD-9-CM."""
    if reference.on >= _ICD10_FROM:
        return ()
    old = {cited.code for cited in ask.citations if cited.system is CodeSystem.ICD9CM}
    found = (_one(cited, reference, "") for cited in ask.diagnoses)
    led = (finding for finding in found if finding.kind == "mapped" and finding.values["targets"])
    return tuple(
        replace(finding, kind="old_claim", values={**finding.values, "cited": bool(old & set(finding.codes)),
                                                   "day": reference.on.isoformat()})
        for finding in led
    )  # fmt: skip


def _one(cited: Citation, reference: Reference, side: str) -> Finding:
    direction = _DIRECTIONS[cited.system]
    older = reference.on < _ICD10_FROM
    reference = replace(reference, on=_asked_day(reference))
    for code in _with_headers(cited.code):
        found = reference.catalogue.crosswalk(code, direction, reference.on)
        if isinstance(found, Crosswalk):
            led = _led(found, cited, reference, older=older)
            return _on_side(led, found.targets, side, reference) if side else led
    first = reference.catalogue.crosswalk(cited.code, direction, reference.on)
    assert isinstance(first, Absent)
    return _nowhere(cited, first, direction, reference)


def _asked_day(reference: Reference) -> date:
    """The day of service, or the first one of which the mappings and the diagnoses that they lead to are known."""
    begun = [one.effective_from for one in reference.catalogue.releases() if one.code_set is CodeSet.ICD10CM]
    return max(reference.on, _FIRST_DAY, min(begun, default=_FIRST_DAY))


def _with_headers(code: str) -> Iterator[str]:
    """The code, then the shorter ones above it: a code younger than the mappings has a header that they know."""
    yield code
    for length in range(len(code) - 1, 3, -1):
        yield code[:length].rstrip(".")


def _led(found: Crosswalk, cited: Citation, reference: Reference, *, older: bool) -> Finding:
    system = found.direction.target_system
    shown = found.targets[:_TARGETS_SHOWN]
    values: dict[str, Any] = {
        "code": label(cited.system, cited.code),
        "mapped_by": label(cited.system, found.source) if found.source != cited.code else "",
        "system": _NAMES[system],
        "older_claim": older,
        "to_older": system is CodeSystem.ICD9CM,
        "no_map": found.no_map,
        "targets": tuple(_target(target, system, reference) for target in shown if not target.combination),
        "sided": "",
        "on": reference.on.isoformat(),
        "combined": tuple(_together(scenario) for scenario in found.scenarios[:_SCENARIOS_SHOWN]),
        "more": len(found.targets) > len(shown),
        "approximate": any(target.approximate for target in shown),
        "flags": tuple((target.code, _flags(target)) for target in found.targets[:_FLAGGED]),
        "flags_asked": False,
        "no_map_asked": False,
        "count_asked": False,
        "exact_asked": False,
        "source": source(found.release),
    }
    told = values["targets"]
    values["valid"] = bool(told) and not any(one["gone"] or one["header"] for one in told) and not older
    combined = [target for target in found.targets if target.combination and target not in shown]
    rows = [row for target in (*shown, *combined) for row in _row(found, target)]
    rows += [row for target in values["targets"] for row in _statuses(target["instead"], reference)]
    none = evidence(found.release, found.source, {"target": "no map"})
    return Finding("mapped", (cited.code, *(target.code for target in shown)), values, tuple(rows) or none)


_FLAGGED = 8
"""Rows of a mapping whose flags are told."""


def _flags(target: Target) -> str:
    """The five flags of a row as its file writes them: approximate, no map, combination, scenario, choice list."""
    return f"{target.approximate:d}0{target.combination:d}{target.scenario}{target.choice_list}"


def _on_side(finding: Finding, targets: tuple[Target, ...], side: str, reference: Reference) -> Finding:
    """The finding with the code of the told side, where a target leaves the side open."""
    for target in targets:
        entry = target.entry
        told = sides.sided(entry, side, reference) if isinstance(entry, Entry) else None
        if told is not None:
            values = {
                "side": side,
                "sided": told.code,
                "sided_words": shortened(told.description, _DESCRIPTION),
            }
            rows = evidence(told.release, told.code, {"description": told.description})
            return replace(
                finding,
                codes=(*finding.codes, told.code),
                values={**finding.values, **values},
                evidence=(*finding.evidence, *rows),
            )
    return finding


def _target(target: Target, system: CodeSystem, reference: Reference) -> dict[str, Any]:
    entry = target.entry
    gone = entry.status is CodeStatus.TERMINATED if isinstance(entry, Entry) else True
    header = isinstance(entry, Entry) and entry.status is CodeStatus.HEADER
    return {
        "code": target.code,
        "description": shortened(entry.description, _DESCRIPTION) if isinstance(entry, Entry) else "",
        "header": header,
        "billable": target.billable[:_TARGETS_SHOWN] if header else (),
        "gone": gone,
        "instead": _instead(target.code, reference) if gone and system is CodeSystem.ICD10CM else (),
    }


def _together(scenario: tuple[tuple[Target, ...], ...]) -> str:
    """The codes of one scenario: one of each choice list, all of them reported together."""
    lists = (" or ".join(target.code for target in choices[:_CHOICES_SHOWN]) for choices in scenario)
    return " with ".join(lists)


def _instead(code: str, reference: Reference) -> tuple[str, ...]:
    """For a diagnosis that has ended its longest header that exists today, then the codes under it."""
    for length in range(len(code) - 1, 3, -1):
        header = code[:length].rstrip(".")
        if below := reference.catalogue.children(CodeSystem.ICD10CM, header, reference.on):
            return header, *(child.code for child in below[:_TARGETS_SHOWN])
    return ()


def _statuses(codes: tuple[str, ...], reference: Reference) -> Iterator[Evidence]:
    for code in codes:
        entry = reference.catalogue.entry(CodeSystem.ICD10CM, code, reference.on)
        if isinstance(entry, Entry):
            yield from evidence(entry.release, code, {"status": entry.status.value})


def _row(found: Crosswalk, target: Target) -> Iterator[Evidence]:
    kind = "approximate" if target.approximate else "exact"
    fields = {f"target ({kind})": target.code, f"flags of {target.code}": _flags(target)}
    yield from evidence(found.release, found.source, fields)
    if isinstance(target.entry, Entry):
        fields = {"description": target.entry.description, "status": target.entry.status.value}
        yield from evidence(target.entry.release, target.code, fields)
        for code in target.billable[:_TARGETS_SHOWN]:
            yield from evidence(target.entry.release, code, {"status": CodeStatus.ACTIVE.value})


def _nowhere(cited: Citation, absent: Absent, direction: Direction, reference: Reference) -> Finding:
    if unloaded(absent) or absent.release is None:
        return absence(absent, (label(cited.system, cited.code),), reference)
    values = {
        "code": label(cited.system, cited.code),
        "system": _NAMES[direction.target_system],
        "source": source(absent.release),
    }
    rows = evidence(absent.release, cited.code, {"look-up": absent.kind.value})
    return Finding("unmapped", (cited.code,), values, rows)
