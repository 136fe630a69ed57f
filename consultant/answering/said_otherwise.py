"""What a question says in other words than the notes: `What do I append?` asks for a modifier, `contest it` is an appeal."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from consultant.answering.patterns import Pattern, PatternIndex, pattern

_TABLE = Path(__file__).parent / "said_otherwise.toml"
APART = "|"
"""Stands between what is heard, so that no phrase is pieced together of two things."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Words of a mail, and the words of the notes that mean the same."""

    said: Pattern
    heard: tuple[str, ...]


@lru_cache(maxsize=64)  # one question is looked at from several places
def heard(text: str) -> str:
    """The words of the notes for what a text says in others, each apart from the next; nothing where it says none."""
    ways, index = _table()
    possible = index.possible(text)
    found = (one for one in ways if one.said in possible and one.said.search(text))
    return f" {APART} ".join(dict.fromkeys(phrase for one in found for phrase in one.heard))


def beside(said: str, otherwise: str) -> str:
    """What is said with what it means in the notes behind it; `own_words` gives the first of them back."""
    return f"{said}{APART} {otherwise} " if otherwise else said


def own_words(heard: str) -> str:
    """What is said itself."""
    return heard.partition(APART)[0]


@cache
def _table() -> tuple[tuple[_Way, ...], PatternIndex]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["ways"]
    ways = tuple(_Way(pattern("|".join(row["said"])), tuple(row["heard"])) for row in rows)
    return ways, PatternIndex(one.said for one in ways)
