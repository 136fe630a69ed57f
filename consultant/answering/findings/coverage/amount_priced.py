"""An amount of the fee schedule as a finding, with what a question wants besides it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from consultant.answering.findings.coverage import fee_rows, limiting_charge, shares_paid
from consultant.answering.findings.coverage.shares_paid import Share
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import Absent
from consultant.model.fees import Payment


def _other(beside: Payment | None) -> dict[str, str]:
    """The amount by the year's other conversion factor, which is for other clinicians."""
    if beside is None:
        return {}
    return {
        "amount": str(beside.amount),
        "factor": str(beside.conversion_factor),
        "track": beside.row.track.value,
    }


_SUM_ASKED = re.compile(
    r"\bmath\b|\bcalculat\w+"
    r"|\bformula\b|\bshow (?:me )?(?:how|the|your)\b|\bbreak ?down\b|\bcomput\w+|\bhow (?:is|do you|did you)\b",
    re.IGNORECASE,
)


def _sum(found: Payment) -> tuple[tuple[str, str], ...]:
    """The three values of the row, each with its index."""
    row, indices = found.row, found.indices
    practice = row.attributes.get("facility_practice" if found.facility else "non_facility_practice", "")
    values = (row.work_rvu, practice, row.attributes.get("malpractice_rvu", ""))
    return tuple(zip(values, map(str, (indices.work, indices.practice, indices.malpractice)), strict=True))


@dataclass(frozen=True, slots=True)
class _Besides:
    """What a question wants besides an amount: how it comes about, the limiting charge, the share of a modifier."""

    summed: tuple[tuple[str, str], ...]
    limited: bool
    share: Share | None

    @classmethod
    def asked(cls, found: Payment, text: str, modifiers: tuple[str, ...]) -> _Besides:
        """By the words of the question and the modifiers of the line."""
        return cls(
            _sum(found) if _SUM_ASKED.search(text) else (),
            bool(limiting_charge.ASKED.search(text)),
            shares_paid.of(text, modifiers, found.row, (str(found.amount),)),
        )

    def fields(self, amount: Decimal) -> dict[str, str]:
        """The rows of evidence that it makes."""
        fields: dict[str, str] = {}
        if self.limited:
            fields["limiting charge, 115 percent of 95 percent of the amount"] = limiting_charge.of(amount)
            fields["95 percent of the amount"] = limiting_charge.lowered(amount)
        if self.share:
            fields[f"{self.share.percent:f} percent of the amount, {self.share.label}"] = self.share.amounts[
                0
            ]
        parts = ("work RVU", "practice expense RVU", "malpractice RVU")
        return fields | {part: value for part, (value, _) in zip(parts, self.summed, strict=False)}


def priced(
    found: Payment, place: str, reference: Reference, text: str, modifiers: tuple[str, ...]
) -> Finding:
    """What a service comes to at the place, a ZIP code or empty, under its modifiers."""
    indices, besides = found.indices, _Besides.asked(found, text, modifiers)
    values = {
        "code": found.code,
        "modifier": found.modifier,
        "amount": str(found.amount),
        "place": place,
        "town": "",
        "elsewhere_amount": "",
        "area": indices.name,
        "facility": found.facility,
        "capped": found.cap is not None and found.amount < found.computed,
        "factor": str(found.conversion_factor),
        "indices": tuple(str(index) for index in (indices.work, indices.practice, indices.malpractice)),
        "nine_digits": found.needs_nine_digits,
        "rare": found.rare_in_setting,
        "sum": besides.summed,
        **fee_rows.of_another_day(found.row.release, reference),
        "source": source(found.row.release),
        "index_source": source(indices.release),
        "track": found.row.track.value,
        "other": _other(found.beside),
        "limit": limiting_charge.of(found.amount) if besides.limited else "",
        "lowered": limiting_charge.lowered(found.amount) if besides.limited else "",
        "share": besides.share,
    }
    return Finding("payment", (found.code,), values, _rows(found, besides, place) + _area(place, reference))


def _rows(found: Payment, besides: _Besides, place: str) -> tuple[Evidence, ...]:
    """The rows of the fee schedule and of its indices behind an amount."""
    indices = found.indices
    fields = {"amount": str(found.amount), "conversion factor": str(found.conversion_factor)}
    named = {
        "area": indices.name,
        "work index": str(indices.work),
        "practice expense index": str(indices.practice),
        "malpractice index": str(indices.malpractice),
        **({"ZIP code": place} if place else {}),
    }
    rows = evidence(found.row.release, found.code, fields | besides.fields(found.amount))
    rows += evidence(indices.release, place or indices.name, named)
    if found.beside:
        other = {"amount": str(found.beside.amount), "conversion factor": str(found.beside.conversion_factor)}
        rows += evidence(found.beside.row.release, found.code, other)
    return rows


def _area(place: str, reference: Reference) -> tuple[Evidence, ...]:
    """The row that says in which payment area the ZIP code lies."""
    found = reference.catalogue.zip_area(place, reference.on) if place else None
    if found is None or isinstance(found, Absent):
        return ()
    return evidence(found.release, place, {"carrier": found.area.carrier, "locality": found.area.locality})
