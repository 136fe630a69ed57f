"""The code of a condition of which nothing more is told: the unspecified one of its category (Official Guidelines, I.A.18).

The alphabetic index gives such a code as the default beside its terms; that file is not loaded, and the title of the unspecified
code says the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.reading.descriptions import Description
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_OPEN = re.compile(r"(?:, unspecified|, not otherwise specified)\Z", re.IGNORECASE)
_ELSE_OPEN = re.compile(
    r"\bunspecified [a-z]+|\b(?:left|right|bilateral|side|site|eye|ear|limb|trimester|encounter|stage|degree)\b"
    r"|\bother\b",
    re.IGNORECASE,
)
"""What the record always tells more of: a side, a site, a stage; no code is the default for it."""
_INJURY = re.compile(r"[O-PST]")
"""Chapters whose codes turn on a trimester or an encounter."""
_WHOLE = 0.95
_EXACT = 0.95
_AS_NEAR, _AHEAD = 0.12, 0.1
_CATEGORY = 3


def _names(one: Likely, wanted: Description) -> bool:
    return wanted.words.lower() in one.entry.description.lower()


def by_default(wanted: Description, found: Sequence[Likely]) -> Likely | None:
    """The unspecified code of the one category that a description names; none where it names several, or a site is open."""
    if wanted.bare or not found or CodeSystem.ICD10CM not in wanted.systems:
        return None
    if wanted.lone and len(wanted.systems) > 1:
        return None  # one word is near to much, and no diagnosis is asked for by that name
    best, *others = found
    if wanted.lone and any(_names(one, wanted) for one in others) and not _names(best, wanted):
        return None  # the very word stands in the title of another code
    entry = best.entry
    if entry.system is not CodeSystem.ICD10CM or best.cover < _WHOLE or best.missed:
        return None
    if (
        not _OPEN.search(entry.description)
        or _ELSE_OPEN.search(entry.description)
        or _INJURY.match(entry.code)
    ):
        return None
    near = [one for one in others if one.cover >= _WHOLE and one.score >= best.score - _AS_NEAR]
    rivals = [one for one in near if one.entry.code[:_CATEGORY] != entry.code[:_CATEGORY]]
    if any(one.entry.system is not CodeSystem.ICD10CM for one in near) or (rivals and best.score < _EXACT):
        return None
    return best if all(best.score - one.score >= _AHEAD for one in rivals) else None


_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)


def leaving_most_open(wanted: Description, near: Sequence[Likely]) -> Likely | None:
    """Of near codes of one category the one that leaves most open, where the description says that something is not known."""
    if len(near) < _TWO or not _UNSPECIFIED.search(wanted.words) or wanted.told.side:
        return None
    if len({one.entry.code[:_CATEGORY] for one in near}) > 1:
        return None
    best, *others = sorted(near, key=lambda one: -_left_open(one))
    return best if _left_open(best) > _left_open(others[0]) else None


_TWO = 2


def _left_open(one: Likely) -> int:
    return len(_UNSPECIFIED.findall(one.entry.description))
