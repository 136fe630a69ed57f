"""The words that find a job: folded, one for all that mean the same, the empty ones left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from consultant.careers.terms import WORKPLACES, Terms
from consultant.model.careers import Posting

WORD = re.compile(r"[a-z0-9]+(?:[-/.'’&+][a-z0-9]+)*")
PARTS = re.compile(r"[a-z0-9]+")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Control characters, and marks that make a text look other than it is."""
LIKENESS = 0.7
"""Of a mistyped word: two slips in seven letters, neighbours swapped counting as one (optimal string alignment)."""
LONGEST = 40
MOST = 12
"""Words of a request that are looked for."""
TITLE, CHOICE, TEXT = 3, 2, 1
"""What a word is worth, by the place where it stands."""


def words(text: str, terms: Terms) -> tuple[str, ...]:
    """The words of a text in their order, each once: `Part-time coders, CPC-A` is parttime, coder, cpc, a."""
    return tuple(dict.fromkeys(word[:LONGEST] for word in _words(text, terms)))


def _words(text: str, terms: Terms) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    for found in WORD.findall(plain):
        if found in terms.same:
            yield terms.same[found]
        else:
            for part in PARTS.findall(found):
                word = terms.same.get(part) or _singular(part, terms)
                if part not in terms.none and word not in terms.none:
                    yield word


def meant(typed: Sequence[str], vocabulary: Sequence[str]) -> str:
    """The request with the nearest known word in place of each that begins none; empty where nothing is near."""
    found = [_nearest(word, vocabulary) for word in typed]
    return " ".join(found) if all(found) and found != list(typed) else ""


def _nearest(word: str, vocabulary: Sequence[str]) -> str:
    if any(known.startswith(word) for known in vocabulary):
        return word
    near = process.extractOne(word, vocabulary, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS)
    return near[0] if near else ""


def _singular(word: str, terms: Terms) -> str:
    """Without the s of a plural: as short as that, since a request finds every word that begins as it does."""
    bare = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return terms.same.get(bare, bare)


def worth(posting: Posting, terms: Terms) -> dict[str, int]:
    """Each word of a posting with what it is worth, the most where it stands in several places."""
    states = terms.states.get(posting.state, "")
    choices = (
        posting.employer,
        terms.specialties.get(posting.specialty, ""),
        terms.settings.get(posting.setting, ""),
        terms.employments.get(posting.employment, ""),
        WORKPLACES[posting.workplace.value],
        f"{posting.city} {posting.state} {states}",
        *(f"{key} {terms.credentials.get(key, '')}" for key in posting.credentials),
    )
    placed = ((TEXT, posting.description), (CHOICE, " ".join(choices)), (TITLE, posting.title))
    return {word: weight for weight, text in placed for word in words(text, terms)}
