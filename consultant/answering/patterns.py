"""Regular expressions as the tables of rules write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any

from consultant.answering.needles import Clause, Haystack, captures, commonness, haystack, keys, needles

_GAP = re.compile(r"~(\d+)")
_FLAGS = re.IGNORECASE | re.DOTALL
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""One sign of an expression, a class of them, or an escaped one."""
Search = Callable[[str], re.Match[str] | None]
_EVERY: list[Pattern] = []
"""Those of all tables, for `compile_all`."""


class Compiled:
    """An expression that is compiled when it is first looked for: of thousands, most are never worth looking for."""

    __slots__ = ("__dict__", "expression", "flags")

    def __init__(self, expression: str, flags: int) -> None:
        self.expression, self.flags = expression, flags

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.expression, self.flags)

    @cached_property
    def search(self) -> Search:
        """Looks for the expression in a text."""
        return self.whole.search


class Alternative(Compiled):
    """One of the expressions of a pattern, with what a text has to hold for it to fit."""

    __slots__ = ("clauses", "keys")

    def __init__(self, expression: str, flags: int) -> None:
        super().__init__(expression, flags)
        self.clauses = needles(expression, flags)
        self.keys = keys(self.clauses)


class Pattern:
    """Alternatives, each looked for only in a text that holds the letters it cannot do without.

    They are read when the pattern is first looked for: reading those of all tables takes two seconds, which a process that
    drafts nothing can do without.
    """

    __slots__ = ("_tried", "_whole", "alternatives", "keys")
    alternatives: tuple[Alternative, ...]
    keys: frozenset[str] | None
    """Letters of which a fitting text has one, as `Haystack.words` has them; None where none can be told."""
    _tried: tuple[tuple[frozenset[str] | None, tuple[Clause, ...], Alternative], ...]

    def __init__(self, expression: str, flags: int = _FLAGS) -> None:
        self._whole = Compiled(expression, flags)
        _EVERY.append(self)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """What reading the expression tells; asked for only until it is read."""
            if name not in Pattern.__slots__:
                raise AttributeError(name)
            self.alternatives = tuple(Alternative(one, self._whole.flags) for one in self._apart())
            every = [one.keys for one in self.alternatives]
            self.keys = None if None in every else frozenset().union(*filter(None, every))
            apart = len(self.alternatives) > 1  # a single one has the keys of the whole
            self._tried = tuple((one.keys if apart else None, one.clauses, one) for one in self.alternatives)
            return object.__getattribute__(self, name)

    def _apart(self) -> Iterable[str]:
        return _alternatives(self._whole.expression)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits, as `re.Pattern.search` finds it."""
        there = haystack(text)
        if self.keys is not None and there.words.isdisjoint(self.keys):
            return None  # so most searches end, four hundred times a mail
        best: re.Match[str] | None = None
        for search in self._fitting(there):
            found = search(text)
            if found is not None and (best is None or found.start() < best.start()):
                best = found
        return best

    def _fitting(self, text: Haystack) -> list[Search]:
        """The searches of the alternatives that are worth looking for, in a text that has a key of the whole."""
        words, letters = text.words, text.letters
        worth: list[Search] = []
        for needed, clauses, one in self._tried:  # plain loops: this is asked three hundred times a mail
            if needed is not None and words.isdisjoint(needed):
                continue
            for clause in clauses:
                for needle in clause:
                    if needle in letters:
                        break
                else:
                    break
            else:
                worth.append(one.search)
        return worth

    def _possible(self, text: str) -> bool:
        """Whether the text is worth looking through."""
        there = haystack(text)
        return (self.keys is None or not there.words.isdisjoint(self.keys)) and bool(self._fitting(there))

    def bluntness(self) -> float:
        """The more, the more questions it may fit, by its keys."""
        return inf if self.keys is None else commonness(self.keys)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places, as `re.Pattern.finditer` finds them."""
        return self._whole.whole.finditer(text) if self._possible(text) else iter(())

    def sub(self, written: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what fits written so, as `re.Pattern.sub` does it."""
        return self._whole.whole.sub(written, text) if self._possible(text) else text


class Expression(Pattern):
    """An expression in the words of `re`, with the groups that it captures: these are the same whichever alternative fits."""

    __slots__ = ()

    def _apart(self) -> Iterable[str]:
        whole = self._whole
        return (whole.expression,) if captures(whole.expression, whole.flags) else super()._apart()

    def findall(self, text: str) -> list[Any]:
        """What fits at all places, as `re.Pattern.findall` finds it."""
        return self._whole.whole.findall(text) if self._possible(text) else []


def read_all() -> None:
    """Reads every expression of the tables, so that no question waits for that: two seconds."""
    for one in _EVERY:
        _ = one.alternatives


def compile_all() -> None:
    """Compiles them too: half a second more."""
    for one in _EVERY:
        for alternative in one.alternatives:
            _ = alternative.search


class PatternIndex:
    """Patterns by their keys: of many, a text is looked through only for the few that it may fit."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)

    @cached_property
    def _shelves(self) -> tuple[Mapping[str, frozenset[Pattern]], frozenset[Pattern]]:
        """The patterns by each of their keys, and those that have none."""
        keyed: defaultdict[str, set[Pattern]] = defaultdict(set)
        unkeyed: set[Pattern] = set()
        for one in self._patterns:
            unkeyed |= {one} if one.keys is None else set()
            for key in one.keys or ():
                keyed[key].add(one)
        return {key: frozenset(some) for key, some in keyed.items()}, frozenset(unkeyed)

    def possible(self, text: str) -> frozenset[Pattern]:
        """Those that may fit the text."""
        keyed, unkeyed = self._shelves
        return unkeyed.union(*(keyed[key] for key in haystack(text).words & keyed.keys()))


def pattern(words: str) -> Pattern:
    """The words as a pattern; `~40` stands for up to 40 characters of the same sentence (the dot of `M54.5` ends none)."""
    return Pattern(_GAP.sub(r"(?:[^.?!]|\\.(?=\\w)){0,\1}", words))


def expression(words: str, flags: int = 0) -> Expression:
    """As `re.compile`, for what is looked for in a whole question: it is compiled when a question may hold it.

    What is looked for in a few words, or at their beginning, is found sooner by `re` itself.
    """
    return Expression(words, flags)


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
