"""How a question tells that the primary of an add-on code is not there: left out, by somebody else, on another day, denied."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from consultant.answering import occasions
from consultant.answering.patterns import expression, pattern


class Missing(StrEnum):
    """Why an add-on stands without its primary."""

    LEFT_OUT = "left out"
    ELSEWHERE = "elsewhere"
    """By another clinician, or on another claim."""
    OTHER_DAY = "other day"
    DENIED = "denied"


_ONE = (
    r"(doctor|doc|dr|md|physician|surgeon|provider|clinician|practitioner|radiologist|cardiologist|neurologist"
    r"|anesthesiologist|group|practice|office|clinic|hospital)"
)
_WHO = r"(another|an other|other|different|second|separate|outside)"
_ELSEWHERE = pattern(
    rf"\b{_WHO} (\w+ )?{_ONE}s?\b|\b(someone|somebody|anyone) else\b|\b(his|her|my|our|the) (partner|colleague|associate)\b"
    r"|\b(another|a separate|a different|separate|different) claims?\b|\belsewhere\b"
    rf"|\bnot (us|our {_ONE}|me)\b"
)
_ALONE = pattern(
    r"(?<!leave )(?<!time )\b(alone|by (itself|themselves)|on (its|their) own|solo|stand-?\s?alone|single-?handed|only code"
    r"|sole code"
    r"|lone(ly)? (line|code))\b|\bonly (?=[A-Z]?\d{4,5}[A-Z]?)|\bwithout (an? |the |its |their |any )*(primary|base|parent|main"
    r"|initial|first|companion|anything)\b|\bwithout (anything|any other code|other codes)\b|\bnothing else\b"
)
_PRIMARY_DENIED = pattern(
    r"\b(primary|base|parent|main)( code| procedure| service)?\b~25\b(den(ied|ies|y)|rejected|not paid|unpaid|thrown out)\b"
)
_CODE = r"(?<![\w.]){code}(?!\w)"
_WITHOUT = (
    r"(?:\bwithout|\bno|\bminus|\black(?:s|ing)|\bmissing|\bomit\w*|\bforgot\w*|\bskip\w*|\b(?:but|and) not|\binstead of"
    r"|\bleft off|\bleav\w+ off|\babsent|\bsans|\bw/o|\bnever (?:billed|did|reported))"
    r"(?: (?:billing|reporting|coding|an?|any|the|its|base|primary|parent|code|cpt|having|first|doing|to bill"
    r"|on the claim|with))*"
)
_NOT_THERE = (
    r"(?: line| code)?,? (?:(?:is|was|were|are|has|had|did|does|do|got)(?: not|n't)|isnt|wasnt|never(?: got| was)?|missing|not)\b"
    r"(?! (?:a|an|the) )(?! (?:\w+ ){0,2}(?:bundled|include|part|need|require))"
)
_REFUSED = (
    r"(?: line| code)?,? (?:is|was|were|got|gets|has been|being)?\s*(?:denied|rejected|not paid|unpaid)\b"
)


def missing(text: str, primaries: tuple[str, ...]) -> Missing | None:
    """Why the primary is missing, where the text tells; `primaries` are those of the add-on that it names."""
    if _named(text, primaries, _CODE + _REFUSED) or _PRIMARY_DENIED.search(text):
        return Missing.DENIED
    if _ELSEWHERE.search(text):
        return Missing.ELSEWHERE
    if primaries and occasions.on_different_days(text):
        return Missing.OTHER_DAY
    left_out = _named(text, primaries, _WITHOUT + r"\s+" + _CODE) or _named(
        text, primaries, _CODE + _NOT_THERE
    )
    return Missing.LEFT_OUT if left_out or _ALONE.search(text) else None


def _named(text: str, codes: tuple[str, ...], form: str) -> bool:
    """Whether a code stands in such a form; an add-on may have hundreds of primaries, of which a text has one or none."""
    upper = text.upper()
    return any(_written(form).search(upper.replace(code, _MARK)) for code in codes if code in upper)


_MARK = "0CODE0"
"""Stands for a code, so that an expression is the same for every code."""


@cache
def _written(form: str) -> re.Pattern[str]:
    return re.compile(form.replace("{code}", _MARK), re.IGNORECASE)


_NEEDS = pattern(
    r"\bden(y|ied|ies|ial)\b|\breject|\b(need(s|ed)?|require[sd]?|must|have to|has to|mandatory|necessary)\b"
    r"|\b(wrong|problem|mistake|error|bounce|kick(ed)? out)\b"
)
_FALLS = pattern(r"\b(too|also|as well|fall(s)?|lose|loses|den\w+\b~40\bden\w+)\b")
"""The same where the denial of the primary is told."""


_NEEDED = pattern(
    r"\b(needs?|requires?|depends? on)\b (?=[A-Z]?\d{4,5})|\b(need|require)s? (an? |the |its |any )*(primary|base|parent)\b"
)


def asks_need(text: str) -> bool:
    """Whether the text asks if a code needs another one."""
    return bool(_NEEDED.search(text))


def stands_alone(text: str) -> bool:
    """Whether the text asks of a code by itself."""
    return bool(_ALONE.search(text))


_ALONE_OR_NOT = re.compile(
    r"\b(?:by itself|alone|on its own|solo)\b[^.?!]{0,40}\bor\b[^.?!]{0,30}\b(?:needs?|requires?|has to|have to|must|with)\b",
    re.IGNORECASE,
)


def alone_or_not(text: str) -> bool:
    """Whether the text asks if a code goes by itself or needs another: no is the answer to the first of the two."""
    return bool(_ALONE_OR_NOT.search(text))


_OPEN = expression(r"(?:(?<=[?.!;:]\s)|(?<=\n))(?:and )?(?:what|which)\b[^?.!]*\?", re.IGNORECASE)
"""A further question that no yes answers: `What must be with it?`."""


def yes_means_needed(text: str, why: Missing | None) -> bool:
    """Whether yes would mean that the add-on does not go without its primary: `will it be denied`, `does it need`."""
    asked = _OPEN.sub(" ", text)
    return not alone_or_not(asked) and bool((_FALLS if why is Missing.DENIED else _NEEDS).search(asked))
