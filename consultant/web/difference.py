"""Word by word, what one text has that the other has not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 4_000
"""Words compared one by one; longer texts are shown as replaced, so that no page takes long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in both texts, only in the old or only in the new one."""

    kind: Literal["same", "gone", "added"]
    text: str


def difference(old: str, new: str) -> tuple[Stretch, ...]:
    """The new text with what was taken out; `same` and `gone` together are the old text, `same` and `added` the new."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > LONGEST:
        return tuple(_stretches(("gone", old), ("added", new)))
    return tuple(_compared(before, after))


def _compared(before: list[str], after: list[str]) -> Iterator[Stretch]:
    """What both begin and end with is set aside first: the rest is compared in time that grows by its square."""
    begins = _alike(before, after)
    ends = _alike(before[begins:][::-1], after[begins:][::-1])
    middle = before[begins : len(before) - ends], after[begins : len(after) - ends]
    yield from _stretches(("same", "".join(before[:begins])))
    yield from _changed(*middle)
    yield from _stretches(("same", "".join(before[len(before) - ends :])))


def _alike(before: list[str], after: list[str]) -> int:
    """How many words both begin with."""
    shorter = min(len(before), len(after))
    return next((n for n in range(shorter) if before[n] != after[n]), shorter)


def _changed(before: list[str], after: list[str]) -> Iterator[Stretch]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch("same", "".join(before[a:b]))
        else:
            yield from _stretches(("gone", "".join(before[a:b])), ("added", "".join(after[c:d])))


def _stretches(*found: tuple[Literal["same", "gone", "added"], str]) -> Iterator[Stretch]:
    return (Stretch(kind, text) for kind, text in found if text)
