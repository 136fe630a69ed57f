"""A short range of procedure codes of which the same value is asked: each of its codes is asked of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.findings.entries import code_rows
from consultant.answering.intents import Intent
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.codes import PROCEDURE_SYSTEMS, Citation

_OF_EACH = frozenset(
    {
        Intent.PAYMENT,
        Intent.UNITS,
        Intent.GLOBAL,
        Intent.BILATERAL,
        Intent.ASSISTANT,
        Intent.MULTIPLE,
        Intent.COMPONENTS,
        Intent.STATUS,
        Intent.FIELD,
        Intent.ADD_ON,
    }
)
"""What is asked of codes one by one."""


def listed(ask: Ask, reference: Reference) -> Ask:
    """The ask with the codes of each range in its place."""
    ranged = any(cited.range_end and cited.system in PROCEDURE_SYSTEMS for cited in ask.citations)
    if not ranged or not _OF_EACH.issuperset(ask.intents):
        return ask
    return replace(ask, citations=tuple(_each(ask, reference)))


def _each(ask: Ask, reference: Reference) -> Iterator[Citation]:
    for cited in ask.citations:
        for code in code_rows.cited(cited, reference):
            yield replace(cited, code=code, range_end=None) if cited.range_end else cited
