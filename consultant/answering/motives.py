"""Improper requests told by what they are made of: an act, what it is done to, and a motive or a record that says otherwise.

The words of such requests vary without end; their elements do not. An element is looked for sentence by sentence, and the
elements of a request have to meet within `_NEAR` sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from consultant.answering.elements import ELEMENTS

RULES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "backdate": (
        ("write", "old date"),
        ("write", "day", "falls"),
        ("write", "date", "falls"),
        ("change", "day", "falls"),
        ("change", "day", "else bundled"),
        ("made afterwards",),
        ("write", "service date", "unsigned"),
        ("bill", "date", "instead", "benefit"),
        ("bill", "day", "instead", "benefit"),
        ("bill", "day", "instead", "gain"),
        ("change", "instead", "benefit"),
        ("change", "date", "benefit"),
        ("write", "day", "late"),
        ("seek", "date", "instead", "benefit"),
        ("bill", "day", "benefit", "unauthorized"),
    ),
    "change_diagnosis": (
        ("change", "diagnosis", "gain"),
        ("seek", "diagnosis", "gain"),
        ("seek", "diagnosis", "evade"),
        ("bill", "diagnosis", "contrary"),
        ("shopping", "diagnosis"),
        ("other diagnosis", "diagnosis", "uncovered"),
        ("instead", "diagnosis", "gain"),
        ("instead", "diagnosis", "free"),
        ("change", "diagnosis", "free"),
        ("onto record", "meets policy"),
        ("taken off", "gain"),
        ("taken off", "free"),
    ),
    "upcode": (
        ("bill", "contrary", "gain"),
        ("bill", "not done"),
        ("aim", "level"),
        ("level", "unseen"),
        ("bill", "level", "short", "gain"),
        ("bill", "contrary", "level", "short"),
        ("bill", "level", "lower record"),
        ("level", "bill", "by insurance", "wish"),
        ("told higher",),
        ("unseen by", "billed anyway"),
        ("absent", "billed anyway"),
        ("says so", "level", "gain"),
        ("bill", "everyone"),
        ("bill", "unnoticed"),
        ("words for more",),
        ("seek", "level", "gain", "bill"),
        ("added to the record", "reach"),
        ("added", "record", "reach"),
    ),
    "unbundle": (
        ("edit", "evade"),
        ("bypass", "two claims"),
        ("edit", "two claims", "gain"),
        ("same", "edit", "bypass"),
        ("same", "bill", "gain"),
        ("edit", "bill", "despite"),
        ("pretend", "gain"),
        ("bill", "two claims", "gain"),
        ("panel in parts", "gain"),
        ("edit", "gain", "everywhere"),
        ("taking apart",),
    ),
    "other_provider": (
        ("other name", "not entitled"),
        ("other name", "someone else"),
        ("other name", "gain"),
        ("signs for another",),
    ),
    "waive": (("waive",),),
    "promise": (("certainty", "payment"),),
    "legal": (("law",),),
}
"""The elements that make a request improper when they meet."""
EXCUSES: Mapping[str, frozenset[str]] = {
    "backdate": frozenset({"repair", "asks whether wrong"}),
    "upcode": frozenset(
        {
            "no-show",
            "repair",
            "attested",
            "effect asked",
            "honest name",
            "asks whether wrong",
            "asks the threshold",
            "objects",
        }
    ),
    "other_provider": frozenset({"honest name"}),
    "waive": frozenset({"honest share"}),
    "unbundle": frozenset({"asks whether", "asks whether wrong", "asks when", "objects", "repair"}),
    "promise": frozenset({"no promise meant"}),
}
"""Elements beside which the request is an honest one."""
_NEAR = 2
_SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[DM]r\.)\s+(?=\S)|\n+")


def shown(text: str, order: tuple[str, ...]) -> str | None:
    """The first kind of request in that order whose elements meet in the text; None where none does."""
    if not _possible(text, order):
        return None
    there = elements(text)  # what is nowhere in the text is not looked for in each of its sentences
    found = [elements(sentence, there) for sentence in _SENTENCE.split(text)]
    near = [frozenset().union(*found[place : place + _NEAR]) for place in range(len(found))]
    return next((kind for kind in order for met in near if _holds(kind, met)), None)


def _possible(text: str, order: tuple[str, ...]) -> bool:
    """Whether all elements of a rule stand anywhere in the text; of most texts that is told after looking for a few."""
    there = cache(lambda name: ELEMENTS[name].search(text) is not None)
    return any(all(map(there, rule)) for kind in order for rule in RULES[kind])


def _holds(kind: str, elements: frozenset[str]) -> bool:
    met = any(elements.issuperset(rule) for rule in RULES[kind])
    return met and not excused(kind, elements)


def excused(kind: str, elements: frozenset[str]) -> bool:
    """Whether elements of the text make such a request an honest one."""
    return bool(EXCUSES.get(kind, frozenset()) & elements)


def elements(text: str, among: frozenset[str] = frozenset(ELEMENTS)) -> frozenset[str]:
    """Those of the elements that occur in a text."""
    return frozenset(name for name in among if ELEMENTS[name].search(text))
