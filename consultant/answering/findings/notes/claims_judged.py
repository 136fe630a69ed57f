"""A claim that a question makes and wants confirmed: which line of a note judges it, and whether its yes or no is turned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from consultant.answering import polarity
from consultant.answering.phrases import spoken
from consultant.answering.verdict_index import Line

_confirms = lru_cache(maxsize=64)(polarity.confirms)  # one question is looked at from several places
_OF_EDITS = re.compile(r"\b(?:edits?|ncci|ptp|mues?|bundled?)\b", re.IGNORECASE)
_ON_EDITS = frozenset({"ncci-pair", "mue-adjudication", "modifier-59", "add-on", "em-critical-care"})
"""Notes whose claims are on edits: of others none judges what a question says of one."""


def in_order(lines: tuple[Line, ...], text: str) -> Sequence[Line]:
    """The lines, those on claims only where the text claims something: then before a line that says neither yes nor no."""
    if not any(line.verdict.judges for line in lines):
        return lines
    others = [line for line in lines if not line.verdict.judges]
    if not _confirms(text):
        return others
    on_edits = _OF_EDITS.search(text) is not None
    kept = [
        line for line in lines if not (line.verdict.judges and on_edits and line.note.id not in _ON_EDITS)
    ]
    first = next((line for line in kept if line.verdict.judges), None)
    if first is None or not others or others[0].verdict.first.startswith(("Yes", "No")):
        return kept
    if len(first.groups) + 1 < len(others[0].groups):
        return others
    return [first, *(line for line in kept if line is not first)]


_ENDED = re.compile(r"\b(?:deleted|retired|terminated|discontinued|gone|ended)\b")


def on_denial(line: Line, heard: str) -> bool:
    """Whether a phrase that fits is a denial itself; of a line on a claim also that something has ended."""
    return line.denies(heard) or (line.verdict.judges and bool(_ENDED.search(" ".join(line.words_in(heard)))))


_IMPROPER = re.compile(
    r"\b(?:wrong|improper|incorrect|inappropriate|mistake|error|forbidden|prohibited|illegal|a problem|against)\b",
    re.IGNORECASE,
)
"""Asks whether it is not allowed."""


def turned(line: Line, part: str, asked: str, *, on_denial: bool) -> str:
    """The sentence of a line on a claim: the contrary of a denied claim; without yes or no where it is asked if it is wrong."""
    first = line.verdict.first
    if not on_denial and _negated(line, part):
        first = polarity.contrary(first)
    return polarity.without_yes_or_no(first) if _IMPROPER.search(asked) else first


_CLAUSES = re.compile(
    r"[,;.!?](?!\d)|\b(?:since|because|so|when|if|where|unless|but|although|as)\b", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:not|never|cannot|no longer|neither)\b|n['’]t\b|\b(?:cant|dont|doesnt|isnt|wont)\b", re.IGNORECASE
)
_TAG = re.compile(
    r"\b(?:isn['’]?t|aren['’]?t|doesn['’]?t|don['’]?t) (?:it|that|they|this|we|you|i)\b", re.IGNORECASE
)


def _negated(line: Line, part: str) -> bool:
    """Whether the clause that says what the line looks for denies it: `MNT and DSMT can't be billed on the same day`."""
    return any(
        _NEGATION.search(clause) and len(line.words_in(f" {spoken(clause)} ")) > 1
        for clause in _CLAUSES.split(_TAG.sub(" ", part))
    )
