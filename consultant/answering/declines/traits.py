"""What is seen in a text: concepts, acts and their pairs, those of its last sentence, the forms of its sentences, words and
neighbouring words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from consultant.answering.declines.acts import acts
from consultant.answering.declines.concepts import lexicon
from consultant.answering.declines.forms import READ, forms
from consultant.answering.declines.words import CODES, SMALL_WORDS, stem, words
from consultant.answering.patterns import pattern

ALWAYS = "always"
_SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[DdMm]r\.)\s+(?=\S)|\n+")
_QUOTED = re.compile(r"^\s*>.*$|^On .{5,80} wrote:\s*$", re.MULTILINE)
_EVASIVE = pattern(
    r"\b(?:dodg\w+|avoid\w*|bypass\w*|fool\w*|trick\w*|evad\w+|circumvent\w*|sidestep\w*|get(?:ting)? around|beat)\b"
)
_SPLITTING = pattern(
    r"\b(?:split\w*|divid\w+|spread\w*|break|(?:two|several|different) (?:dates|days|claims))\b"
)
"""A sentence with both is a wish of its own, however ordinary the case that is told before it."""
_TOGETHER = 3
"""Sentences that are read as one request."""
_MOST = 100
"""Stretches of one text that are looked at: a question is shorter, and a flood of text costs no more than that."""
_SHORT, _LONG, _MANY = 8, 40, 3
"""Words of a short and of a long request, and how many codes are many; one or two may stand in any request."""


def stretches(text: str) -> Iterator[list[str]]:
    """The sentences that the asker wrote, so many neighbours at a time; then alone what wishes to evade by splitting."""
    found = [sentence.strip() for sentence in _SENTENCE.split(_QUOTED.sub("", text)) if sentence.strip()]
    for place in range(min(_MOST, max(1, len(found) - _TOGETHER + 1))):
        if found:
            yield found[place : place + _TOGETHER]
    if len(found) > 1:
        yield from ([one] for one in found[:_MOST] if _EVASIVE.search(one) and _SPLITTING.search(one))


def traits(sentences: list[str]) -> frozenset[str]:
    """The traits of the sentences together, by the names that the table of points has."""
    told, asked = words(" ".join(sentences)[:READ]), words(sentences[-1][:READ])
    whole = " ".join(sentences)[:READ].replace("’", "'")
    concepts = sorted(lexicon().named(told) | frozenset(acts(whole)))
    pairs = (f"{first} + {second}" for first, second in combinations(concepts, 2))
    put = (f"[{form}]" for form in forms(sentences))
    stems = [stem(word) for word in told]
    single = (
        f'"{one}"'
        for word, one in zip(told, stems, strict=True)
        if word[0].isalpha() and word not in SMALL_WORDS
    )
    neighbours = (f'"{first} {second}"' for first, second in pairwise(stems))
    at_the_end = (f"{concept}, last" for concept in lexicon().named(asked)) if len(sentences) > 1 else ()
    return frozenset((*concepts, *pairs, *put, *_size(told), *single, *neighbours, *at_the_end))


def _size(told: list[str]) -> Iterator[str]:
    if len(told) < _SHORT:
        yield "[short]"
    if len(told) > _LONG:
        yield "[long]"
    if sum(word in CODES for word in told) >= _MANY:
        yield "[many codes]"
