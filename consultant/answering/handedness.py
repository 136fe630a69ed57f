"""Which hand a patient uses, and whether a weak side is the dominant one (ICD-10-CM Official Guidelines, I.C.6.a)."""

from __future__ import annotations

import re

HANDED = re.compile(r"\b(left|right)[- ]?(?:hand(?:ed)?|dominant)\b", re.IGNORECASE)
_BOTH_HANDED = re.compile(r"\bambidextrous\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(left|right) (non-?)?dominant\b", re.IGNORECASE)


def hand(text: str) -> str:
    """The hand told, `left`, `right` or `both`; nothing where none is."""
    if _BOTH_HANDED.search(text):
        return "both"
    found = HANDED.findall(text)  # "left-handed? no, right-handed": what is said last counts
    return found[-1].lower() if found else ""


def dominant(side: str, used: str) -> bool:
    """Whether the weak side is the dominant one; by default the right one is."""
    return used == "both" or side == (used or "right")


def fits(title: str, text: str) -> bool:
    """Whether a title that names a side and its dominance says of that side what the told hand says."""
    named = _TITLED.search(title)
    told = hand(text)
    if named is None or not told:
        return False
    return dominant(named[1].lower(), told) is not bool(named[2])
