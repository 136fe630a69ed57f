"""Carries a person's changes of one draft over to another draft of the same question. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from consultant.answering.layout import HEADING


@dataclass(frozen=True, slots=True)
class Carried:
    """A text with the changes that found their place, and those that did not."""

    text: str
    added: tuple[str, ...]
    """Lines of the person's own that stand in the text."""
    lost: tuple[str, ...]
    """Lines of the person's own, or lines that the person took out, whose place is gone."""


def carry(before: str, edited: str, now: str) -> Carried:
    """The draft `now` with what changed from `before` to `edited`. Lines before the first heading are those of `now`.

    A change is carried only where the lines that it replaces, or the line behind which it stands, are in `now` too:
    a person's sentence never comes to stand beside another fact than the one it was written for.
    """
    head, body = _split(now)
    old, mine = (_split(text)[1] for text in (before, edited))
    places = _places(old, body)
    result, added, lost = list(body), [], []
    for first, last, lines in reversed(list(_edits(old, mine))):
        start, end = _place(places, first, last)
        if start is None or end is None or end - start != last - first:
            lost += [line for line in lines or old[first:last] if line.strip()]
        else:
            result[start:end] = lines
            added += [line for line in lines if line.strip()]
    return Carried("\n".join([*head, *result]) + "\n", tuple(added), tuple(lost))


def _split(text: str) -> tuple[list[str], list[str]]:
    """The lines before the first heading, and the rest; all of it is rest where there is none."""
    lines = text.strip().splitlines()
    first = next((at for at, line in enumerate(lines) if HEADING.match(line)), 0)
    return lines[:first], lines[first:]


def _edits(old: Sequence[str], mine: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Each change: the half-open range of old lines, and the lines that replace them."""
    for kind, first, last, start, end in SequenceMatcher(None, old, mine, autojunk=False).get_opcodes():
        if kind != "equal":
            yield first, last, list(mine[start:end])


def _places(old: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Where each unchanged line stands today; one past the end stands one past the end."""
    found = SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in found for step in range(block.size)}
    return {**places, -1: -1, len(old): len(now)}


def _place(places: dict[int, int], first: int, last: int) -> tuple[int | None, int | None]:
    """The range of today's lines that a change replaces; for lines put in between, where they go."""
    if first < last:
        start, end = places.get(first), places.get(last - 1)
        return start, None if end is None else end + 1
    behind = places.get(first - 1)
    return (None, None) if behind is None else (behind + 1, behind + 1)
