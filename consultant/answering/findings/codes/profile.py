"""The indicators of a code at a glance, where a question on it could only be guessed: one of them may be what was meant."""

from __future__ import annotations

from consultant.answering.reading import Ask
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence, Finding
from consultant.model.catalogue import FeeRow, UnitLimit

_GUESS = 0.5
"""Confidence of a reading that no words of the question bear."""
_BARE = 3
"""Words of a question that only names a code."""
_INDICATORS = {
    "status": "status",
    "global_days": "global days",
    "bilateral": "bilateral",
    "assistant": "assistant",
    "co_surgeon": "co-surgeon",
    "team": "team",
    "multiple_procedure": "multiple procedure",
    "pc_tc": "PC/TC",
}


def glance(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """Its fee schedule indicators and unit limit in one line; nothing where the reading is surer than a guess."""
    if ask.remarks or ask.confidence > _GUESS or len(ask.procedures) != 1 or len(ask.text.split()) <= _BARE:
        return ()
    code = ask.procedures[0].code
    row = reference.catalogue.fee_row(code, "", reference.on)
    if not isinstance(row, FeeRow):
        return ()
    shown = {label: getattr(row, name) for name, label in _INDICATORS.items() if getattr(row, name)}
    limit = reference.catalogue.unit_limit(code, reference.setting, reference.on)
    known = isinstance(limit, UnitLimit)
    values = {
        "code": code,
        "indicators": tuple(shown.items()),
        "units": limit.units if isinstance(limit, UnitLimit) else "",
        "limited": known,
        "source": source(row.release),
        "limit_source": source(limit.release) if isinstance(limit, UnitLimit) else "",
    }
    rows: tuple[Evidence, ...] = evidence(row.release, code, shown)
    if isinstance(limit, UnitLimit):
        rows += evidence(limit.release, code, {"MUE value": str(limit.units)})
    return (Finding("profile", (code,), values, rows),)
