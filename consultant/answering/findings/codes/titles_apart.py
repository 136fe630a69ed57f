"""Titles of a few codes cut so that what sets them apart is seen: what they begin with in common is told short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from consultant.answering.findings.entries.code_rows import customized, shortened

_KEPT = 40
"""Letters of a common beginning that are shown."""
_REST = 130
"""Letters of what differs that are shown at least."""
_WORD = re.compile(r"\S+")


def cut(titles: Sequence[str], length: int) -> tuple[str, ...]:
    """The titles within some `length` each; where that would cut off what differs, the common beginning is cut instead."""
    flat = [" ".join(title.split()) for title in titles]
    if all(len(one) <= length for one in flat):
        return tuple(flat)
    flat = [customized(one) for one in flat]
    shared = _shared(flat)
    if shared <= _KEPT or all(len(one) <= length for one in flat):
        return tuple(shortened(one, length) for one in flat)
    begun = shortened(flat[0][:shared].rstrip(" ,;"), _KEPT)
    begun = begun if begun.endswith("...") else f"{begun} ..."
    rest = max(length, _REST)
    return tuple(f"{begun} {shortened(one[shared:].strip(' ,;'), rest)}".rstrip() for one in flat)


def _shared(titles: Sequence[str]) -> int:
    """Letters of whole words that all titles begin with."""
    words = [[(one.end(), one[0]) for one in _WORD.finditer(title)] for title in titles]
    alike = takewhile(lambda row: len({word for _, word in row}) == 1, zip(*words, strict=False))
    return max((row[0][0] for row in alike), default=0)
