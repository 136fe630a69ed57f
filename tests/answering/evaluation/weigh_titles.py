"""Finds the points by which told codes are weighed: `python -m tests.answering.evaluation.weigh_titles [TABLE] [set …]`.

`TABLE` is `diagnoses`, `items` or `procedures`; without it all three are found. The points are the weights of a conditional
logistic regression, in hundredths: of all codes that the search hears in a mail of `described*.jsonl` the described one is to be
the likeliest. Sets that are named (`d8`) are left out; then nothing is written, and how often the likeliest code is right in
these sets is printed. Takes some minutes.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from consultant import settings
from consultant.answering.findings.descriptions import weighed, weighed_items, weighed_procedures
from consultant.answering.findings.descriptions.story import story
from consultant.bootstrap import code_search
from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.store import open_catalogue
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard
from tests.answering.evaluation.described import read

_ROUNDS, _RATE, _DECAY = 150, 0.3, 0.002
_RIVALS = 60
"""So many of the wrong codes of a mail, the likeliest by rough weights, are learned from."""
_ROUGH = {
    "beside best": 4.0,
    "told": 3.0,
    "share": 4.0,
    "weight": 3.5,
    "letter": 2.0,
    "side untold": -2.0,
    "other encounter": -2.5,
}
_HEADER = """# What speaks for a code that a mail may tell, and against it: 100 points make a code e times as likely.
# Found by `python -m tests.answering.evaluation.weigh_titles {name}`.
"""
Traits = Mapping[str, float]
Judge = Callable[[Heard], Traits]


class Table(NamedTuple):
    """A table of points: the mails that it is found from, the system of their codes, and what a mail makes of codes."""

    part: str
    file: Path
    systems: frozenset[CodeSystem]
    judge: Callable[[str], tuple[str, Judge]]
    """The words of a mail that are searched for, and what judges a code by it."""


class Choice(NamedTuple):
    """One mail: the traits of the code that it describes, and of those that it does not."""

    group: str
    right: Traits
    rivals: Sequence[Traits]


def _diagnoses(text: str) -> tuple[str, Judge]:
    judging = weighed.Judging(story(text))
    return judging.story.words, judging.traits


def _items(text: str) -> tuple[str, Judge]:
    told = weighed_items.item_story(text)
    return told.words, lambda one: weighed_items.traits(one, told)


def _procedures(text: str) -> tuple[str, Judge]:
    told = weighed_procedures.operated(text)
    return told.words, lambda one: weighed_procedures.traits(one, told)


TABLES = {
    "diagnoses": Table("described", weighed.TABLE, weighed.DIAGNOSES, _diagnoses),
    "items": Table("described_items", weighed_items.TABLE, weighed_items.ITEMS, _items),
    "procedures": Table(
        "described_procedures", weighed_procedures.TABLE, weighed_procedures.PROCEDURES, _procedures
    ),
}


def choices(table: Table, search: CodeSearch) -> Iterator[Choice]:
    """The mails in which the described code is heard at all."""
    for one in read(table.part):
        words, judge = table.judge(one.body)
        heard = {code.code: judge(code) for code in search.heard(words, table.systems)}
        if right := heard.pop(one.code, None):
            rivals = sorted(heard.values(), key=lambda traits: -_sum(traits, _ROUGH))
            yield Choice(one.id[:2], right, rivals[:_RIVALS])


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


def weigh(name: str, left_out: Sequence[str], search: CodeSearch) -> None:
    """Write one table; or, with sets left out, print what it makes of them."""
    table = TABLES[name]
    every = list(choices(table, search))
    weights = fitted([one for one in every if one.group not in left_out])
    if left_out:
        kept = [one for one in every if one.group in left_out]
        best = [
            max((_sum(rival, weights) for rival in one.rivals), default=0.0) < _sum(one.right, weights)
            for one in kept
        ]
        print(f"{name}: likeliest and right: {sum(best)} of {len(kept)} in which it is heard")
        return
    rows = (f"{trait}\t{points * 100:.0f}\n" for trait, points in sorted(weights.items()))
    table.file.write_text(_HEADER.format(name=name) + "".join(rows), encoding="utf-8")
    print(f"{table.file}: {len(weights)} rows from {len(every)} mails")


def main(arguments: list[str]) -> None:
    """Write the named tables, or try them on the sets that are left out."""
    configured = settings.load()
    search = code_search(configured, open_catalogue(configured.catalogue_folder))
    left_out = [one for one in arguments if one not in TABLES]
    for name in [one for one in arguments if one in TABLES] or TABLES:
        weigh(name, left_out, search)


if __name__ == "__main__":
    main(sys.argv[1:])
