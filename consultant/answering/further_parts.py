"""The questions of an ask that its answer leaves out: each is asked alone, of the same codes (reply contract, A17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consultant.answering.intents import understand
from consultant.answering.intents.understanding import SURE
from consultant.answering.reading import Ask
from consultant.answering.reading.asked_beside import unasked
from consultant.answering.reading.naming import names_nothing
from consultant.answering.reading.parts import parts
from consultant.model.codes import Citation, CodeSystem

_POINTS_BACK = re.compile(
    r"\b(?:it|its|this|that|they|them|their|these|those|one|ones|both|each|either)\b", re.IGNORECASE
)
"""Asks on what the question before it cites."""


_EITHER = re.compile(r"\bor (?:is|are|does|do|can|should|must|may|will|would|has|have)\b", re.IGNORECASE)
"""One question with two answers to choose from."""


def alone(ask: Ask, answers: int) -> tuple[Ask, ...]:
    """Its questions one by one, where there are more of them than sentences that answer."""
    pieces = parts(ask.text) if ask.citations and not _EITHER.search(ask.text) else ()
    return tuple(_of(pieces, ask)) if len(pieces) > answers else ()


def _of(pieces: tuple[str, ...], ask: Ask) -> Iterator[Ask]:
    for piece in pieces:
        meaning = understand(piece)
        if meaning.confidence >= SURE:
            back = _POINTS_BACK.search(piece) or names_nothing(piece)
            cited = _named(piece, ask) or (ask.citations if back else ())
            beyond = unasked(meaning.intents, cited, piece)
            asked = tuple(one for one in meaning.intents if one not in beyond)
            yield replace(ask, text=piece, citations=cited, intents=asked or meaning.intents)


def _named(piece: str, ask: Ask) -> tuple[Citation, ...]:
    """The codes that the piece itself names, with the modifiers that it asks of."""
    named = tuple(cited for cited in ask.citations if cited.code.lower() in piece.lower())
    return named if any(cited.system is not CodeSystem.MODIFIER for cited in named) else ()
