"""Finds the points of `answering/declines/points.txt`: `python -m tests.answering.requests.weigh [voice …]`.

The points are the weights of logistic regressions, in tenths: one tells what is declined from what is honest, over all
voices and the questions of the evaluation; one for each kind tells it from the other kinds. Voices that are named are left
out; then nothing is written, and what the points make of these voices is printed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from consultant.answering.declines import Decline, weighed
from consultant.answering.declines.harmless import plainly
from consultant.answering.declines.traits import ALWAYS, alone, neighbours, traits
from tests.answering.requests.voices import UNSORTED, Request, ordinary, requests
from tests.logistic import weights

_DECAY, _DECAY_OF_KINDS = 0.04, 1.0
_ROUNDS, _ROUNDS_OF_KINDS = 200, 60
_PAIRS_SEEN, _WORDS_SEEN = 4, 3
"""A pair, of concepts or of neighbouring words, or a word counts that stands in so many requests."""
_OFTEN = 2
"""How often an improper request counts: the desk is sent more honest ones, but a missed one is no less wrong."""
_HARD = -10
"""Points from which a sentence of several in an honest text is an example by itself; of an improper text the one with most is."""
_LEAST, _LEAST_OF_KINDS = 4, 4
"""Points below which a row is left out: what it says is as good as nothing."""
Row = tuple[Request, frozenset[str]]
Table = Mapping[str, Mapping[str, int]]


def rows(left_out: Iterable[str] = ()) -> list[Row]:
    """Every request and its traits, without those voices; of a long text the traits of its first sentences."""
    asked = [one for one in (*requests(), *ordinary()) if one.voice not in set(left_out)]
    return [(one, traits(next(neighbours(one.text), [one.text]))) for one in asked]


def table(every: list[Row]) -> Table:
    """The points of declining and of each kind, by trait."""
    counted = Counter(trait for _, seen in every for trait in seen)
    kept = {trait for trait, count in counted.items() if count >= _least(trait)}
    counted_often = [row for row in every for _ in range(_OFTEN if row[0].improper else 1)]
    examples = [(seen & kept, one.improper) for one, seen in counted_often]
    first = _rounded(weights(examples, ALWAYS, _DECAY, _ROUNDS, even=True))
    examples += [(seen & kept, improper) for one, _ in every for seen, improper in _alone(one, first)]
    fitted = {"declined": _points(examples, _DECAY, _ROUNDS, _LEAST, even=True)}
    sorted_ones = [
        (one, _single(seen & kept)) for one, seen in every if one.improper and one.kind != UNSORTED
    ]
    for kind in Decline:
        of_kind = ((seen, one.kind == kind.value) for one, seen in sorted_ones)
        fitted[kind.value] = _points(of_kind, _DECAY_OF_KINDS, _ROUNDS_OF_KINDS, _LEAST_OF_KINDS)
    return fitted


def _alone(one: Request, first: Mapping[str, int]) -> Iterator[tuple[frozenset[str], bool]]:
    """Sentences that are examples by themselves, by the points of a first fit; which of an improper text is meant nobody said."""
    single = [traits(some) for some in alone(plainly(one.text))]
    if not single:
        return
    if one.improper:
        most = max(single, key=lambda seen: weighed.evened(first, seen))
        yield from ((most, True) for _ in range(weighed.evened(first, most) >= 0))
        return
    yield from ((seen, False) for seen in single if weighed.evened(first, seen) >= _HARD)


def _least(trait: str) -> int:
    if " + " in trait or (trait.startswith('"') and " " in trait):
        return _PAIRS_SEEN
    return _WORDS_SEEN if trait.startswith('"') else 1


def _single(seen: frozenset[str]) -> frozenset[str]:
    """Concepts and words; pairs and forms do not tell the kinds apart."""
    return frozenset(trait for trait in seen if not re.search(r"\[| \+ |, last|\".* .*\"", trait))


def _points(
    examples: Iterable[tuple[frozenset[str], bool]], decay: float, rounds: int, least: int, even: bool = False
) -> Mapping[str, int]:
    """Fitted twice: what weighs little the first time is left out the second time, so that the rest carries its part."""
    given = list(examples)
    first = _rounded(weights(given, ALWAYS, decay, rounds, even))
    kept = {trait for trait, points in first.items() if abs(points) >= least}
    return _rounded(weights([(seen & kept, yes) for seen, yes in given], ALWAYS, decay, rounds, even))


def _rounded(found: Mapping[str, float]) -> dict[str, int]:
    points = {trait: round(10 * weight) for trait, weight in found.items()}
    return {trait: each for trait, each in points.items() if each or trait == ALWAYS}


def write(fitted: Table) -> None:
    """The table as the program reads it: concepts and forms first, then their pairs, then words."""
    names = sorted({trait for points in fitted.values() for trait in points}, key=_order)
    with weighed.TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("trait", *fitted))
        writer.writerows((name, *(points.get(name, "") for points in fitted.values())) for name in names)


def _order(trait: str) -> tuple[bool, bool, bool, str]:
    return trait != ALWAYS, trait.startswith('"'), " + " in trait, trait


def tally(asked: Iterable[Request], show: bool = False) -> Iterator[str]:
    """What the table in use makes of the requests, voice by voice."""
    counted: Counter[tuple[str, bool, bool]] = Counter()
    kinds: Counter[bool] = Counter()
    for one in asked:
        judgement = weighed.judged(one.text)
        is_declined = judgement.points >= weighed.DECLINED_FROM
        right = is_declined is one.improper
        counted[one.voice, one.improper, right] += 1
        if one.improper and is_declined and one.kind != UNSORTED:
            kinds[judgement.kind.value == one.kind] += 1
        if show and not right:
            yield f"{judgement.points:5d} {one.voice[:10]:10} {one.kind[:8]:8} {one.text[:150]}"
    for voice in sorted({voice for voice, *_ in counted}):
        yield f"  {voice:20} {_share(counted, [voice])}"
    yield f"  {'all':20} {_share(counted, {voice for voice, *_ in counted})}; of the right kind {kinds[True]} of {kinds.total()}"


def _share(counted: Counter[tuple[str, bool, bool]], voices: Iterable[str]) -> str:
    hit, missed, false, honest = (
        sum(counted[voice, improper, right] for voice in voices)
        for improper, right in ((True, True), (True, False), (False, False), (False, True))
    )
    return f"declined {hit} of {hit + missed}, wrongly {false} of {false + honest}"


def main() -> None:
    """Writes the table, or says what it makes of the voices that are named and were left out."""
    show = "--show" in sys.argv
    left_out = [name for name in sys.argv[1:] if name != "--show"]
    fitted = table(rows(left_out))
    if not left_out:
        write(fitted)
        weighed.table.cache_clear()
        print("\n".join(tally([*requests(), *ordinary()], show)))
        return
    weighed.table = lambda: fitted  # type: ignore[assignment]
    print("\n".join(tally(requests(*left_out), show)))


if __name__ == "__main__":
    main()
