"""Patients named by one word, or by initials: what they do, or what is done to them, or their age tells that it is somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.name_colleagues import is_colleague, is_other
from consultant.privacy.name_evidence import common_words
from consultant.privacy.name_parts import Span, is_common, without_common_words
from consultant.privacy.name_words import colleagues, firms
from consultant.privacy.plain import plain_letters

_DOES = re.compile(
    r" (?:came in (?:for|with|on|to|[0-9])|presented (?:to|with|for)|was (?:seen|admitted|discharged|transferred|readmitted)\b"
    r"|is (?:here|in|back|scheduled|coming in) for|complains of|no-showed|fell\b|passed away|died|checked in (?:for|at)"
    r"|(?:needs|wants|had) (?:his|her) )"
)
_FIRST_WORD = re.compile(rf"(?:(?<![^\n])|[.?!] )(?P<value>{p.NAME_WORD})\Z")
"""Somebody at the begin of a sentence who does what patients do (`Castellano came in for`)."""
_TREATED = re.compile(
    r" (?:saw|treated|examined|admitted|discharged|injected|consented|vaccinated) "
    rf"(?P<value>{p.NAME_WORD})(?= (?:on|for|in|today|yesterday|twice|again|[0-9])|[,.;]|\Z)"
)
_WHO_TREATS = re.compile(
    r"\b(?:[Ww]e|I|[Hh]e|[Ss]he|Dr\.? [A-Z]\w+|doc|doctor|provider|surgeon|physician|nurse|partner|PA|NP)\Z"
)
"""Somebody whom we or a clinician saw (`We saw Castellano on 11/3`)."""
_INITIALS = re.compile(
    r"[A-Z](?<![\w.].)\. ?[A-Z]\.(?: ?[A-Z]\.)?"
    r"(?=,? (?:is )?(?:an? )?[0-9]{1,3}[ -]?(?:yo\b|y/o|y\.o|years?\b|yrs?\b|[MF]\b|male|female))"
)
"""Initials with an age behind them (`J.M., 94 yo F`)."""
_NAMED_INITIALS = re.compile(r"nitials(?: are| is)?:? (?P<value>[A-Z]\.? ?[A-Z]\b\.?(?: ?[A-Z]\b\.?)?)")
_SAID = re.compile(
    r"[\"\u201c](?:[Hh]i,? |[Hh]ello,? )?(?:[Tt]his is|[Ii]t's|I'm|I am|[Mm]y name is) "
    rf"(?P<value>{p.NAME_WORD}(?: {p.NAME_WORD})?)"
)
"""Who says in a message that is quoted who it is (`voicemail: "Hi, this is Ottavia"`)."""
_OF_SOMEBODY = (
    re.compile(r" (?:for|on|with|about|of) (?P<value>[A-Z][a-z]{2,14})(?=[?.,;:]? (?i:she|he)\b)"),
    re.compile(r" (?P<value>[A-Z][a-z]{2,14})(?= \((?:age|aged) [0-9]{1,3}\b)"),
)
"""Somebody who is spoken of further (`for Odette? She is`), or whose age is given."""
_SPEAKS = re.compile(
    r" (?:called|phoned|emailed|wrote|asks?|says?|wants|disputes?|refused|owes)\b[^.?!\n]{0,80}"
    r"\b(?:her|his) (?:statement|bill|copay|eob|balance|deductible|account|coverage|plan)\b"
)
"""What somebody says of her own bill (`Tamsin called upset about 99213 on her statement`)."""
_SHORTEST = 4


def lone_spans(text: str) -> Iterator[Span]:
    """Spans of single names and of initials that what is said of them makes a patient's."""
    yield from (match.span() for match in _INITIALS.finditer(text))
    yield from (match.span("value") for match in _NAMED_INITIALS.finditer(text))
    yield from _speakers(text)
    yield from _known_given(text)
    for span in (*_subjects(text), *_objects(text)):
        if _may_be_family(text[slice(*span)]) and not is_other(text, span):
            yield span


def _subjects(text: str) -> Iterator[Span]:
    for does in islice(chain(_DOES.finditer(text), _SPEAKS.finditer(text)), _MOST):
        if first := _FIRST_WORD.search(text, max(0, does.start() - 30), does.start()):
            yield first.span("value")


def _known_given(text: str) -> Iterator[Span]:
    """Given names alone, of which the words around say that it is a patient."""
    found = (match for pattern in _OF_SOMEBODY for match in islice(pattern.finditer(text), _MOST))
    for match in found:
        span = match.span("value")
        known = plain_letters(match["value"]) in given_names
        told = match.re is not _OF_SOMEBODY[0] and _may_be_family(match["value"])
        if (known or told) and not is_colleague(text, span):
            yield span


def _speakers(text: str) -> Iterator[Span]:
    for said in islice(_SAID.finditer(text), _MOST):
        span = without_common_words(text, *said.span("value"))
        if span and _may_be_family(text[slice(*span)].split()[0]) and not is_colleague(text, span):
            yield span


def _objects(text: str) -> Iterator[Span]:
    for treated in islice(_TREATED.finditer(text), _MOST):
        if _WHO_TREATS.search(text, max(0, treated.start() - 24), treated.start()):
            yield treated.span("value")


_MOST = 2000
"""Names of one text that are looked at: no mail has as many."""


def _may_be_family(word: str) -> bool:
    """Whether a word is none of a text, a firm's or a post's."""
    lower = word.lower()
    known = lower in common_words or lower in firms or lower in colleagues or is_common(lower)
    return len(word) >= _SHORTEST and not known
