"""What the catalogue holds on a code, in a form that is kept and compared when a new release is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from consultant.answering.reference import NAMES
from consultant.model.catalogue import Absent, BillingSetting, Entry, FeeRow, Release
from consultant.model.codes import PROCEDURE_SYSTEMS, CodeSystem
from consultant.model.coverage import CoverageRow
from consultant.model.neighbours import Partners
from consultant.model.saved import Change, Group, Held, Line
from consultant.ports import Catalogue

MOST_LINES = 12
"""Of one kind in one mail; a new quarter may bring a code hundreds of edits."""
ALL = 1_000_000
SETTINGS = (BillingSetting.PRACTITIONER, BillingSetting.HOSPITAL)
FEE_FIELDS = (
    "status",
    "work_rvu",
    "non_facility_total",
    "facility_total",
    "conversion_factor",
    "global_days",
    "pc_tc",
    "bilateral",
    "multiple_procedure",
    "assistant",
    "co_surgeon",
    "team",
)
FEE_MODIFIERS = ("", "26", "TC", "53")


def held(catalogue: Catalogue, system: CodeSystem, code: str, on: date) -> Held:
    """Status, notes, edits, unit limits, fee schedule and coverage of a code on a day, each with its release."""
    return dict(_groups(catalogue, system, code, on))


def differences(before: Held, now: Held) -> tuple[Change, ...]:
    """What a new release changed. A set that was or is not loaded says nothing; nor does the same release told anew."""
    newer = (kind for kind in now if kind in before and _is_news(before[kind], now[kind]))
    found = ((kind, tuple(_lines(before[kind].values, now[kind].values))) for kind in newer)
    return tuple(
        Change(kind, before[kind].source, now[kind].source, lines[:MOST_LINES], len(lines[MOST_LINES:]))
        for kind, lines in found
        if lines
    )


def kept(before: Held, now: Held) -> Held:
    """What is compared with next time: the newest of each kind. A machine whose catalogue is older changes nothing back."""
    fresh = {kind: group for kind, group in now.items() if not _is_older(group, before.get(kind))}
    return {**before, **fresh}


def _is_news(before: Group, now: Group) -> bool:
    return before.identity != now.identity and not _is_older(now, before)


def _is_older(now: Group, before: Group | None) -> bool:
    return before is not None and now.since < before.since


def _lines(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Line]:
    for what in sorted({*before, *now}):
        if before.get(what) != now.get(what):
            yield Line(what, before.get(what), now.get(what))


def _groups(catalogue: Catalogue, system: CodeSystem, code: str, on: date) -> Iterator[tuple[str, Group]]:
    entry = catalogue.entry(system, code, on)
    yield from _group("status", entry, _status(catalogue, entry, on))
    if system is CodeSystem.ICD10CM:
        notes = [note for note in catalogue.notes(code, on) if note.stated_at == code]
        yield from _group(
            "instructional notes", entry, {f"{note.kind.value}: {note.text}": "" for note in notes}
        )
    if system not in PROCEDURE_SYSTEMS:
        return
    for setting in SETTINGS:
        if partners := catalogue.partners(code, setting, on, ALL):
            yield f"edits, {setting.value}", _made(partners.release, _edits(partners))
        limit = catalogue.unit_limit(code, setting, on)
        units = (
            {}
            if isinstance(limit, Absent)
            else {"units": str(limit.units), "adjudication": limit.adjudication}
        )
        yield from _group(f"units, {setting.value}", limit, units)
    rows = [catalogue.fee_row(code, modifier, on) for modifier in FEE_MODIFIERS]
    yield from _group("fee schedule", rows[0], dict(_fees(rows)))
    coverage = catalogue.coverage(code, on)
    documents = {} if isinstance(coverage, Absent) else dict(map(_document, coverage))
    yield from _group("coverage", coverage, documents)


def _group(kind: str, found: object, values: Mapping[str, str]) -> Iterator[tuple[str, Group]]:
    """The group of a look-up's release; none where no release was looked into."""
    first = found[0].document if isinstance(found, tuple) else found
    release: Release | None = getattr(first, "release", None)
    if release:
        yield kind, _made(release, values)


def _made(release: Release, values: Mapping[str, str]) -> Group:
    source = f"{NAMES.get(release.code_set, release.code_set.value)}, {release.edition}"
    since = release.effective_from.isoformat()
    return Group(source, since, f"{release.edition} {since} {release.sha256}", values)


def _status(catalogue: Catalogue, entry: Entry | Absent, on: date) -> Mapping[str, str]:
    if isinstance(entry, Absent):
        return {"status": entry.kind.value}
    below = catalogue.children(entry.system, entry.code, on)
    told = {
        "status": entry.status.value,
        "description": entry.description,
        "last valid": entry.terminated_on.isoformat() if entry.terminated_on else "",
        "replaced by": ", ".join(entry.successors),
        "codes below": ", ".join(child.code for child in below),
    }
    return {what: value for what, value in told.items() if value}


def _edits(partners: Partners) -> Mapping[str, str]:
    """By the other code; a pair with an edit in each direction has two."""
    sides = ((partners.taken_in, "column 2 to it"), (partners.taken_in_by, "column 1 to it"))
    return {
        f"{one.code} as {side}": f"modifier indicator {one.indicator}"
        for listed, side in sides
        for one in listed
    }


def _fees(rows: list[FeeRow | Absent]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, FeeRow):
            of = f" of {row.code}-{row.modifier}" if row.modifier else ""
            yield from ((f"{name.replace('_', ' ')}{of}", getattr(row, name)) for name in FEE_FIELDS)


def _document(row: CoverageRow) -> tuple[str, str]:
    document = row.document
    return f"{document.kind.value.upper()} {document.number}: {document.title}", f"version {document.version}"
