"""How askers tell a procedure: the words and numbers that a question must hold for its code to be meant."""

from __future__ import annotations

from dataclasses import dataclass

OPTIONAL, NUMBER, BARRED = "?", "#", "~"
"""Before a group: it need not be told; it is a span of numbers (`#cm 2.6-5`); it may not be told."""


@dataclass(frozen=True, slots=True)
class ToldProcedure:
    """A code with one way to tell it: groups, each of phrases of which one is enough."""

    code: str
    groups: tuple[tuple[str, ...], ...]
