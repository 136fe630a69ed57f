"""Names that no label announces: a given name with a family name behind it, or words that are likely a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from consultant.privacy import patterns as p
from consultant.privacy.given_names import given_names
from consultant.privacy.name_colleagues import is_other, is_our_patient
from consultant.privacy.name_evidence import common_words, is_cared_for, is_likely_patient
from consultant.privacy.name_parts import Span, is_common, without_common_words
from consultant.privacy.name_words import colleagues, firms, words_and_names
from consultant.privacy.plain import plain_letters

_FIRST = re.compile(
    r"[A-Z](?<![\w'\u2019@.&/-].)(?:['\u2019][A-Z])?[A-Za-z\u00c0-\u024f\u1e00-\u1eff]++(?:-[A-Za-z][a-z]++)?"
    r" (?=[A-Z\u00c0-\u00de\"(\u201c']|(?:de|del|della|la|da|dos|di|van|von|el|al|bin) )"
)
"""A capitalised word before another one, a nickname, or a particle."""
_WHOLE = re.compile(rf"{p.GIVEN_FIRST}|{p.CAPITALS}|{p.NAME_WORD} [A-Z]\b(?!['\u2019/])\.?")
_ALSO = re.compile(r"\b(?P<value>[A-Z][a-z\u00df-\u00ff]{1,14})(?:, | and | & )\Z")
"""Another given name before it, of the same family (`Amir and Yusuf Haddad`)."""


def bare_spans(text: str, known: Sequence[Span]) -> Iterator[Span]:
    """Spans of names with a given name in them, where nothing around says that a colleague or the writer is meant.

    `known` are the names found by other means, in order.
    """
    end = weighed = 0
    others_end = -1
    for first in _FIRST.finditer(text):
        place = first.start()
        given = _is_given(first[0]) or text[first.end()] in _QUOTES
        if place < end or not (given or may_be_given(first[0])) or lies_in(known, place):
            continue
        match = _WHOLE.match(text, place)
        span = without_common_words(text, *match.span()) if match else None
        if span is None or span[0] != place or span[1] < first.end():
            continue
        weighed += not given
        if given or (weighed < _MOST and is_weighed(text, span)):
            end = span[1]
            if is_other(text, span) or text[others_end : span[0]] in _JOINTS:
                others_end = end
            else:
                yield span


def initialed_spans(text: str) -> Iterator[Span]:
    """Spans of initials with a family name (`J.D. Castellanos`), where what is around them says a patient."""
    for match in islice(_INITIALED.finditer(text), _MOST):
        span, word = (match.start() - 1, match.end()), match["family"].lower()
        if word in common_words or word in firms or is_common(word) or is_other(text, span):
            continue
        if is_cared_for(text, *span) and is_weighed(text, span):
            yield span


_INITIALED = re.compile(rf"\.(?<=[A-Z]\.)(?<![\w.'/-][A-Z]\.)(?: ?[A-Z]\.)? ?(?P<family>{p.NAME_WORD})")
"""Found from the full stop behind the first letter."""


def sibling_spans(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Given names before a name of the same family (`Amir and Yusuf Haddad`)."""
    for start, _ in spans:
        if text.endswith(_JOINTS, 0, start):
            also = _ALSO.search(text, max(0, start - 20), start)
            if also and plain_letters(also["value"]) in given_names:
                yield also.span("value")


_JOINTS = (", ", " and ", " & ")


def _is_given(word: str) -> bool:
    """Whether a word, with the space behind it, is a given name, or begins with one and a hyphen."""
    given = word[:-1].partition("-")[0]
    return (given.lower() if given.isascii() and given.isalpha() else plain_letters(given)) in given_names


def may_be_given(word: str) -> bool:
    """Whether a word, with the space behind it, is no common one and not all in capitals."""
    lower = word[:-1].lower()
    if lower in words_and_names:
        return True
    known = lower in common_words or lower in colleagues or lower in firms or is_common(lower)
    compound = "-" in lower and lower.rpartition("-")[2] in common_words  # `Drug-Induced`, `Non-Pressure`
    return len(lower) > _SHORTEST and not word.isupper() and not (known or compound)


_SHORTEST = 2
_MOST = 2000
"""Names of one text that are weighed: no mail has as many, and hostile repetition is read in time."""


def is_weighed(text: str, span: Span) -> bool:
    """Whether the words of the span, of which none is known, are likely a patient."""
    return is_our_patient(text, span[1]) or is_likely_patient(text, *span)


def lies_in(spans: Sequence[Span], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    at = bisect_right(spans, (place + 1, -1)) - 1
    return at >= 0 and place < spans[at][1]


_QUOTES = ('"', "\u201c")
