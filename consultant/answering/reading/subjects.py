"""Whether a question says itself what it is about: it takes no codes from the questions before it."""

from __future__ import annotations

from consultant.answering.intents import Intent, understand
from consultant.answering.reading.descriptions import description

_OF_A_DESCRIPTION = frozenset({Intent.WHAT_IS, Intent.RULES, Intent.POLICY, Intent.DOCUMENT, Intent.NOTES})
"""What is asked of something described; all else is asked of a code."""
_FEWEST = 3
"""Words that describe something."""


def own_subject(text: str) -> bool:
    """Whether it describes what it wishes a code of: `2. Open destruction of the right breast, PCS code please`."""
    described = description(text)
    if described is None or described.bare or len(described.words.split()) < _FEWEST:
        return False
    return _OF_A_DESCRIPTION.issuperset(understand(text).intents)
