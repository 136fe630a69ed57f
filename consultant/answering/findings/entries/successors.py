"""What took the place of a code that has ended: the successors that the release names, else what began when it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from consultant.answering.amounts import billing_unit
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry, FeeRow
from consultant.model.codes import Citation, CodeSystem

_SHOWN = 6
_NEAR = 12
"""How far the number of a new drug code may lie from that of the one it follows."""
_NAME = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    {
        "injection",
        "injectable",
        "unspecified",
        "otherwise",
        "specified",
        "excludes",
        "biosimilar",
        "biosimilars",
    }
    | {
        "without",
        "units",
        "microgram",
        "milligram",
        "intravenous",
        "intramuscular",
        "subcutaneous",
        "lyophilized",
    }
    | {"solution", "administered", "through", "supplied", "under"}
)
"""Words of drug descriptions that name no drug."""


def told(finding: Finding, entry: Entry, reference: Reference) -> Finding:
    """An ended code with what came in its place, and whether Medicare accepts that."""
    found = _with_likely(_with_nearest(finding, entry, reference), entry, reference)
    return _with_units(_with_payment(found, reference), reference)


def _with_units(finding: Finding, reference: Reference) -> Finding:
    """The same with what one unit of the drug code is that took the place of the ended one: it is seldom the old one."""
    units: dict[str, str] = {}
    rows: list[Evidence] = []
    for code in (*finding.values["successors"], *(code for code, _ in finding.values["likely"])):
        after = reference.catalogue.entry(CodeSystem.HCPCS, code, reference.on) if _DRUG.match(code) else None
        unit = billing_unit(after.description) if isinstance(after, Entry) else None
        if isinstance(after, Entry) and unit is not None and unit.amount:
            units[code] = str(unit)
            rows += evidence(
                after.release, code, {"description": after.description, "billing unit": str(unit)}
            )
    named = tuple(
        f"{code} (one unit {units[code]})" if code in units else code for code in finding.values["successors"]
    )
    values = {**finding.values, "named": named, "unit_of": units}
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


def current(entry: Entry, reference: Reference, steps: int = 3) -> tuple[str, ...]:
    """The successors that are still valid: one that has ended itself is followed to its own."""
    found: list[str] = []
    for code in entry.successors:
        system = (
            CodeSystem.HCPCS
            if code[:1].isalpha() and entry.system is not CodeSystem.ICD10CM
            else entry.system
        )
        system = CodeSystem.CPT if code[:1].isdigit() and entry.system is CodeSystem.HCPCS else system
        after = reference.catalogue.entry(system, code, reference.on)
        ended = isinstance(after, Entry) and after.status is CodeStatus.TERMINATED
        if ended and steps and isinstance(after, Entry):
            found += current(after, reference, steps - 1)
        elif not ended:
            found.append(code)
    return tuple(dict.fromkeys(found))


def _with_payment(finding: Finding, reference: Reference) -> Finding:
    """An ended code with the successors that Medicare's fee schedule does not accept, by their status."""
    rows = (reference.catalogue.fee_row(code, "", reference.on) for code in finding.values["successors"])
    unpaid = [row for row in rows if isinstance(row, FeeRow) and row.status in _UNPAID]
    said = [row for one in unpaid for row in evidence(one.release, one.code, {"status": one.status})]
    values = {
        **finding.values,
        "unpaid": tuple(row.code for row in unpaid),
        "unpaid_status": unpaid[0].status if unpaid else "",
        "unpaid_source": source(unpaid[0].release) if unpaid else "",
    }
    return replace(finding, values=values, evidence=(*finding.evidence, *said))


_UNPAID = ("I", "N")
"""Fee schedule statuses of codes that Medicare does not accept or never covers."""


def _with_nearest(finding: Finding, entry: Entry, reference: Reference) -> Finding:
    """An ended diagnosis without a named successor, with what the release of the day has in its place."""
    found, rows = (
        ((), ()) if entry.successors else nearest(Citation(entry.system, entry.code, (0, 0)), reference)
    )
    finer = () if entry.successors else _finer(entry, reference)
    values = {
        **finding.values,
        "nearest": found,
        "finer": tuple(one.code for one in finer),
        "finer_told": tuple(f"{one.code} ({one.description})" for one in finer),
    }
    titles = (evidence(one.release, one.code, {"description": one.description}) for one in finer)
    return replace(
        finding,
        values=values,
        evidence=(*finding.evidence, *rows, *(row for title in titles for row in title)),
    )


def _finer(entry: Entry, reference: Reference) -> tuple[Entry, ...]:
    """The codes that have a character in the place of the placeholder X of an ended one, and end as it does."""
    head, placeholder, end = entry.code.rpartition("X")
    if entry.system is not CodeSystem.ICD10CM or not placeholder or not end:
        return ()
    return tuple(one for sign in _SIGNS if (one := reference.reportable(f"{head}{sign}{end}")))


_SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWYZ"
"""Characters of ICD-10-CM codes but the placeholder."""


def _with_likely(finding: Finding, entry: Entry, reference: Reference) -> Finding:
    """An ended drug code without a named successor, with the codes of the same drug that began the day after."""
    found = () if finding.values["successors"] else likely(entry, reference)
    values = {**finding.values, "likely": tuple((one.code, one.description) for one in found)}
    rows = [
        row
        for one in found
        for row in evidence(
            one.release,
            one.code,
            {
                "description": one.description,
                "effective from": one.effective_from.isoformat() if one.effective_from else "",
            },
        )
    ]
    return replace(finding, values=values, evidence=(*finding.evidence, *rows))


def likely(entry: Entry, reference: Reference) -> tuple[Entry, ...]:
    """What the release does not name as the successor of an ended code, but what began the day after and is called most alike."""
    begun = tuple(_begun(entry, reference))
    begun = begun or tuple({one.code: one for one in _begun_elsewhere(entry, reference)}.values())
    begun = begun or tuple(_items_begun(entry, reference))
    closest = min((len(_names(one) ^ _names(entry)) for one in begun), default=0)
    return tuple(one for one in begun if len(_names(one) ^ _names(entry)) == closest)


def _begun(entry: Entry, reference: Reference) -> Iterator[Entry]:
    """Codes with a number near by that began when this one ended, and name the same drug."""
    if entry.system is not CodeSystem.HCPCS or entry.terminated_on is None or not entry.code[1:].isdigit():
        return
    begun, number = entry.terminated_on + timedelta(days=1), int(entry.code[1:])
    for near in range(max(number - _NEAR, 0), number + _NEAR + 1):
        other = reference.catalogue.entry(CodeSystem.HCPCS, f"{entry.code[0]}{near:04}", reference.on)
        if (
            isinstance(other, Entry)
            and other.status is CodeStatus.ACTIVE
            and other.effective_from == begun
            and _alike(other, entry)
        ):
            yield other


def _begun_elsewhere(entry: Entry, reference: Reference) -> Iterator[Entry]:
    """Codes with another letter that name the same drug and began when this one ended: a drug's S code becomes a J code."""
    if reference.search is None or entry.system is not CodeSystem.HCPCS or entry.terminated_on is None:
        return
    begun = entry.terminated_on + timedelta(days=1)
    for name in sorted(_names(entry)):
        for hit in reference.search.likely(name, frozenset({CodeSystem.HCPCS}), reference.on):
            fresh = hit.entry.status is CodeStatus.ACTIVE and hit.entry.effective_from == begun
            drugs = _DRUG.match(entry.code) and _DRUG.match(hit.entry.code)
            if fresh and drugs and name in _names(hit.entry) and _alike(hit.entry, entry):
                yield hit.entry


_DRUG = re.compile(r"[JQS]\d|C9[0-5]|A[59]\d")
"""Begins the codes of drugs, and of what is billed like them."""


def _items_begun(entry: Entry, reference: Reference) -> Iterator[Entry]:
    """The item that began when a temporary code for one ended, by its title: a K code becomes an A, E or L code."""
    if reference.search is None or entry.terminated_on is None or not _ITEM.match(entry.code):
        return
    begun, whole = (
        entry.terminated_on + timedelta(days=1),
        frozenset(_WORD.findall(entry.description.lower())),
    )
    hits = reference.search.likely(entry.description, frozenset({CodeSystem.HCPCS}), reference.on)
    fresh = [
        hit.entry
        for hit in hits
        if hit.entry.status is CodeStatus.ACTIVE and hit.entry.effective_from == begun
        if _ITEM.match(hit.entry.code) and len(_names(hit.entry) & _names(entry)) >= _ENOUGH
    ]
    exact = [one for one in fresh if frozenset(_WORD.findall(one.description.lower())) == whole]
    near = [one for one in fresh if _alike(one, entry)]
    best = max((len(_names(one) & _names(entry)) for one in near), default=0)
    yield from exact or (near if sum(len(_names(one) & _names(entry)) == best for one in near) == 1 else ())


_ITEM = re.compile(r"[AEKL]\d")
"""Begins the codes of supplies, equipment, orthotics and prosthetics."""
_WORD = re.compile(r"[a-z0-9]+")
_ENOUGH = 3
"""Names that the titles of two items share at least."""


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two titles share the names of the one that has fewer: of drugs half of them."""
    names, others = _names(one), _names(other)
    shared = _SHARED if _DRUG.match(one.code) else 1.0  # what only sounds alike is another service
    return bool(names and others) and len(names & others) >= shared * min(len(names), len(others))


_SHARED = 0.5
"""Of drugs: the rest of a title tells dose, form and maker."""


def _names(entry: Entry) -> frozenset[str]:
    return frozenset(_NAME.findall(entry.description.lower())) - _COMMON


def nearest(cited: Citation, reference: Reference) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Of a diagnosis that does not exist its longest beginning that does, with the codes under it."""
    if cited.system is not CodeSystem.ICD10CM:
        return (), ()
    for length in range(len(cited.code) - 1, 2, -1):
        code = cited.code[:length].rstrip(".")
        entry = reference.catalogue.entry(cited.system, code, reference.on)
        if isinstance(entry, Entry) and entry.status in (CodeStatus.HEADER, CodeStatus.ACTIVE):
            below = reference.catalogue.children(cited.system, code, reference.on)[:_SHOWN]
            shown = (entry, *below)
            rows = [
                row for one in shown for row in evidence(one.release, one.code, {"status": one.status.value})
            ]
            return tuple(one.code for one in shown), tuple(rows)
    return (), ()
