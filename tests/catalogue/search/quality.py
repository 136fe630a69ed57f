"""Requests with the codes they should find, and how many of them a search finds.

`queries.jsonl` holds one request a line: `request`, `codes` (any of them is right; `K25*` is every code that begins so), `kind`
(lay, abbr, typo, spelling, words, code, procedure) and `held_out`. More than a quarter is held out: nobody looks at what the
search makes of them while it is being changed. How rounds of unseen requests went at first look is written in
`docs/decisions/0010-search.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("queries.jsonl")
PLACES = 10

Finder = Callable[[str], Sequence[str]]
"""Codes for a request, best first."""


@dataclass(frozen=True)
class Pair:
    """A request and the codes of which one should be found."""

    request: str
    codes: tuple[str, ...]
    kind: str
    held_out: bool

    def right(self, code: str) -> bool:
        """Whether a code is one of those that should be found."""
        return any(code.startswith(one[:-1]) if one.endswith("*") else code == one for one in self.codes)


def pairs() -> tuple[Pair, ...]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Pair(**{**content, "codes": tuple(content["codes"])}) for content in map(json.loads, lines))


def recall(finder: Finder, asked: Iterable[Pair]) -> float:
    """The share of requests with a right code among the first ten."""
    found = [any(map(pair.right, finder(pair.request)[:PLACES])) for pair in asked]
    return sum(found) / len(found)
