"""One code for several heart arteries of one day: a line for each, told apart by the artery's modifier."""

from __future__ import annotations

import re

from consultant.answering.findings.edits import ptp
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ARTERIES = {
    modifier: re.compile(words, re.IGNORECASE)
    for modifier, words in {
        "LM": r"\bleft main\b|(?-i:\bLMCA\b)",
        "LD": r"\b(?:left anterior descending|lad)\b",
        "LC": r"\b(?:left circumflex|circumflex|circ|lcx)\b",
        "RC": r"\b(?:right coronary|rca)\b",
        "RI": r"\bramus\b",
    }.items()
}
"""The modifiers of the heart arteries and the words that name them (HCPCS Level II)."""
_SEVERAL = 2


def repeated(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code's limit beside the arteries that the words name, where it is the only code and at least two are named."""
    arteries = tuple(modifier for modifier, words in _ARTERIES.items() if words.search(ask.text))
    if len(ask.procedures) != 1 or len(arteries) < _SEVERAL:
        return ()
    found = ptp.repeated(ask.procedures[0], arteries, reference)
    return (found,) if found else ()
