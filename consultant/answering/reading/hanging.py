"""Short questions that only go on with a request to decline: they are declined with it, not answered apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consultant.answering.reading.asks import Ask
from consultant.answering.reading.subjects import own_subject

_ASKS_HOW = re.compile(r"\W*(?:and |so |or |then )*(?:which|what|how|where|who|when)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:we|i|it|that|this|them|they|those|both)\b", re.IGNORECASE)
_NAMES_A_CODE = re.compile(r"\d")
_BARE, _MOST = 4, 10
"""Words of a question that cannot say what it is about, and of one that points back to it."""


def with_their_request(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """The asks, each request to decline with what hangs on it: `… half on the next day? Which units where?`."""
    kept: list[Ask] = []
    for ask in asks:
        if kept and kept[-1].decline and _hangs(ask):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text}\n{ask.text}")
        else:
            kept.append(ask)
    return tuple(kept)


def _hangs(ask: Ask) -> bool:
    words = len(ask.text.split())
    if ask.decline or words > _MOST or _NAMES_A_CODE.search(ask.text) or not _ASKS_HOW.match(ask.text):
        return False
    return (words <= _BARE or bool(_POINTS.search(ask.text))) and not own_subject(ask.text)
