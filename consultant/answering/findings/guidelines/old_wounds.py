"""What an old injury left, then the injury with the character of a sequela: both codes of a told case (I.B.10)."""

from __future__ import annotations

import re

from consultant.answering import injury_words
from consultant.answering.findings.guidelines.in_order import in_order
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_LEFT = tuple(
    (code, pattern(words))
    for code, words in (
        ("L91.0", r"\b(?:keloids?|hypertrophic scar\w*)\b"),
        ("L90.5", r"\b(?:scar(?:s|ring)?|cicatri\w+|fibrosis of (?:the )?skin)\b"),
        ("G89.21", r"\bchronic pain\b"),
    )
)
"""What stays, with its code; the narrower before the wider."""
_LATE = pattern(
    r"\b(?:old|years? (?:ago|later|after)|months? (?:ago|later|after)|last year|previous|prior|healed|late effects?"
    r"|sequelae?|due to"
    r"|from|caused by|after|childhood)\b"
)
_WANTED = re.compile(
    r"\bcod(?:e|es|ed|ing)\b|\bicd\S*|\bdx\b|\bdiagnos[ie]s\b|\bsequenc\w*|\border\b|\bfirst\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:cpt|hcpcs|revision|excision|removal|pcs|drgs?|modifiers?|cover\w*|cosmetic|general rule|cesarean|c-?section"
    r"|acne|surgical scar)\b",
    re.IGNORECASE,
)
_SECTION = "I.B.10 and I.C.19.a"
_SAID = "what stayed is first, then the injury that left it, with S for the sequela; no time limit"
_RULE = "for a late effect two codes are usual: the residual condition first, then the injury with the 7th character S"


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The residual condition and the old injury; nothing where the injury or its side is open."""
    text = ask.text
    left = next((code for code, words in _LEFT if words.search(text)), "")
    if (
        not left
        or ask.citations
        or not (_LATE.search(text) and _WANTED.search(text))
        or _OTHERWISE.search(text)
    ):
        return ()
    injuries = injury_words.told_of_one(text)
    codes = (left, *(f"{one.stem}S" for one in injuries))
    return in_order(codes, _SAID, _SECTION, _RULE, reference) if injuries else ()
