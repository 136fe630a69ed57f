"""Logistic regression over sets of traits, in plain Python: what fits the tables of points that the program adds up."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

ROUNDS, STEP = 400, 0.5
"""Rounds of descent, and its step."""


def weights(
    examples: Iterable[tuple[frozenset[str], bool]], always: str, decay: float, rounds: int = ROUNDS
) -> dict[str, float]:
    """The weight of each trait and of what is `always` so: descent with steps that shrink as a weight is moved (AdaGrad).

    `decay` pulls every weight but that of `always` towards nothing: an L2 penalty, in examples.
    """
    given = list(examples)
    names = [always, *sorted({name for seen, _ in given for name in seen})]
    places = {name: place for place, name in enumerate(names)}
    rows = [([0, *sorted(places[name] for name in seen)], yes) for seen, yes in given]
    found, moved = [0.0] * len(names), [1e-6] * len(names)
    for _ in range(rounds):
        slope = [decay * weight for weight in found]
        slope[0] = 0.0
        for row, yes in rows:
            error = 1 / (1 + exp(-sum([found[place] for place in row]))) - yes
            for place in row:
                slope[place] += error
        for place, each in enumerate(slope):
            moved[place] += each * each
            found[place] -= STEP * each / moved[place] ** 0.5
    return dict(zip(names, found, strict=True))
