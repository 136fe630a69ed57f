"""A visit on the day of a procedure that no edit joins it to: the global period of the procedure holds it all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from consultant.answering import families
from consultant.answering.reference import Reference, evidence, source
from consultant.model.answer import Evidence
from consultant.model.catalogue import Entry, FeeRow
from consultant.model.codes import CodeSystem

_MODIFIER = {"000": "25", "010": "25", "090": "57"}
"""Global days -> what a visit of that day takes (Medicare Claims Processing Manual, chapter 12, section 40.1)."""


def held(
    couples: Iterable[tuple[str, str]], reference: Reference
) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """The first visit beside a procedure with follow-up days, with the modifier that tells it apart; empty for none."""
    for first, second in couples:
        for visit, procedure in ((first, second), (second, first)):
            row = reference.catalogue.fee_row(procedure, "", reference.on)
            if not families.is_visit(visit) or not isinstance(row, FeeRow):
                continue
            modifier = _MODIFIER.get(row.global_days, "")
            entry = reference.catalogue.entry(CodeSystem.MODIFIER, modifier, reference.on)
            if modifier and not families.is_visit(procedure) and isinstance(entry, Entry):
                fields = {"global days": row.global_days}
                rows = evidence(row.release, procedure, fields)
                named = evidence(entry.release, modifier, {"modifier": modifier})
                return _values(visit, row, modifier), (*rows, *named)
    return {}, ()


def _values(visit: str, row: FeeRow, modifier: str) -> dict[str, Any]:
    return {
        "visit": visit,
        "procedure": row.code,
        "days": row.global_days,
        "modifier": modifier,
        "source": source(row.release),
    }
