"""Logistic regression over sets of traits, in plain Python: what fits the tables of points that the program adds up."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

ROUNDS, STEP = 400, 0.5
"""Rounds of descent, and its step."""


def weights(
    examples: Iterable[tuple[frozenset[str], bool]],
    always: str,
    decay: float,
    rounds: int = ROUNDS,
    even: bool = False,
) -> dict[str, float]:
    """The weight of each trait and of what is `always` so: descent with steps that shrink as a weight is moved (AdaGrad).

    `decay` pulls every weight but that of `always` towards nothing: an L2 penalty, in examples. With `even` the traits of an
    example together are as long as one: their sum is divided by the root of their number.
    """
    given = list(examples)
    names = [always, *sorted({name for seen, _ in given for name in seen})]
    places = {name: place for place, name in enumerate(names)}
    rows = [(sorted(places[name] for name in seen), _share(seen, even), yes) for seen, yes in given]
    found, moved = [0.0] * len(names), [1e-6] * len(names)
    for _ in range(rounds):
        slope = [decay * weight for weight in found]
        slope[0] = 0.0
        for row, share, yes in rows:
            error = 1 / (1 + exp(-found[0] - share * sum([found[place] for place in row]))) - yes
            slope[0] += error
            for place in row:
                slope[place] += share * error
        for place, each in enumerate(slope):
            moved[place] += each * each
            found[place] -= STEP * each / moved[place] ** 0.5
    return dict(zip(names, found, strict=True))


def _share(seen: frozenset[str], even: bool) -> float:
    """What each trait of an example counts."""
    return len(seen) ** -0.5 if even and seen else 1.0
