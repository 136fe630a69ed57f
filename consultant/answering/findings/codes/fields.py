"""A published field of a code, asked for by its name: the columns that no other finding reads out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from consultant.answering.amounts import billing_unit
from consultant.answering.findings.codes import validity
from consultant.answering.findings.coverage import relative_values
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import fields
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model import indicators
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, Entry, FeeRow, Release
from consultant.model.codes import Citation, CodeSystem

_FEE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "supervision": (("supervision", "physician supervision indicator"),),
    "shares": (
        ("preoperative", "preoperative share"),
        ("intraoperative", "intraoperative share"),
        ("postoperative", "postoperative share"),
    ),
    "endoscopic base": (("endoscopic_base", "endoscopic base code"),),
    "imaging family": (("imaging_family", "imaging family indicator"),),
    "practice expense": (
        ("non_facility_practice", "practice expense RVU outside a facility"),
        ("facility_practice", "practice expense RVU in a facility"),
    ),
    "malpractice": (("malpractice_rvu", "malpractice RVU"),),
    "NA indicator": (
        ("non_facility_na", "non-facility indicator"),
        ("facility_na", "facility indicator"),
    ),
    "OPPS cap": (
        ("opps_non_facility_practice", "practice expense RVU for the OPPS cap outside a facility"),
        ("opps_facility_practice", "practice expense RVU for the OPPS cap in a facility"),
        ("opps_malpractice", "malpractice RVU for the OPPS cap"),
    ),
}
"""Columns of the relative value file by the name of the field: attribute and how a reply names it."""
_ENTRY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "pricing indicator": (("pricing_indicator", "pricing indicator"),),
    "multiple pricing indicator": (("multiple_pricing_indicator", "multiple pricing indicator"),),
    "coverage code": (("coverage", "coverage code"),),
    "statute": (("statute", "statute reference"),),
    "laboratory certification": (("laboratory_certification", "laboratory certification code"),),
    "type of service": (("type_of_service", "type of service"),),
    "BETOS": (("betos", "BETOS group"),),
    "action code": (("action", "action code"),),
    "ASC group": (("asc_group", "ASC group"), ("asc_since", "since")),
    "short description": (("short_description", "short description"),),
    "unit": (("unit", "one billing unit"),),
    "minutes": (("minutes", "total minutes of the day, at least"),),
    "manual reference": (
        ("coverage_manual_reference", "coverage manual reference"),
        ("carriers_manual_reference", "carriers manual reference"),
    ),
}
"""Fields of the HCPCS file, likewise; of several those that are filled."""
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "supervision": indicators.SUPERVISION,
    "imaging_family": indicators.IMAGING,
    "non_facility_na": {"NA": "rarely or never done there"},
    "facility_na": {"NA": "rarely or never done there"},
    "coverage": {
        "C": "left to the contractor",
        "D": "special coverage instructions apply",
        "I": "not payable by Medicare",
        "M": "not covered by Medicare",
        "S": "not covered by statute",
    },
    "pricing_indicator": {
        "00": "not separately priced",
        "11": "by relative values",
        "12": "by anesthesia units",
        "13": "by the contractor",
        "21": "laboratory, national limit",
        "22": "laboratory, the contractor's price",
        "31": "equipment needing frequent service",
        "32": "inexpensive or routinely bought equipment",
        "33": "oxygen",
        "34": "supplies for equipment and ostomy",
        "35": "surgical dressings",
        "36": "capped rental",
        "37": "ostomy, tracheostomy and urological supplies",
        "38": "orthotics and prosthetics",
        "39": "parenteral and enteral nutrition",
        "45": "customized equipment",
        "46": "the contractor's price for equipment",
        "51": "drugs",
        "52": "reasonable charge",
        "53": "by statute",
        "54": "vaccines",
        "55": "splints and casts",
        "56": "intraocular lenses",
        "57": "other",
        "99": "not to be priced by a standard method",
    },
    "asc_group": {"YY": "approved for surgery centers"},
    "action": {
        "A": "added",
        "B": "field and description changed",
        "C": "description changed",
        "D": "discontinued",
        "F": "administrative field changed",
        "N": "unchanged",
        "P": "payment changed",
        "R": "taken up again",
        "S": "short description changed",
        "T": "other change",
    },
}
"""What a value means, in own words (HCPCS and relative value file record layouts)."""


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited procedure the fields that the question names."""
    asked = fields.asked(ask.text)
    found = (
        _field(name, cited, ask, reference)
        for cited in ask.procedures
        for name in asked
        if not (name == "pricing indicator" and "multiple pricing indicator" in asked)
    )
    return tuple(_joined(finding for finding in found if finding is not None))


def _joined(found: Iterable[Finding]) -> Iterable[Finding]:
    """One finding for all fields of a row."""
    by_row: dict[tuple[Any, ...], Finding] = {}
    for one in found:
        row = (one.kind, one.codes, one.values.get("modifier"), one.values.get("source"))
        before = by_row.get(row)
        by_row[row] = _with(before, one) if before and one.kind == "field" else one
    return by_row.values()


def _with(before: Finding, one: Finding) -> Finding:
    values = {**before.values, "fields": (*before.values["fields"], *one.values["fields"])}
    return replace(before, values=values, evidence=(*before.evidence, *one.evidence))


def unscheduled(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of codes that the physician fee schedule lacks what the HCPCS file says of coverage and price."""
    without = (
        cited
        for cited in ask.procedures
        if cited.system is CodeSystem.HCPCS
        and isinstance(reference.catalogue.fee_row(cited.code, "", reference.on), Absent)
    )
    return tuple(finding for cited in without if (finding := _priced(cited, reference)))


def _priced(cited: Citation, reference: Reference) -> Finding | None:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return None
    named = (_ENTRY[name][0] for name in ("coverage code", "pricing indicator"))
    published = {label: (attribute, entry.attributes.get(attribute, "")) for attribute, label in named}
    told = {label: field for label, field in published.items() if field[1]}
    return _finding(cited.code, told, entry.release) if told else None


def described_else(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the codes are, where none of them has a field of that name and nothing else is asked."""
    other = len(ask.intents) > 1 or named(ask, reference)
    return () if other else validity.described(ask, reference)


def _field(name: str, cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    if name == "RBCS":
        return _category(cited, reference)
    if name in _FEE:
        part = relative_values.part(cited, replace(ask, text=_clause(name, ask.text)), reference)
        row = reference.catalogue.fee_row(cited.code, part, reference.on)
        return _of_row(name, row, cited) if isinstance(row, FeeRow) else _gap(row, cited, reference)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return _gap(entry, cited, reference)
    published = _filled(name, entry)
    if name == "unit" and not published and (unit := _unit(entry.description)):
        published = {
            _ENTRY[name][0][1]: ("unit", str(unit)),
            "title": ("title", shortened(entry.description)),
        }
    return _finding(cited.code, published, entry.release) if published else None


def _filled(name: str, entry: Entry) -> dict[str, tuple[str, str]]:
    """The columns of the field that the entry has a value in, by how a reply names them."""
    listed = ((label, attribute, entry.attributes.get(attribute, "")) for attribute, label in _ENTRY[name])
    return {label: (attribute, value) for label, attribute, value in listed if value}


_CLAUSES = re.compile(r"[,;?!\n]|\.\s|\b(?:and|but|also)\b", re.IGNORECASE)


def _clause(name: str, text: str) -> str:
    """The clause that names the field: it says of which part of the service."""
    return next((one for one in _CLAUSES.split(text) if fields.FIELDS[name].search(one)), text)


_ONE_OF = re.compile(r",? per (\w+)\s*\Z|, (each)\s*\Z", re.IGNORECASE)


def _unit(description: str) -> str:
    """What one billing unit is by the title: an amount, or the thing that it ends with, as in `per shoe`."""
    counted = _ONE_OF.search(description)
    return str(billing_unit(description) or "") or (f"one {counted[1] or 'item'}" if counted else "")


def _gap(absent: Absent, cited: Citation, reference: Reference) -> Finding | None:
    """That the set is not loaded; nothing where it was searched and holds no row."""
    return absence(absent, (cited.code,), reference) if unloaded(absent) else None


def _category(cited: Citation, reference: Reference) -> Finding | None:
    found = reference.catalogue.category(cited.code, reference.on)
    if isinstance(found, Absent):
        return _gap(found, cited, reference)
    words = {
        "RBCS category": found.category,
        "subcategory": found.subcategory,
        "family": found.family,
        "kind of procedure": found.procedure,
    }
    shown = {
        label: ("rbcs", word) for label, word in words.items() if word and not word.startswith("No RBCS")
    }
    return _finding(cited.code, shown, found.release)


def _of_row(name: str, row: FeeRow, cited: Citation) -> Finding:
    """The columns of the field in a row, under the name of the part that the row is of."""
    published = {label: (attribute, row.attributes.get(attribute, "")) for attribute, label in _FEE[name]}
    return _finding(cited.code, published, row.release, row.modifier)


def _finding(
    code: str, published: Mapping[str, tuple[str, str]], release: Release, modifier: str = ""
) -> Finding:
    """`published` maps how a reply names a field to the attribute and its value; an empty one is said to be empty."""
    shares = {
        label: f"{float(value):.0%}".rstrip("%")
        for label, (_, value) in published.items()
        if value and label.endswith("share")
    }
    told = tuple(
        (label, value, _MEANINGS.get(attribute, {}).get(value, ""), shares.get(label, ""))
        for label, (attribute, value) in published.items()
    )
    values = {"code": code, "modifier": modifier, "fields": told, "source": source(release)}
    percents = {f"{label} in percent": percent for label, percent in shares.items()}
    shown = {label: value or "empty" for label, (_, value) in published.items()}
    return Finding("field", (code,), values, evidence(release, code, {**shown, **percents}))
