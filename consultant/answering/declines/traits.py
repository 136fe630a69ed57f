"""What is seen in a text: concepts, acts and their pairs, those of its last sentence, the forms of its sentences, words and
neighbouring words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from consultant.answering.declines.acts import ACTS, HONEST, acts
from consultant.answering.declines.concepts import lexicon
from consultant.answering.declines.forms import READ, forms
from consultant.answering.declines.plans import PLANS
from consultant.answering.declines.words import CODES, SMALL_WORDS, stem, words
from consultant.answering.patterns import pattern

ALWAYS = "always"
_SENTENCE = re.compile(r"(?<=[.?!])(?<!\b[DdMm]r\.)\s+(?=\S)|\n+")
_QUOTED = re.compile(r"^\s*>.*$|^On .{5,80} wrote:\s*$", re.MULTILINE)
_RULE_ASKED = pattern(
    r"\b(?:is|was|would) (?:that|this|it|he|she|they|my boss|who)(?: (?:\w+ ){0,2})?(?:allowed|right|wrong|correct"
    r"|compliant|legal|lawful|proper"
    r"|permitted|a problem|fraud|upcoding|improper|true)\b|\bwhat (?:does|do|is|are|'s|says?) the (?:\w+ )?(?:rules?|law"
    r"|manual|regulations?|consequences"
    r"|penalt\w+|right way|proper way|correct way)\b|\b(?:i|we) (?:refused?|said no|disagree|object\w*|doubt)\b"
    r"|\bwhat (?:do|should|can) i (?:tell|answer|say to)\b"
    r"|\bcan (?:they|he|she) (?:ask|demand|require|do)\b|\bhow do i (?:refuse|say no|respond)\b|\bwho is right\b"
)
"""Who asks so tells what another demands, or what went wrong: the sentences before it mean nothing alone."""
_TOGETHER = 3
"""Sentences that are read as one request."""
_MOST = 100
"""Stretches of one text that are looked at: a question is shorter, and a flood of text costs no more than that."""
_SHORT, _LONG, _MANY = 8, 40, 3
"""Words of a short and of a long request, and how many codes are many; one or two may stand in any request."""


_WISHES = "wish first_person you_do seek so_that nod evade hide"
_WISHFUL_FORMS = ("do it", "may we", "how do we", "can you", "have them", "may ours", "is it fine")
MEANT = frozenset({*ACTS, *PLANS, *_WISHES.split(), *(f"[{form}]" for form in _WISHFUL_FORMS)} - HONEST)
"""Traits of which a sentence that is judged alone has one: what only tells of a case or an item wishes nothing."""


def neighbours(text: str) -> Iterator[list[str]]:
    """The sentences that the asker wrote, so many neighbours at a time."""
    if found := _sentences(text):
        for place in range(min(_MOST, max(1, len(found) - _TOGETHER + 1))):
            yield found[place : place + _TOGETHER]


def alone(text: str) -> Iterator[list[str]]:
    """Each of several sentences alone; none where the rule is asked for on what they tell."""
    found = _sentences(text)
    if len(found) > 1 and not _RULE_ASKED.search(text):
        yield from ([one] for one in found[:_MOST])


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(_QUOTED.sub("", text)) if sentence.strip()]


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
