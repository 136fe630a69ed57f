"""Other forms of a clinical word, by its ending: `embolus` is an embolism, what is `fibrotic` has a fibrosis.

The stemmer knows the endings of plain English only; these are the Latin and Greek ones with which a note tells as an adjective
what a title has as a noun.
"""

from __future__ import annotations

from collections.abc import Iterator

_ENDINGS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
    sis ses tic sed zed
    tis tic
    ia ic
    y ic ical
    psy ptic
    asia astic
    ma matous matic
    us i ic ism
    us al eal i
    um a al ar
    a al ar
    a eal
    a ary
    nx ngeal
    monas monal
    is al
    icle icular is
    y ian
    ence ent
    ance ant
    age ing ed
    union united
    """.strip().splitlines()
)
"""Endings that stand for each other behind the same beginning."""
_SHORTEST = 3
"""Letters that the forms of one word share at least."""


def kindred(word: str) -> Iterator[str]:
    """What the other forms of the word would be; not all of them are words."""
    for endings in _ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                beginning = word[: -len(ending)]
                yield from (beginning + other for other in endings if other != ending)
