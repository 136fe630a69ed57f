"""A pasted text cut into phrases, each of which may name a code; what the text denies is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consultant.catalogue.search.words import STOP_WORDS, words

BREAK = re.compile(
    r"[.;:,!?()\[\]\n\r\t]+(?=\s|$)|[\n\r\t;()\[\]]+"
    r"|\s+(?:and|or|but|then|presents?|presenting|presented|complain\w*|reports?|reporting|reported|status post|s/p"
    r"|history|hx|secondary to|due to|because of|who|which|also|plus|show(?:s|ed|ing)?|reveal(?:s|ed|ing)?|found|for|given)\s+",
    re.IGNORECASE,
)
"""Where one thought ends and the next begins."""

FULL_STOP = re.compile(r"[.;!?\n]|\bbut\b", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:denie[sd]|denying|negative for|no|not|rules? out|ruled out|r/o|absence of|free of)\b",
    re.IGNORECASE,
)
"""Says that what follows, up to the end of the sentence, is not so."""

FILLERS = frozenset(
    {
        "patient", "patients", "year", "old", "yo", "male", "female", "man", "woman", "today", "yesterday", "day", "days", "week",
        "weeks", "month", "months", "years", "ago", "since", "came", "comes", "seen", "follow", "up", "followup",
        "visit", "here", "presents", "presenting", "known", "noted", "likely", "possible", "probable", "given",
        "started", "underwent", "performed", "done", "will", "plan", "continue", "new", "well", "now",
        "after", "before", "during", "while", "also", "very", "about", "over", "past", "currently", "he", "him",
        "they", "them", "than", "then", "into", "onto", "out", "off", "both", "same", "good", "taking", "takes",
        "took", "order", "ordered", "see", "mr", "mrs", "ms",
    }
)  # fmt: skip
"""Words of a report that no code is about; a phrase of nothing else is passed over."""

LONGEST_PHRASE = 8
LONG_TEXT = 12
"""A request of more words than this, or of several sentences, is a text."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of a text with its half-open character range."""

    text: str
    span: tuple[int, int]


def is_text(text: str) -> bool:
    """Whether somebody pasted a paragraph and did not type a request."""
    return len(words(text)) > LONG_TEXT or "\n" in text.strip()


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a text that may name a code, in their order."""
    start = 0
    for end, after in [
        *((match.start(), match.end()) for match in BREAK.finditer(text)),
        (len(text), len(text)),
    ]:
        if not _denied(text, start):
            yield from _told(text, start, end)
        start = after


def _denied(text: str, at: int) -> bool:
    """Whether a denial stands before the phrase in its sentence."""
    sentence = [match.end() for match in FULL_STOP.finditer(text, 0, at)]
    return DENIAL.search(text, sentence[-1] if sentence else 0, at) is not None


def _told(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The content words of a phrase from the first to the last, without what a denial in it begins."""
    denial = DENIAL.search(text, start, end)
    stop = denial.start() if denial else end
    content = [
        word for word in words(text[start:stop]) if word.text not in STOP_WORDS and word.text not in FILLERS
    ][:LONGEST_PHRASE]
    if not all(word.text.isdigit() for word in content):
        first, last = start + content[0].start, start + content[-1].end
        yield Phrase(text[first:last], (first, last))
