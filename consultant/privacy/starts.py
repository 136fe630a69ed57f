"""Where labels begin in a text, so that patterns are tried only where they can fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat


@dataclass(frozen=True, eq=False, slots=True)
class Labels:
    """Beginnings of labels, lower case, two characters or more, the first a letter; told apart by identity."""

    beginnings: tuple[str, ...]


Places = Mapping[Labels, Sequence[int]]


def labels(*beginnings: str) -> Labels:
    """The labels that begin so."""
    return Labels(beginnings)


def lowered(text: str) -> str:
    """The text in lower case, character for character (`İ` would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def matches(pattern: re.Pattern[str], text: str, begun: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at the places."""
    return filter(None, map(pattern.match, repeat(text), begun))


class LabelIndex:
    """Finds the places of all labels in one pass over a text, by the first characters of its words."""

    def __init__(self, groups: Iterable[Labels]) -> None:
        groups = tuple(groups)
        heads = _shortest(beginning[:_HEAD] for group in groups for beginning in group.beginnings)
        self._candidates = {head: _candidates(head, groups) for head in heads}
        self._next = _next_word(heads)

    def places(self, lower: str) -> Places:
        """For each group of labels the places where one of them begins a word of the lower-case text, in order."""
        places: dict[Labels, list[int]] = {}
        for head, begun in self._by_head(lower).items():
            for group, beginnings in self._candidates[head]:
                fitting = begun
                if beginnings:
                    fitting = [place for place in begun if lower.startswith(beginnings, place)]
                known = places.get(group)
                places[group] = fitting if known is None else sorted(known + fitting)
        return places

    def _by_head(self, lower: str) -> dict[str, list[int]]:
        """The places of words that begin with a head, in order."""
        found: dict[str, list[int]] = {}
        find = self._next.match
        match = find(lower)
        while match:
            head, place = match[1], match.start(1)
            if head in found:
                found[head].append(place)
            else:
                found[head] = [place]
            match = find(lower, match.end())
        return found


_HEAD = 6
"""Characters by which labels are looked up; some labels are shorter."""


def _shortest(heads: Iterable[str]) -> set[str]:
    """The heads without those that begin with another one."""
    given = set(heads)
    return {head for head in given if not any(head[:length] in given for length in range(1, len(head)))}


def _candidates(head: str, groups: Iterable[Labels]) -> list[tuple[Labels, tuple[str, ...]]]:
    """The groups with the beginnings that a word which begins so may have; none, when each such word has one."""
    found = (
        (group, tuple(each for each in group.beginnings if each.startswith(head) or head.startswith(each)))
        for group in groups
    )
    return [
        (group, () if head.startswith(beginnings) else beginnings)
        for group, beginnings in found
        if beginnings
    ]


def _next_word(heads: Iterable[str]) -> re.Pattern[str]:
    """Passes by all words that begin otherwise and stops behind the first with one of the heads; matched, never searched."""
    begun = _branches(heads)
    # An atomic group, not `)*+`: before Python 3.11.4 a possessive repeat of alternatives gives up too early (gh-101955).
    return re.compile(rf"(?>(?:[^a-z]++|(?!{begun})[a-z]++)*)(?=({begun}))[a-z]++")


def _branches(heads: Iterable[str]) -> str:
    """An expression for any of the heads that looks at each of their characters once."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for head in sorted(heads):
        by_letter[head[0]].append(head[1:])
    return "|".join(f"{re.escape(letter)}{_rest(rest)}" for letter, rest in by_letter.items())


def _rest(rest: list[str]) -> str:
    if len(rest) == 1:
        return re.escape(rest[0])
    return f"(?:{_branches(rest)})"
