"""What of some capitalised words is a name of somebody, and whose."""

from __future__ import annotations

import re
import unicodedata

from consultant.privacy.given_names import given_names
from consultant.privacy.name_words import also_names, leading, not_names

Span = tuple[int, int]

_WORD = re.compile(r"[^\s,]+")
_FIRST_PERSON = re.compile(
    r"\b(?:i am|i'm|my name(?:'s| is)?|this is|sincerely|regards|thanks|dr|doctor|provider|physician)[ :,.]{0,3}\Z",
    re.IGNORECASE,
)
"""Before a name these say that it is the writer's or a clinician's."""
_COMMON = not_names - also_names


def without_common_words(text: str, start: int, end: int, *, titled: bool = False) -> Span | None:
    """The span cut at the first word that is no name (`Jane Doe Medicare`); None when nothing is left.

    Behind a courtesy title (`titled`) a common word that is a name too is one (`Mr. May`).
    """
    words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])]
    written = [text[slice(*word)].lower().rstrip(".") for word in words]
    first = next((at for at, word in enumerate(written) if word not in leading), len(words))
    begin = first + (titled and first < len(words) and written[first] in also_names)
    last = next((at for at in range(begin, len(words)) if _ends_name(written, at, first)), len(words))
    return (words[first][0], words[last - 1][1]) if first < last else None


def _ends_name(written: list[str], at: int, first: int) -> bool:
    if written[at] in also_names and at == first and at + 1 < len(written):
        return written[at + 1] in not_names
    return written[at] in not_names and not (written[at] in also_names and at == first + 1)


def is_common(word: str) -> bool:
    """Whether a word is no name, whatever stands beside it."""
    return word.lower().rstrip(".") in _COMMON


def is_writer(text: str, place: int) -> bool:
    """Whether the words before say that the name is the writer's or a clinician's."""
    return _FIRST_PERSON.search(text, max(0, place - 20), place) is not None


def has_given_name(text: str, span: Span) -> bool:
    """Whether one of two words or more is a given name."""
    letters = unicodedata.normalize("NFD", text[slice(*span)].lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[^\s,.-]+", letters)
    return len(words) > 1 and not given_names.isdisjoint(words)
