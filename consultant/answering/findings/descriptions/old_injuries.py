"""The injury that left something behind, by its own code with the character of a sequela (Official Guidelines, I.B.10)."""

from __future__ import annotations

import re
from dataclasses import replace

from consultant.answering.findings.descriptions import by_description
from consultant.answering.patterns import pattern
from consultant.answering.reading import Ask
from consultant.answering.reference import Reference
from consultant.model.answer import Finding

_INJURY = (
    r"(?:burns?|scalds?|corrosions?|fractures?|lacerations?|wounds?|dislocations?|sprains?|frostbite|amputations?"
    r"|crush(?:ing)? injur(?:y|ies))"
)
_LEFT = pattern(
    r"\b(?:late effects?|sequelae?|scar(?:s|ring|red)?|keloids?|contractures?|residuals?|malunion|old|years? ago"
    r"|months? ago|long ago|healed)\b"
)
_OF_CAUSE = re.compile(
    rf"\b(?:{_INJURY}|cause|injury|second|other|old one)(?: (?:itself|code|codes))+\b"
    rf"|\bcodes?\b[^.?!]{{0,30}}\b(?:cause|(?:old |former |original )?{_INJURY}"
    rf"|old injury|injury)\b|\b{_INJURY} itself\b",
    re.IGNORECASE,
)
"""Wishes the code of the injury, and not of what it left."""
_TOLD = re.compile(
    rf"\b((?:(?:first|second|third|1st|2nd|3rd|closed|open|displaced|nondisplaced|deep|full|partial|stress|fatigue"
    rf"|compression|crush|pathological|traumatic)[- ]?(?:degree"
    rf"|thickness)? ?)*"
    rf"{_INJURY}(?: (?:of|to|on|at|in) [^.,;:?!()]+)?(?:, (?:closed|open|left|right))?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:(?:\d+|an?|many|some|several|two|three|few|ten|five) )*(?:years?|months?) (?:ago|back|before)\b.*"
    r"|\s+long ago\b.*|\s+(?:in|from) (?:19|20)\d\d\b.*"
    r"|\s+(?:now|that|which|is|was|has)\b.*|\s+[-–—]\s.*",
    re.IGNORECASE,
)


def told(ask: Ask, reference: Reference) -> tuple[Finding, ...]:
    """The code of the injury of which a late effect is told, where that is wished."""
    text = ask.text
    if ask.citations or not _LEFT.search(text) or not _OF_CAUSE.search(text):
        return ()
    described = [_AFTER.sub("", found[1]).strip() for found in _TOLD.finditer(text)]
    words = max(described, key=len, default="")
    if words and " " in words and not _SITED.search(words) and (scar := _SCAR.search(text)):
        words = f"{words} of {scar[1]}"
    if len(words.split()) < _FEWEST:
        return ()
    found = by_description.proposed(replace(ask, text=f"sequela of {words}: ICD-10 code?"), reference)
    named = [code for one in found if one.kind in ("code_fitting", "code_near") for code in one.codes]
    of_one = len({code[:_CATEGORY] for code in named}) == 1
    return found if of_one and all(code.endswith("S") for code in named) else ()


_CATEGORY = 3


_SITED = re.compile(r"\b(?:of|to|on|at|in)\b", re.IGNORECASE)
_SCAR = re.compile(
    r"\b(?:scar(?:s|ring)?|keloids?|contractures?) (?:of|on|in) (?:the |her |his )?((?:left |right )?[a-z]+)\b",
    re.IGNORECASE,
)
_FEWEST = 3
