"""What the catalogue holds on one cited code, as a finding: usable, ended, a header, listed without title, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from consultant.answering.findings.entries import icd_years, one_character_off, successors
from consultant.answering.reference import Reference, absence, evidence, label, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import UNASSIGNED, Absent, CodeSet, CodeStatus, Entry, FeeRow
from consultant.model.codes import Citation, CodeSystem

_CHILDREN_SHOWN = 6
_RANGE_AT_MOST = 30
_SEVENTH_LETTER = re.compile(r"\w{3}\.\w{3}[A-Z]")
"""A 7th character that tells the encounter; a digit there does not."""
_DESCRIPTION_LENGTH = 160
_USABLE = {CodeStatus.ACTIVE: "code_active"}
_OBSTACLES = {
    CodeStatus.HEADER: "code_header",
    CodeStatus.TERMINATED: "code_terminated",
    CodeStatus.FUTURE: "code_future",
}
_FEE_SCHEDULE_SYSTEMS = frozenset({CodeSystem.CPT, CodeSystem.HCPCS})


def cited(citation: Citation, reference: Reference) -> tuple[str, ...]:
    """The codes of a citation; of a short range of numbers those that the catalogue holds, of another its ends."""
    if not citation.range_end:
        return (citation.code,)
    between = _numbered(citation.code, citation.range_end)
    held = [
        code
        for code in between
        if not isinstance(reference.catalogue.entry(citation.system, code, reference.on), Absent)
    ]
    return tuple(held[:_CHILDREN_SHOWN]) or (citation.code, citation.range_end)


def _numbered(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and int(first) <= int(last) < int(first) + _RANGE_AT_MOST:
        yield from (str(number).zfill(len(first)) for number in range(int(first), int(last) + 1))


def found(cited: Citation, reference: Reference, asked_valid: bool) -> Finding:
    """What the catalogue holds on one code, or that it holds nothing."""
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return _begun(cited, reference, asked_valid) or _without_entry(cited, entry, reference, asked_valid)
    if entry.status is CodeStatus.HEADER:
        return _header(entry, reference, asked_valid)
    if entry.attributes.get("payment_setting") == UNASSIGNED:
        return _unassigned(entry)
    if not entry.description:
        return _bare(entry, reference, asked_valid)
    last = icd_years.last_day(entry)
    since = None if last and last >= reference.on else _header_since(entry, reference)
    if since:
        return _outdated(_header(since, reference, asked_valid, since.release.effective_from), entry, last)
    return _entry((_USABLE | _OBSTACLES)[entry.status], entry, reference, asked_valid)


def _unassigned(entry: Entry) -> Finding:
    """A place of service that the list has, and that no place stands behind."""
    values = {"code": label(entry.system, entry.code), "source": source(entry.release)}
    rows = evidence(entry.release, entry.code, {"description": entry.description})
    return Finding("place_unassigned", (entry.code,), values, rows)


def _entry(kind: str, entry: Entry, reference: Reference, asked_valid: bool) -> Finding:
    description = shortened(entry.description)
    fields = {
        "description": description if description.endswith("...") else description.rstrip("."),
        "status": entry.status.value,
    }
    if entry.effective_from and _known(entry, reference):
        fields["effective from"] = entry.effective_from.isoformat()
    elif begun := icd_years.first_day(entry):
        fields["effective from"] = begun.isoformat()
    if entry.terminated_on:
        fields["last valid day"] = entry.terminated_on.isoformat()
    if entry.successors:
        fields["successors"] = ", ".join((*entry.successors, *successors.current(entry, reference)))
    values = {
        "code": label(entry.system, entry.code),
        "description": fields["description"],
        "asked_valid": asked_valid,
        "on": reference.on.isoformat(),
        "begins": fields.get("effective from", ""),
        "last_day": fields.get("last valid day", ""),
        "successors": successors.current(entry, reference),
        "seventh_character": entry.code[-1]
        if entry.system is CodeSystem.ICD10CM and len(entry.code) == 8
        else "",
        "stale": entry.release.stale(reference.on),
        "edition": entry.release.edition,
        "diagnosis": entry.system is CodeSystem.ICD10CM,
        "ended_too": tuple(
            code for code in entry.successors if code not in successors.current(entry, reference)
        ),
        "source": source(entry.release),
    }
    found = Finding(kind, (entry.code,), values, evidence(entry.release, entry.code, fields))
    if kind != "code_terminated":
        return found
    return successors.told(found, entry, reference)


def _known(entry: Entry, reference: Reference) -> bool:
    """Whether a diagnosis of a later release began with it: the release before it is loaded too and lacks the code."""
    if (
        entry.status is not CodeStatus.FUTURE
        or entry.system is not CodeSystem.ICD10CM
        or not entry.effective_from
    ):
        return True
    before = reference.catalogue.release(CodeSet.ICD10CM, entry.effective_from - timedelta(days=1))
    return before is not None and entry.effective_from - before.effective_from <= _BETWEEN_RELEASES


_BETWEEN_RELEASES = timedelta(days=366)
"""A release older than that is not the one before: others between them are not loaded."""


def _header_since(entry: Entry, reference: Reference) -> Entry | None:
    """The row of the next loaded release, where that has a diagnosis as a header which only an older release calls valid."""
    if entry.system is not CodeSystem.ICD10CM or not entry.release.stale(reference.on):
        return None
    begins = [
        release.effective_from
        for release in reference.catalogue.releases()
        if release.code_set is CodeSet.ICD10CM and release.effective_from > reference.on
    ]
    later = reference.catalogue.entry(entry.system, entry.code, min(begins)) if begins else None
    return later if isinstance(later, Entry) and later.status is CodeStatus.HEADER else None


def _outdated(header: Finding, entry: Entry, last: date | None) -> Finding:
    """The header of the later release, and that the last one loaded for the day still had it as a code, or until when."""
    rows = evidence(entry.release, entry.code, {"status": entry.status.value})
    values = {**header.values, "billable_until": "", "valid_in": entry.release.edition}
    if last:
        rows = (*rows, icd_years.row(entry.code, "last billable day", last))
        values |= {"billable_until": last.isoformat(), "valid_in": ""}
    return replace(header, values=values, evidence=(*header.evidence, *rows))


def _header(entry: Entry, reference: Reference, asked_valid: bool, on: date | None = None) -> Finding:
    children = reference.catalogue.children(entry.system, entry.code, on or reference.on)
    shown = children[:_CHILDREN_SHOWN]
    listed = _entry("code_header", entry, reference, asked_valid)
    until, earlier = _billable_until(entry, reference)
    values = {
        **listed.values,
        "children": tuple(
            (child.code, _told_apart(child.description, entry.description), child.status is CodeStatus.HEADER)
            for child in shown
        ),
        "more": len(children) > len(shown),
        "fitting": "",
        "billable_until": until.isoformat() if until else "",
        "seventh": any(_SEVENTH_LETTER.fullmatch(child.code) for child in children),
    }
    rows = [
        row
        for child in shown
        for row in evidence(
            child.release, child.code, {"description": child.description, "status": child.status.value}
        )
    ]
    return Finding(
        "code_header",
        (entry.code, *(child.code for child in shown)),
        values,
        (*listed.evidence, *rows, *earlier),
    )


def _told_apart(description: str, parent: str) -> str:
    """What a child's description says beyond its parent's."""
    rest = description[len(parent) :].lstrip(" ,") if description.startswith(parent) else description
    return shortened(rest or description, 70)


def _billable_until(entry: Entry, reference: Reference) -> tuple[date | None, tuple[Evidence, ...]]:
    """The last day on which what is a header now could be billed: the day before its release, where the one before had it so."""
    day = entry.release.effective_from - timedelta(days=1)
    before = reference.catalogue.entry(entry.system, entry.code, day)
    if not isinstance(before, Entry) or before.status is not CodeStatus.ACTIVE:
        last = icd_years.last_day(entry)
        return last, (icd_years.row(entry.code, "last billable day", last),) if last else ()
    return day, evidence(
        before.release, entry.code, {"status": before.status.value, "last billable day": day.isoformat()}
    )


def _without_entry(cited: Citation, absent: Absent, reference: Reference, asked_valid: bool) -> Finding:
    """A CPT code has no published list here: its row in the Medicare fee schedule shows at least that it is in use."""
    if cited.system in _FEE_SCHEDULE_SYSTEMS:
        row = reference.catalogue.fee_row(cited.code, "", reference.on)
        if isinstance(row, FeeRow):
            return _listed(row, reference, asked_valid)
    if unloaded(absent):
        return absence(absent, (label(cited.system, cited.code),), reference, system=cited.system)
    return _unknown(cited, absent, reference)


def _begun(cited: Citation, reference: Reference, asked_valid: bool) -> Finding | None:
    """A diagnosis that began on a known day in a year of which no release is loaded, as the next loaded release has it."""
    begun = icd_years.first_day(cited)
    if begun is None or begun > reference.on:
        return None
    begins = [
        release.effective_from
        for release in reference.catalogue.releases()
        if release.code_set is CodeSet.ICD10CM and release.effective_from > reference.on
    ]
    later = reference.catalogue.entry(cited.system, cited.code, min(begins)) if begins else None
    if not isinstance(later, Entry) or later.status is not CodeStatus.ACTIVE:
        return None
    found = _entry("code_active", later, reference, asked_valid)
    return replace(
        found,
        values={**found.values, "stale": False},
        evidence=(*found.evidence, icd_years.row(cited.code, "effective from", begun)),
    )


def _bare(entry: Entry, reference: Reference, asked_valid: bool) -> Finding:
    """A CPT number that the loaded tables carry, without any words for it."""
    row = reference.catalogue.fee_row(entry.code, "", reference.on)
    if isinstance(row, FeeRow):
        return _listed(row, reference, asked_valid)
    values = {
        "code": label(entry.system, entry.code),
        "status": "",
        "remark": entry.system not in _FEE_SCHEDULE_SYSTEMS,
        "category": "",
        "asked_valid": asked_valid,
        "edition": entry.release.edition,
        "stale": entry.release.stale(reference.on),
        "on": reference.on.isoformat(),
        "source": source(entry.release),
    }
    rows = evidence(entry.release, entry.code, {"listed": entry.code})
    return Finding("code_listed", (entry.code,), values, rows)


def _listed(row: FeeRow, reference: Reference, asked_valid: bool) -> Finding:
    """What Medicare's tables tell of a CPT number without the AMA's words: its status, global days and kind of service."""
    category, further = _category(row.code, reference)
    values = {
        "code": row.code,
        "status": row.status,
        "global_days": row.global_days,
        "remark": False,
        "category": category,
        "asked_valid": asked_valid,
        "edition": row.release.edition,
        "stale": row.release.stale(reference.on),
        "on": reference.on.isoformat(),
        "source": source(row.release),
    }
    fields = {"status code": row.status, "global days": row.global_days}
    return Finding("code_listed", (row.code,), values, (*evidence(row.release, row.code, fields), *further))


def _category(code: str, reference: Reference) -> tuple[str, tuple[Evidence, ...]]:
    """The service category in CMS's words (RBCS), most specific last; empty where none is loaded."""
    found = reference.catalogue.category(code, reference.on)
    if isinstance(found, Absent):
        return "", ()
    named = (found.category, found.subcategory, "" if found.family.startswith("No ") else found.family)
    words = ", ".join(filter(None, named))
    return f"{words} [{source(found.release)}]", evidence(found.release, code, {"category": words})


def _unknown(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    """Searched and not found. CPT has no published list: a number that no table carries is unconfirmed, not wrong."""
    release = absent.release or reference.catalogue.release(absent.code_set, reference.on)
    rows = evidence(release, cited.code, {"look-up": absent.kind.value}) if release else ()
    nearest, further = successors.nearest(cited, reference)
    one_off, titles = one_character_off.near(cited, reference)
    values = {
        "code": label(cited.system, cited.code),
        "nearest": nearest,
        "one_off": one_off,
        "on": reference.on.isoformat(),
        "source": source(release) if release else "",
    }
    rows += (*further, *titles)
    unlisted = cited.system is CodeSystem.CPT or absent.code_set is CodeSet.STARTER
    return Finding("code_unconfirmed" if unlisted else "code_unknown", (cited.code,), values, rows)


_A_LITTLE_MORE = 1.3
"""A title that is so much longer is not cut: what sets it apart stands at its end."""
_CUSTOMIZED = re.compile(
    r"\bitem that has been trimmed, bent, molded, assembled, or otherwise customized to fit", re.IGNORECASE
)
"""What the titles of fitted orthoses repeat: how an item was customized, in five words."""


def customized(text: str) -> str:
    """A title with the words for how a prefabricated item was fitted left out, so that what follows them is seen."""
    return _CUSTOMIZED.sub("item customized to fit", text)


def shortened(text: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """The text cut at a word within `length` characters, the cut shown."""
    flat = " ".join(text.split())
    flat = customized(flat) if len(flat) > length else flat
    return (
        flat
        if len(flat) <= _A_LITTLE_MORE * length
        else flat[:length].rsplit(" ", 1)[0].rstrip(",;") + " ..."
    )
