"""What an earlier answer is found by: codes, pairs of codes, and the longest words of the masked question. Pure.

A key names at most some thousands of answers, of which the newest few are read: the cost stays the same however many
there are. Pairs are keys of their own, because the newest answers on each of two common codes need not share one.
"""

from __future__ import annotations

import re
from itertools import combinations

from consultant.model.answer import Question
from consultant.model.codes import CodeSystem

MOST_CODES = 8
MOST_WORDS = 8
_WORD = re.compile(r"[a-z]{5,}")


def codes(question: Question) -> tuple[str, ...]:
    """The codes that the asker cites, each once; those of quoted mail only where there are no others."""
    named = [one for one in question.citations if one.system is not CodeSystem.MODIFIER]
    chosen = [one for one in named if not one.quoted] or named
    return tuple(dict.fromkeys(f"{one.system.value}:{one.code}" for one in chosen))[:MOST_CODES]


def keys(question: Question) -> tuple[str, ...]:
    """Pairs of codes first, then codes, then words."""
    cited = sorted(codes(question))
    return (*(" ".join(pair) for pair in combinations(cited, 2)), *cited, *_words(question))


def _words(question: Question) -> tuple[str, ...]:
    found = {word.rstrip("s") for word in _WORD.findall(f"{question.subject} {question.text}".lower())}
    return tuple(sorted(found, key=lambda word: (-len(word), word))[:MOST_WORDS])
