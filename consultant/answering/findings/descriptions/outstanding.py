"""A diagnosis that meets more of a description than any other, though not all of it.

Askers tell more than titles say: how a condition came, how long it has been there, in words that no title has. The code stands
for such a description where each other one meets still less of it, and what it misses decides between no codes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering.reading.descriptions import Description
from consultant.answering.relevance import stems_of
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_LEAST_MET, _MOST_STRANGE, _MOST_MISSED = 2, 3, 2
"""Words that it has to meet; words it may miss that no title has, and others."""
_AHEAD, _FAR_AHEAD, _ALONE = 1.15, 1.6, 3.0
"""How many times the score of another it has to have: of one that misses the same words and more, of any else, and of each
where it misses two words."""
_MOST_ADDED = 2
"""Things that its title may say more."""
_TURNS = """
    left right bilateral both acute chronic subacute severe moderate mild type stage grade degree first second third
    fourth one two three four primary secondary benign malignant open closed displaced nondisplaced initial subsequent
    sequela with without no not current history family personal recurrent congenital acquired upper lower anterior
    posterior medial lateral proximal distal middle male female newborn pregnancy pregnant drug induced alcohol
    alcoholic diabetic hypertensive postoperative traumatic nontraumatic pathological stress mixed dependence abuse
    use remission withdrawal intoxication complicated uncomplicated
"""
_DECIDING = frozenset(_TURNS.split())
"""Words on which the choice between codes turns."""
_OTHER = re.compile(r"\bother\b|\bunspecified\b|\bnot elsewhere\b", re.IGNORECASE)


def outstanding(wanted: Description, found: Sequence[Likely], lacking: frozenset[str], added: int) -> bool:
    """Whether the first of the codes found stands out: `lacking` of the description it meets in no way, `added` it says more."""
    best, *others = found
    known = lacking if wanted.bare else lacking - {*best.strange}
    if (
        best.entry.system is not CodeSystem.ICD10CM
        or added > _MOST_ADDED
        or _OTHER.search(best.entry.description)
    ):
        return False
    if (
        len(known) > _MOST_MISSED
        or len(lacking) > _MOST_STRANGE
        or known & _DECIDING
        or any(map(str.isdigit, known))
    ):
        return False
    if len({*stems_of(wanted.words)}) - len(lacking) < _LEAST_MET + wanted.bare:
        return False
    if _another_told(wanted.words, lacking):
        return False
    return all(best.score >= _times(best, one, len(known)) * one.score for one in others)


_APART = re.compile(r"\s*(?:[;+&]|\band\b|\bplus\b|,? with\b)\s*", re.IGNORECASE)
_CONTENT = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def _another_told(words: str, lacking: frozenset[str]) -> bool:
    """Whether one of the things that stand apart in the description is not met at all: then it is another condition."""
    parts = (frozenset(_CONTENT.findall(part.lower())) for part in _APART.split(words))
    return any(part and part <= lacking for part in parts)


def _times(best: Likely, other: Likely, missed: int) -> float:
    if missed == _MOST_MISSED:
        return _ALONE
    return _AHEAD if {*best.missed} < {*other.missed} else _FAR_AHEAD
