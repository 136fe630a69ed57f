"""Units of a drug code from a dose: the billing unit is in the published description (`per 15 mg`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Finding
from consultant.model.catalogue import Entry
from consultant.model.codes import Citation, CodeSystem

_MEASURE = r"(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<measure>mg|mcg|gm|units|iu|ml|cc)\b"
_DOSE = re.compile(rf"(?<![\w.,-]){_MEASURE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount with its measure, as written."""

    amount: Decimal
    measure: str

    def __str__(self) -> str:
        return f"{self.amount.normalize():f} {self.measure}"


def given(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units that the dose of the question makes, for each drug code whose billing unit has the same measure."""
    found = (_units(cited, ask, reference) for cited in ask.procedures if cited.system is CodeSystem.HCPCS)
    return tuple(finding for finding in found if finding is not None)


def _units(cited: Citation, ask: Ask, reference: Reference) -> Finding | None:
    entry = reference.catalogue.entry(cited.system, cited.code, reference.on)
    dose = _only(ask.text)
    if dose is None or not isinstance(entry, Entry):
        return None
    unit = _only(entry.description)
    if unit is None or unit.measure != dose.measure or not unit.amount:
        return None
    return _finding(entry, dose, unit)


def _finding(entry: Entry, dose: Dose, unit: Dose) -> Finding:
    units = (dose.amount / unit.amount).to_integral_value(ROUND_CEILING)
    fields = {
        "description": entry.description,
        "billing unit": str(unit),
        f"units for {dose}, rounded up": f"{units:f}",
    }
    values = {
        "code": entry.code,
        "dose": str(dose),
        "unit": str(unit),
        "units": int(units),
        "rounded": units * unit.amount != dose.amount,
        "source": source(entry.release),
    }
    return Finding("dose_units", (entry.code,), values, evidence(entry.release, entry.code, fields))


def _only(text: str) -> Dose | None:
    """The one dose that a text names; none where it names several."""
    found = {(match["amount"].replace(",", ""), match["measure"].lower()) for match in _DOSE.finditer(text)}
    if len(found) != 1:
        return None
    amount, measure = found.pop()
    return Dose(Decimal(amount), measure)
