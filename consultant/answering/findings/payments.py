"""What the fee schedule comes to at a place that the question names by its ZIP code."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from consultant.answering import contractors
from consultant.answering.findings import fees
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import AbsenceKind, Absent, BillingSetting, CodeSet, FeeRow
from consultant.model.codes import Citation
from consultant.model.fees import AnesthesiaFactor, Area, Payment, PriceIndices, Unpriced

_ZIP = re.compile(
    r"\bzip(?: ?code)?\W{0,3}(?:is |of )?(\d{5})\b|\b(?-i:[A-Z]{2}) (\d{5})\b(?!\.\d)"
    r"|\b(?:in|at|near) (?:(?-i:[A-Z])\w+,? ){0,2}(\d{5})\b"
    r"|\b(?:carriers?|localit(?:y|ies)|mac|gpcis?|contractor)\b[^.?!]{0,25}\b(?:for|of|in) (\d{5})\b",
    re.IGNORECASE,
)
_AREAS_SHOWN = 4
_VALUES = re.compile(r"\brvus?\b|\brelative values?\b", re.IGNORECASE)
_FACILITY = re.compile(r"(?<!non-)(?<!non )\b(hospital|facility|asc|surgery center)\b", re.IGNORECASE)


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
    if not found or set(found.groups()[1:]) & {cited.code for cited in ask.procedures}:
        areas = named_areas(ask, reference) if not found and not _AREA_ASKED.search(ask.text) else ()
        # A state with several areas does not tell which one: only a place that names one is priced.
        return (
            tuple(_one(cited, areas[0].area, ask, reference) for cited in ask.procedures)
            if len(areas) == 1
            else ()
        )
    place = next(filter(None, found.groups()))
    priced = tuple(cited for cited in ask.procedures if cited.code != place)
    return tuple(_one(cited, place, ask, reference) for cited in priced or ask.procedures)


_AREA_ASKED = re.compile(
    r"\bgpcis?\b|\blocalit(y|ies)\b|\bcarriers?\b|\bprice ind(ex|ices)\b|\bpayment area\b", re.IGNORECASE
)


def areas(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The payment area of the ZIP code or place that the question names, with its price indices."""
    if not _AREA_ASKED.search(ask.text):
        return ()
    if zip5 := place(ask):
        found = reference.catalogue.zip_area(zip5, reference.on)
        if isinstance(found, Absent):
            return (absence(found, (zip5,), reference),) if unloaded(found) else ()
        rows = evidence(found.release, zip5, {"carrier": found.area.carrier, "locality": found.area.locality})
        return _indices(found.area, f"ZIP code {zip5}", source(found.release), rows, reference)
    return tuple(
        finding
        for one in named_areas(ask, reference)
        for finding in _indices(one.area, "", "", (), reference)
    )


def named_areas(ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas of the state that is named, of them those whose own name the question has; without a state by their names."""
    state = contractors.letters(contractors.contractor(ask.text)[1])
    listed = [
        one for short in ((state,) if state else contractors.STATES) for one in _areas_of(short, reference)
    ]
    text = ask.text.lower()
    named = tuple(one for one in listed if re.search(rf"\b{re.escape(_begun(one.name))}\b", text))
    return named or tuple(listed[:_AREAS_SHOWN] if state else ())


def _areas_of(state: str, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    found = reference.catalogue.anesthesia_factors(state, reference.on)
    return () if isinstance(found, Absent) else found


def _begun(name: str) -> str:
    """The first word or words of an area's name, in small letters."""
    return re.split(r"[,(/*-]", name.lower(), maxsplit=1)[0].strip()


def _indices(
    area: Area, where: str, where_source: str, rows: tuple[Evidence, ...], reference: Reference
) -> tuple[Finding, ...]:
    found = reference.catalogue.price_indices(area, reference.on)
    if isinstance(found, Absent):
        return (absence(found, (area.carrier,), reference),) if unloaded(found) else ()
    before = reference.catalogue.price_indices(area, date(reference.on.year - 1, 12, 31))
    earlier = None if isinstance(before, Absent) or before.release == found.release else before
    values = {
        "earlier": _said(earlier) if earlier else {},
        "where": where,
        "where_source": where_source,
        "carrier": area.carrier,
        "locality": area.locality,
        "area": found.name,
        **_said(found),
    }
    named = {
        "area": found.name,
        "carrier": area.carrier,
        "locality": area.locality,
        "work index": str(found.work),
        "practice expense index": str(found.practice),
        "malpractice index": str(found.malpractice),
    }
    key = f"{area.carrier} {area.locality}"
    rows = (*rows, *evidence(found.release, key, named))
    if earlier:
        rows += evidence(
            earlier.release, key, {name: word for name, word in _said(earlier).items() if name != "source"}
        )
    return (Finding("payment_area", (), values, rows),)


def _said(indices: PriceIndices) -> dict[str, str]:
    """The three indices of a release, as a reply says them."""
    return {
        "work": str(indices.work),
        "practice": str(indices.practice),
        "malpractice": str(indices.malpractice),
        "source": source(indices.release),
    }


_FACTOR_ASKED = re.compile(r"\bconv(ersion|\.)? factor\b|(?-i:\bCF\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b20[0-4]\d\b")
_ANY_ROW = "99213"
"""A service that is in every release: the conversion factor is the same in all rows but those of anesthesia."""


def factor(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The conversion factor of the fee schedule, where it is asked for without a code, in the year that is named."""
    if not _FACTOR_ASKED.search(ask.text):
        return ()
    year = _YEAR.search(ask.text)
    on = date(int(year[0]), 12, 31) if year and int(year[0]) != reference.on.year else reference.on
    row = reference.catalogue.fee_row(_ANY_ROW, "", on)
    if isinstance(row, Absent):
        return (absence(row, (), reference),) if unloaded(row) else ()
    values = {
        "factor": row.conversion_factor,
        "track": row.track.value,
        "year": str(row.release.effective_from.year),
        "other_year": year[0] if year and int(year[0]) != row.release.effective_from.year else "",
        "source": source(row.release),
    }
    fields = {"conversion factor": row.conversion_factor, "year": values["year"]}
    return (Finding("conversion_factor", (), values, evidence(row.release, _ANY_ROW, fields)),)


_OUTPATIENT = re.compile(r"\bopps\b|\bapcs?\b|\bambulatory payment class|\baddendum b\b", re.IGNORECASE)
OUTPATIENT = "OPPS Addendum B (status indicators, APCs and their rates)"


def outpatient(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the outpatient hospital list of APCs is not loaded, where a question asks for what only it holds."""
    codes = tuple(cited.code for cited in ask.procedures)
    if (
        not codes
        or not _OUTPATIENT.search(ask.text)
        or Intent.TOGETHER in ask.intents
        or Intent.UNITS in ask.intents
    ):
        return ()
    on = reference.on.isoformat()
    values = {"set": OUTPATIENT, "loadable": False, "codes": codes, "on": on, "excerpt": False}
    row = Evidence(CodeSet.OTHER.value, " / ".join(codes), "look-up", AbsenceKind.NOT_LOADED.value, "", on)
    return (Finding("set_not_loaded", codes, values, (row,)),)


def without_places(ask: Ask, reference: Reference) -> Ask:
    """The ask without a ZIP code that was cited like a procedure code and is none."""
    zips = {group for found in _ZIP.finditer(ask.text) for group in found.groups() if group}
    kept = tuple(cited for cited in ask.citations if cited.code not in zips or _known(cited, reference))
    return replace(ask, citations=kept) if len(kept) < len(ask.citations) else ask


def _known(cited: Citation, reference: Reference) -> bool:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    return not isinstance(entry, Absent) or isinstance(
        reference.catalogue.fee_row(cited.code, "", reference.on), FeeRow
    )


def place(ask: Ask) -> str:
    """The ZIP code that a question names; empty where it names none."""
    found = _ZIP.search(ask.text)
    return next(filter(None, found.groups()), "") if found else ""


def _one(cited: Citation, place: str | Area, ask: Ask, reference: Reference) -> Finding:
    facility = reference.setting is BillingSetting.HOSPITAL or bool(_FACILITY.search(ask.text))
    modifier = next((code for code in cited.modifiers if code in ("26", "TC")), "")
    found = reference.catalogue.payment(cited.code, modifier, place, reference.on, facility=facility)
    if isinstance(found, Payment):
        limiting = bool(_LIMITING_ASKED.search(ask.text))
        return _amount(found, place if isinstance(place, str) else "", reference, limiting=limiting)
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


_LIMITING_ASKED = re.compile(r"\blimiting charge|\bnon-?\s?par(ticipating)?\b", re.IGNORECASE)


def _limiting(amount: Decimal) -> str:
    """Most that a clinician who does not accept assignment may charge (42 CFR 414.48)."""
    return str((amount * Decimal("1.0925")).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _amount(found: Payment, place: str, reference: Reference, *, limiting: bool = False) -> Finding:
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
        "limit": _limiting(found.amount) if limiting else "",
    }
    fields = {"amount": str(found.amount), "conversion factor": str(found.conversion_factor)}
    if limiting:
        fields["limiting charge, 115 percent of 95 percent of the amount"] = _limiting(found.amount)
    named = {
        "area": indices.name,
        "work index": str(indices.work),
        "practice expense index": str(indices.practice),
        "malpractice index": str(indices.malpractice),
        **({"ZIP code": place} if place else {}),
    }
    rows = evidence(found.row.release, found.code, fields) + evidence(
        indices.release, place or indices.name, named
    )
    if found.beside:
        other = {"amount": str(found.beside.amount), "conversion factor": str(found.beside.conversion_factor)}
        rows += evidence(found.beside.row.release, found.code, other)
    return Finding("payment", (found.code,), values, rows + _area(place, reference))


def _area(place: str, reference: Reference) -> tuple[Evidence, ...]:
    """The row that says in which payment area the ZIP code lies."""
    found = reference.catalogue.zip_area(place, reference.on) if place else None
    if found is None or isinstance(found, Absent):
        return ()
    return evidence(found.release, place, {"carrier": found.area.carrier, "locality": found.area.locality})


def _without(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    if unloaded(absent) or absent.release is None:
        return absence(absent, (cited.code,), reference)
    values = {"code": cited.code, "source": source(absent.release)}
    rows = evidence(absent.release, cited.code, {"look-up": absent.kind.value})
    return Finding("payment_none", (cited.code,), values, rows)
