"""Where labels begin in a text: plain searching, so that patterns are tried only where they can fit."""

from __future__ import annotations

from collections.abc import Iterator


def lowered(text: str) -> str:
    """The text in lower case, character for character (`İ` would become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def starts(lower: str, beginnings: tuple[str, ...], *, inside_word: bool = False) -> Iterator[int]:
    """Every place where one of the beginnings stands, at the begin of a word unless `inside_word`."""
    for beginning in beginnings:
        place = lower.find(beginning)
        while place >= 0:
            if inside_word or place == 0 or not lower[place - 1].isalpha():
                yield place
            place = lower.find(beginning, place + len(beginning))
