"""The words that a text must hold for a regular expression to fit: looking for them first saves most of the search.

The tables of rules have some two hundred patterns, and few of them fit any one mail. `re` tries each at every place of
the text; whether "bundl" stands anywhere in it is told in a hundredth of that time (R. Cox, "Regular Expression Matching
with a Trigram Index", 2012, reads expressions in the same way).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import takewhile
from typing import Any

Clause = tuple[str, ...]
"""Needles, of which a fitting text holds at least one."""
Part = tuple[str, Any]
"""What `re` reads at one place of an expression: its kind, and what belongs to it."""
BORDER = "\1"
"""Stands at each border of a word (`\\b`), in needles and in the texts that they are looked for in."""
_parse = import_module("re._parser").parse  # the standard library's own reading of an expression
_MANY = 48
"""A clause of more needles costs as much as it saves."""
_BORDER = re.compile(r"\b")
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(rf"{BORDER}(\w+{BORDER}?)")
"""A word of a needle from its beginning on; with its end where the needle has it."""
_WITHIN = "\2"
"""Stands before three letters that may be anywhere in a word."""
_THREE = re.compile(r"\w{3}")
_BEYOND_ASCII = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\N{KELVIN SIGN}": "k"})
"""Signs that `re.IGNORECASE` takes for an ASCII letter."""


_COMMON = re.compile(
    r"(?:[a-z]|an|and|are|at|be|bill|by|can|car|code|do|does|for|from|he|how|if|in|is|it|its|many|medicare|my|no|not|of|on|one"
    r"|or|our|patient|same|she|should|th|that|the|they|this|to|was|we|wh|what|when|which|who|why|will|with)\x01?"
    r"|\x02(?:car|cod|for|med|sta|wha|whi)"
)
"""Keys that nearly every question holds."""


def needles(expression: str, flags: int) -> tuple[Clause, ...]:
    """The clauses that a text has to meet, all of them, for the expression to be worth looking for; the sharpest first."""
    found = {_slim(clause) for clause in _of_sequence(_parse(expression, flags))}
    return tuple(sorted((clause for clause in found if 0 < len(clause) <= _MANY), key=_bluntness))


def captures(expression: str, flags: int) -> bool:
    """Whether an expression captures any group."""
    return bool(_parse(expression, flags).state.groups > 1)  # the first is the whole of it


def keys(clauses: Iterable[Clause]) -> frozenset[str] | None:
    """Of a clause whose needles all hold enough letters: a word of each, for one look into `Haystack.words`.

    Of several clauses the first with the fewest words that most questions say.
    """
    told = [found for clause in clauses if all(found := frozenset(map(_key, clause)))]
    return min(told, key=commonness, default=None)


def commonness(found: Iterable[str]) -> int:
    """How many of some keys nearly every question holds."""
    return sum(map(bool, map(_COMMON.fullmatch, found)))


def _key(needle: str) -> str:
    """The longest word that a needle begins, or three letters of it; empty where it has fewer."""
    if begun := _WORD.findall(needle):
        longest: str = max(begun, key=len)
        return longest
    within = _THREE.search(needle)
    return f"{_WITHIN}{within[0]}" if within else ""


@dataclass(frozen=True, slots=True)
class Haystack:
    """A text as needles are looked for in it."""

    letters: str
    """Small letters as `re.IGNORECASE` compares them, the borders of words marked."""
    words: frozenset[str]
    """All beginnings of its words, also the empty one; a whole word ends with a border. And all threes of their letters."""


@lru_cache(maxsize=256)  # two hundred patterns look at one text
def haystack(text: str) -> Haystack:
    """The same for the same text."""
    small = text.lower() if text.isascii() else text.translate(_BEYOND_ASCII).lower()
    words = frozenset(_LETTERS.findall(small))
    return Haystack(_BORDER.sub(BORDER, small), frozenset({""}).union(*map(_looked_up, words)))


@lru_cache(maxsize=8192)  # mails share most of their words
def _looked_up(word: str) -> frozenset[str]:
    """What a key may be of a word: each of its beginnings, itself with its end, and all threes of its letters."""
    begun = (word[:end] for end in range(1, len(word) + 1))
    within = (f"{_WITHIN}{word[start : start + 3]}" for start in range(len(word) - 2))
    return frozenset((word + BORDER, *begun, *within))


def first_word(phrase: str) -> str:
    """The first word of a phrase of our notes, in which a star stands for the rest of a word, as a haystack has it."""
    word = phrase.split()[0]
    return word.partition("*")[0] if "*" in word else word + BORDER


def _of_sequence(nodes: Iterable[Any]) -> list[Clause]:
    """The clauses of what stands one behind the other: each of its parts is needed, and letters in a row together."""
    parts = list(_flat(nodes))
    clauses: list[Clause] = []
    row = ""
    for place, (kind, value) in enumerate(parts):
        if sign := _sign(kind, value):
            row += sign
            continue
        clauses += [(_needle(row),), *_of_part(kind, value, _neighbours(parts, place))]
        row = ""
    return [clause for clause in (*clauses, (_needle(row),)) if clause != ("",)]


def _flat(nodes: Iterable[Any]) -> Iterator[Part]:
    """The parts of a sequence, with those of its groups: letters before a group and in it stand in a row."""
    for kind, value in nodes:
        if str(kind) == "SUBPATTERN":
            yield from _flat(value[-1])
        else:
            yield str(kind), value


def _sign(kind: str, value: Any) -> str:
    """The one sign that a part stands for; empty where it stands for several."""
    if kind == "LITERAL" and value < 128:
        return chr(value).lower()
    return BORDER if kind == "AT" and str(value) == "AT_BOUNDARY" else ""


def _neighbours(parts: list[Part], place: int) -> tuple[list[Part], list[Part]]:
    """The letters right before a part and right behind it: each of its branches has them too."""
    before = list(takewhile(_is_sign, reversed(parts[:place])))[::-1]
    return before, list(takewhile(_is_sign, parts[place + 1 :]))


def _is_sign(part: Part) -> bool:
    return bool(_sign(*part))


def _needle(row: str) -> str:
    """Letters in a row as a haystack shows them; borders and signs alone say nothing."""
    marked = _BORDER.sub(BORDER, row.replace(BORDER, "")).strip(BORDER)
    if not any(sign.isalnum() for sign in marked):
        return ""
    return f"{BORDER * row.startswith(BORDER)}{marked}{BORDER * row.endswith(BORDER)}"


def _of_part(kind: str, value: Any, neighbours: tuple[list[Part], list[Part]]) -> list[Clause]:
    before, behind = neighbours
    if kind == "BRANCH":
        return _of_branches([_of_sequence([*before, *branch, *behind]) for branch in value[1]])
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _of_sequence(value[2])
    return _of_sequence(value[1]) if kind == "ASSERT" else []


def _of_branches(branches: list[list[Clause]]) -> list[Clause]:
    """One clause: the sharpest of each branch, for any of them may fit; none where a branch needs no letters."""
    if not all(branches):
        return []
    return [tuple(needle for clauses in branches for needle in min(clauses, key=_bluntness))]


def _slim(clause: Clause) -> Clause:
    """The clause without needles that hold another of it: where `billed` stands, `bill` stands."""
    kept = dict.fromkeys(clause)
    return tuple(one for one in kept if not any(other != one and other in one for other in kept))


def _bluntness(clause: Clause) -> tuple[int, int]:
    """The less, the seldomer a text meets the clause: by its shortest needle, then by how many there are."""
    return -min(map(len, clause)), len(clause)
