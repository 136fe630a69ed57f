"""Lines of a drug whose code is not named: the question tells the billing unit, what was given and what was thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from consultant.answering.amounts import Dose, doses_named
from consultant.answering.claimed_units import claimed_units, without_units
from consultant.answering.dose_words import Told, told
from consultant.answering.findings.drugs import doses
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, note_evidence
from consultant.model import drug_names
from consultant.model.answer import Finding
from consultant.model.codes import Citation, CodeSystem
from consultant.model.knowledge import KnowledgeNote

_THROWN = pattern(
    r"\b(?:vials?|jw|sdv|ampules?|ampoules?|syringes?|wast\w*|discard\w*|threw|thrown|left ?over|rest|toss\w*)\b"
)
_ANY = Citation(CodeSystem.HCPCS, "", (0, 0))


def counted(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Units and modifier of each line; nothing where the unit is not told, or a drug is named whose title tells it."""
    if ask.procedures or not _THROWN.search(ask.text):
        return ()
    units, note = claimed_units(ask.text), reference.note(doses.NOTE)
    if len(units) != 1 or note is None or drug_names.brand(ask.text):
        return ()
    unit = units[0]
    said = _with_rest(told(_ANY, replace(ask, text=without_units(ask.text)), unit.scale[0]))
    if said.given is None or said.wasted is None or said.given.scale == unit.scale:
        return ()
    given = (said.given.scale[1] / unit.scale[1]).to_integral_value(ROUND_CEILING)
    values = {
        "unit": str(unit),
        "dose": str(said.given),
        "units": int(given),
        "wasted": str(said.wasted),
        "wasted_units": _wasted(said.given, said.wasted, unit, given),
    }
    return (_finding(values, values, note),)


def alone(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The units of a dose by the unit that the question tells, where it names no drug and tells of no waste."""
    if ask.procedures or _THROWN.search(ask.text) or drug_names.brand(ask.text):
        return ()
    units, note = claimed_units(ask.text), reference.note(doses.NOTE)
    given = dict.fromkeys(doses_named(without_units(ask.text)))
    if len(units) != 1 or len(given) != 1 or note is None:
        return ()
    unit, dose = units[0], next(iter(given))
    if dose.scale[0] != unit.scale[0]:
        return ()
    count = (dose.scale[1] / unit.scale[1]).to_integral_value(ROUND_CEILING)
    values = {
        "unit": str(unit),
        "dose": str(dose),
        "units": int(count),
        "wasted": "",
        "begun": count * unit.scale[1] != dose.scale[1],
    }
    return (_finding(values, ("unit", "dose", "units"), note),)


def _finding(values: Mapping[str, object], recorded: Iterable[str], note: KnowledgeNote) -> Finding:
    """The line or lines, with these of their values and the note as evidence."""
    told_rows = {name: str(values[name]) for name in recorded}
    rows = note_evidence(note, {"note": note.text, **told_rows})
    return Finding("units_without_code", (), {**values, "text": note.text, "source": note.source}, rows)


def _with_rest(said: Told) -> Told:
    """What is told, with what is left of the one vial where no other amount is said to be thrown away."""
    given, vial = said.given, said.vial
    if said.wasted or given is None or vial is None or vial.scale[0] != given.scale[0]:
        return said
    rest = vial.in_measure(given.measure).less(given)
    return replace(said, wasted=rest) if rest.amount > 0 else said


def _wasted(given: Dose, wasted: Dose, unit: Dose, units: Decimal) -> int:
    """Whole units that are left of the opened vials beside those of the dose."""
    whole = ((given.scale[1] + wasted.scale[1]) / unit.scale[1]).to_integral_value(ROUND_FLOOR)
    return max(0, int(whole - units))
