"""Regular expressions as the tables of rules write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering.needles import Clause, Haystack, haystack, keys, needles

_GAP = re.compile(r"~(\d+)")
_FLAGS = re.IGNORECASE | re.DOTALL
_START = re.Match.start
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""One sign of an expression, a class of them, or an escaped one."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the expressions of a pattern, with what a text has to hold for it to fit."""

    expression: re.Pattern[str]
    clauses: tuple[Clause, ...]
    keys: frozenset[str] | None

    @classmethod
    def of(cls, expression: str) -> Alternative:
        """The expression, compiled."""
        clauses = needles(expression, _FLAGS)
        return cls(re.compile(expression, _FLAGS), clauses, keys(clauses))

    def may_fit(self, text: Haystack) -> bool:
        """Whether it is worth looking for."""
        if self.keys is not None and text.words.isdisjoint(self.keys):
            return False
        letters = text.letters
        for clause in self.clauses:  # plain loops: this is asked six hundred times a mail
            for needle in clause:
                if needle in letters:
                    break
            else:
                return False
        return True


class Pattern:
    """Alternatives, each looked for only in a text that holds the letters it cannot do without."""

    __slots__ = ("_keys", "_whole", "alternatives")

    def __init__(self, expression: str) -> None:
        self._whole = re.compile(expression, _FLAGS)
        self.alternatives = tuple(map(Alternative.of, _alternatives(expression)))
        every = [one.keys for one in self.alternatives]
        self._keys = None if None in every else frozenset().union(*filter(None, every))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits, as `re.Pattern.search` finds it."""
        letters = haystack(text)
        if self._misses(letters):
            return None
        fitting = (one.expression.search(text) for one in self.alternatives if one.may_fit(letters))
        return min(filter(None, fitting), key=_START, default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places, as `re.Pattern.finditer` finds them."""
        letters = haystack(text)
        if self._misses(letters) or not any(one.may_fit(letters) for one in self.alternatives):
            return iter(())
        return self._whole.finditer(text)

    def _misses(self, text: Haystack) -> bool:
        return self._keys is not None and text.words.isdisjoint(self._keys)


def pattern(words: str) -> Pattern:
    """The words as a pattern; `~40` stands for up to 40 characters of the same sentence (the dot of `M54.5` ends none)."""
    return Pattern(_GAP.sub(r"(?:[^.?!]|\\.(?=\\w)){0,\1}", words))


def _alternatives(expression: str) -> Iterator[str]:
    """The parts between the bars that stand in no group."""
    depth, part = 0, ""
    for sign in _SIGN.findall(expression):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield part
            part = ""
        else:
            part += sign
    yield part
