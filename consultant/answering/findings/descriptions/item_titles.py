"""A title of a supply or a piece of equipment, read as features: what it says, denies, and says of all variants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering import sizes, telling

Stems = Mapping[str, bool]
"""Stems of words, each with whether it is affirmed."""
_ASIDE = re.compile(
    r"\([^)]*\)|\bany (?:type|size|kind|material|depth|number)\b(?: of)?"
    r"|\b(?:may )?includes? [^;]*|\bincluding (?:all )?(?:related|necessary)\b.*|\bincluding [^,;]*|\be\.?g\.?,? .*"
    r"|\bper \w+(?: of)?(?: \d+)?\b|\ba/k/a [^,;]*",
    re.IGNORECASE,
)
"""What a title says of all variants of an item."""
_EITHER = re.compile(
    r"\bor (?:other|equal|equivalent)\b[^,;]*|\b[\w-]+(?:, [\w-]+)*,? (?:or|and/or) [\w-]+", re.IGNORECASE
)
"""`adjustable or fixed`, `metal or plastic`: holds for each."""
_OPTIONAL = re.compile(r"\bwith or without [^,;]*", re.IGNORECASE)
_PURPOSE = re.compile(r",? (?:used with|for use (?:with|in|on)|for attachment|for)\b.*", re.IGNORECASE)
"""What an item is used with: one thing more that a title says, however long."""
_UNLISTED = re.compile(
    r"\bnot otherwise (?:specified|classified)\b|\bmiscellaneous\b|\bunlisted\b", re.IGNORECASE
)
_WRITTEN = (
    (
        re.compile(
            r"\bother than\b|\bexcept(?: for)?\b|\bnot for(?: use (?:with|on|in))?(?: an?| the)?\b",
            re.IGNORECASE,
        ),
        " not ",
    ),
    (re.compile(r"\bnon-?(?!e\b)(?=[a-z]{3})", re.IGNORECASE), "non "),
    (
        re.compile(r"\b(?:off[- ](?:the[- ])?shelf|ots|ready[- ]made)\b", re.IGNORECASE),
        "prefabricated off shelf",
    ),
)
_WEAK = telling.words(
    """
    each type device system uses used use height size pad cover kit set home model purchase rental standard complete only
    wound unit fitting adjustment item equipment disposable interface material straps diagnostic dose study metal feature
    based ounce fluid surface length general body any sterile gelling fiber
    """
)
"""Words that a title may add without being of another item."""
_MARKED = telling.words(
    """
    replacement accessory addition repair pediatric child infant heavy extra duty custom molded powered power battery
    enclosed portable dialysis combination modification prefabricated injection deluxe component part supply
    finger hand wrist elbow shoulder knee ankle foot toe thumb hip thoracic lumbar cervical sacral spinal neck eye ear
    """
)
"""Words that nobody leaves out who means them; each counts twice."""
_PARTS_ONLY = telling.words("replacement accessory")
"""Of these some items have no other form."""
_OF_USE_ONLY = 3
_SHARED = 4
"""Letters that forms of one word have in common at least: `spine` and `spinal`."""
_KEPT = 4096
"""Titles that are kept as they were read: the same items are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared."""

    own: Stems
    """What it says and denies, without what is optional."""
    weighed: Mapping[str, int]
    """The words that tell the item from others, and what each counts for where nobody told it."""
    itself: Stems
    purpose: Stems | None
    """The words before the use that it names, and of that use."""
    kinds: frozenset[str]
    """Words for kinds of their own: a repair, a child's, a part of the body."""
    unlisted: bool
    joined: str
    """Its letters without hyphens: `back-up` is `backup`."""


@lru_cache(maxsize=_KEPT)
def read(title: str) -> Title:
    """A title, read once."""
    main = _ASIDE.sub(" ", _OPTIONAL.sub(" ", title))
    used = _PURPOSE.search(main)
    item = main[: used.start()] if used else main
    weighed = said(sizes.without(_EITHER.sub(" ", item)))
    kinds = frozenset(stem for stem in said(item) if stem in _MARKED and stem not in _PARTS_ONLY)
    return Title(
        own=said(_OPTIONAL.sub(" ", title)),
        weighed={stem: 2 if stem in _MARKED else 1 for stem in weighed if stem not in _WEAK},
        itself=said(item),
        purpose=said(used[0]) if used else None,
        kinds=kinds,
        unlisted=bool(_UNLISTED.search(title)),
        joined=title.lower().replace("-", ""),
    )


def said(text: str) -> Stems:
    """The words of a text; `non-pectin`, `other than wood` and `not for the spine` deny theirs."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return telling.words(text)


def contradicts(title: str, told: Stems) -> bool:
    """Whether a title denies what is told, says what is denied, or says the opposite."""
    own = read(title).own
    apart = any(
        own[one] is not affirmed for stem, affirmed in told.items() for one in own if _same(one, stem)
    )
    return apart or telling.agreement(own, {}, told)[1] > 0


def added(title: str, told: Stems) -> int:
    """How much a title says that nobody told, less what it denies as the teller does."""
    heading = read(title)
    more = sum(weight for stem, weight in heading.weighed.items() if not _among(stem, told))
    return more + _of_purpose(heading, told) - _agreed(heading, told)


def _of_purpose(title: Title, told: Stems) -> int:
    """What it counts that a title names a use: nothing for a told one, and much where only the use is what is told."""
    if title.purpose is None:
        return 0
    if not any(_among(stem, told) for stem in title.itself):
        return _OF_USE_ONLY
    return int(not any(_among(stem, told) for stem in title.purpose))


def _agreed(title: Title, told: Stems) -> int:
    """How much both deny."""
    denied = [stem for stem, affirmed in told.items() if not affirmed]
    return sum(
        not affirmed and any(_same(stem, one) for one in denied) for stem, affirmed in title.own.items()
    )


def marked(title: str, told: Stems) -> bool:
    """Whether a title is of another kind of item, such as a repair or a child's, and nobody told that; or of no kind."""
    heading = read(title)
    return heading.unlisted or any(not _among(stem, told) for stem in heading.kinds)


def lacking(title: str, words: Iterable[str], told: Stems) -> tuple[str, ...]:
    """Those of the words of a description that a title lacks; a denied one it may lack."""
    joined = read(title).joined
    affirmed = [stem for stem, so in told.items() if so]
    return tuple(
        word
        for word in words
        if _NUMERALS.get(word, word) not in joined and any(_same(word, stem) for stem in affirmed)
    )


def deciding(word: str) -> bool:
    """Whether an item cannot be meant whose title lacks the word: a number, a kind of its own."""
    return word.isdigit() or word in _COUNTED or any(_same(word, stem) for stem in _MARKED)


_NUMERALS = {
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "8": "eight",
    "10": "ten",
    "12": "twelve",
}
_COUNTED = frozenset({"two", "three", "four", "five", "six", "ten", "single", "double"})


def _among(stem: str, told: Stems) -> bool:
    return stem in told or any(_same(stem, one) for one in told)


def _same(one: str, other: str) -> bool:
    """Whether two stems are forms of one word."""
    if one[:_SHARED] != other[:_SHARED]:
        return False
    if min(len(one), len(other)) == _SHARED and abs(len(one) - len(other)) >= _SHARED:
        return False  # `port` is not `portable`
    shared = max(_SHARED, min(len(one), len(other)) - 1)
    return one == other or (len(one) >= _SHARED and one[:shared] == other[:shared])
