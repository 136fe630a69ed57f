"""Which of several codes that differ in a few words of their titles a question tells.

Such as the codes under a header (`G20`: with dyskinesia, with fluctuations), or a code and those beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from consultant.answering import telling
from consultant.answering.reference import Reference
from consultant.model.catalogue import CodeStatus, Entry
from consultant.model.codes import CodeSystem

_MOST = 120
"""Codes under one header that are still told apart; a chapter's category has more."""
NO_SIDE = re.compile(
    r",? ?\b(?:is (?:that|this|it) )?right ?\?|\bright (?=codes?\b|for\b|now\b|away\b|one\b|way\b|dx\b|answer\b|choice\b)",
    re.IGNORECASE,
)
"""`right?` asks for consent and names no side."""
_UNSAID = frozenset(telling.words("side eye ear stage type fracture site visit encounter level"))
"""Words that a title needs and nobody says."""
_OPEN_STEM = next(iter(telling.words("unspecified")))
_RANGE = re.compile(r"(\d+(?:\.\d+)?) ?(?:-|to) ?(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?) or (less|greater|more|over)")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*[\w])")


def under(code: str, reference: Reference) -> tuple[Entry, ...]:
    """The billable diagnoses under a header, in order; none where there are too many to tell apart."""
    found: list[Entry] = []
    for entry in _below(code, reference):
        found.append(entry)
        if len(found) > _MOST:
            return ()
    return tuple(found)


def _below(code: str, reference: Reference) -> Iterator[Entry]:
    for child in reference.catalogue.children(CodeSystem.ICD10CM, code, reference.on):
        if child.status is CodeStatus.HEADER:
            yield from _below(child.code, reference)
        elif child.status is CodeStatus.ACTIVE:
            yield child


def told(entries: Sequence[Entry], text: str, cited: Entry | None = None) -> Entry | None:
    """The one that the text tells: it says more of what sets this title apart than of the others, and denies none of it.

    What the title of a `cited` one shares with others counts as told.
    """
    if (within := _within(entries, text)) is not None:
        return within
    titles = _apart(entries)
    heard = {**_shared(cited, entries, titles), **_heard(text)}
    ranked = sorted(
        ((_met(title, heard), -_open(title, heard), -place) for place, title in enumerate(titles)
         if not _contrary(title, heard)),
        reverse=True,
    )  # fmt: skip
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]):
        return None
    chosen = entries[-ranked[0][2]]
    return chosen if not _RANGE.search(chosen.description) or re.search(r"\d", text) else None


def _shared(
    cited: Entry | None, entries: Sequence[Entry], titles: Sequence[Mapping[str, bool]]
) -> Mapping[str, bool]:
    """What the title of the cited one says that another title says too."""
    own = next((title for one, title in zip(entries, titles, strict=True) if one == cited), {})
    others = [title for one, title in zip(entries, titles, strict=True) if one != cited]
    return {
        stem: said
        for stem, said in own.items()
        if said and stem != _OPEN_STEM and any(title.get(stem) for title in others)
    }


_WITH = re.compile(r"\bwith (?:[a-z]+ )?([a-z]{6,})\b", re.IGNORECASE)
_BEGINNING = 6


def adds(title: str, known: str) -> bool:
    """Whether a title has `with generalized peritonitis` of which nothing that is known speaks."""
    known = known.lower()
    return any(word.lower()[:_BEGINNING] not in known for word in _WITH.findall(title))


def denied(title: str, text: str) -> bool:
    """Whether the text denies what a title says, or says its opposite: the other side, another pace."""
    return _contrary(_words(title), _heard(text))


def tells_against(entry: Entry, other: Entry, text: str) -> bool:
    """Whether the text denies what sets a title apart from the other, or says nothing of it and nearly all of the other's."""
    heard = _heard(text)
    own, others = _apart((entry, other))
    if _contrary(own, heard):
        return True
    met, unsaid = _met(others, heard), _open(others, heard)
    return not _met(own, heard) and met > unsaid and (not unsaid or (met > 1 and unsaid == 1))


def _heard(text: str) -> Mapping[str, bool]:
    return telling.heard(NO_SIDE.sub(" ", text))


def _within(entries: Sequence[Entry], text: str) -> Entry | None:
    """The one whose range (`18.5-19.9`, `18.4 or less`) holds the one number that the text tells."""
    numbers = {float(number) for number in _NUMBER.findall(text)}
    holding = [entry for entry in entries if any(_holds(entry.description, number) for number in numbers)]
    return holding[0] if len(holding) == 1 else None


def _holds(title: str, number: float) -> bool:
    found = _RANGE.search(title)
    if not found:
        return False
    low, high, limit, beyond = found.groups()
    if low:
        return float(low) <= number <= float(high)
    return number <= float(limit) if beyond == "less" else number >= float(limit)


@lru_cache(maxsize=4096)
def _words(title: str) -> Mapping[str, bool]:
    return telling.words(title)


def _apart(entries: Sequence[Entry]) -> list[Mapping[str, bool]]:
    """Of each title the words that not all of them have."""
    titles = [_words(entry.description) for entry in entries]
    shared = set(titles[0].items()).intersection(*(title.items() for title in titles)) if titles else set()
    return [{stem: said for stem, said in title.items() if (stem, said) not in shared} for title in titles]


def _met(title: Mapping[str, bool], heard: Mapping[str, bool]) -> int:
    return sum(heard.get(stem) is affirmed for stem, affirmed in title.items())


def _open(title: Mapping[str, bool], heard: Mapping[str, bool]) -> int:
    """How many words of the title the text leaves out; what a title denies need not be said."""
    return sum(affirmed and stem not in heard and stem not in _UNSAID for stem, affirmed in title.items())


def _contrary(title: Mapping[str, bool], heard: Mapping[str, bool]) -> bool:
    """Whether the text says what the title denies, denies what it says, or says the opposite."""
    return any(telling.agreement({stem: affirmed}, {}, heard)[1] for stem, affirmed in title.items())
