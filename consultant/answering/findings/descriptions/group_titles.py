"""The MS-DRG whose title a question tells, by its severity: `knee procedures without infection, with CC`.

Titles tell three severities in five ways, and one that stands for two of them is meant by either: `WITH CC/MCC`, `WITHOUT MCC`.
"""

from __future__ import annotations

import re

from consultant.answering.findings.descriptions import told_codes
from consultant.answering.reading import Ask
from consultant.answering.reading.clinical import told
from consultant.answering.reading.descriptions import description
from consultant.answering.reference import Reference
from consultant.answering.relevance import stems_of
from consultant.model.answer import Finding
from consultant.model.codes import CodeSystem
from consultant.model.described import Likely

_DRG = frozenset({CodeSystem.DRG})
_NEITHER, _CC, _MCC, _NO_MCC = "neither", "cc", "mcc", "no mcc"
_LACKING = r"(?:\b(?:without|w/?o|with no|no|neither)(?: an?| any)?|-) ?"
_TELLING: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (severity, re.compile(words, re.IGNORECASE))
    for severity, words in (
        (
            _NEITHER,
            rf"{_LACKING}(?:m?cc ?(?:/|or|nor|and) ?(?:an? |no )?m?cc|cc'?s?)\b|\bno complications or comorbid\w+",
        ),
        (_NO_MCC, rf"{_LACKING}mcc\b"),
        (
            _MCC,
            r"\b(?:with |w/? ?|plus |and |has )?(?:an? )?(?:mcc|major (?:cc|complications?(?: or comorbid\w+)?))\b",
        ),
        (_CC, r"\b(?:with |w/? ?|plus |and |has )?(?:an? )?cc\b"),
    )
)
_FITTING = {
    "without cc/mcc": {_NEITHER},
    "without mcc": {_CC, _NEITHER, _NO_MCC},
    "with cc/mcc": {_CC, _MCC},
    "with mcc": {_MCC},
    "with cc": {_CC},
}
"""What a title says, the longer before the shorter, and the severities that it stands for."""
_SEVERITY = re.compile(r"\bwith(?:out)? (?:cc/mcc|m?cc)\b.*", re.IGNORECASE)
_WORDED = tuple(
    (re.compile(words), written)
    for words, written in (
        (r"\b(?:except(?: for)?|other than|excluding|not for|not)\b", " without "),
        (r"\b(?:long|prolonged)(?:-term)? (?:mechanical )?(?:ventilation|vent)\b", "mv more than 96 hours"),
        (r"\b(?:hrs?|hours?)\b", "hour"),
        (r"<|\b(?:less|fewer|shorter) than\b|\bunder\b", " less than "),
        (r">|\b(?:more|greater|longer) than\b|\bover\b", " more than "),
    )
)
_COMPARED = re.compile(r"\b(?:less|more) than\b")
_LEAST, _AS_NEAR, _SHOWN = 0.7, 0.86, 4


def named(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The one group of the told severity, or those between which the record decides; none where no severity is told."""
    wanted = description(ask.text)
    if wanted is None or wanted.systems != _DRG or reference.search is None:
        return ()
    severity, words = _severity(_plainly(wanted.words))
    if not severity or len(stems_of(words)) < 1:
        return ()
    found = reference.search.likely(_COMPARED.sub(" ", words), _DRG, reference.on)
    kept = [
        one for one in found if one.cover >= _LEAST and severity in _severities(one) and _may_be(one, words)
    ]
    near = [one for one in kept if one.score >= _AS_NEAR * kept[0].score]
    if len(near) == 1:
        return told_codes.all_fitting((near[0].entry,), reference)
    return told_codes.nearest(tuple(near[:_SHOWN])) if near else ()


_OF_TITLES = re.compile(
    r"\b(?:procedures?|diagnoses|disorders)\b[^?.]*\bw(?:ith|ithout|/o|/|)\b", re.IGNORECASE
)


def titled(text: str) -> bool:
    """Whether a text is a title of a group with its severity, and no diagnosis whose severity is asked."""
    if not _OF_TITLES.search(text):
        return False
    wanted = description(text)
    return wanted is not None and wanted.bare and wanted.systems == _DRG


def _severity(words: str) -> tuple[str, str]:
    """The severity that the words tell, and the words without it."""
    for severity, pattern in _TELLING:
        if pattern.search(words):
            return severity, " ".join(pattern.sub(" ", words).split()).strip(" ,;")
    return "", words


def _severities(one: Likely) -> frozenset[str]:
    title = one.entry.description.lower()
    found = next((meant for said, meant in _FITTING.items() if said in title), None)
    return frozenset(found if found is not None else {_NEITHER, _CC, _MCC})


def _may_be(one: Likely, words: str) -> bool:
    """Whether the rest of a title contradicts nothing."""
    title = _plainly(_SEVERITY.sub("", one.entry.description))
    asked, named = (frozenset(_COMPARED.findall(text)) for text in (words, title))
    if asked and named and not asked & named:
        return False
    return not told(words).contradicts(told(title))


def _plainly(text: str) -> str:
    """A title or what is told of it with denials and comparisons in one wording."""
    text = text.lower().replace(" of ", " ")
    for pattern, written in _WORDED:
        text = pattern.sub(written, text)
    return " ".join(text.split())
