"""A wish for a code with more asked of that code: `which code is it for, and which HCC is it in?`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering.intents import Intent, understand
from consultant.answering.intents.forms import wants_code
from consultant.answering.intents.intent import Rule
from consultant.answering.intents.understanding import LIKELY
from consultant.answering.patterns import pattern

_FURTHER = frozenset(
    {
        Intent.UNITS,
        Intent.FIELD,
        Intent.GROUP,
        Intent.MAP,
        Intent.STATUS,
        Intent.PAYMENT,
        Intent.BILATERAL,
        Intent.GLOBAL,
        Intent.ASSISTANT,
        Intent.MULTIPLE,
        Intent.COMPONENTS,
        Intent.ADD_ON,
        Intent.VALID,
        Intent.NOTES,
        Intent.POLICY,
    }
)
"""What can be asked of a code once it is known."""
_TERSE: tuple[tuple[Intent, Rule], ...] = (
    (Intent.GROUP, Rule(pattern(r"^\W*(the |its )?(m?cc|hcc|v2[48]|ccsr|drg)( \w+)?\W*$"), LIKELY)),
)
"""What a piece of one or two words asks, which would say nothing in a longer text."""
_CUTS = re.compile(
    r"(?<=[?;])\s*|(?<=\.)\s+|\s*[,+/&]?\s*\b(?:and|plus|also)\s+"
    r"(?=(?:also |then |if so,? )?(?:what|which|who|how|is|are|does|do|can|may|should|will|its|the|whether|any)\b)"
    r"|(?<=\bcode)\s*(?:,|\+|/|&|and|plus)\s*|(?<=\bcodes)\s*(?:,|\+|/|&|and|plus)\s*",
    re.IGNORECASE,
)
"""Where another question may begin; what asks nothing of a code stays with the words around it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The words that ask for a code, those that ask more of it, and what they ask."""

    text: str
    further: str
    intents: tuple[Intent, ...]


def wish(text: str) -> Wish | None:
    """The two halves of such a question; None where only one thing is asked."""
    pieces = tuple(_pieces(text))
    asked = [(piece, _asked(piece)) for piece in pieces]
    further = [(piece, intents) for piece, intents in asked if intents]
    if not further or len(further) == len(pieces):
        return None
    intents = tuple(dict.fromkeys(intent for _, intents in further for intent in intents))
    rest = " ".join(piece for piece, intents in asked if not intents)
    return Wish(rest, " ".join(piece for piece, _ in further), intents)


def attributes(text: str) -> Iterator[Wish]:
    """A text that describes something and asks at once what its code has, without the words for that and with them."""
    meaning = understand(text)
    intents = tuple(intent for intent in meaning.intents if intent in _FURTHER)
    asked = Intent.GROUP in intents and meaning.confidence >= LIKELY
    if asked or _MODEL.search(text):
        intents = intents if asked else (Intent.GROUP,)
        yield Wish(f"{_ATTRIBUTES.sub(' ', text).rstrip(' ?.!')}: dx code?", text, intents)
        yield Wish(text, text, intents)


_MODEL = re.compile(r"\bv2[48]\s*\?", re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"\b(?:m?cc|(?:rx)?hccs?|v2[48]|ccsr|(?:ms-?)?drgs?|risk[- ]adjust\w*|models?|categor(?:y|ies)|land)\b",
    re.IGNORECASE,
)
"""What asks for such an attribute."""


def _pieces(text: str) -> Iterator[str]:
    yield from (piece for piece in _CUTS.split(text) if piece.strip())


def _asked(piece: str) -> tuple[Intent, ...]:
    """What a piece asks of a code; nothing where it is not sure, or asks for the code itself."""
    if wants_code(piece):
        return ()
    terse = tuple(intent for intent, rule in _TERSE if rule.words.search(piece))
    meaning = understand(piece)
    if terse or meaning.confidence < LIKELY:
        return terse
    return tuple(intent for intent in meaning.intents if intent in _FURTHER)
