"""A question that leaves out what it asks for, because the one before it said so: `which modifier for OT - and for PT?`."""

from __future__ import annotations

import re

from consultant.answering.patterns import expression
from consultant.answering.reading.named_lists import named
from consultant.answering.reading.parts import parts

_THINGS = (
    r"mod(?:ifier)?s?|pos|place of service|(?:\w-?\s?|hcpcs |cpt |icd\S* |dx |revenue )?codes?|rates?|percent\w*|share|boxe?s?"
    r"|items?|groups?|indicators?|factors?|cf|gpcis?|limits?|threshold"
)
_THING = re.compile(rf"\b(?:{_THINGS})\b", re.IGNORECASE)
"""What is asked for."""
_UNITS = re.compile(r"\bunits\b", re.IGNORECASE)
"""Is asked for too, and never left out."""
_ASKED_FOR = re.compile(
    rf"\b(?:which|what)\b(?! (?:is|are|does|do|if|about)\b)[^,.?!;:]{{0,30}}?\b(?:{_THINGS})\b"
    r"|\b(?:how (?:often|many|much|long|soon)|who pays)\b"
    rf"|\b(?:[xgj][- ]?)?(?:{_THINGS})(?=\W*\Z|\s*\?|\s+(?:for|on|of|when|if)\b)",
    re.IGNORECASE,
)
"""The thing with the words that belong to it."""
_CLAUSE = re.compile(r"\A.*[.;:!?](?=\s)|\A.*\s[-–]\s", re.DOTALL)
"""What is told before the question."""
_CONDITION = re.compile(
    r"\A(?:if|when|where|without|with|once|after|before|during|should|had)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"\A\W*(?:(?:and|or|but|also|plus|then|what about|how about|what (?:would|will|is) (?:it|that) be|what|which)\s+)*"
    r"(?:the\s+(?=(?:\w+\s+){0,2}(?:ones?)?\W*\Z))?(?:(?:one|ones)\s+)?",
    re.IGNORECASE,
)
_WHICH_ONE = re.compile(
    r"\W*(?:and |or |also )?which ones? (?P<says>says?|means?|tells?|shows?|stands? for)\b", re.IGNORECASE
)
"""Asks for a thing by its meaning, in which another thing may be named."""
_SAME_OR_OTHER = expression(
    r"[,;]?\s*[-–—]?\s*(?:(?:is|would|does|will) (?:that|it|this|those)(?: be| get| take| have)? )?(?:also )?(?:the )?same"
    r"(?: (?:code|one|modifier|category))?,? or (?:is it |rather )?(?:an?other|a different|different|not|something else|its own)"
    r"(?: (?:one|code))?\s*\?",
    re.IGNORECASE,
)
"""Asks whether what was asked for is another: which one it is answers that."""
_ONE_AT_END = re.compile(r"\s+ones?\W*\Z", re.IGNORECASE)
_MOST_WORDS = 14
_FEWEST_LETTERS = 2
_ASKS_ELSE = re.compile(
    r"(?:why|who|whose|how|is|are|does|do|did|can|could|may|should|would|will|must|needs?|if so|if not)\b",
    re.IGNORECASE,
)
"""Asks something of its own."""
_TAIL = re.compile(
    r"(?:,|\s[-–])\s*(?:and|or|plus)\s+(?=(?:for|on|in|at|when|without|with|under|as|by|the|an?)\s[^,;:?]{2,70}\?*\s*\Z)",
    re.IGNORECASE,
)
"""Before the last thing that the same is asked of: `..., and for a different organ?`."""


def questions(text: str) -> tuple[str, ...]:
    """The questions of a text, and at its end the further thing that the last one asks of."""
    *first, last = (one for part in parts(text) for one in named(part))
    tail = _TAIL.search(last)
    if tail is None or not _ASKED_FOR.search(last[: tail.start()]):
        return (*first, last)
    return (*first, last[: tail.start()], last[tail.end() :])


def completed(piece: str, before: tuple[str, ...]) -> str:
    """The question with what the nearest of those before it asks for; empty where it says that itself, or none does."""
    piece = _SAME_OR_OTHER.sub("?", piece)
    named = (_THING.search(piece) or _UNITS.search(piece)) and not _WHICH_ONE.match(piece)
    if len(piece.split()) > _MOST_WORDS or named or _ASKS_ELSE.match(_LEADING.sub("", piece)):
        return ""
    for earlier in reversed(before):
        clause = _CLAUSE.sub("", earlier.strip()).strip()
        if found := _ASKED_FOR.search(clause):
            return _joined(clause, found, piece)
    return ""


def named_by_the_last(piece: str, before: str) -> str:
    """`Which one says ...` with what the question before it asks for: `which modifier says ...`; else the piece as it is."""
    found = _WHICH_ONE.match(piece)
    asked = _ASKED_FOR.search(before) if found else None
    if not found or not asked or not asked[0].lower().startswith(("which", "what")):
        return piece
    return f"{asked[0]} {piece[found.start('says') :]}"


def _joined(clause: str, found: re.Match[str], piece: str) -> str:
    rest = _LEADING.sub("", piece)
    asked = found[0] if found[0].lower().startswith(("which", "what", "how", "who")) else f"which {found[0]}"
    if _CONDITION.match(rest):
        tail = clause[found.end() :].strip(" ?.,-")
        return " ".join(filter(None, (asked, tail, rest)))
    rest = _ONE_AT_END.sub("", rest.rstrip(" ?.")) or rest
    between = (
        "" if re.match(r"(?:for|on|in|at|of|by|to|as|says?|means?|tells?)\b", rest, re.IGNORECASE) else "for "
    )
    return f"{asked} {between}{rest}?" if len(rest) >= _FEWEST_LETTERS else ""
