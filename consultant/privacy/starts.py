"""Where labels begin in a text, so that patterns are tried only where they can fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

_WORD = re.compile(r"[a-z][a-z]*+")


def lowered(text: str) -> str:
    """The text in lower case, character for character (`İ` would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


class Beginnings:
    """The places where words begin, by their first two characters: read once, asked for every label."""

    def __init__(self, lower: str) -> None:
        self.lower = lower
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(lower):
            place = match.start()
            self._places[lower[place : place + 2]].append(place)

    def of(self, labels: tuple[str, ...]) -> Iterator[int]:
        """Every place where one of the labels (lower case, two characters or more) begins a word."""
        lower, places = self.lower, self._places
        for label in labels:
            for place in places.get(label[:2], ()):
                if lower.startswith(label, place):
                    yield place
