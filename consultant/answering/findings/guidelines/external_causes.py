"""How and where an injury happened, told in words: the codes of chapter 20 (Official Guidelines, I.C.20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consultant.answering.findings.entries import encounters
from consultant.answering.findings.guidelines import collisions
from consultant.answering.findings.guidelines.cause_rows import (
    ACTIVITIES,
    CAUSES,
    FELL,
    MEANT,
    PLACES,
    STATUSES,
)
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import expression
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_ASKED = expression(
    r"\b(?:external|outside) (?:cause|code)\w*|\b[VWXY](?:,? ?(?:or|and|/) ?[WXY])*[- ]codes?\b"
    r"|\bcause (?:of (?:the )?injury )?codes?\b|\bactivity codes?\b"
    r"|\bhow (?:it|the injury) happened\b",
    re.IGNORECASE,
)
_ACTIVITY_ASKED = re.compile(r"\bactivity\b", re.IGNORECASE)
_SECTION = "I.C.20.a and I.C.20.b"
_RULE = "external cause codes follow the injury and are never first; the place is given once, at the first encounter"
_LAST = {"subsequent": "D", "sequela": "S"}


def told(ask: Ask, reference: Reference, *, wished: bool = False) -> tuple[Finding, ...]:
    """The codes for how and, at the first encounter, where it happened and in what activity; nothing where none is listed here.

    They are looked for where they are asked for, or are `wished` with all others.
    """
    if ask.citations and all(one.code in _CATEGORIES for one in ask.citations):
        named = tuple(one.code for one in ask.citations)
        found = tuple(code for code in codes(ask.text, activity=True) if code.startswith(named))
        return in_order(found, _BY_TOLD, _SECTION, _RULE, reference, ordered=False) if found else ()
    crashed = "" if ask.procedures else collisions.code(ask.text)
    if (
        ask.procedures
        or _RULE_ASKED.search(ask.text)
        or not (wished or asked(ask.text) or (crashed and _alone(ask)))
    ):
        return ()
    found = codes(ask.text)
    if not found or not (found[0][0] != "Y" or _ACTIVITY_ASKED.search(ask.text)):
        return ()
    return in_order(
        found, "after the code of the injury, never first", _SECTION, _RULE, reference, ordered=False
    )


_CATEGORIES = frozenset({"Y92", "Y93", "Y99"})
_BY_TOLD = "by what is told, once, at the first encounter"
_RULE_ASKED = expression(
    r"\b(?:when (?:are|is|do|should)|how (?:often|many)|every (?:visit|encounter|claim)|are they|mandatory|required)\b",
    re.IGNORECASE,
)
"""Asks for the rule, and not for the codes of the case that is told with it."""


def asked(text: str) -> bool:
    """Whether the cause of an injury is what is wished."""
    return bool(_ASKED.search(text))


def codes(text: str, *, activity: bool = False) -> tuple[str, ...]:
    """The codes of the told cause and, at the first encounter, of the place; of the activity where it is asked for or wished."""
    cause = collisions.code(text) or next((code for code, words in CAUSES if words.search(text)), "")
    if cause.startswith("W") and MEANT.search(text):
        return ()
    last = next((_LAST[word] for word in encounters.encounter(text) if word in _LAST), "A")
    beside = _beside(text, activity=activity) if last == "A" else ()
    return (*((f"{cause}{last}",) if cause else ()), *beside)


def _alone(ask: Ask) -> bool:
    """Whether a code is wished, and nothing but how it happened is told."""
    return not ask.citations and bool(_CODE.search(ask.text)) and not _INJURY.search(ask.text)


_CODE = re.compile(r"\b(?:codes?|dx|icd\S*)\b", re.IGNORECASE)


def _beside(text: str, *, activity: bool) -> tuple[str, ...]:
    """The place, and the activity where that is asked for: both are given once."""
    activities = ACTIVITIES if activity or _ACTIVITY_ASKED.search(text) else ()
    statuses = STATUSES if activity else ()
    found = (
        next((code for code, words in table if words.search(text)), "")
        for table in (PLACES, activities, statuses)
    )
    return tuple(code for code in found if code)


def wished_with_injury(text: str) -> bool:
    """Whether all codes of an injury are wished, with that of its cause."""
    return bool(_CODES.search(text) and _INJURY.search(text))


_CODES = expression(r"\b(?:codes|icd\S* codes|diagnoses)\b", re.IGNORECASE)

_WITH_INJURY = re.compile(
    r"\b(?:dx|diagnos[ie]s|icd\S*|all (?:the )?codes|injury (?:code|and))\b|\bcodes\b", re.IGNORECASE
)
_OF_CAUSE = re.compile(
    rf"\b(?:{FELL}|bit(?:ten)?|scratch\w*|hit|struck|accident|crash|collision|cause|codes?|dx|diagnos[ie]s|icd\S*)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"[,.;:?!]\s+|[?!]|\b(?:after|when|while|from|and sustained|sustain\w*|suffer\w*|got|with)\b",
    re.IGNORECASE,
)
_INJURY = re.compile(
    r"\b(?:fractur\w*|fx|sprain\w*|strain\w*|lacerat\w*|open wound|burn\w*|contus\w*|bruis\w*|dislocat\w*|concussion|abrasion\w*"
    r"|puncture\w*|amputat\w*|crush\w*|broken(?! heart)|broke(?! (?:out|down|up))|(?:open|dog|cat|animal|human) bites?"
    r"|tears?|torn|whiplash)\b",
    re.IGNORECASE,
)


_CLAUSES = re.compile(r"[,.;]\s+|[?!]|\s+(?=after\b|when\b|while\b|from (?:an? |the )?|playing\b)")


def injury(text: str) -> Iterator[str]:
    """The words of the injury in a text that wishes its code too, without how it came about; nothing"
    " where it is not asked for."""
    if not _WITH_INJURY.search(text):
        return
    last = " subsequent encounter" if "subsequent" in encounters.encounter(text) else ""
    clauses = [one.strip() for one in _CLAUSES.split(text) if one and one.strip()]
    kept = [one for one in clauses if not _of_cause(one)]
    if any(map(_INJURY.search, kept)):
        yield f"{', '.join(kept)}{last}"
    pieces = (piece.strip() for piece in _PIECES.split(text))
    told_so = [piece for piece in pieces if _INJURY.search(piece) and not _OF_CAUSE.search(piece)]
    if len(told_so) == 1:
        yield f"{told_so[0]}{last}"


def _of_cause(clause: str) -> bool:
    """Whether a clause tells how, where or in doing what it happened, or only wishes codes."""
    if _OF_CAUSE.search(clause):
        return True
    happened = any(words.search(clause) for table in (CAUSES, PLACES, ACTIVITIES) for _, words in table)
    return happened and not _INJURY.search(clause)
