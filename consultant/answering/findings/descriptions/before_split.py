"""The code of an earlier day for what a later release has codes of its own: the header of that code, billable then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.model.answer import Finding
from consultant.model.described import Likely

_SHORTEST = 5


def told(
    ask: Ask, reference: Reference, proposed: Callable[[Ask, Reference], tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    """The code that was split later, for a description that one of its parts fits today."""
    wanted = description(ask.text)
    if ask.today is None or wanted is None or not reference.on < ask.today:
        return ()
    later = proposed(ask, replace(reference, on=ask.today))
    fitting = [one.codes[0] for one in later if one.kind == "code_fitting"]
    if len(fitting) != 1 or reference.reportable(fitting[0]):
        return ()
    above = (fitting[0][:length] for length in range(len(fitting[0]) - 1, _SHORTEST - 1, -1))
    split = next((entry for code in above if (entry := reference.reportable(code))), None)
    return (told_codes.fitting(Likely(split, 1.0, 1.0), wanted, reference),) if split else ()
