"""Titles of a few codes cut so that what sets them apart is seen: what they have in common is told short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from consultant.answering.findings.entries.code_rows import customized, shortened

_KEPT = 40
"""Letters of a common beginning that are shown."""
_REST = 130
"""Letters of what differs that are shown at least."""
_PAIR = 2
_COMMON, _SHOWN = 8, 4
"""Of so many words in a row that both of a pair have, the first few are shown."""
_WORD = re.compile(r"\S+")


def cut(titles: Sequence[str], length: int) -> tuple[str, ...]:
    """The titles within some `length` each; where that would cut off what differs, what is common is cut instead."""
    flat = [" ".join(title.split()) for title in titles]
    if all(len(one) <= length for one in flat):
        return tuple(flat)
    flat = [customized(one) for one in flat]
    if all(len(one) <= length for one in flat):
        return tuple(flat)
    if len(flat) == _PAIR:
        flat = list(_without_common(*flat))
    shared = _shared(flat)
    if shared <= _KEPT or all(len(one) <= length for one in flat):
        return tuple(shortened(one, max(length, _REST)) for one in flat)
    begun = shortened(flat[0][:shared].rstrip(" ,;"), _KEPT)
    begun = begun if begun.endswith("...") else f"{begun} ..."
    rest = max(length, _REST)
    return tuple(f"{begun} {shortened(one[shared:].strip(' ,;'), rest)}".rstrip() for one in flat)


def _without_common(first: str, second: str) -> tuple[str, str]:
    """Two titles with each longer row of words that both have cut to its beginning."""
    words = [title.split() for title in (first, second)]
    plain = [[_plain(word) for word in title] for title in words]
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    told: tuple[list[str], list[str]] = ([], [])
    done = (0, 0)
    for block in matcher.get_matching_blocks():
        for side, start in enumerate((block.a, block.b)):
            told[side].extend(words[side][done[side] : start])
            common = words[side][start : start + block.size]
            told[side].extend((*common[:_SHOWN], "...") if len(common) > _COMMON else common)
        done = (block.a + block.size, block.b + block.size)
    return " ".join(told[0]), " ".join(told[1])


def _plain(word: str) -> str:
    return word.strip(",;:.()").lower()


def _shared(titles: Sequence[str]) -> int:
    """Letters of whole words that all titles begin with."""
    words = [[(one.end(), one[0]) for one in _WORD.finditer(title)] for title in titles]
    alike = takewhile(lambda row: len({word for _, word in row}) == 1, zip(*words, strict=False))
    return max((row[0][0] for row in alike), default=0)
