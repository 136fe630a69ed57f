"""Finds the points of `findings/descriptions/weights.txt`: `python -m tests.answering.evaluation.weigh_titles [set …]`.

The points are the weights of a conditional logistic regression, in hundredths: of all codes that the search hears in a mail of
`described.jsonl` the described one is to be the likeliest. Sets that are named (`d8`) are left out; then nothing is written,
and how often the likeliest code is right in these sets is printed. Takes some minutes.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, sqrt
from typing import NamedTuple

from consultant import settings
from consultant.answering.findings.descriptions import weighed
from consultant.answering.findings.descriptions.story import story
from consultant.bootstrap import code_search
from consultant.catalogue.store import open_catalogue
from tests.answering.evaluation.described import read

_ROUNDS, _RATE, _DECAY = 150, 0.3, 0.002
_RIVALS = 60
"""So many of the wrong codes of a mail, the likeliest by rough weights, are learned from."""
_ROUGH = {
    "beside best": 4.0,
    "told": 3.0,
    "share": 4.0,
    "weight": 3.5,
    "side untold": -2.0,
    "other encounter": -2.5,
}
_HEADER = """# What speaks for a diagnosis that a story may tell, and against it: 100 points make a code e times as likely.
# Found by `python -m tests.answering.evaluation.weigh_titles`.
"""
Traits = Mapping[str, float]


class Choice(NamedTuple):
    """One mail: the traits of the code that it describes, and of those that it does not."""

    group: str
    right: Traits
    rivals: Sequence[Traits]


def choices() -> list[Choice]:
    """The mails in which the described code is heard at all."""
    configured = settings.load()
    search = code_search(configured, open_catalogue(configured.catalogue_folder))
    found = []
    for one in read("described"):
        judging = weighed.Judging(story(one.body))
        heard = {
            code.code: judging.traits(code) for code in search.heard(judging.story.words, weighed.DIAGNOSES)
        }
        if right := heard.pop(one.code, None):
            rivals = sorted(heard.values(), key=lambda traits: -_sum(traits, _ROUGH))
            found.append(Choice(one.id[:2], right, rivals[:_RIVALS]))
    return found


def _sum(traits: Traits, weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in traits.items())


def fitted(every: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the described codes are likeliest (AdaGrad on the log-likelihood, with decay)."""
    weights, seen = defaultdict[str, float](float), defaultdict[str, float](lambda: 1e-8)
    for _ in range(_ROUNDS):
        slope = defaultdict[str, float](float)
        for choice in every:
            points = [_sum(traits, weights) for traits in (choice.right, *choice.rivals)]
            top = max(points)
            chances = [exp(point - top) for point in points]
            together = sum(chances)
            for traits, chance in zip((choice.right, *choice.rivals), chances, strict=True):
                for name, value in traits.items():
                    slope[name] += chance / together * value
            for name, value in choice.right.items():
                slope[name] -= value
        for name, steep in slope.items():
            steep += _DECAY * len(every) * weights[name]
            seen[name] += steep * steep
            weights[name] -= _RATE * steep / sqrt(seen[name])
    return dict(weights)


def main(left_out: list[str]) -> None:
    """Write the table; or, with sets left out, print what it makes of them."""
    every = choices()
    weights = fitted([one for one in every if one.group not in left_out])
    if left_out:
        kept = [one for one in every if one.group in left_out]
        best = [max(_sum(rival, weights) for rival in one.rivals) < _sum(one.right, weights) for one in kept]
        print(f"likeliest and right: {sum(best)} of {len(kept)} in which it is heard")
        return
    rows = (f"{name}\t{points * 100:.0f}\n" for name, points in sorted(weights.items()))
    weighed.TABLE.write_text(_HEADER + "".join(rows), encoding="utf-8")
    print(f"{weighed.TABLE}: {len(weights)} rows from {len(every)} mails")


if __name__ == "__main__":
    main(sys.argv[1:])
