"""What is said of coverage, payment and drugs already: the rows of the table in `doubles` that look at them alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from consultant.answering.findings.company import Company
from consultant.answering.findings.coverage import payments
from consultant.answering.findings.drugs import doses
from consultant.model.answer import Finding

_PARTS, _PHYSICIANS = "modifier-26-tc", "Medicare fee schedule"
_CO_SURGEONS, _CO_SHARE = "modifier-62-66", "62.5"
_ON_PLACES = frozenset({"place-of-service", "site-of-service", "telehealth-place"})
_BESIDE_A_LIMIT = frozenset(
    {
        "fee_status",
        "field",
        "fee_none",
        "profile",
        "validity_by_day",
        "code_active",
        "no_release_for_date",
        "add_on_none",
    }
)


_BESIDE_EXCLUDED = frozenset(
    {
        "modifier_open",
        "modifier_meaning",
        "modifier_fits",
        "modifier_for",
        "fee_status",
        "verdict",
        "rule",
        "note",
    }
)
"""What else is said of a service that Medicare never covers, where its modifier is told."""


def _outpatient(finding: Finding, company: Company) -> bool:
    return any(
        one.values.get("set") in (payments.OUTPATIENT, payments.SURGERY_CENTERS, payments.DRUG_PRICES)
        for one in company.found
    )


def _other_schedule(finding: Finding, company: Company) -> bool:
    """That the physician fee schedule is not loaded, where it was asked for the outpatient list."""
    return str(finding.values["set"]).startswith(_PHYSICIANS) and _outpatient(finding, company)


def _center(finding: Finding, company: Company) -> bool:
    """What the clinician is paid, where it was asked what the surgery center is."""
    return any(one.values.get("set") == payments.SURGERY_CENTERS for one in company.found)


def _charged(finding: Finding, company: Company) -> bool:
    """A note on what a patient may be charged, beside the status of the very code."""
    by_status = any(one.values.get("charged") for one in company.of("fee_status"))
    return by_status and finding.evidence[0].key == "patient-pays-excluded"


def _valued(finding: Finding, company: Company) -> bool:
    """What a modifier means in general, where the schedule has a row for the code with that modifier."""
    values = company.of("relative_values")
    valued = any(one.values.get("modifier") for one in values)
    return (
        valued and finding.values["topic"] == "modifiers" and (company.has("fee_status") or len(values) > 1)
    )


def _compared(finding: Finding, company: Company) -> bool:
    """What a code is or how long its global period lasts, where its parts and the whole are compared by their values."""
    rows = [one for one in company.of("relative_values") if one.codes == finding.codes]
    return len(rows) > 1


def _limited(finding: Finding, company: Company) -> bool:
    """A verdict of the note whose limit is judged by what the question tells."""
    return finding.evidence[0].key in {one.evidence[0].key for one in company.of("limit_told")}


def _judged(finding: Finding, company: Company) -> bool:
    """What else is known of a code whose benefit's limit is judged."""
    return company.has("limit_told")


def _leftover(finding: Finding, company: Company) -> bool:
    """What our note says of discarded drugs, where the units and modifiers of the told dose are counted."""
    counted = any(one.values["settled"] for one in company.of("dose_units"))
    return counted and finding.evidence[0].key == doses.NOTE


def _split(finding: Finding, company: Company) -> bool:
    """The note on parts of a service, beside what the schedule says of the code's own parts."""
    return finding.evidence[0].key == _PARTS and company.has("components", "modifier_fits", "modifier_misfit")


def _rated(finding: Finding, company: Company) -> bool:
    """What a place is, or our notes on places, beside the rates of the cited ones or the price there."""
    if company.has("priced_at_place"):
        return finding.kind != "code_active" and finding.evidence[0].key in _ON_PLACES
    rated = {code for one in company.of("place_rates") for code in one.codes}
    of_places = finding.kind == "code_active" or finding.evidence[0].key in _ON_PLACES
    return bool(rated) and of_places and (finding.kind != "code_active" or rated.issuperset(finding.codes))


def _accounted(finding: Finding, company: Company) -> bool:
    """That the modifier of a drug is open, where what was given and thrown away decides it."""
    settled = {one.codes for one in company.of("dose_units") if one.values["settled"]}
    return finding.codes in settled


def _unpaid_share(finding: Finding, company: Company) -> bool:
    """What each of two co-surgeons is paid, where the code's indicator pays none."""
    indicators = {one.values.get("co_surgeon") for one in company.of("surgeons")}
    of_share = finding.evidence[0].key == _CO_SURGEONS and _CO_SHARE in str(finding.values.get("first", ""))
    return of_share and indicators == {"0"}


def _noted_modifier(finding: Finding, company: Company) -> bool:
    """What a modifier is called, where a verdict names it and so says more of it."""
    said = " ".join(str(one.values.get("first", "")) for one in company.of("verdict"))
    code = finding.codes[0] if finding.codes else ""
    return len(code) == _OF_A_MODIFIER and re.search(rf"\b{code}\b", said) is not None


_OF_A_MODIFIER = 2


def _misfitting(finding: Finding, company: Company) -> bool:
    """Who bills which part of a test, beside a code that takes neither 26 nor TC."""
    unfit = {one.values.get("rule") for one in company.of("modifier_misfit")}
    return finding.evidence[0].key == _PARTS and "pc_tc" in unfit


def _capped(finding: Finding, company: Company) -> bool:
    """The amount of a code in an area, beside the cap that it comes to."""
    caps = {(one.codes, one.values["facility"]) for one in company.of("outpatient_cap")}
    return (finding.codes, str(finding.values.get("amount"))) in caps


SAID: tuple[tuple[frozenset[str], Callable[[Finding, Company], bool]], ...] = (
    (frozenset({"fee_status"}), _outpatient),
    (frozenset({"set_not_loaded"}), _other_schedule),
    (frozenset({"relative_values", "payment", "payment_by_area"}), _center),
    (frozenset({"note", "rule"}), _charged),
    (frozenset({"rule", "note"}), _valued),
    (frozenset({"global_days", "code_active", "code_listed"}), _compared),
    (frozenset({"meaning_agrees"}), lambda finding, company: company.has("other_brand")),
    (frozenset({"meaning_agrees", "meaning_differs"}), _noted_modifier),
    (frozenset({"verdict"}), _limited),
    (frozenset({"verdict"}), _unpaid_share),
    (_BESIDE_A_LIMIT, _judged),
    (frozenset({"verdict", "rule", "note"}), _leftover),
    (frozenset({"modifier_open"}), _accounted),
    (_BESIDE_EXCLUDED, lambda finding, company: company.has("excluded_modifier")),
    (frozenset({"code_active", "note", "rule"}), _rated),
    (frozenset({"note", "rule"}), _split),
    (frozenset({"verdict"}), _misfitting),
    (frozenset({"payment"}), _capped),
)
