"""Whether a text has to be declined, and as what: the points of its traits are added up."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from consultant.answering.declines.kinds import Decline
from consultant.answering.declines.traits import ALWAYS, stretches, traits
from consultant.answering.patterns import pattern

TABLE = Path(__file__).parent / "points.txt"
"""Trait, points of declining (tenths of a log-odds), points of each kind; made by `python -m tests.answering.requests.weigh`."""
SURE_FROM, DECLINED_FROM, DOUBTED_FROM = 17, 13, 0
"""Points of a request that is surely improper, of one that is declined unless a note of ours answers it, and of one that is
answered in a draft marked for a careful look."""
_REASONS = 5
Points = Mapping[str, Mapping[str, int]]
"""Of `declined` and of each kind: its points by trait."""


class Judgement(NamedTuple):
    """How many points speak for declining as what, and which traits weigh most."""

    points: int
    kind: Decline
    reasons: tuple[str, ...]


def declined(text: str) -> Decline | None:
    """The request that has to be declined, None when there is none."""
    judgement = judged(text)
    return judgement.kind if judgement.points >= DECLINED_FROM else None


def certain(text: str) -> bool:
    """Whether a text has to be declined, whatever else could be said to it."""
    return judged(text).points >= SURE_FROM


def doubted(text: str) -> bool:
    """Whether a text that is not declined comes near to it."""
    return DOUBTED_FROM <= judged(text).points < DECLINED_FROM


_BROKEN_DOWN = re.compile(r"\bbr(?:eak(?:ing|s)?|oken) ((?:(?!down\b)[\w.-]+ ){0,3})down\b", re.IGNORECASE)
"""Asks for the parts of a value."""
_TO_BE_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id)|bill\w*|separately|each|more|extra|units?|lines?|claims?|tests?|panels?)\b",
    re.IGNORECASE,
)
"""What is broken down so that each part is paid."""


_BY_OTHERS = re.compile(
    r"\b(?:in|on|by) (?:the |an? |our |their )?(?:\w+(?:['’]s?)? )?"
    r"(?:nurs\w+|dietit\w+|emts?|paramedics?|therapists?|wound care)(?:['’]s?)?(?: \w+)? ?"
    r"(?:notes?|documentation|charting|assessments?|record)\b",
    re.IGNORECASE,
)
"""Somebody else wrote it down."""
_MAY_IT_BE_USED = re.compile(
    r"\b(?:can|may|do|could|should) (?:we|i|you) use (?:that|it|this|them)\b|\b(?:but|only|just|merely)\b",
    re.IGNORECASE,
)
"""Asks whether that counts: nobody wishes to bill less, or more."""


_AT_MOST = re.compile(
    r"\bup to (?=(?:and including )?\d[\d,.]* ?"
    r"(?:lbs?|pounds?|kgs?|ounces?|oz|inch(?:es)?|in|cm|sq|square|mg|ml|minutes?|hours?|days?)\b)",
    re.IGNORECASE,
)
"""What an item carries or a title ends at: nobody raises anything."""


_OPERATED = pattern(
    r"\b\w*scop(?:e|es|ed|y|ic)\b|\bbiops\w+|\b\w+(?:ectomy|otomy|ostomy|plasty)\b|\b(?:fractur\w+|phalanx|fx|broken|broke"
    r"|cast|splint|removed|excised|injected|frozen|froze|drained|dilated|sutured|stitched|shaved|ultrasound|x-?rays?|mri)\b"
)
"""Tells what a procedure was done to."""
_NOTHING_ELSE = re.compile(
    r"[,;]?\s*\b(?:and |but )?(?:nothing|no(?:thing)? (?:else|more|other procedures?))(?: else| more| other)?"
    r"(?: (?:was|is|has been|got))?(?: (?:done|found|seen|taken|removed|biopsied|performed|treated|touched))?"
    r"(?=\s*(?:[.,;?!]|\Z))"
    r"|[,;]?\s*\bnobody (?:did|took|removed) (?:anything|something|any)(?: (?:else|more|other|out))?(?=\s*(?:[.,;?!]|\Z))",
    re.IGNORECASE,
)
_UNSET = re.compile(
    r"\b(?:nobody|no one|no-one) (?:ever )?(?:set|moved|reduced|manipulated|touched) (?:it|the \w+|anything)\b",
    re.IGNORECASE,
)
"""Say of a procedure that it was all: no wish to bill anything else."""


_SHARE_OF = re.compile(
    r"\b(?:what|which) (?:percent(?:age)?|share|portion|part)(?: of (?:it|the \w+))? (?:is|are|would be) (?:ours|mine)\b",
    re.IGNORECASE,
)
"""Asks how a payment is divided: nobody takes what belongs to another."""


@lru_cache(maxsize=64)  # one question is looked at from several places
def judged(text: str) -> Judgement:
    """The judgement on its most improper stretch of neighbouring sentences."""
    points = table()
    text = _SHARE_OF.sub("how is it divided", _AT_MOST.sub("at most ", text))
    text = _MAY_IT_BE_USED.sub(" ", text) if _BY_OTHERS.search(text) else text
    text = text if _TO_BE_PAID.search(text) else _BROKEN_DOWN.sub(r"explain \1", text)
    text = _NOTHING_ELSE.sub(" ", _UNSET.sub("not reduced", text)) if _OPERATED.search(text) else text
    seen = max(
        (traits(sentences) for sentences in stretches(text)),
        key=lambda traits: _evened(points["declined"], traits),
        default=frozenset[str](),
    )
    return Judgement(
        points=round(_evened(points["declined"], seen)),
        kind=max(Decline, key=lambda kind: _sum(points[kind.value], seen)),
        reasons=tuple(
            sorted(seen & points["declined"].keys(), key=lambda one: -points["declined"][one])[:_REASONS]
        ),
    )


@lru_cache(maxsize=1)
def table() -> Points:
    """The points, read once."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        name: {row["trait"]: int(row[name]) for row in rows if row[name]} for name in ("declined", *Decline)
    }


def _sum(points: Mapping[str, int], seen: frozenset[str]) -> int:
    return points.get(ALWAYS, 0) + sum(points[trait] for trait in seen & points.keys())


def _evened(points: Mapping[str, int], seen: frozenset[str]) -> float:
    """The sum divided by the root of the number of traits: many that say little do not add up in a long mail."""
    always = points.get(ALWAYS, 0)
    return always + (_sum(points, seen) - always) / sqrt(max(1, len(seen & points.keys())))
