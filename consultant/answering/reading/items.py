"""Where the items of a list begin: at the head of a line, or within it, behind numbers, letters, dashes or counting words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from consultant.answering.intents import understand
from consultant.answering.reading.item_marks import COUNT, DASH, LETTER, NAMED, NUMBER, SIGNED, TOLD_OFF
from consultant.answering.reading.subjects import own_subject

ITEM = re.compile(
    rf"^[ \t>]*(?:{NUMBER}|{NAMED}|{SIGNED}|{LETTER}|{DASH}(?=[ \t]\S)|{COUNT}|{TOLD_OFF})[ \t]+",
    re.MULTILINE | re.IGNORECASE,
)
"""A numbered item, one behind a dash, or one that is counted in words."""
LOOSE = re.compile(rf"[ \t>]*(?:{DASH}|{COUNT}|{TOLD_OFF}|{NAMED}|{SIGNED})", re.IGNORECASE)
"""Items that are put side by side, while numbers may also count the questions on one code."""
SHORT = 5
"""Words of a question that only names a further code: "and J96.01?"."""
_FEWEST = 3
"""Words of a question with its mark: `CARC 217: stop date?`."""
_TO_ASK = re.compile(rf"[ \t>]*(?:{DASH}|{TOLD_OFF})")
"""Marks that stand before other things than questions too."""
_ASKING = re.compile(
    r"(?:what|which|how|is|are|can|may|should|do|does|did|need|why|when|who|where|please|code)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"(?:^|(?<=[\s,;:.?]))(?:\([a-h1-9]\)|{NAMED}|{COUNT})(?=\s)|(?:^|(?<=[.?!:,;]\s)|(?<=\n)){TOLD_OFF}(?=\s)",
    re.IGNORECASE,
)
"""Numbered items within a line: `(a) ..., (b) ...`."""
_COUNTED = re.compile(r"(?:^|(?<=[\s,;:.?]))(?P<count>[a-h]\)|[1-9][.)])(?=\s)", re.IGNORECASE)
"""The same without brackets before them, `a) ... b) ...`: they are items where they count from the first on."""


def begins(text: str) -> list[int]:
    """Where two items or more begin; nothing where the text is no list."""
    ways: tuple[Callable[[str], list[int]], ...] = (_listed, _inline, _counted)
    return next((found for way in ways if len(found := way(text)) > 1), [])


def asks(item: str) -> bool:
    """Whether an item asks something, in so many words that it is more than a code."""
    words = ITEM.sub("", item)
    asking = "?" in words or _ASKING.match(words) or understand(words).intents or own_subject(words)
    return len(words.split()) >= (_FEWEST if "?" in words else SHORT) and bool(asking)


def _listed(text: str) -> list[int]:
    """At the head of a line; behind dashes only where each of them asks: a list of codes is no questions."""
    starts = [found.start() for found in ITEM.finditer(text)]
    pieces = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    doubtful = [piece for piece in pieces if _TO_ASK.match(piece)]
    if all(map(asks, doubtful)):
        return starts
    return [start for start, piece in zip(starts, pieces, strict=True) if piece not in doubtful]


def _inline(text: str) -> list[int]:
    starts = [found.start() for found in _INLINE.finditer(text)]
    pieces = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return starts if all(asks(piece) for piece in pieces if _TO_ASK.match(piece)) else []


def _counted(text: str) -> list[int]:
    """Items that count `a) b) c)` or `1. 2. 3.` without a gap."""
    found = list(_COUNTED.finditer(text))
    counts = [ord(one["count"][0].lower()) for one in found]
    whole = (
        bool(counts) and chr(counts[0]) in "a1" and counts == list(range(counts[0], counts[0] + len(counts)))
    )
    return [one.start() for one in found] if whole else []
