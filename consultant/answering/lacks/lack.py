"""One fact that decides, by the words of the questions that hang on it and of those that tell it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consultant.answering import cities, contractors
from consultant.answering.patterns import Pattern, pattern

CODED = (
    r"\b([A-Z]\d{4}|\d{5}|\d{4}[TU]|[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?|(modifier|mod|carc|rarc|co|pr"
    r"|oa)[- ]?\w?\d{1,3})\b"
)
"""A code of a claim, a modifier or a payer's reason."""
_LONG = 24
"""Words beyond which a question tells a story."""
OWN = r"(this|that|the|our|my|his|her|their|today's|yesterday's|mr\.? \w+'s|mrs\.? \w+'s|ms\.? \w+'s|patient's|pt's)"
"""Points at a case of the asker's."""


def nowhere(_: str) -> bool:
    """Nothing but words tells the fact."""
    return False


@dataclass(frozen=True, slots=True)
class Lack:
    """One fact that decides the answer to questions put in certain words."""

    name: str
    """Names the question back in `templates/email/finding/fact_lacking.txt`."""
    asked: tuple[Pattern, ...]
    """What stands in such a question, all of it, in any order."""
    told: Pattern
    """What tells the fact, or makes it matter no more."""
    whole: bool = False
    """Whether it is all that has to be told: no code has to be named before it."""
    firm: bool = False
    """Whether it is asked for though a note answers such questions in general."""
    placed: Callable[[str], bool] = nowhere
    """Whether it is told in another way, such as by a town's name."""

    def lacking(self, text: str) -> bool:
        """Whether the text asks what hangs on the fact, and does not tell it."""
        asked = all(words.search(text) for words in self.asked)
        return asked and not self.told.search(text) and not self.placed(text)


def in_a_place(text: str) -> bool:
    """Whether the text names a state or a town that is known."""
    return bool(contractors.contractor(text)[0] or cities.named(text))


_OF_SEVERAL = frozenset(
    ["CA", "FL", "GA", "IL", "LA", "MA", "MD", "ME", "MI", "MO", "NJ", "NY", "OR", "PA", "TX", "WA"]
)
"""States with more than one payment locality (GPCI files of 2025 and 2026)."""


def in_one_area(text: str) -> bool:
    """Whether the text names a town, a county and its state, or a state that is one payment locality."""
    if cities.named(text):
        return True
    named = contractors.states(text)
    return bool(named) and (bool(_COUNTY.search(text)) or not all(one in _OF_SEVERAL for one in named))


_COUNTY = pattern(
    r"\b(?!(?:our|the|this|that|your|local|same|which|what|a|of|my)\b)[a-z][\w.'-]+ (?:county|cnty|parish)\b"
)


def in_a_story(text: str) -> bool:
    """Whether so much is told that what is meant is likely told in words."""
    return len(text.split()) > _LONG
