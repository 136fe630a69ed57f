"""Codes that a story told in words calls for, in the order of the guidelines: one finding for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from consultant.answering.findings.entries.code_rows import shortened
from consultant.answering.reference import Reference, evidence, guideline, source
from consultant.model.answer import Finding

_LENGTH = 90


def in_order(
    codes: Sequence[str], said: str, section: str, rule: str, reference: Reference, *, ordered: bool = True
) -> tuple[Finding, ...]:
    """The codes with what is said of them; nothing where one of them may not be reported on the date."""
    entries = [reference.reportable(code) for code in dict.fromkeys(codes)]
    usable = [entry for entry in entries if entry is not None]
    if not usable or len(usable) < len(entries):
        return ()
    stated = guideline(section, rule)
    values = {
        "codes": tuple(entry.code for entry in usable),
        "told": tuple((entry.code, shortened(entry.description, _LENGTH)) for entry in usable),
        "said": said,
        "ordered": ordered,
        "rule": rule,
        "source": source(usable[0].release),
        "rule_source": stated.release,
    }
    rows = [
        row
        for entry in usable
        for row in evidence(entry.release, entry.code, {"description": entry.description})
    ]
    return (Finding("codes_in_order", tuple(entry.code for entry in usable), values, (*rows, stated)),)
