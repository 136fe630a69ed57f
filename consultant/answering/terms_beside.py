"""Terms of a benefit - how often, from what age, at whose cost - that a question asks for beside what its note answers first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.answering import polarity
from consultant.answering.finding_kinds import NOTES
from consultant.answering.reading import Ask
from consultant.answering.wording import Worded

_BENEFITS = "Medicare coverage"
_BETWEEN = re.compile(r"(?<=\.)\s+(?=[A-Z0-9])")
_WORD = re.compile(r"[a-z0-9]{3,}")


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a benefit: how it is asked for, and how a sentence says it."""

    asked: re.Pattern[str]
    said: re.Pattern[str]


def _term(asked: str, said: str) -> _Term:
    return _Term(re.compile(asked, re.IGNORECASE), re.compile(said, re.IGNORECASE))


_TERMS = (
    _term(
        r"\b(?:which|what|whats|the|right|and) (?:is the )?(?:hcpcs|cpt|g|medicare)?[- ]?codes?\b"
        r"|\b(?:which|what) (?:hcpcs|cpt)\b"
        r"|\bcodes?\s*\?",
        r"\b(?:[A-Z]\d{4}|\d{5})\b",
    ),
    _term(
        r"\bhow (?:often|frequent\w*|many times)\b|\bfreq(?:uency)?\b|\binterval\b"
        r"|\bhow many\b[^.?!]{0,25}\b(?:per|a|each|every|in)\b",
        r"\b(?:once|yearly|annual\w*|weekly|monthly|times|visits|sessions)\b|\bevery (?:\d|week|month|year|other)"
        r"|\bper year\b|\b(?:\d+|ten) hours\b|\ba year\b",
    ),
    _term(
        r"\bages?\b|\bhow (?:old|young)\b|\b(?:oldest|youngest)\b",
        r"\bage[ds]?\b|\b\d\d (?:to|and|or) (?:\d\d )?years\b|\b(?:\d\d|50th|65th) (?:years|birthday)\b|\bfrom \d\d\b",
    ),
    _term(
        r"\bco-?\s?pay\w*|\bco-?\s?insurance\b|\bcoins\b|\bdeductibles?\b|\bcost[- ]?shar\w+|\bcosts?\b|\bout[- ]of[- ]pocket\b"
        r"|\b(?:patients?|pts?|beneficiar\w+|she|he|they)\b[^.?!]{0,20}\b(?:pays?|owes?|share)\b|\bfree\b|\bno charge\b",
        r"\bcost sharing\b|\bcoinsurance\b|\bdeductible\b|\bfree of charge\b",
    ),
)
"""What Medicare's benefits differ in."""


def answered(short: tuple[str, ...], ask: Ask, worded: tuple[Worded, ...]) -> tuple[str, ...]:
    """The short answer with the sentences of its note on the terms that the question asks for and it leaves out."""
    plain = set(map(polarity.without_yes_or_no, short))
    leading = (one for one in worded if polarity.without_yes_or_no(one.short) in plain)
    noted = next(filter(_on_a_benefit, leading), None)
    if noted is None or ask.decline:
        return short
    added = tuple(dict.fromkeys(_left_out(" ".join(short), str(noted.finding.values["text"]), ask)))
    only = (
        noted.kind in NOTES
        and [term.asked.search(ask.text) for term in _TERMS].count(None) == len(_TERMS) - 1
    )
    return (*added, *short) if only else (*short, *added)


def _on_a_benefit(found: Worded) -> bool:
    return found.kind == "limit_told" or found.finding.values.get("topic") == _BENEFITS


def _left_out(short: str, note: str, ask: Ask) -> Iterator[str]:
    sentences = _BETWEEN.split(" ".join(note.split()))
    for term in _TERMS:
        if term.asked.search(ask.text) and not term.said.search(short):
            saying = [one for one in sentences if term.said.search(one)]
            if saying:
                yield max(saying, key=lambda one: len(_words(one) & _named(ask)))


def _named(ask: Ask) -> frozenset[str]:
    """The words of the question and its codes: of two tests in one note the sentence on the one asked for counts."""
    return _words(" ".join((ask.text, *ask.codes)))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
