"""Whether a question asks for the code of what it describes, or tells nothing but a description."""

from __future__ import annotations

import re

from consultant.answering.reading import Ask
from consultant.answering.reading.descriptions import description


def wished(ask: Ask) -> bool:
    """Whether a code is asked for in so many words."""
    wanted = description(ask.text)
    return wanted is not None and not wanted.bare


def described(ask: Ask) -> bool:
    """Whether nothing but what was found or done is written, in several words."""
    wanted = description(ask.text)
    return wanted is not None and wanted.bare and not wanted.lone and not _OF_CLAIMS.search(wanted.words)


_OF_CLAIMS = re.compile(
    r"\b(?:help|claims?|questions?|issues?|problems?|urgent|call|bills?|denials?|invoice|account|payers?|update|status|codes?)\b",
    re.IGNORECASE,
)
"""Words of an errand, and of nothing that was found or done."""
