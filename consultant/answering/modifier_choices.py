"""Between which modifiers a question lets us choose, and which of them its story takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consultant.answering import apart_words, situations
from consultant.answering.patterns import expression

_MARK = r"(?:modifiers? |mod |-)?(?-i:[A-Z0-9]{2})"
_OFFERED = expression(
    rf"\b{_MARK}\b(?:(?:,? (?:or|vs\.?|versus) |, ?|/){_MARK}\b)*,? ?(?:or|vs\.?|versus) {_MARK}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![\w.])[A-Z0-9]{2}\b")
_REPEATS = {"76", "77"}


def offered(text: str, named: Sequence[str]) -> tuple[str, ...]:
    """The named modifiers that stand side by side with `or`: `58, 78 or 79`."""
    told = {one for found in _OFFERED.finditer(text) for one in _NAMED.findall(found[0])}
    choices = tuple(one for one in named if one in told)
    return choices if len(choices) > 1 else ()


def chosen(text: str, choices: Sequence[str]) -> str:
    """The one whose situation the text describes; empty where it describes none of them."""
    if set(choices) >= _REPEATS and (repeat := _repeat(text)):
        return repeat
    return next((one for one in situations.meant(text) if one in choices), "")


def _repeat(text: str) -> str:
    """Who repeated a procedure decides between the two modifiers for that."""
    if apart_words.other_clinician(text):
        return "77"
    return "76" if apart_words.same_clinician(text) else ""
