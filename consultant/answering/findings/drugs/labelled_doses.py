"""Units of a product that comes in one single-dose size, where the question names it and tells no amount."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from consultant.answering.amounts import Dose, billing_unit, doses_named
from consultant.answering.findings.drugs import whole_doses
from consultant.answering.reading import Ask
from consultant.answering.reference import KNOWLEDGE, Reference, evidence, source
from consultant.model import dose_table
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem


def of_entry(entry: Entry, ask: Ask) -> tuple[Finding, ...]:
    """The units that one container makes by the code, and those of as many as the question tells."""
    known, unit = dose_table.one_dose(ask.text), billing_unit(entry.description)
    if known is None or unit is None or doses_named(ask.text):
        return ()
    name, amount, measure = known
    held = Dose(Decimal(amount), measure)
    if held.scale[0] != unit.scale[0] or not unit.amount:
        return ()
    units = int((held.scale[1] / unit.scale[1]).to_integral_value(ROUND_CEILING))
    count = whole_doses.told(ask.text) or 1
    values = {
        "code": entry.code,
        "name": name,
        "held": str(held),
        "unit": str(unit),
        "units": units,
        "count": count,
        "whole": units * count,
        "source": source(entry.release),
    }
    fields = {"description": entry.description, "billing unit": str(unit), "units": str(units * count)}
    label = Evidence(KNOWLEDGE, name, "holds", str(held), dose_table.PUBLICATION, dose_table.AS_OF)
    return (
        Finding(
            "labelled_dose", (entry.code,), values, (*evidence(entry.release, entry.code, fields), label)
        ),
    )


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The same for the one cited drug code, where its product is named beside it."""
    cited = [one for one in ask.procedures if one.system is CodeSystem.HCPCS]
    if len(cited) != 1 or dose_table.one_dose(ask.text) is None:
        return ()
    entry = reference.catalogue.entry(CodeSystem.HCPCS, cited[0].code, reference.on)
    named = isinstance(entry, Entry) and entry.status is CodeStatus.ACTIVE
    return of_entry(entry, ask) if named and isinstance(entry, Entry) else ()
