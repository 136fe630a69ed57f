"""What decides an answer and is not told: the payer of `her plan`, the place of `our area`, the minutes, the side, the method.

A question may be clear and its codes known, and still hang on one fact that only the asker has (reply contract, A10). Each `Lack`
says how such a question is put and what in it would tell the fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from consultant.answering.lacks import (
    amounts,
    bare,
    choices,
    claims,
    diagnoses,
    filing,
    forks,
    mails,
    measured,
    payers,
    people,
    services,
    turning,
    turning_further,
    visits,
)
from consultant.answering.lacks.lack import Lack
from consultant.answering.patterns import Pattern, PatternIndex

LACKS = (
    *payers.LACKS,
    *amounts.LACKS,
    *choices.LACKS,
    *mails.LACKS,
    *claims.LACKS,
    *people.LACKS,
    *visits.LACKS,
    *bare.LACKS,
    *measured.LACKS,
    *services.LACKS,
    *diagnoses.LACKS,
    *filing.LACKS,
    *forks.LACKS,
    *turning.LACKS,
    *turning_further.LACKS,
)
"""In the order in which a question is looked at; the first that is lacking is asked for."""


def lacking(text: str, *, whole: bool = False) -> str:
    """The name of the fact that decides and is not told; empty where nothing decides but what is there.

    `whole`: only of those that are asked for though the question names nothing else.
    """
    return next((lack.name for lack in _lacked(text) if lack.whole >= whole), "")


@lru_cache(maxsize=32)
def firmly(text: str) -> bool:
    """Whether the fact is one that no general rule makes up for."""
    return any(lack.firm for lack in _lacked(text))


def _lacked(text: str) -> Iterator[Lack]:
    """All that a text lacks, the first of them first."""
    index, places = _table()
    possible = sorted(place for words in index.possible(text) for place in places[words])
    return (LACKS[place] for place in possible if LACKS[place].lacking(text))


@cache
def _table() -> tuple[PatternIndex, Mapping[Pattern, Sequence[int]]]:
    """The places of the lacks by the words of their questions that the fewest others say."""
    places: defaultdict[Pattern, list[int]] = defaultdict(list)
    for place, lack in enumerate(LACKS):
        places[min(lack.asked, key=Pattern.bluntness)].append(place)
    return PatternIndex(places), places
