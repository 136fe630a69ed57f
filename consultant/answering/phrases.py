"""Phrases of our notes in the words of a question; a star stands for the rest of a word, or for what comes before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

Phrases = tuple[tuple[str, str], ...]
"""Phrases, each behind what a text that says it holds: most are told apart by that."""


def uses(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a plain text; a star in them stands for the rest of a word."""
    begun, expression = _looked_for(phrase)
    return begun in text and (expression is None or bool(expression.search(text)))


def used(text: str, phrases: Phrases) -> Iterator[str]:
    """Those of some phrases that stand in a plain text."""
    return (phrase for begun, phrase in phrases if begun in text and uses(text, phrase))


def looked_for(phrases: Iterable[str]) -> Phrases:
    """Phrases for `used`."""
    return tuple((_begun(phrase), phrase) for phrase in phrases)


@cache
def _looked_for(phrase: str) -> tuple[str, re.Pattern[str] | None]:
    """What a phrase begins with, and the whole of it where a star stands within."""
    rest = phrase.partition("*")[2]
    words = re.escape(phrase).replace(r"\*", r"[a-z0-9]*").replace(r"\ ", " ")
    within = re.compile(rf"\b{words}\b") if rest else _apart_of_codes(phrase) if phrase.isdigit() else None
    return _begun(phrase), within


def _begun(phrase: str) -> str:
    """What a plain text holds where a phrase stands in it, up to the first star; behind one that begins it."""
    begun, star, rest = phrase.partition("*")
    if star and not begun:
        return rest.rstrip("*")  # what a word ends with, or holds
    return f" {begun}" if star else f" {begun} "


def _apart_of_codes(number: str) -> re.Pattern[str]:
    """A number that is not the end of a diagnosis: `22` stands in `modifier 22`, and not in `e87 22`."""
    return re.compile(rf"(?<!\b[a-z]\d[a-z0-9] )\b{number}\b")


def plain(text: str) -> str:
    """Letters and digits in small type, everything between them as one space."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@lru_cache(maxsize=64)  # one question is looked at from several places
def spoken(text: str) -> str:
    """The same with the signs that notes write as words: `80%` is 80 percent."""
    return plain(text.replace("%", " percent "))
