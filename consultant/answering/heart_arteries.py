"""The arteries of the heart that have modifiers of their own, by the words that name them (HCPCS Level II)."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression

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
_TREATED = expression(
    r"\b(?:coronary|heart|stent\w*|pci|angioplast\w*|atherectom\w*|balloon\w*|cath\w*|des)\b", re.IGNORECASE
)
"""What is done to them: a bare `ramus` may be of the jaw, and `circ` anything."""


def told(text: str) -> tuple[str, ...]:
    """The modifiers of the arteries that the text names, in the order of the table."""
    return tuple(modifier for modifier, words in _ARTERIES.items() if words.search(text))


def treated(text: str) -> tuple[str, ...]:
    """The same of arteries that something is done to."""
    return told(text) if _TREATED.search(text) else ()
