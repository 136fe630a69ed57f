"""Units and times of a service that a question tells: `if the units were 12`, `22614 times three`, `the MUE is 4`."""

from __future__ import annotations

import re

from consultant.answering.claimed_units import counted_units
from consultant.answering.marked_codes import CODE, marked
from consultant.answering.number_words import spelled, valued

_SPELLED, _FEW = spelled(2, 10), spelled(2, 6)
_OFTEN = {"twice": 2, "more than once": 2, "thrice": 3}
_FOR_EACH = re.compile(
    r"\b(?:one|a|1)(?: units?)?(?: of [A-Z]?\d{4,5}\w?)? (?:for|per|on|in|at) (?:each|either)"
    r" (?:ear|eye|side|knee|hip|leg|foot|arm|hand|shoulder|breast|ankle|wrist|elbow|kidney|lung|cheek|nostril)\b",
    re.IGNORECASE,
)
"""One for each of a pair: two of it."""
_TIMES_OF = re.compile(
    rf"\b{CODE}\b(?:-\w\w)?,? (?:(?:times|x) ?(?P<count>\d{{1,3}}|{_SPELLED})\b(?! ?-?min)"
    rf"|(?P<often>twice|thrice)\b|(?P<many>{_FEW}|\d{{1,2}}) times\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<count>\d{{1,2}}|twice|thrice|{_SPELLED})(?: ?x| times)? ?(?:/|per|a"
    r"|each|in one|in a|every|on one"
    r"|on the same|the same|same|on a) ?(?:single )?day\b|\b(?P<more>\d{1,2}) ?x ?/? ?day\b|\b(?P<often>twice|thrice"
    r"|more than once)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\d.,-])\b(\d{{1,4}}|{_SPELLED}) (?:units?|doses|shots|tests|specimens|samples|injections|sessions)\b"
    r"(?! (?:of|per) [a-z])"
    rf"|(?<![\d.,-])\b(\d{{1,2}}|{_SPELLED}) hours? (?:were |was )?(?:billed|reported|charged|of (?=[A-Z]?\d{{4,5}}))"
    rf"|(?<![\d.,-])\b(\d{{1,2}}|{_SPELLED}) of (?:them|these|those) (?:a|per|each|in one|in a|on one) day"
    rf"|\b(?:billed|reported|charged) (\d{{1,2}}|{_SPELLED}) hours\b",
    re.IGNORECASE,
)
"""Units of a service, by what it is counted in; those of a drug may be its dose."""
_LIMIT_STATED = re.compile(
    r"\b(?:mues?|daily (?:limit|maximum|max)|(?:unit )?limit|maximum|max)(?: (?:value|units?|edit|number))?"
    r"(?: (?:for|of|on) [A-Z]?\d{4,5}[A-Z]?(?:-\w\w)?)? (?:is|are|=|was|of|at|stands at|must be)"
    rf" (?:only |just |still |set at )?(\d{{1,4}}|{spelled(1, 10)})\b(?![.,/-]\d)",
    re.IGNORECASE,
)
"""A number that is stated to be the limit itself, and not billed against it."""


_UNLIMITED = re.compile(
    r"\b(?:no|without an?y?|(?:has|have|does|do)n'?t (?:have |got )*an?y?) (?:daily |unit |medicare )*"
    r"(?:mue|limits?|cap|maximum)\b(?! (?:problem|issue|edit|of|is|was))"
    r"|\bunlimited\b|\b(?:is|are)n'?t (?:limited|capped|on the mue)\b",
    re.IGNORECASE,
)


def told(text: str, *, of_service: bool) -> int | None:
    """Units that the words of a question on one code tell; those `of_service` also by what it is counted in."""
    if times := _said(_TIMES.search(text)):
        return times
    if _FOR_EACH.search(text):
        return 2
    counted = {_number(next(filter(None, found.groups()))) for found in _COUNTED.finditer(text)}
    return counted_units(text) or (counted.pop() if len(counted) == 1 and of_service else None)


def times_of(code: str, text: str) -> int | None:
    """How often a code of several is told."""
    return _said(_TIMES_OF.search(marked(text, code)))


def limit_stated(text: str) -> int | None:
    """The number that a question states to be the limit itself."""
    return _said(_LIMIT_STATED.search(text))


def says_unlimited(text: str) -> bool:
    """Whether a question says that no limit is there."""
    return bool(_UNLIMITED.search(text))


def _said(found: re.Match[str] | None) -> int | None:
    return _number(next(filter(None, found.groups()))) if found else None


def _number(said: str) -> int:
    return _OFTEN.get(said.lower()) or valued(said) or 0
