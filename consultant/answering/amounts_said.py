"""Whether an amount that a question states is the one that the answer names: `the look-back is three years, right?`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consultant.answering.number_words import VALUES, spelled
from consultant.answering.patterns import expression

_NUMBERS = {"an": 1, "a": 1} | {
    word: VALUES[word]
    for word in (*spelled(1, 10).split("|"), "twelve", "fifteen", "twenty", "thirty", "sixty", "ninety")
}
_SPELLED = "|".join(_NUMBERS)
_NUMBER = rf"(?P<number>\d+(?:\.\d+)?|\b(?:{_SPELLED})\b)"
_MEASURES = {
    "minute": ("minutes", 1), "hour": ("minutes", 60), "day": ("days", 1), "week": ("days", 7), "month": ("days", 30.4),
    "year": ("days", 365), "lifetime": ("days", 36500), "midnight": ("nights", 1), "percent": ("percent", 1), "%": ("percent", 1),
    "unit": ("units", 1), "dollar": ("dollars", 1),
}  # fmt: skip
"""Each measure as so many of another, so that twelve months are a year."""
_MEASURE = r"(?P<measure>(?:minute|hour|day|week|month|year|lifetime|midnight|unit|dollar)s?\b|percent\b|%)"
_KIND = r"(?:(?:calendar|business|working|full|full calendar|consecutive|more|total)\s+)*"
_ABOUT = r"(?:(?:all|always|at least|at most|about|exactly|only|just|over|up to|more than|no more than|the first)\s+)*"
_VERB = (
    r"(?:is|are|has|have|needs?|requires?|takes|starts? (?:at|from)|counts?|lasts?|means|equals?|wants?|paid"
    r"|pays?|gets?|once(?: in| per| every)?|every|stay|runs?|covers?|kept(?: for)?|keep (?:\w+ )?for|paid at|good for|valid for)"
)
_MUST = r"(?:must|has to|have to|needs? to|is|are) (?:be )?(?:\w+ ){0,3}(?:within|in|by|for|after|of)"
_STATED = expression(
    rf"\b(?:{_VERB}|{_MUST})\s+{_ABOUT}{_NUMBER}[ -]?{_KIND}(?:{_MEASURE}|\Z|(?=[.,]\s*(?:right|correct|true"
    r"|\Z)))(?! ago\b| old\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?<![\w.]){_NUMBER}[ -]{{0,2}}{_KIND}{_MEASURE}", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])(?!\.\d)")
_ASKED = re.compile(r"\b(?:which|what|how|when|where|why|who|whether)\b[^.?!\n]*\Z", re.IGNORECASE)
"""A question begun before the words: they are no statement."""
_OWN = re.compile(
    r"\b(?:we|our|i|my|he|she|they|doctor|patient|spent|gave|vials?|syringes?|came|seen|visit|after)\b",
    re.IGNORECASE,
)
"""Tells of a case, and not of a rule."""
_MODAL = re.compile(r"\b(?:can|may|must|ha(?:ve|s) to|needs? to)\b", re.IGNORECASE)
_CONFIRMED = re.compile(
    r"\b(?:right|correct|true|agree|isn't it|yes|really|is (?:that|it|this) so|does (?:that|it) hold)\W*\Z",
    re.IGNORECASE,
)
_REPORTED = expression(
    r"\b(?:(?:our|my|the|a) (?:[a-z]+ )?[a-z]+|some(?:one|body)|they|i|we|he|she) "
    r"(?:says?|said|claims?|claimed|told (?:me|us)|insists?|thinks?|believes?|heard|read|was told|were told|am told|swears?)\b"
    r"(?: that)?",
    re.IGNORECASE,
)
"""Who said it: `our biller says that`."""
_ABSOLUTE = re.compile(
    rf"\b(?:all|always|every(?! (?:\d|other\b|few\b|(?:{_SPELLED}|year|month|week|day)s?\b))|never|no exceptions?"
    r"|without exception)\b",
    re.IGNORECASE,
)
"""Leaves no exception; `every ten years` is a time."""
_CLAUSE = re.compile(r"[,;:.?!\n](?!\d)")
_CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5})\b")
_WORD = re.compile(r"[a-z]{3,}")
_SMALL = frozenset(
    {"the", "for", "and", "are", "has", "not", "been", "was", "with", "from", "that", "only", "under"}
)
_STEM = 5
_CLOSE = 0.02


def verdict(text: str, sentence: str, codes: tuple[str, ...], *, ruled: bool = False) -> str:
    """`Yes` or `No` to a stated amount by a sentence on the same thing with an amount of the same measure; else empty.

    `ruled`: the sentence is our verdict on what is asked, so that it need not name the thing again.
    """
    text = _REPORTED.sub(" ", text)
    found = _STATED.search(text)
    if found is None or _ASKED.search(text[: found.end()]) or sentence.startswith(("Yes", "No")):
        return ""
    clause = _clause(text, found)
    several = len(list(_NAMED.finditer(clause))) > 1
    if (
        several
        or (_OWN.search(clause) and not (_MODAL.search(clause) and _CONFIRMED.search(text)))
        or "(valid " in sentence
        or not _about(clause, sentence, codes, ruled=ruled)
    ):
        return ""
    if not found["measure"]:
        return _judged(
            found["number"] in numbers for numbers in [set(_BARE.findall(sentence)) - {*codes}] if numbers
        )
    measure, stated = _amount(found)
    named = [amount for one, amount in map(_amount, _NAMED.finditer(sentence)) if one == measure]
    if not named and measure in sentence.lower():  # "total minutes of the day, at least 40"
        named = [float(one) for one in _BARE.findall(sentence) if one not in codes]
    if measure == "percent" and not named and "in full" in sentence:
        named = [100.0]
    same = [abs(amount - stated) <= _CLOSE * amount for amount in named]
    if _ABSOLUTE.search(text) and not all(same):
        return _judged([False][: len(named)])
    if any(same) and not same[0]:  # the amount of a case that the sentence tells beside the first
        return ""
    return _judged(same[:1])


def _judged(held: Iterable[bool]) -> str:
    """The verdict on what is held or not; empty where nothing is."""
    return next(("Yes" if one else "No" for one in held), "")


def _clause(text: str, found: re.Match[str]) -> str:
    """The words up to a statement's end that stand with it."""
    begun = max((sign.end() for sign in _CLAUSE.finditer(text, 0, found.start())), default=0)
    return text[begun : found.end()]


def _about(clause: str, sentence: str, codes: tuple[str, ...], *, ruled: bool) -> bool:
    """Whether the sentence is on what the clause states: the same code and no other, else the same words."""
    named = set(_CODE.findall(sentence))
    if codes:
        return bool(named) and named <= {*codes}
    return ruled or bool(set(_stems(clause)) & set(_stems(sentence)))


def _stems(text: str) -> Iterator[str]:
    measures = tuple(_MEASURES)
    words = (word for word in _WORD.findall(text.lower()) if word not in _SMALL)
    return (word[:_STEM] for word in words if not word.startswith(measures))


def _amount(found: re.Match[str]) -> tuple[str, float]:
    """The measure and how much of it."""
    name, times = _MEASURES[found["measure"].lower().removesuffix("s")]
    number = found["number"].lower()
    return name, times * float(_NUMBERS.get(number, number))
