"""Which of a few near codes is meant after all: what the others leave open, add or lack was told, or was not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.findings.descriptions import title_choice
from consultant.answering.reading.descriptions import Description
from consultant.answering.reference import Reference
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_FEWEST_MET = 2
_COVER, _COVER_ADDING, _COVER_OTHERWISE = 0.5, 0.75, 0.55
"""The share of a description that the one left has to meet; more of it where its title adds a word."""
_WHOLE = 0.95
_OR = re.compile(r"\b(\w+) (?:and|or) [\w ]+")
"""In titles `and` is and/or (ICD-10-CM guidelines, I.A.14): the first of two things is enough."""
_BEFORE_ENCOUNTER, _LONGEST = 7, 8
_CATEGORY = 3


def only(near: Sequence[Likely], wanted: Description, reference: Reference) -> Likely | None:
    """The one diagnosis that is left; None where several are, or where its title says what nobody told.

    Codes that differ in the side alone are settled by `near_settled`.
    """
    if wanted.lone or any(one.entry.system is not CodeSystem.ICD10CM for one in near):
        return None
    left = [
        one for one in near if not any(_instead(other, one, wanted) for other in near if other is not one)
    ]
    if len(left) != 1:
        return None
    best = left[0]
    return best if _told(best, wanted, reference) else None


def _instead(one: Likely, other: Likely, wanted: Description) -> bool:
    """Whether a code is meant rather than another: of the told encounter, plainer, or with more of what is told."""
    if one.entry.code[:_CATEGORY] == other.entry.code[:_CATEGORY]:
        return _of_encounter(one, other, wanted) or _plainer(one, other, wanted)
    return {*one.met} > {*other.met} and one.score > other.score


def _of_encounter(one: Likely, other: Likely, wanted: Description) -> bool:
    code, rest = one.entry.code, other.entry.code
    if len(code) != _LONGEST or code[:-1] != rest[:-1]:
        return False
    return code[-1] == (wanted.told.encounter or "A")


def _plainer(one: Likely, other: Likely, wanted: Description) -> bool:
    """Whether a title has all that the other has of what is told, and the other says more besides.

    One that leaves the site open is enough for a late effect only: nobody looks for more of an old injury.
    """
    if _open(one) and not (wanted.told.encounter == _SEQUELA and _NO_SITE.search(one.entry.description)):
        return False
    return {*one.met} >= {*other.met} and title_choice.telling(one) < title_choice.telling(other)


_SEQUELA = "S"
_NO_SITE = re.compile(r"\bunspecified site\b", re.IGNORECASE)


def _open(one: Likely) -> bool:
    return "unspecified" in one.entry.description.lower() or "other" in one.entry.description.lower()


def _told(one: Likely, wanted: Description, reference: Reference) -> bool:
    """Whether all of a title is told, or nearly so by most of the description, and it leaves nothing open."""
    if len(one.met) < _FEWEST_MET or one.cover < _COVER or not title_choice.closed(one, wanted):
        return False
    added = min(title_choice.added(one, wanted, title) for title in (one.entry.description, _first(one)))
    if not added or (added == 1 and one.cover >= _COVER_ADDING):
        return True
    return one.cover >= _COVER_OTHERWISE and _in_other_words(one, wanted, reference)


def _in_other_words(one: Likely, wanted: Description, reference: Reference) -> bool:
    """Whether the title is told whole in other wordings: `candidal vulvovaginitis`."""
    if reference.search is None:
        return False
    titled = reference.search.titled(wanted.words, frozenset({CodeSystem.ICD10CM}), reference.on)
    return any(other.entry.code == one.entry.code and other.cover >= _WHOLE for other in titled)


def _first(one: Likely) -> str:
    return _OR.sub(r"\1", one.entry.description)
