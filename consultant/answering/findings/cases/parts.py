"""What a reader finds of a case: codes with their place among the others, the rule behind it, and the text that is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeVar


class Rank(IntEnum):
    """Where a code of a case stands; the smaller one first."""

    REASON = 0
    """The encounter itself, the systemic infection, a complication of care: nothing goes before it."""
    CAUSE = 1
    MAIN = 2
    RESULT = 3
    """What a cause before it brought about, and what tells its stage, kind or organism."""
    BESIDE = 4
    """Adverse effects and agents."""
    STATUS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A code and its place."""

    code: str
    rank: Rank = Rank.MAIN
    read: bool = True
    """Whether a reader told it, and not a word alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of the codes, and the rule that says so."""

    said: str
    section: str
    rule: str
    either: bool = False
    """Whether any of them may be first."""
    alone: str = ""
    """What is said instead where one code is all."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader made of a text: the codes, the rule on them, and the text without what was read."""

    rest: str
    items: tuple[Item, ...] = ()
    rule: Rule | None = None
    own: bool = field(default=False)
    """Whether the codes are a case by themselves, even a single one."""


Reader = Callable[[str], Read]
Key = TypeVar("Key")


def by_words(rows: Iterable[tuple[Key, str]]) -> tuple[tuple[Key, re.Pattern[str]], ...]:
    """Codes, or parts of them, by the expression of the words that tell them: a table as the readers search it."""
    return tuple((told, re.compile(words, re.IGNORECASE)) for told, words in rows)


def blank(text: str, words: Iterable[re.Pattern[str]]) -> str:
    """The text without some words; a comma stands where they stood."""
    for one in words:
        text = one.sub(" , ", text)
    return text


def side(text: str, ends: str) -> str:
    """The character for the told side, of those for right, left, both and none told; empty where two are told apart."""
    right = bool(re.search(r"\b(?:right|rt|od)\b(?! (?:code|order|one))", text, re.IGNORECASE))
    left = bool(re.search(r"\b(?:left|lt|os)\b", text, re.IGNORECASE))
    both = bool(
        re.search(
            r"\bbilateral\w*\b|\bboth\b(?! (?:conditions|codes|coded|documented|poa|present))|\bou\b",
            text,
            re.IGNORECASE,
        )
    )
    if both or (right and left):
        return ends[2]
    return ends[0] if right else ends[1] if left else ends[3]
