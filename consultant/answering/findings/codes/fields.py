"""A published field of a code, asked for by its name: the columns that no other finding reads out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from consultant.answering.amounts import billing_unit
from consultant.answering.claimed_units import claimed_units
from consultant.answering.findings.codes import days_asked, validity
from consultant.answering.findings.codes.field_names import ENTRY, FEE, MEANINGS
from consultant.answering.findings.coverage import relative_values
from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.intents import Intent, fields
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model import hcpcs_columns
from consultant.model.answer import Finding
from consultant.model.catalogue import Absent, Entry, FeeRow, Release
from consultant.model.codes import Citation, CodeSystem


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """For each cited procedure the fields that the question names."""
    asked = fields.asked(ask.text)
    if not asked and Intent.FIELD in ask.intents:
        asked = fields.asked(ask.follows)  # `Total minutes of 99205? And of 99215?`
    found = (
        finding
        for cited in ask.procedures
        for name in asked
        if not (name == "pricing indicator" and "multiple pricing indicator" in asked)
        for finding in (_of_tests(name, cited, ask, reference), _field(name, cited, ask, reference))
    )
    told = (finding for finding in found if finding is not None)
    return tuple(_joined((*told, *(_unscheduled(ask, reference) if Intent.STATUS in ask.intents else ()))))


def _joined(found: Iterable[Finding]) -> Iterable[Finding]:
    """One finding for all fields of a row."""
    by_row: dict[tuple[Any, ...], Finding] = {}
    for one in found:
        row = (one.kind, one.codes, one.values.get("modifier"), one.values.get("source"))
        before = by_row.get(row)
        by_row[row] = _with(before, one) if before and one.kind == "field" else one
    return by_row.values()


def _with(before: Finding, one: Finding) -> Finding:
    values = {
        **before.values,
        "fields": tuple(dict.fromkeys((*before.values["fields"], *one.values["fields"]))),
    }
    return replace(before, values=values, evidence=(*before.evidence, *one.evidence))


def unscheduled(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Of codes that the physician fee schedule lacks what the HCPCS file says of coverage and price."""
    return () if Intent.FIELD in ask.intents else tuple(_unscheduled(ask, reference))


def _unscheduled(ask: Ask, reference: Reference) -> Iterable[Finding]:
    without = (
        cited
        for cited in ask.procedures
        if cited.system is CodeSystem.HCPCS
        and isinstance(reference.catalogue.fee_row(cited.code, "", reference.on), Absent)
    )
    return (finding for cited in without if (finding := _priced(cited, reference)))


def _priced(cited: Citation, reference: Reference) -> Finding | None:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return None
    named = (ENTRY[name][0] for name in ("coverage code", "pricing indicator"))
    published = {label: (attribute, entry.attributes.get(attribute, "")) for attribute, label in named}
    told = {label: field for label, field in published.items() if field[1]}
    return _finding(cited.code, told, entry.release) if told else None


def described_else(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the codes are, where none of them has a field of that name and nothing else is asked."""
    other = len(ask.intents) > 1 or named(ask, reference)
    return () if other else validity.described(ask, reference)


def _field(name: str, cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    if name == "RBCS":
        return _category(cited, reference, dated=days_asked.any_day(ask.text))
    if name in FEE:
        part = _part(name, cited, ask, reference)
        row = reference.catalogue.fee_row(cited.code, part, reference.on)
        return _of_row(name, row, cited) if isinstance(row, FeeRow) else _gap(row, cited, reference)
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    if isinstance(entry, Absent):
        return _gap(entry, cited, reference)
    if name == "date added":
        since = entry.effective_from
        return _finding(cited.code, {name: ("", since.isoformat())}, entry.release) if since else None
    if name == "cross-reference":
        return _finding(cited.code, {name: ("", ", ".join(entry.successors))}, entry.release)
    if name == "unit" and claimed_units(ask.text):
        return None  # whether it is that is told with the units
    published = _filled(name, entry) or _empty(name, entry)
    if name == "unit" and not published and (unit := _unit(entry.description)):
        published = {
            ENTRY[name][0][1]: ("unit", str(unit)),
            "title": ("title", shortened(entry.description)),
        }
    if name == "minutes" and not published and (told := _MINUTES.search(entry.description)):
        published = {"by its title": ("", told[0])}
    return _finding(cited.code, published, entry.release) if published else None


_NOT_TO_WHOLE = "09"
"""The supervision of a test stands in the row of its technical part; that of the whole says that it does not apply."""


def _of_tests(name: str, cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    """The supervision that the technical part needs, before a row of the whole that has none."""
    whole = reference.catalogue.fee_row(cited.code, "", reference.on)
    if name != "supervision" or not isinstance(whole, FeeRow) or relative_values.part(cited, ask, reference):
        return None
    part = reference.catalogue.fee_row(cited.code, "TC", reference.on)
    supervised = isinstance(part, FeeRow) and part.attributes.get("supervision") != _NOT_TO_WHOLE
    bare = whole.attributes.get("supervision") == _NOT_TO_WHOLE
    return _of_row(name, part, cited) if bare and supervised and isinstance(part, FeeRow) else None


_MINUTES = re.compile(
    r"(?:\b(?:first|initial|each additional|each further|additional|per|every|at least|up to) )?"
    r"\d{1,3}(?:-\d{1,3}| to \d{1,3})?[ -]minutes?\b(?: or more)?|\b(?:(?:first|each further|up to|longer than) )?half an? hour\b"
    r"|\b(?:first|each further) half hour\b",
    re.IGNORECASE,
)
"""Minutes that a published title counts."""


def _filled(name: str, entry: Entry) -> dict[str, tuple[str, str]]:
    """The columns of the field that the entry has a value in, by how a reply names them."""
    listed = ((label, attribute, entry.attributes.get(attribute, "")) for attribute, label in ENTRY[name])
    return {label: (attribute, value) for label, attribute, value in listed if value}


_MAY_BE_EMPTY = frozenset({"statute", "laboratory certification", "ASC group"})
"""Columns of which most rows of the HCPCS file hold nothing, which answers too."""


def _empty(name: str, entry: Entry) -> dict[str, tuple[str, str]]:
    """The first column of a field that is empty in a row whose other columns are known; nothing for other fields."""
    attribute, label = ENTRY[name][0]
    known = name in _MAY_BE_EMPTY and entry.attributes.get("coverage")
    return {label: (attribute, "")} if known else {}


def _part(name: str, cited: Citation, ask: Ask, reference: Reference) -> str:
    """The part of the service that the clause with the field is about, else the only one that the question tells of."""
    clause = relative_values.part(cited, replace(ask, text=_clause(name, ask.text)), reference)
    told = relative_values.parts_worded(cited, ask.text, reference) if not clause else ()
    return told[0] if len(told) == 1 else clause


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


def _category(cited: Citation, reference: Reference, *, dated: bool) -> Finding | None:
    found = reference.catalogue.category(cited.code, reference.on)
    if isinstance(found, Absent):
        return _gap(found, cited, reference)
    words = {
        "RBCS category": found.category,
        "subcategory": found.subcategory,
        "family": found.family,
    }
    shown = {
        label: ("rbcs", "none" if word.startswith("No RBCS") else word)
        for label, word in words.items()
        if word
    }
    shown["class"] = ("rbcs_class", found.procedure)
    if dated and found.effective_from:
        shown["assigned since"] = ("", found.effective_from.isoformat())
    return _finding(cited.code, shown, found.release)


def _of_row(name: str, row: FeeRow, cited: Citation) -> Finding:
    """The columns of the field in a row, under the name of the part that the row is of."""
    published = {label: (attribute, row.attributes.get(attribute, "")) for attribute, label in FEE[name]}
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
        (label, value, _meaning(attribute, value), shares.get(label, ""))
        for label, (attribute, value) in published.items()
    )
    values = {"code": code, "modifier": modifier, "fields": told, "source": source(release)}
    percents = {f"{label} in percent": percent for label, percent in shares.items()}
    shown = {label: value or "empty" for label, (_, value) in published.items()}
    return Finding("field", (code,), values, evidence(release, code, {**shown, **percents}))


_SECTION = re.compile(r"\d{4}|[A-Za-z]|\d{1,2}")


def _meaning(attribute: str, value: str) -> str:
    """What a value means; of a statute its section as the Social Security Act writes it, `1862A7` as 1862(a)(7)."""
    if attribute != "statute" or not value:
        return MEANINGS.get(attribute, {}).get(value, "") or hcpcs_columns.meaning(attribute, value)
    section, *parts = _SECTION.findall(value)
    named = [part.lower() if place == 0 else part for place, part in enumerate(parts)]
    return f"Social Security Act, section {section}" + "".join(f"({part})" for part in named)
