"""The questions within one ask: `is it billable, and which modifier does it need?` has two."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASKING = (
    r"(?:what|which|who|whose|how|when|where|why|is|are|was|were|does|do|did|can|could|may|should|would|will|has|have"
    r"|must|need|any)\b"
)
_BEGINS = re.compile(
    r"(?<=[?])\s+(?:(?:and|or|but|also|plus)\s+)?"
    rf"|[,;.]?\s+(?:and|or|but|also|plus|&|\+)\s+(?=(?:(?:also|then|if so|in that case),?\s+)?{_ASKING})",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\?\s*\Z|(?:\A|[,.:;!\n]\s*){_ASKING}", re.IGNORECASE)


def parts(text: str) -> tuple[str, ...]:
    """The questions of a text, each with what is told right before it; the text itself where it asks one thing."""
    found = tuple(_asking(text))
    return found if len(found) > 1 else (text,)


def _asking(text: str) -> Iterator[str]:
    """What lies between the places where another question begins; what asks nothing goes to the question after it."""
    start, told = 0, ""
    for end, after in (
        *((found.start(), found.end()) for found in _BEGINS.finditer(text)),
        (len(text), len(text)),
    ):
        part = f"{told} {text[start:end]}".strip()
        start = after
        if _ASKS.search(part):
            yield part
            told = ""
        else:
            told = part
