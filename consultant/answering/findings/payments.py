"""What the fee schedule comes to at a place that the question names by its ZIP code."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings import fees
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent, BillingSetting
from consultant.model.codes import Citation
from consultant.model.fees import Payment, Unpriced

_ZIP = re.compile(
    r"\bzip(?: ?code)?\W{0,3}(?:is |of )?(\d{5})\b|\b(?-i:[A-Z]{2}) (\d{5})\b(?!\.\d)|\b(?:in|at|near) (\d{5})\b",
    re.IGNORECASE,
)
_VALUES = re.compile(r"\brvus?\b|\brelative values?\b", re.IGNORECASE)
_FACILITY = re.compile(
    r"\b(in|at) (a |the )?(facility|hospital|asc|surgery center)\b|\bfacility (rate|price|amount)", re.I
)


def priced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The amount at the place that the question names; without a place, or where they are asked too, the relative values."""
    amounts, values = at_place(ask, reference), fees.relative_values(ask, reference)
    if amounts and not _VALUES.search(ask.text):
        return amounts
    priced = any(finding.kind == "payment" for finding in amounts)
    return (*amounts, *(replace(found, values={**found.values, "priced": priced}) for found in values))


def at_place(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The amount of each cited code in the area of the ZIP code; nothing where the question names none."""
    found = _ZIP.search(ask.text)
    if not found or {found[2], found[3]} & {cited.code for cited in ask.procedures}:
        return ()
    place = found[1] or found[2] or found[3]
    priced = tuple(cited for cited in ask.procedures if cited.code != place)
    return tuple(_one(cited, place, ask, reference) for cited in priced or ask.procedures)


def place(ask: Ask) -> str:
    """The ZIP code that a question names; empty where it names none."""
    found = _ZIP.search(ask.text)
    return next(filter(None, found.groups()), "") if found else ""


def _one(cited: Citation, place: str, ask: Ask, reference: Reference) -> Finding:
    facility = reference.setting is BillingSetting.HOSPITAL or bool(_FACILITY.search(ask.text))
    modifier = next((code for code in cited.modifiers if code in ("26", "TC")), "")
    found = reference.catalogue.payment(cited.code, modifier, place, reference.on, facility=facility)
    if isinstance(found, Payment):
        return _amount(found, place, reference)
    if isinstance(found, Unpriced):
        values = {"code": cited.code, "reason": found.reason, "source": source(found.row.release)}
        rows = evidence(found.row.release, cited.code, {"status": found.row.status})
        return Finding("unpriced", (cited.code,), values, rows)
    return _without(cited, found, reference)


def _other(beside: Payment | None) -> dict[str, str]:
    """The amount by the year's other conversion factor, which is for other clinicians."""
    if beside is None:
        return {}
    return {
        "amount": str(beside.amount),
        "factor": str(beside.conversion_factor),
        "track": beside.row.track.value,
    }


def _amount(found: Payment, place: str, reference: Reference) -> Finding:
    indices = found.indices
    values = {
        "code": found.code,
        "modifier": found.modifier,
        "amount": str(found.amount),
        "place": place,
        "area": indices.name,
        "facility": found.facility,
        "capped": found.cap is not None and found.amount < found.computed,
        "factor": str(found.conversion_factor),
        "indices": tuple(str(index) for index in (indices.work, indices.practice, indices.malpractice)),
        "nine_digits": found.needs_nine_digits,
        "rare": found.rare_in_setting,
        "source": source(found.row.release),
        "index_source": source(indices.release),
        "track": found.row.track.value,
        "other": _other(found.beside),
    }
    fields = {"amount": str(found.amount), "conversion factor": str(found.conversion_factor)}
    named = {
        "area": indices.name,
        "work index": str(indices.work),
        "practice expense index": str(indices.practice),
        "malpractice index": str(indices.malpractice),
        "ZIP code": place,
    }
    rows = evidence(found.row.release, found.code, fields) + evidence(indices.release, place, named)
    if found.beside:
        other = {"amount": str(found.beside.amount), "conversion factor": str(found.beside.conversion_factor)}
        rows += evidence(found.beside.row.release, found.code, other)
    return Finding("payment", (found.code,), values, rows + _area(place, reference))


def _area(place: str, reference: Reference) -> tuple[Evidence, ...]:
    """The row that says in which payment area the ZIP code lies."""
    found = reference.catalogue.zip_area(place, reference.on)
    if isinstance(found, Absent):
        return ()
    return evidence(found.release, place, {"carrier": found.area.carrier, "locality": found.area.locality})


def _without(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    if unloaded(absent) or absent.release is None:
        return absence(absent, (cited.code,), reference)
    values = {"code": cited.code, "source": source(absent.release)}
    rows = evidence(absent.release, cited.code, {"look-up": absent.kind.value})
    return Finding("payment_none", (cited.code,), values, rows)
