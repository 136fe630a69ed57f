"""What the fee schedule comes to at a place that the question names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from consultant.answering.findings.coverage import (
    amount_priced,
    anesthesia,
    areas,
    relative_values,
    told_places,
)
from consultant.answering.findings.drugs import by_name
from consultant.answering.intents import Intent, fields
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, absence, evidence, source, unloaded
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import AbsenceKind, Absent, CodeSet
from consultant.model.codes import Citation
from consultant.model.fees import AnesthesiaFactor, Area, Payment, Unpriced

_SPREAD_SHOWN = 4
_VALUES = re.compile(r"\bw?rvus?\b|\brelative values?\b", re.IGNORECASE)


def priced(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The amount at the place that the question names; without a place, or where they are asked too, the relative values."""
    if told_places.only_area(ask.text):
        return ()
    amounts, values = at_place(ask, reference), relative_values.relative_values(ask, reference)
    if amounts and not _VALUES.search(ask.text):
        return amounts
    priced = any(finding.kind == "payment" for finding in amounts)
    return (*amounts, *(replace(found, values={**found.values, "priced": priced}) for found in values))


_COMPARED = re.compile(r"\bcompar\w+\b|\bvs\b|\bversus\b|\bdifferen\w+\b", re.IGNORECASE)


def between_places(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The amounts of one code in several towns that the question sets beside each other, whatever it says of money."""
    if Intent.PAYMENT in ask.intents or len(ask.procedures) != 1 or not _COMPARED.search(ask.text):
        return ()
    return at_place(ask, reference) if len(told_places.towns(ask.text)) > 1 else ()


def at_place(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The amount of each cited code in the area that the question names, or in each that it may mean; nothing without any."""
    place = areas.located(ask, reference)
    procedures = tuple(part for cited in ask.procedures for part in _parts(cited, ask.text, reference))
    if place.zip5:
        return tuple(_one(cited, place.zip5, ask, reference) for cited in procedures)
    if further := _further(place, ask, reference):
        listed = (*place.areas, *further)
        return tuple(_one(cited, one.area, ask, reference) for cited in procedures for one in listed)
    if len(place.areas) == 1:
        found = (_one(cited, place.areas[0].area, ask, reference) for cited in procedures)
        return tuple(replace(one, values={**one.values, "town": place.town}) for one in found)
    return tuple(
        finding for cited in ask.procedures for finding in _spread(cited, place.areas, ask, reference)
    )


_FURTHER_SHOWN = 2


def _further(place: areas.Located, ask: Ask, reference: Reference) -> tuple[AnesthesiaFactor, ...]:
    """The areas of further places named beside the one that is an area: `in Manhattan and also in Alabama`."""
    if len(place.areas) != 1 or _EITHER.search(ask.text):
        return ()
    listed = areas.every_area(ask, reference)
    found = tuple(one for one in listed if one not in place.areas and not _within(one, place.areas[0]))
    return found if len(found) <= _FURTHER_SHOWN else ()


def _within(area: AnesthesiaFactor, other: AnesthesiaFactor) -> bool:
    """Whether its name is part of the other's: Virginia of West Virginia."""
    return area.name.lower().strip() in other.name.lower()


_PART = re.compile(r"\b(26|TC)\b")
_WHOLE = re.compile(r"\bglobal(?:ly)?\b|\bwhole\b", re.IGNORECASE)


def _parts(cited: Citation, text: str, reference: Reference) -> tuple[Citation, ...]:
    """The code, and beside it the part of it, where the whole and a part are asked for; the part alone where only that is."""
    part, whole = _PART.search(text), _WHOLE.search(text)
    if part and whole:
        return (replace(cited, modifiers=()), replace(cited, modifiers=(part[1],)))
    worded = () if part else relative_values.parts_worded(cited, text, reference)
    return ((cited,) if whole or not worded else ()) + tuple(
        replace(cited, modifiers=(one,)) for one in worded
    )


def _spread(
    cited: Citation, places: tuple[AnesthesiaFactor, ...], ask: Ask, reference: Reference
) -> tuple[Finding, ...]:
    """The amount in each of several areas; of many the lowest and the highest."""
    found = [_one(cited, one.area, ask, reference) for one in places]
    priced = [finding for finding in found if finding.kind == "payment"]
    if not priced:
        return tuple(found[:1])
    ordered = sorted(priced, key=lambda finding: Decimal(finding.values["amount"]))
    shown = priced if len(priced) <= _SPREAD_SHOWN else [ordered[0], ordered[-1]]
    named = {town.name for town in told_places.towns(ask.text)}
    apart = len(named) == len(priced) > 1 and not _EITHER.search(ask.text)
    gap = Decimal(ordered[-1].values["amount"]) - Decimal(ordered[0].values["amount"])
    values = {
        **shown[0].values,
        "apart": apart,
        "gap": str(gap),
        "amounts": tuple((one.values["area"], one.values["amount"]) for one in shown),
        "areas": len(priced),
        "all": len(shown) == len(priced),
    }
    rows = (
        *(row for one in shown for row in one.evidence),
        *evidence_of_count(len(priced), shown[0]),
        replace(shown[0].evidence[0], field="difference of the amounts", value=str(gap)),
    )
    return (Finding("payment_by_area", (cited.code,), values, rows),)


_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
"""Leaves open in which of the places it was."""


def evidence_of_count(count: int, first: Finding) -> tuple[Evidence, ...]:
    """How many areas were priced, as a field of the first row's release."""
    return (replace(first.evidence[0], field="payment areas priced", value=str(count)),)


_FACTOR_ASKED = expression(
    r"\bconv(ersion|\.)? factor\b|(?-i:(?<!with )(?<!has )(?<!have )(?<!for )\bCF\b(?! (?:patient|clinic|kid|child|care|lung)))"
    r"|\b(?:one|an|a|per|each|1) rvu\b(?=[^.?!]*\b(?:worth|dollars?|pays?|paid|money)\b|\?)"
    r"|\b(?:worth|dollars?|pays?|paid)\b[^.?!]{0,20}\b(?:one|an|a|per|each|1) rvu\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"\bnational(?:ly)?\b|\bsame\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:our|my|us|we|i|localit\w+|area|region|here|group|practice)\b", re.IGNORECASE)
"""Asks for the asker's own place; else the national one is told."""
_YEAR = re.compile(r"\b20[0-4]\d\b")
_ANY_ROW = "99213"
"""A service that is in every release: the conversion factor is the same in all rows but those of anesthesia."""


def factor(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The conversion factor of the fee schedule, where it is asked for without a code, in each year that is named."""
    if not _FACTOR_ASKED.search(ask.text):
        return ()
    if anesthesia.ASKED.search(ask.text):  # that of anesthesia is another one, and each locality has its own
        lacking = Finding("fact_lacking", (), {"fact": "locality", "codes": ()}, ())
        return (lacking,) if _OWN.search(ask.text) and not _NATIONAL.search(ask.text) else ()
    years = tuple(dict.fromkeys(_YEAR.findall(ask.text))) or ("",)
    return tuple(finding for year in years for finding in _factor(year, reference))


def _factor(year: str, reference: Reference) -> tuple[Finding, ...]:
    on = date(int(year), 12, 31) if year and int(year) != reference.on.year else reference.on
    row = reference.catalogue.fee_row(_ANY_ROW, "", on)
    if isinstance(row, Absent):
        return (absence(row, (), reference),) if unloaded(row) else ()
    values = {
        "factor": row.conversion_factor,
        "track": row.track.value,
        "year": str(row.release.effective_from.year),
        "other_year": year if year and int(year) != row.release.effective_from.year else "",
        "source": source(row.release),
    }
    fields = {"conversion factor": row.conversion_factor, "year": values["year"]}
    return (Finding("conversion_factor", (), values, evidence(row.release, _ANY_ROW, fields)),)


_OUTPATIENT = re.compile(
    r"\binpatient[- ]only\b|\bipo list\b|\bopps\b|\bapcs?\b|\bambulatory payment class|\baddendum b\b",
    re.IGNORECASE,
)
OUTPATIENT = "OPPS Addendum B (status indicators, APCs and their rates)"
SURGERY_CENTERS = "ASC addenda AA and BB (what surgery centers are paid)"
_CENTER = r"(?:asc|ambulatory surg\w+ cent\w+|surgery center)"
_CENTER_PAID = re.compile(
    rf"\b{_CENTER}'?s? (?:payment|rate|fee|amount|price|reimburs\w*|allow\w*|covered|approved|list|payable|facility fee)"
    rf"|\b(?:pays?|paid|rates?|payment|fee|amount|reimburs\w+|allow\w*) (?:to |for |of |in )?(?:the |an? |our )?{_CENTER}\b"
    r"|\b(?:payable|paid|covered|allowed|approved|performed|done|billable)\b"
    rf"[^.?!]{{0,12}}\b(?:in|at|by) (?:an? |the |our )?{_CENTER}s?\b"
    rf"|\b(?:what|how) about (?:in |at |for )?(?:an? |the |our )?{_CENTER}\b"
    rf"|\bon the {_CENTER}\b|\b{_CENTER} (?:covered|approved)|\bwhat (?:does|will|would) (?:the |an? |our )?{_CENTER} get\b",
    re.IGNORECASE,
)
_CLINICIAN = re.compile(
    r"\b(surgeon|physician|doctor|professional|group|modifier|edit|assistant)\b", re.IGNORECASE
)


def surgery_center(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That what surgery centers are paid is not loaded, where a question asks for just that."""
    if not _CENTER_PAID.search(ask.text) or _CLINICIAN.search(ask.text) or _GROUP.search(ask.text):
        return ()
    return _unheld(SURGERY_CENTERS, ask, reference)


_GROUP = re.compile(r"\basc group\b|\bcoverage\b", re.IGNORECASE)


DRUG_PRICES = "Medicare Part B drug prices (ASP files)"
_PRICE_ASKED = re.compile(
    r"\basp\b|\baverage sales price\b|\b(?:payment|price) limits?\b|\bdrug pric\w+", re.IGNORECASE
)


def drug_prices(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the quarterly prices of drugs are not loaded, where a question on a drug's code asks for just that."""
    priced = any(by_name.is_drug(cited.code) for cited in ask.procedures)
    return _unheld(DRUG_PRICES, ask, reference) if priced and _PRICE_ASKED.search(ask.text) else ()


def outpatient(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That the outpatient hospital list of APCs is not loaded, where a question asks for what only it holds."""
    codes = tuple(cited.code for cited in ask.procedures)
    if (
        not codes
        or not _OUTPATIENT.search(ask.text)
        or "OPPS cap" in fields.asked(ask.text)
        or Intent.TOGETHER in ask.intents
        or Intent.UNITS in ask.intents
    ):
        return ()
    return _unheld(OUTPATIENT, ask, reference)


def _unheld(name: str, ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """That a set which alone holds what is asked is not loaded, and that the service has no import for it."""
    codes = tuple(cited.code for cited in ask.procedures)
    on = reference.on.isoformat()
    values = {"set": name, "loadable": False, "codes": codes, "on": on, "excerpt": False}
    row = Evidence(CodeSet.OTHER.value, " / ".join(codes), "look-up", AbsenceKind.NOT_LOADED.value, "", on)
    return (Finding("set_not_loaded", codes, values, (row,)),)


def _one(cited: Citation, place: str | Area, ask: Ask, reference: Reference) -> Finding:
    facility = relative_values.in_facility(ask, reference)
    modifier = next((code for code in cited.modifiers if code in ("26", "TC")), "")
    found = reference.catalogue.payment(cited.code, modifier, place, reference.on, facility=facility)
    if isinstance(found, Payment):
        priced = amount_priced.priced(
            found, place if isinstance(place, str) else "", reference, ask.text, _modifiers(cited, ask)
        )
        beside = reference.catalogue.payment(cited.code, modifier, place, reference.on, facility=not facility)
        return _with_other_setting(priced, beside) if isinstance(beside, Payment) else priced
    if isinstance(found, Unpriced):
        values = {"code": cited.code, "reason": found.reason, "source": source(found.row.release)}
        rows = evidence(found.row.release, cited.code, {"status": found.row.status})
        return Finding("unpriced", (cited.code,), values, rows)
    return _without(cited, found, reference)


def _modifiers(cited: Citation, ask: Ask) -> tuple[str, ...]:
    """The modifiers on the code, and those named apart in a question on one code."""
    return (*cited.modifiers, *(ask.loose_modifiers if len(ask.procedures) == 1 else ()))


def _with_other_setting(finding: Finding, beside: Payment) -> Finding:
    """With the amount in the other setting, which a question that names none may mean as well."""
    setting = "facility" if beside.facility else "non-facility"
    fields = {f"amount, {setting}": str(beside.amount)}
    rows = finding.evidence + evidence(beside.row.release, beside.code, fields)
    return replace(finding, values={**finding.values, "elsewhere_amount": str(beside.amount)}, evidence=rows)


def _without(cited: Citation, absent: Absent, reference: Reference) -> Finding:
    if unloaded(absent) or absent.release is None:
        return absence(absent, (cited.code,), reference)
    values = {"code": cited.code, "source": source(absent.release)}
    rows = evidence(absent.release, cited.code, {"look-up": absent.kind.value})
    return Finding("payment_none", (cited.code,), values, rows)
