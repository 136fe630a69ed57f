"""The codes of a service told in words that goes by a count: `nine actinic keratoses frozen` are two codes with their units."""

from __future__ import annotations

from consultant.answering import counted_things
from consultant.answering.counted_things import SERIES
from consultant.answering.findings.descriptions import told_procedures
from consultant.answering.findings.edits import things_counted
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_WISHED = pattern(r"\b(?:codes?|coded|cpt|units?|bill(?:ed)?|report(?:ed)?)\b")
_FEW = 9
"""Words of a mail that tells a procedure and nothing else: it wants its code."""
_BASES = {one.steps[0][1][0].code: one for one in SERIES if len(one.codes) > 1}
"""The services by the code of the first or fewest things."""

_BY_VERTEBRAE = frozenset({"63045", "63046", "63047", "22510", "22511", "22513", "22514"})
"""Counted by vertebrae, of which two names joined by a hyphen may be one or two."""


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """What the told things are reported with, where the text tells the service too and cites no code of it."""
    text = counted_things.with_levels(ask.text)
    if ask.codes or not counted_things.NAMED.search(text):
        return ()
    if not _WISHED.search(ask.text) and ("?" in ask.text or len(ask.text.split()) > _FEW):
        return ()
    single = counted_things.as_one(text)
    if single == text:
        return ()
    code = told_procedures.surely(single, reference)
    series = None if code in _BY_VERTEBRAE and text != ask.text else _BASES.get(code)
    count = counted_things.told(text, series) if series else None
    if series is None or count is None or count.number < counted_things.SEVERAL:
        return ()
    if len(series.reached(count.number)) == 1 and told_procedures.surely(ask.text, reference):
        return ()  # its line has the number
    return things_counted.of_series(series, count, {}, ask, reference)
