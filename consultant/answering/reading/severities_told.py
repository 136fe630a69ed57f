"""Conditions that a question sets against each other by severity: `ATN or AKI, which is the MCC?`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultant.answering.patterns import expression

_OF_SEVERITY = expression(
    r"\bm?ccs?\b|\bseverity\b|\bsoi\b|\b(?:secondary|sdx)\b[^?!]*\bdrgs?\b|\bdrgs?\b[^?!]*\bsecondary\b"
    r"|\b(?:more|most|bigger|greater|less) (?:drg )?(?:impact|weight) (?:on|for|in) (?:the )?drg\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*(?:\b(?:vs|versus|or|than|instead of|rather than|(?:as )?(?:opposed|compared) (?:to|with)|against|and|not|but)\b\.?"
    r"|[,;/?]|(?<=[a-z])\.(?=\s|\Z)|\bnot just\b)\s*",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:for|in|on|under|by) (?:the )?(?:ms-?)?drgs?(?: purposes?| grouping| assignment| v\d+(?:\.\d)?)?\b|\bv4\d(?:\.\d)?\b"
    r"|\bwhich (?:one|code|of (?:these|those|the two|them))?\b|\b(?:what|whats"
    r"|how|both|each|either|them|they|it|that|these|one)\b"
    r"|\b(?:is|are|was|does|do|did|can|would|will|should|counts?|count as|carr(?:y|ies)|has"
    r"|have|be|differ\w*|compar\w+|tell|me|us|please)\b"
    r"|\b(?:stronger|heavier|higher|bigger|greater|worse|better|more severe"
    r"|more|most|worth|outranks?|weighs?|beats?|lower|weaker)\b"
    r"|\b(?:as )?(?:an? |the )?(?:secondary|sdx)(?: diagnos[ei]s| dx)?\b|\bseverity(?: levels?| status)?\b"
    r"|\bsoi\b|\blevels?\b"
    r"|\b(?:an? |the )?m?ccs?(?: status| level)?\b|\b(?:ms-?)?drgs?\b|\bimpact\b|\b(?:plain|just|only|simple"
    r"|documented|documents?"
    r"|doctor|physician|provider|nephrology|attending|hospitalist|cdi|wrote|writes?|codes?|diagnos[ei]s|status|difference"
    r"|between)\b"
    r"|\b(?:hello|hi|dear|we have|from|team|none|neither|questions?|give|say|name|list|state|also|too|additional"
    r"|icd-?10(?:-cm)?|carry|carried|respective(?:ly)?|if any)\b"
    r"|[:()\"?]",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"\A(?:\W|\b(?:the|an?|of|for|in|on|with|to|as|i|we)\b)+|(?:\W|\b(?:the|an?|of|for|in|on|with|to|as)\b)+\Z",
    re.I,
)
_TELLING = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_GRADED = re.compile(
    r"\A(?:stage [1-4]|(?:acute|chronic|mild|moderate|severe|unspecified|acute on chronic)(?: \w+)?|class [123])\Z",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:stage [1-4]|acute on chronic|acute|chronic|mild|moderate|severe|unspecified|class [123])\b",
    re.IGNORECASE,
)
_ADJECTIVE = ("ic", "al", "ous", "ive", "ary")
_MOST, _MOST_WORDS = 4, 9


def compared(text: str) -> tuple[str, ...]:
    """The two to four conditions of such a question, each in its words; nothing where it tells no two of them."""
    if not _OF_SEVERITY.search(text) or re.search(r"\b[A-Z]\d\d\b|\b[A-Z]\d\w\.", text):
        return ()
    cut = (_LITTLE.sub("", " ".join(_AROUND.sub(" ", part).split())) for part in _APART.split(text))
    told = tuple(dict.fromkeys(part for part in cut if _TELLING.search(part)))
    if not 1 < len(told) <= _MOST or any(len(part.split()) > _MOST_WORDS for part in told):
        return ()
    return _completed(told)


def beside(text: str, codes: Iterable[str]) -> str:
    """The one condition in words whose severity is asked beside that of cited codes; empty where none or several are."""
    if not _OF_SEVERITY.search(text) or len(text.split()) > _MOST_AROUND:
        return ""
    cited = "|".join(map(re.escape, codes))
    parts = _APART_BESIDE.split(_TABLES.sub(" ", text))
    told = [part for part in parts if not re.search(cited, part, re.IGNORECASE)]
    cut = [_LITTLE.sub("", " ".join(_AROUND.sub(" ", part).split())) for part in told]
    named = [part for part in cut if _TELLING.search(part)]
    return named[0] if len(named) == 1 and len(parts) > 1 and len(named[0].split()) <= _MOST_WORDS else ""


_MOST_AROUND = 30
_APART_BESIDE = re.compile(r"\s*(?:\b(?:vs|versus|or|and)\b\.?|[,;?]|\.(?=\s|\Z))\s*", re.IGNORECASE)
_TABLES = re.compile(
    r"\bin (?:the |your )?(?:grouper|drg|ms-?drg)?\s?(?:tables?|lists?)\b(?: (?:that )?you (?:hold|have))?|\bdesignations?\b",
    re.IGNORECASE,
)


def _completed(told: tuple[str, ...]) -> tuple[str, ...]:
    """Grades of one condition with its name each: `chronic`, behind or before `acute systolic heart failure`."""
    kind, *others = told
    if (
        others
        and len(kind.split()) == 1
        and all(len(one.split()) == 1 and one.endswith(_ADJECTIVE) for one in others)
    ):
        return tuple(f"{one} {kind}" for one in others)
    whole = next((part for part in told if not _GRADED.match(part) and _GRADE.search(part)), "")
    if not whole:
        return told
    grade = _GRADE.search(whole)
    return tuple(
        _named(part, whole, grade[0] if grade else "") if _GRADED.match(part) else part for part in told
    )


def _named(part: str, whole: str, grade: str) -> str:
    found = _GRADE.search(part)
    return whole.replace(grade, found[0], 1) if found else part
