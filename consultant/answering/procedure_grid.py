"""The codes that a procedure in the words of titles has in the tables of ICD-10-PCS, axis by axis.

A value is told when all words of its label are; of several the one of most words. What is not told is no device and no qualifier
where a row has those, else the only value of the row; with several values the code stays open (the coder decides).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from consultant.model.inpatient import InpatientRow

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_LATIN = {
    "epididymides": "epididymis", "testes": "testis", "bronchi": "bronchus", "ureteres": "ureter", "vertebrae": "vertebra",
    "humeri": "humerus", "tympana": "tympanum", "maxillae": "maxilla", "scapulae": "scapula", "tibiae": "tibia", "ulnae": "ulna",
}  # fmt: skip
"""Plurals that end otherwise."""


def _stems(text: str) -> Iterator[str]:
    """The words of a text without the ends of their plurals."""
    for word in _WORD.findall(text.lower()):
        word = _LATIN.get(word, word)
        yield word[:-3] + "y" if word.endswith("ies") else word.rstrip("s") or word


_SITES = frozenset({"Body Part", "Body Region", "Body System", "Body System / Region"})
_NONE = ("no ", "none")
_RARELY = "Intraoperative"
"""A duration that is told where it is meant."""
_MOST = 300
"""More choices than that in one row are no answer."""
_OTHER_NAMES = {
    "Cardiac Lead, Pacemaker": "pacemaker lead",
    "Cardiac Lead, Defibrillator": "defibrillator lead",
    "Intraluminal Device, Endotracheal Airway": "endotracheal airway",
    "Subdural Space, Intracranial": "subdural space",
    "Epidural Space, Intracranial": "epidural space",
}
"""Labels that titles shorten."""
_IMPLIED = frozenset(_stems("joint fascia structure region"))
"""Words of a label that hardly anybody says."""
_AROUND = frozenset(
    _stems(
        "approach using procedure with without of from to into by via in on the one patient matter root whole hip knee code"
        " scope guidance guided session substitute tissue device through manually assisted vein artery bone"
    )
)
"""Words of labels that say nothing by themselves where another value is told."""
_SIDES = frozenset(_stems("right left bilateral"))
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
"""Toes are numbered in figures."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A code that the told values make, with what it leaves unsaid and what of the telling it has not."""

    code: str
    met: frozenset[str]
    assumed: int
    """Values that nobody told, of axes that have no empty one."""
    left: frozenset[str]
    """Words of other values of the operation that are told besides."""
    implied: int = 0
    """Words of the labels that hardly anybody says and that are not said: `carpal` is the bone before it is its joint."""


def fits(words: str, approach: str, rows: Iterable[InpatientRow], operation: str) -> tuple[Fit, ...]:
    """The codes of these rows that have most of what is told and least besides."""
    said, held = frozenset(_ORDINALS.get(word, word) for word in _stems(words)), tuple(rows)
    found = [
        fit
        for row in held
        for fit in _of_row(row, said, approach.removesuffix(" approach"), frozenset(_stems(operation)))
    ]
    if not found:
        return ()
    most = max(len(one.met) for one in found)
    found = [one for one in found if len(one.met) == most]
    least = min(one.assumed for one in found)
    known = _vocabulary(held)
    return tuple(
        Fit(one.code, one.met, one.assumed, _beside(said - one.met, known, found), one.implied)
        for one in found
        if one.assumed == least
    )


def _beside(rest: frozenset[str], known: frozenset[str], found: list[Fit]) -> frozenset[str]:
    """Words that values have and the code has not; a side counts where the part has one."""
    sided = any(one.met & _SIDES for one in found)
    return (rest & known) - _AROUND - (frozenset() if sided else _SIDES)


def _of_row(
    row: InpatientRow, said: frozenset[str], approach: str, operation: frozenset[str]
) -> Iterator[Fit]:
    choices = [_choices(title, labels, said, approach) for title, labels in row.axes]
    if not all(choices):
        return
    count = 1
    for one in choices:
        count *= len(one)
    if count > _MOST:
        return
    for chosen in product(*choices):
        met = operation.union(*(words for _, words, _ in chosen))
        yield Fit(
            row.code + "".join(value for value, _, _ in chosen),
            met & said,
            sum(assumed for _, _, assumed in chosen),
            frozenset(),
            sum(len(words - said) for _, words, assumed in chosen if not assumed),
        )


_Choice = tuple[str, frozenset[str], bool]
"""A value, the words of its label, and whether nobody told it."""


def _choices(
    title: str, labels: tuple[tuple[str, str], ...], said: frozenset[str], approach: str
) -> tuple[_Choice, ...]:
    if title == "Approach":
        return tuple(
            (value, frozenset(), False) for value, label in labels if approach in ("", label.lower())
        )
    empty = [value for value, label in labels if label.lower().startswith(_NONE)]
    told = [
        (value, words)
        for value, label in labels
        if value not in empty
        and (words := _words(label))
        and words - _IMPLIED <= said
        and (words - _SIDES if title in _SITES else words) & said
    ]
    fullest = tuple(
        (value, words, False) for value, words in told if not any(words < other for _, other in told)
    )
    if fullest or title in _SITES:
        return fullest
    if empty:
        return ((empty[0], frozenset(), False),)
    return tuple((value, frozenset(), True) for value, label in labels if label != _RARELY)


@lru_cache(maxsize=8192)
def _words(label: str) -> frozenset[str]:
    return frozenset(_stems(_OTHER_NAMES.get(label, label)))


def _vocabulary(rows: tuple[InpatientRow, ...]) -> frozenset[str]:
    return frozenset().union(
        *(
            _words(label)
            for row in rows
            for title, labels in row.axes
            if title != "Approach"
            for _, label in labels
        )
    )
