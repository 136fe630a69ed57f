"""The MS-DRGs of a principal diagnosis, and what the severity of another diagnosis does to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering import severities
from consultant.answering.findings.crosswalks import roles
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet, Entry
from consultant.model.codes import CodeSystem
from consultant.model.membership import DiagnosisGroup, Memberships, Severity, SeverityLevel

_GROUPS_SHOWN = 6
LABEL = {Severity.MCC: "MCC", Severity.CC: "CC", Severity.NONE: "neither"}


def led_to(memberships: Memberships, text: str) -> Finding | Absent:
    """The groups that a principal diagnosis can lead to, or why none is known."""
    found = memberships.groups
    if isinstance(found, Absent):
        return found
    groups = sorted(_possible(found, memberships.code), key=lambda group: _untold(group[1], text))
    if not groups:
        return Absent(AbsenceKind.NO_ROW, CodeSet.MSDRG_INDEX, found[0].release)
    rows = [
        row
        for one in found
        for number, title in one.groups
        if (number, title) in groups
        for row in evidence(one.release, memberships.code, {f"MS-DRG {number}": title})
    ]
    categories = tuple(_categories(found, groups))
    rows += evidence(found[0].release, memberships.code, {"MDC": ", ".join(categories)})
    values = {
        "code": memberships.code,
        "categories": categories if _CATEGORY_ASKED.search(text) else (),
        "groups": tuple(groups[:_GROUPS_SHOWN]),
        "every": tuple(groups),
        "beside": "",
        "more": len(groups) > _GROUPS_SHOWN,
        "source": source(found[0].release),
    }
    return Finding("diagnosis_groups", (memberships.code,), values, tuple(rows))


def _categories(found: tuple[DiagnosisGroup, ...], groups: list[tuple[str, str]]) -> Iterator[str]:
    """The major diagnostic categories that the diagnosis itself leads to: an injury to several, by its encounter."""
    leading = [one for one in found if set(one.groups) & set(groups)] or list(found)
    own = [one for one in leading if one.category not in _BY_PROCEDURE] or leading
    yield from dict.fromkeys(one.category for one in own)


_CATEGORY_ASKED = re.compile(r"\bmdc\b|\bmajor diagnostic", re.IGNORECASE)
_ENCOUNTER = re.compile(r"[A-Z]\w\w\.\w{3}([A-Z])")
_AFTERCARE, _OF_NONUNION = ("559", "560", "561"), ("564", "565", "566")
_NEWBORN, _OF_NEWBORNS = re.compile(r"P|Z38"), "15"
_BY_PROCEDURE = frozenset({"Pre", "24", "25"})
"""Categories that transplants, several injuries at once and HIV lead to, whatever the principal diagnosis."""


def _possible(found: tuple[DiagnosisGroup, ...], code: str) -> list[tuple[str, str]]:
    """The groups that the code can lead to as principal diagnosis, those of its own major category first.

    The index holds the 7th characters of an injury in one row, and what is a problem of a newborn beside its birth.
    """
    own = [one for one in found if one.category != _OF_NEWBORNS or _NEWBORN.match(code)]
    ordered = sorted(own, key=lambda one: one.category in _BY_PROCEDURE)
    return [group for one in ordered for group in one.groups if _of_encounter(group[0], code)]


def _of_encounter(group: str, code: str) -> bool:
    """Whether a group is one of the encounter that a 7th character tells."""
    told = _ENCOUNTER.fullmatch(code)
    if told is None or told[1] == "S":
        return True
    if told[1] in "DEFGHJ":
        return group in _AFTERCARE
    return (group in _OF_NONUNION) == (told[1] in "KMNPQR") and group not in _AFTERCARE


_RANKS = {"neither": 0, "CC": 1, "MCC": 2}
_RAISING = re.compile(
    r"\b(?:rais|bump|mov|chang|increas|lift|upgrad|shift|affect|impact|higher|alter)\w*", re.IGNORECASE
)


def rank(title: str) -> int:
    """The severity that a group's title is already for; one `without MCC` holds stays with a CC too."""
    if re.search(r"\bWITHOUT CC/MCC\b", title):
        return 0
    return 2 if re.search(r"\bWITH MCC\b", title) else 1


_STEP = re.compile(r"\bWITH(?:OUT)? ([CM]{2,3}(?:/MCC)?)")


_BY_TREATMENT = re.compile(r"\b(?:CRANIOTOMY|THROMBOLYTIC|DEVICE IMPLANT|VENTILATOR|MV|HIV|PROCEDURES?)\b")
"""Titles that a treatment or another disease leads to, which the question has to tell."""


def _untold(title: str, text: str) -> bool:
    """Whether a treatment or another disease leads to the group, and the text tells none of it."""
    named = set(_BY_TREATMENT.findall(title))
    return bool(named) and not named & (set(_BY_TREATMENT.findall(text.upper())) - _ANY_PROCEDURE)


_ANY_PROCEDURE = {"PROCEDURE", "PROCEDURES"}
_LEVELED = re.compile(r" WITH(OUT)? (CC/MCC|MCC|CC)(?: OR TPA IN 24 HOURS)?\Z")
_FITTING_ENDINGS = {
    "MCC": ("MCC", "CC/MCC"),
    "CC": ("CC", "CC/MCC", "no MCC"),
    "neither": ("no CC/MCC", "no MCC"),
}


def _treated(title: str) -> bool:
    """Whether a treatment or another disease leads to the group; one `WITHOUT MV >96 HOURS` needs none."""
    return bool(_BY_TREATMENT.search(title.replace("WITHOUT MV", "")))


def with_secondary(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """The groups of a principal diagnosis with the one of them that the highest level of the other diagnoses leads to."""
    if finding.kind != "diagnosis_groups":
        return finding
    if len(ask.diagnoses) == 1:
        return _by_words(finding, ask.text)
    if finding.codes[0] != roles.principal(ask.text):
        return finding
    held = dict(_levels(finding.codes[0], ask, reference))
    highest = max(held, key=lambda code: _RANKS[LABEL[held[code].level]], default="")
    fitting = _fitting(finding, LABEL[held[highest].level], ask.text) if held else ()
    if len(fitting) != 1:
        return finding
    values = {"beside": highest, "level": LABEL[held[highest].level], "fitting": fitting[0]}
    rows = (
        row for code, one in held.items() for row in evidence(one.release, code, {"level": one.level.value})
    )
    return replace(finding, values={**finding.values, **values}, evidence=(*finding.evidence, *rows))


def _levels(principal: str, ask: Ask, reference: Reference) -> Iterator[tuple[str, SeverityLevel]]:
    """The other diagnoses with their severity, where a list of it is loaded."""
    for code in (one.code for one in ask.diagnoses if one.code != principal):
        level = reference.catalogue.memberships(code, reference.on).severity
        if not isinstance(level, Absent):
            yield code, level


def _fitting(finding: Finding, level: str, text: str) -> tuple[tuple[str, str], ...]:
    """Of the first family of groups those for a level; of families that a treatment leads to only where it is told."""
    treated = bool(_BY_TREATMENT.search(text.upper()))
    groups = finding.values["groups"]
    leveled = [group for group in groups if _LEVELED.search(group[1]) and (treated or not _treated(group[1]))]
    family = _LEVELED.sub("", leveled[0][1]) if leveled else ""
    own = (group for group in leveled if _LEVELED.sub("", group[1]) == family)
    return tuple(group for group in own if severities.ending(group[1]) in _FITTING_ENDINGS[level])


_SEVERAL = re.compile(
    r"\bdrgs\b|\bdrg (?:range|family|group)\b"
    r"|(?<!with )(?<!without )(?<!w/o )(?<!no )\b(?:m?cc,? or (?:an? )?m?cc|cc ?/ ?mcc as)\b",
    re.IGNORECASE,
)
"""Asks for all of them, or which severity the diagnosis has elsewhere and not which one the stay has."""


def _by_words(finding: Finding, text: str) -> Finding:
    """Those groups of a principal diagnosis that are of the severity which the question tells."""
    if _SEVERAL.search(text):
        return finding
    told = tuple(group for group in finding.values["groups"] if severities.fits(group[1], text))
    return replace(finding, values={**finding.values, "groups": told}) if told else finding


def beside_group(finding: Finding, ask: Ask, reference: Reference) -> Finding:
    """The severity of a diagnosis with what it does beside the one cited DRG, whose title says which severity counts there."""
    group = next((cited.code for cited in ask.citations if cited.system is CodeSystem.DRG), "")
    entry = reference.catalogue.entry(CodeSystem.DRG, group, reference.on) if group else None
    counts = _STEP.search(entry.description) if isinstance(entry, Entry) else None
    if finding.kind != "severity" or not isinstance(entry, Entry) or not counts:
        return finding
    level = finding.values["level"]
    moves = "nothing" if level == "neither" or (level == "CC" and counts[1] == "MCC") else "counts"
    values = {
        **finding.values,
        "group": group,
        "group_title": entry.description,
        "moves": moves,
        "raises": _RANKS[level] > rank(entry.description) if _RAISING.search(ask.text) else None,
    }
    return Finding(
        finding.kind,
        (*finding.codes, group),
        values,
        (*finding.evidence, *evidence(entry.release, group, {"description": entry.description})),
    )


_COMPARING = re.compile(
    r"\b(?:higher|stronger|heavier|bigger|outranks?|weighs? more|more severe|worth more|differ\w*|same|versus|vs)\b"
    r"|\bwhich (?:one |code |of (?:these|them|the two) )?(?:is|are|counts?|has|carries|would be) (?:an? |the )?(?:m?cc|more)\b",
    re.IGNORECASE,
)


def compared(found: tuple[Finding, ...], ask: Ask) -> tuple[Finding, ...]:
    """Which of several secondary diagnoses has the higher level, where a question sets them against each other."""
    levels = {one.codes[0]: one for one in found if one.kind == "severity"}
    if len(levels) < _PAIR or not _COMPARING.search(ask.text):
        return ()
    ranked = {code: _RANKS[one.values["level"]] for code, one in levels.items()}
    highest = tuple(code for code, rank in ranked.items() if rank == max(ranked.values()))
    values = {
        "levels": tuple((code, one.values["level"]) for code, one in levels.items()),
        "highest": () if len(highest) == len(levels) else highest,
        "source": next(iter(levels.values())).values["source"],
    }
    rows = tuple(row for one in levels.values() for row in one.evidence)
    return (Finding("severities_compared", tuple(levels), values, rows),)


_PAIR = 2
