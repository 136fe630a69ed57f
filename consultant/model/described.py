"""A code that a description in an asker's words may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from consultant.model.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Likely:
    """A code with how well it fits: `score` and `cover`, the share of the description that it meets, between 0 and 1."""

    entry: Entry
    score: float
    cover: float
    alike: int = 0
    """How many codes were left out that differ from it in the encounter only."""
    missed: tuple[str, ...] = ()
    """The words of the description that none of the code's names meets."""
    met: tuple[str, ...] = ()
    """What its names have for the others, as they have it: `positive airway pressure` for `cpap`."""
    strange: tuple[str, ...] = ()
    """Those of the missed words that no name of any code has."""
    heard: float = 1.0
    """Of a title that a whole text tells: the share of the words in the text that it has, of those that any such title has."""
