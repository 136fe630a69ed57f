"""What a question asks for by names alone, behind what all of it is about: `G0447: BMI threshold and visit schedule?`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.reading.parts import COLUMN

_LIST = re.compile(
    r"(?P<head>[^:?]{3,90}?)(?::|,? [-–—])\s+(?P<list>[^?:;]{5,90}?)(?: please| pls)?[?.\s]*", re.IGNORECASE
)
_BETWEEN = re.compile(r",\s*(?:and|plus)\s+|\s+(?:and|plus|&)\s+|,\s*|\s+\+\s+", re.IGNORECASE)
_COLUMN = re.compile(rf"\b{COLUMN}\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|does|do|did|can|could|may|should|would|will|must|has|have|had|how|why|who|when|where|if|or|vs|versus"
    r"|both|same|with|without|denied|billed|we|our|i|they|it)\b",
    re.IGNORECASE,
)
"""Tells a case or asks in words of its own."""
_MOST, _MOST_WORDS = 4, 5


def named(piece: str) -> Iterator[str]:
    """Each thing that the piece names, with what all are about before it; the piece itself where it lists none."""
    found = _LIST.fullmatch(piece) if ":" in piece or " - " in piece or "–" in piece else None
    items = [one.strip() for one in _BETWEEN.split(found["list"])] if found else []
    if found is None or not _are_names(items):
        yield piece
        return
    yield from (f"{found['head']}: {item}?" for item in items)


def _are_names(items: list[str]) -> bool:
    short = all(item and len(item.split()) <= _MOST_WORDS and not _TELLS.search(item) for item in items)
    columns = sum(bool(_COLUMN.search(item)) for item in items)
    return short and 1 < len(items) <= _MOST and columns >= max(1, len(items) - 1)
