"""How codes are told that a description stands for: those that fit, in one sentence too, with their notes; or the nearest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.findings.entries.note_text import joined, quoted
from consultant.answering.reading.descriptions import Description
from consultant.answering.reference import Reference, evidence, label, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Entry, NoteKind
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_CAUSE = re.compile(r"[V-Y]")
_TITLE_SHOWN = 90
_CATEGORY = 3


def all_fitting(
    entries: Sequence[Entry], reference: Reference, *, ordered: bool = True
) -> tuple[Finding, ...]:
    """Codes that a question tells, each by itself; of several also all in one sentence, `ordered` as they are given."""
    found = [_told(entry, reference, encounter=False) for entry in entries]
    return (*summed(found, ordered=ordered), *found) if found else ()


def with_notes(
    one: Likely,
    wanted: Description,
    kinds: Collection[NoteKind],
    reference: Reference,
    *,
    default: bool = False,
) -> tuple[Finding, ...]:
    """That a code fits, by `default` where the record says no more, with what its notes want beside it."""
    found = fitting(one, wanted, reference)
    if default:
        found = replace(found, values={**found.values, "default": one.entry.code[:_CATEGORY]})
    return (found, *_notes(one.entry, kinds, reference))


def summed(findings: Iterable[Finding], *, ordered: bool = False) -> tuple[Finding, ...]:
    """The codes of several conditions in one sentence; `ordered` by the rules on what stands first."""
    told_so = [one for one in findings if one.kind == "code_fitting"]
    if len(told_so) == 1:
        return ()
    named = tuple(f"{one.values['code']} ({one.values['description']})" for one in told_so)
    rows = tuple(row for one in told_so for row in one.evidence)
    return (
        Finding(
            "codes_fitting",
            tuple(code for one in told_so for code in one.codes),
            {"told": named, "ordered": ordered, "first": told_so[0].values["code"] if told_so else ""},
            rows,
        ),
    )


def fitting(one: Likely, wanted: Description, reference: Reference) -> Finding:
    """That a code stands for the description."""
    return _told(one.entry, reference, encounter=bool(one.alike) and not wanted.told.encounter)


def _told(entry: Entry, reference: Reference, *, encounter: bool) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "system": entry.system,
        "description": shortened(entry.description.rstrip(".")),
        "on": reference.on.isoformat(),
        "stale": entry.release.stale(reference.on),
        "edition": entry.release.edition,
        "source": source(entry.release),
        "cause": entry.system is CodeSystem.ICD10CM and bool(_CAUSE.match(entry.code)),
        "encounter": encounter,
        "default": "",
    }
    return Finding("code_fitting", (entry.code,), values, _rows(entry))


def nearest(near: tuple[Likely, ...]) -> tuple[Finding, ...]:
    """All of them in one sentence, then each with its title; only those that differ in the side, where they lead."""
    near = _sided(near)
    entries = tuple(one.entry for one in near)
    rows = tuple(row for entry in entries for row in _rows(entry))
    values = {
        "near": tuple(label(entry.system, entry.code) for entry in entries),
        "procedures": any(entry.system is CodeSystem.CPT for entry in entries),
        "sides": tuple(f"{entry.code} {side}" for side, entry in sides_of(entries)),
        "cover": near[0].cover if near else 0.0,
    }
    return (
        Finding("codes_near", tuple(entry.code for entry in entries), values, rows),
        *map(_near_one, entries),
    )


def each_near(entries: Iterable[Entry]) -> tuple[Finding, ...]:
    """Each of several codes with its title, where another sentence says which of them is meant."""
    return tuple(map(_near_one, entries))


_FEWEST_SIDES = 3


def _sided(near: tuple[Likely, ...]) -> tuple[Likely, ...]:
    """The nearest codes that differ from each other in the side alone; all of them where they do not lead."""
    for shown in range(len(near) - 1, _FEWEST_SIDES - 1, -1):
        if near[shown].cover < near[0].cover and sides_of(one.entry for one in near[:shown]):
            return near[:shown]
    return near


_SIDE = re.compile(r",?\s*\b(right|left|bilateral|unspecified)\b(?: (?:eye|ear|side)\Z)?", re.IGNORECASE)


def sides_of(entries: Iterable[Entry]) -> tuple[tuple[str, Entry], ...]:
    """The side of each of several diagnoses that differ in nothing else; none where they do."""
    titles = [(entry, entry.description.lower()) for entry in entries]
    apart = {_SIDE.sub("", title) for _, title in titles}
    sides = tuple((found[1], entry) for entry, title in titles if (found := _SIDE.search(title)))
    told = frozenset(side for side, _ in sides)
    if len(apart) > 1 or len(told) < len(titles) or not {"left", "right"} <= told:
        return ()
    return tuple(sorted(sides, key=lambda one: _ORDER.index(one[0])))


_ORDER = ("right", "left", "bilateral", "unspecified")


def _near_one(entry: Entry) -> Finding:
    values = {
        "code": label(entry.system, entry.code),
        "system": entry.system,
        "description": shortened(entry.description.rstrip("."), _TITLE_SHOWN),
        "source": source(entry.release),
    }
    return Finding("code_near", (entry.code,), values, _rows(entry))


def _rows(entry: Entry) -> tuple[Evidence, ...]:
    return evidence(entry.release, entry.code, {"description": entry.description})


def _notes(entry: Entry, kinds: Collection[NoteKind], reference: Reference) -> tuple[Finding, ...]:
    """What the tabular list wants before or behind the code itself."""
    if entry.system is not CodeSystem.ICD10CM:
        return ()
    stated = [
        note
        for note in reference.catalogue.notes(entry.code, reference.on)
        if note.kind in kinds and entry.code.startswith(note.stated_at)
    ]
    return tuple(quoted("icd_note", entry.code, "", note) for note in joined(stated))[: len(kinds)]
