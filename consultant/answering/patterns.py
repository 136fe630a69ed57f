"""Regular expressions as the tables of rules write them."""

from __future__ import annotations

import re

_GAP = re.compile(r"~(\d+)")


def pattern(words: str) -> re.Pattern[str]:
    """The words as a pattern; `~40` stands for up to 40 characters of the same sentence (the dot of `M54.5` ends none)."""
    spaced = _GAP.sub(r"(?:[^.?!]|\\.(?=\\w)){0,\1}", words)
    return re.compile(spaced, re.IGNORECASE | re.DOTALL)
