"""Of which of several codes a question asks how many units it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consultant.model.codes import Citation

_COUNT = re.compile(
    r"\b(?:mues?|mai|units?|max(?:imum)?|limits?|caps?|how many|quantity|per day|adjudication|medically unlikely)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;?!\n]|\.\s"
    r"|(?:,? and|,) (?=(?:how|what|which|where|does|do|is|are|can|may|should|whether|if|would|the (?:mue|limit|max))\b)",
    re.IGNORECASE,
)
"""Between the things that a question asks; a list of codes stays whole."""
_BESIDE = re.compile(
    r"\b(?:after|beside|besides|with|following|on top of|in addition to|alongside) (?:the |a |an )?\Z",
    re.IGNORECASE,
)


def asked_of(text: str, cited: Sequence[Citation]) -> tuple[Citation, ...]:
    """The codes in the clauses that ask for units; else those with units of their own, else all of them."""
    named = {
        code for clause in _CLAUSE.split(text) if _COUNT.search(clause) for code in _codes(clause, cited)
    }
    return (
        tuple(one for one in cited if one.code in named or _in_range(one, cited, named, text))
        or tuple(one for one in cited if one.units)
        or tuple(cited)
    )


def _in_range(one: Citation, cited: Sequence[Citation], named: set[str], text: str) -> bool:
    """Whether a code that is not written itself is of a range that a code asked of belongs to."""
    return one.code not in text and any(other.code in named and other.span == one.span for other in cited)


def _codes(clause: str, cited: Sequence[Citation]) -> Iterator[str]:
    """The codes of a clause that it asks of, and not only names beside them."""
    places = {one.code: clause.find(one.code) for one in cited}
    here = {code: place for code, place in places.items() if place >= 0}
    meant = {code for code, place in here.items() if not _BESIDE.search(clause[:place])}
    yield from meant or here
