"""Whether a question says itself what it is about: it takes no codes from the questions before it."""

from __future__ import annotations

import re

from consultant.answering.intents import Intent, understand
from consultant.answering.reading.descriptions import description
from consultant.model.codes import CodeSystem

_OF_A_DESCRIPTION = frozenset(
    {Intent.WHAT_IS, Intent.RULES, Intent.POLICY, Intent.DOCUMENT, Intent.NOTES, Intent.UNITS}
)
"""What is asked of something described; all else is asked of a code."""
_FEWEST = 3
"""Words that describe something."""


def own_subject(text: str) -> bool:
    """Whether it describes what it wishes a code of: `2. Open destruction of the right breast, PCS code please`."""
    described = description(text)
    if described is None or described.bare:
        return False
    if _DIAGNOSIS_OF.search(text) and described.systems == _DIAGNOSES:
        return True
    if len(described.words.split()) < _FEWEST:
        return False
    return _OF_A_DESCRIPTION.issuperset(understand(text).intents)


_DIAGNOSES = frozenset({CodeSystem.ICD10CM})
_DIAGNOSIS_OF = re.compile(
    r"\b(?:diagnosis|dx|icd\S*)(?: codes?)? (?:for|of) (?:an? )?(?!(?:it|this|that|these|those|them|they|both"
    r"|each|all|either|him|her|same"
    r"|the|our|my|medicare|such)\b)[a-z]{4}",
    re.IGNORECASE,
)
"""`the diagnosis code for shingles`: one word may be all of it."""


_POINTING = re.compile(
    r"(?<!is )(?<!are )\bit\b|\b(?:its|these|those|them|they|both|either|else|too|instead|above|such)\b"
    r"|\bsame\b(?! (?:(?:specialty|group|practice|kind|type)\b|day (?:as|of)\b))"
    r"|\b(?:this|that)\b(?! (?:fiscal |calendar |coming )?(?:year|month|quarter|week)\b)"
    r"|(?<!\bafter )(?<!\bdate of )(?<!\bday of )"
    r"\b(?:the|our) (?P<thing>codes?|procedures?|lines?|service|claim|edit|drug(?! lines?\b)|visit|surgery)\b"
    r"|\b(?:the|our) (?:second|first|other|second one|two)\b"
    r"|\A\W*(?:and\b|if (?:so|yes|no|not)\b|with\b|or\b|but\b|how about|what about)",
    re.IGNORECASE,
)
"""Points at what was said before, or goes on with it."""
_ENOUGH = 6
"""Words of a question that can say all of what it is about."""


def says_all(text: str) -> bool:
    """Whether an item says all that it is about: `anesthesia conversion factor of Colorado?` beside one on M21.06."""
    return len(text.split()) >= _ENOUGH and not points_back(text)


def points_back(text: str) -> bool:
    """Whether it points at what was said before, or goes on with it."""
    return any(
        not (found["thing"] and re.search(rf"\b{found['thing']}", text[: found.start()], re.IGNORECASE))
        for found in _POINTING.finditer(text)
    )
