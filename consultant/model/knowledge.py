"""The project's own notes on rules that no table holds, each with its source and the time it is valid for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

BARRED = "~"
"""Before the first phrase of a group: the question says none of them."""


@dataclass(frozen=True, slots=True)
class NoteVerdict:
    """What a note answers first to questions that use, for one line of `words`, one phrase of each of its groups.

    A group whose first phrase begins with `BARRED` is of phrases that the question must not use.
    """

    words: tuple[tuple[tuple[str, ...], ...], ...]
    first: str
    """One sentence that the note's text bears out; `Yes` or `No` leads it where the question can be answered so."""
    asks: str = ""
    """What has to be told before the question can be answered; nothing where the sentence answers it."""
    judges: bool = False
    """Whether it says of a claim that the question makes whether it is so."""


@dataclass(frozen=True, slots=True)
class KnowledgeNote:
    """A rule in own words; `codes` and `modifiers` are what it is about, ranges as `99202-99215`."""

    id: str
    topic: str
    codes: tuple[str, ...]
    modifiers: tuple[str, ...]
    text: str
    publication: str
    section: str
    as_of: date
    """Edition of the publication that was read, by its date."""
    valid_from: date
    valid_to: date | None = None
    words: tuple[str, ...] = ()
    """Phrases of questions that the note answers; a word ending in `*` stands for any that begins so."""
    verdicts: tuple[NoteVerdict, ...] = ()
    """For questions put in certain words; the first that fits counts."""

    def valid(self, on: date) -> bool:
        """Whether the rule held on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def source(self) -> str:
        """Publication and section, as a reply cites them."""
        return f"{self.publication}, {self.section}"

    def covers(self, code: str) -> bool:
        """Whether the note is about a code, which replies name as `J1885`, `POS 11` or by its number alone."""
        return any(holds(listed, code) for listed in self.codes)

    def names(self, code: str, among: int = 3) -> bool:
        """Whether the note is on just this code: it lists it, or a range of at most `among` codes that holds it."""
        return any(holds(listed, code) and _wide(listed) <= among for listed in self.codes)


def _wide(listed: str) -> int:
    """How many codes a range such as `99495-99496` stands for; one for a single code."""
    first, _, last = listed.partition("-")
    numbered = first[1:].isdigit() and last[1:].isdigit()
    return int(last[1:]) - int(first[1:]) + 1 if numbered else 1


def holds(listed: str, code: str) -> bool:
    """Whether a code of a note, or a range of them as `99202-99215` or `E08-E13`, holds the code.

    Codes of HCPCS and of ICD-10-CM begin alike: E0100-E8002 are equipment and hold no E11.9, nor E08-E13 an E1130.
    """
    first, last = _bounds(listed)
    if not first <= code[: len(first)] or code[: len(last)] > last:
        return False
    return (_HCPCS.fullmatch(first) is None) == (_HCPCS.fullmatch(code) is None)


@cache
def _bounds(listed: str) -> tuple[str, str]:
    """The first and the last code that a listed code or range stands for."""
    first, _, last = listed.partition("-")
    return first, last or first


_HCPCS = re.compile(r"[A-Z]\d{4}")
