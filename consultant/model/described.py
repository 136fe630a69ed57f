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


@dataclass(frozen=True, slots=True)
class Heard:
    """A code of which a story tells something, whatever the day: what its names have of the story, and what they say besides."""

    code: str
    title: str
    share: float
    """Of the story's words, by how rare they are, so much stands in its names."""
    beside_best: float
    """The same beside the code whose names have most of it."""
    told: float
    """Of the name of which most is told this share is told."""
    weight: float
    """How rare the told words of that name are, together."""
    untold: float
    """How rare those words of the title are, together, that are not told."""
    told_above: float
    weight_above: float
    """The same as `told` and `weight` of the names of the headers above it."""
