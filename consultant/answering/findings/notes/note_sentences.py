"""Which sentence of a note answers a question: the one that says most of what was asked for, else the first."""

from __future__ import annotations

import re
from collections.abc import Set

from consultant.answering.relevance import Relevance

_LONGEST = 38
"""Words of a sentence to answer with."""
_AHEAD = 3.5
"""By how much rarity another sentence has to be nearer to the question than the first, which is written to stand alone."""
_WANTED = 2.0
"""What a number is worth in a sentence where one was asked for, and a code likewise."""
_QUANTITY = re.compile(
    r"\bhow (many|much|often|long|soon|far|late|old)\b|\b(threshold|amount|percent\w*|maximum|minutes?|frequency|deadline)\b",
    re.IGNORECASE,
)
_CODE_WISH = re.compile(
    r"\b(which|what|the|and) ([a-z]+ )?(codes?|modifiers?|qualifiers?|place of service)\b", re.IGNORECASE
)
_DOCUMENTED = re.compile(
    r"\bdocument\w*\b|\bwhat (?:must|should|does|has)\b[^.?!]{0,30}\b(?:write|chart|note)\b"
    r"|\b(?:note|record|chart) (?:must|should|needs?|has to)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(r"\brecord\b", re.IGNORECASE)
"""What must be documented is told by the sentence on the record."""
_NUMBER = re.compile(r"\d")
_CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5}|[A-Z]\d|[A-Z]{2}|\d{2})\b")
_GLOBALS = re.compile(r"\b(?:XXX|YYY|ZZZ|MMM|0[019]0)\b")
_BETWEEN = re.compile(r"(?<=\.)\s+(?=[A-Z0-9])")
_PAUSE = re.compile(r"[:;,]")
_LOOSE_END = re.compile(r",?\s+(and|or|but|then|when|for)$")


def answering(text: str, asked: str, modifiers: Set[str], relevance: Relevance) -> str:
    """The sentence of the note that answers; `modifiers` are what the question names."""
    listed = sentences(text)
    terms = modifiers or set(_GLOBALS.findall(asked.upper()))
    defined = [one for one in listed if len(terms) == 1 and one.startswith(f"{min(terms)}:")]
    if defined:
        return first(defined[0])
    near = [nearness(asked, one, relevance) for one in listed]
    best = max(range(len(listed)), key=lambda place: (near[place], -place))
    return first(listed[best] if near[best] > near[0] + _AHEAD else text)


def sentences(text: str) -> list[str]:
    """The sentences of a note, or of what was told from it."""
    return _BETWEEN.split(" ".join(text.split()))


def nearness(asked: str, sentence: str, relevance: Relevance) -> float:
    """How much of what is asked a sentence says, by how rare the words are."""
    return relevance.shared(asked, sentence) + _wanted(asked, sentence)


def _wanted(asked: str, sentence: str) -> float:
    if _DOCUMENTED.search(asked) and _RECORD.search(sentence):
        return _WANTED + _AHEAD
    number = _QUANTITY.search(asked) and _NUMBER.search(sentence)
    code = _CODE_WISH.search(asked) and _CODE.search(sentence)
    return _WANTED * (bool(number) + bool(code))


def first(text: str) -> str:
    """The first sentence; of a long one the part before its last colon or semicolon that is short enough to answer with."""
    sentence = re.split(r"(?<=\.)\s", text, maxsplit=1)[0].rstrip(".")
    while len(sentence.split()) > _LONGEST and (shorter := _before_last_pause(sentence)):
        sentence = _LOOSE_END.sub("", shorter)
    return f"{sentence}."


def _before_last_pause(sentence: str) -> str:
    """The part before the last pause outside brackets; empty where there is none."""
    before = (sentence[: pause.start()] for pause in reversed([*_PAUSE.finditer(sentence)]))
    return next((part for part in before if part.count("(") == part.count(")")), "")
