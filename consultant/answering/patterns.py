"""Regular expressions as the tables of rules write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.needles import haystack, needles

_GAP = re.compile(r"~(\d+)")
_FLAGS = re.IGNORECASE | re.DOTALL
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""One sign of an expression, a class of them, or an escaped one."""


class Pattern:
    """Alternatives, each looked for only in a text that holds the letters it cannot do without."""

    __slots__ = ("alternatives",)

    def __init__(self, expression: str) -> None:
        self.alternatives = tuple(
            (needles(one, _FLAGS), re.compile(one, _FLAGS)) for one in _alternatives(expression)
        )

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits, as `re.Pattern.search` finds it."""
        letters = haystack(text)
        first = None
        for clauses, expression in self.alternatives:
            for clause in clauses:
                for needle in clause:
                    if needle in letters:
                        break
                else:
                    break  # none of them: this alternative fits nowhere
            else:
                found = expression.search(text)
                if found and (first is None or found.start() < first.start()):
                    first = found
        return first


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
