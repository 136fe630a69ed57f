"""Broken vertebrae by the names that titles have for them: `T7` is `T7-T8 vertebra`, `L1` the first lumbar vertebra."""

from __future__ import annotations

import re

_LEVEL = re.compile(
    r"\b(?P<part>[CTL])-?(?P<at>\d{1,2})(?:\s?(?:[-/]|and"
    r"|to)\s?(?P<other>[CTL])?-?(?P<to>\d{1,2}))?(?: vertebra(?:l body|e)?)?(?![\w]|\.\d)",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"fractur|\bfx\b|\bbroke|\bburst\b", re.IGNORECASE)
_DISEASED = re.compile(r"osteopor|patholog|collaps|fragility|metasta|insufficiency|stress", re.IGNORECASE)
"""A vertebra that a disease broke is told by its region."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_PARTS = {"C": ("cervical", 7), "T": ("thoracic", 12), "L": ("lumbar", 5)}
_PAIRED = 5
"""From here on two thoracic vertebrae share a code."""


def named(text: str) -> str:
    """The text with each level of a fracture written out."""
    if not _BROKEN.search(text) or _DISEASED.search(text):
        return text
    return _LEVEL.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    part, at = found["part"].upper(), int(found["at"])
    region, most = _PARTS[part]
    if not 1 <= at <= most:
        return found[0]
    if part == "T" and at >= _PAIRED:
        low = at if at % 2 else at - 1
        if found["to"] and not (int(found["to"]) == low + 1 and at == low):
            return found[0]
        return f"T{low}-T{low + 1} vertebra"
    return found[0] if found["to"] else f"{_ORDINALS[at - 1]} {region} vertebra"
