"""Where labels begin in a text, so that patterns are tried only where they can fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Labels:
    """Beginnings of labels, lower case, two characters or more, the first a letter; told apart by identity."""

    beginnings: tuple[str, ...]


Places = Mapping[Labels, list[int]]


def labels(*beginnings: str) -> Labels:
    """The labels that begin so."""
    return Labels(beginnings)


def lowered(text: str) -> str:
    """The text in lower case, character for character (`İ` would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


class LabelIndex:
    """Finds the places of all labels in one pass over a text, by the first two characters of its words."""

    def __init__(self, groups: Iterable[Labels]) -> None:
        self._candidates: defaultdict[str, list[tuple[Labels, tuple[str, ...]]]] = defaultdict(list)
        for group in groups:
            for head in {beginning[:2] for beginning in group.beginnings}:
                fitting = tuple(each for each in group.beginnings if each.startswith(head))
                self._candidates[head].append((group, fitting))

    def places(self, lower: str) -> Places:
        """For each group of labels the places where one of them begins a word of the lower-case text, in order."""
        places: defaultdict[Labels, list[int]] = defaultdict(list)
        candidates = self._candidates
        for match in _WORD.finditer(lower):
            place = match.start()
            if (head := lower[place : place + 2]) in candidates:
                for group, beginnings in candidates[head]:
                    if lower.startswith(beginnings, place):
                        places[group].append(place)
        return places


_WORD = re.compile(r"[a-z][a-z]*+")
