"""Where the items of a list begin: at the head of a line, or within it, behind numbers, letters, dashes or counting words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from consultant.answering.intents import understand
from consultant.answering.reading.item_marks import (
    COLON,
    COUNT,
    DASH,
    LETTER,
    NAMED,
    NUMBER,
    ROMAN,
    SIGNED,
    TOLD_OFF,
    WORDED,
)
from consultant.answering.reading.subjects import own_subject

ITEM = re.compile(
    rf"^[ \t>]*(?:{NUMBER}|{COLON}|{NAMED}|{SIGNED}|{LETTER}|{ROMAN}|{WORDED}|{DASH}(?=[ \t]\S)|{COUNT}|{TOLD_OFF})[ \t]+",
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
_COUNTED = tuple(
    (re.compile(rf"(?:^|(?<=[\s,;:.?(]))(?P<count>{words})(?=\s)", re.IGNORECASE), counts)
    for words, counts in (
        (r"[a-h]\)", "a) b) c) d) e) f) g) h)"),
        (r"[1-9][.)]", "1 2 3 4 5 6 7 8 9"),
        (r"(?-i:[A-E])\.", "a b c d e"),
        (r"(?:i{1,3}|iv|v)\)", "i) ii) iii) iv) v)"),
        (r"(?:one|two|three|four|five)[,:]", "one two three four five"),
        (r"[1-9]:", "1: 2: 3: 4: 5: 6: 7: 8: 9:"),
        (r"[1-9](?:-|/)", "1 2 3 4 5 6 7 8 9"),
        (r"(?:first|second|third|fourth)ly,?", "firstly secondly thirdly fourthly"),
    )
)
"""The same without brackets before them, `a) ... b) ...`: they are items where they count from the first on, in what order."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def begins(text: str) -> tuple[int, ...]:
    """Where two items or more begin; nothing where the text is no list."""
    ways: tuple[Callable[[str], list[int]], ...] = (_listed, _inline, _counted)
    return next((tuple(found) for way in ways if len(found := way(text)) > 1), ())


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
    """Items that count `a) b) c)`, `1. 2. 3.` or `one, two, three,` without a gap."""
    ways = (_in_order(text, words, counts.split()) for words, counts in _COUNTED)
    return next(filter(None, ways), [])


def _in_order(text: str, words: re.Pattern[str], counts: list[str]) -> list[int]:
    found = list(words.finditer(text))
    said = [one["count"].lower().rstrip(_STOPS) for one in found]
    whole = len(said) > 1 and said == [one.rstrip(_STOPS) for one in counts[: len(said)]]
    return [one.start() for one in found] if whole else []


_STOPS = ".),:-/"
