"""The project's synonym file: abbreviations, lay words and word groups, and what the code sets call them.

`[abbreviations]` and `[lay]` map what is typed to a list of published wordings, each a text whose words must all be found.
`[groups]` lists words that mean the same, in both directions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from consultant.catalogue.search.words import STOP_WORDS, spoken, stem, words
from consultant.errors import InputError

Stems = tuple[str, ...]

SECTIONS = {"abbreviations": 1.0, "lay": 1.0, "groups": 0.9}
"""Sections of the file, and what a match by one of its entries is worth."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A published wording that a typed one stands for; `worth` between 0 and 1."""

    stems: Stems
    text: str
    worth: float


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Wordings by the stems of what is typed; stop words are left out on both sides."""

    wordings: dict[Stems, tuple[Wording, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    """Every word on the typed side, as written: none of them is a typo."""
    endings: dict[Stems, tuple[str, ...]] = field(default_factory=dict)
    """Last words of typed phrases by the stems before them."""
    longest: int = 1


def load_synonyms(file: Path) -> Synonyms:
    """Read the file, once for each state of it.

    Raises:
        InputError: it is missing or not as described above; the message says which entry.
    """
    try:
        return _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        raise InputError(f"{file}: missing; it is part of the project, restore it") from None


@lru_cache(maxsize=2)  # reading takes half a second
def _read(file: Path, _changed: int) -> Synonyms:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {error}") from error
    found: dict[Stems, dict[Stems, Wording]] = {}
    typed_words: set[str] = set()
    endings: dict[Stems, dict[str, None]] = {}
    for typed, meant, worth in _pairs(file, content):
        parts = content_words(typed)
        typed_words.update(parts)
        endings.setdefault(tuple(map(stem, parts[:-1])), {})[parts[-1]] = None
        wording = Wording(content_stems(meant), meant, worth)
        found.setdefault(content_stems(typed), {}).setdefault(wording.stems, wording)
    frozen = {typed: tuple(wordings.values()) for typed, wordings in found.items()}
    frozen = {**_said_of(frozen), **frozen}
    last_words = {before: tuple(last) for before, last in endings.items() if before}
    return Synonyms(frozen, frozenset(typed_words), last_words, max(map(len, frozen), default=1))


def _said_of(wordings: dict[Stems, tuple[Wording, ...]]) -> dict[Stems, tuple[Wording, ...]]:
    """The same of what is told in a sentence: `the lung has collapsed` as `collapsed lung`, `blood sugar is high`."""
    return {(*typed[1:], typed[0]): meant for typed, meant in wordings.items() if 1 < len(typed) <= _SENTENCE}


_SENTENCE = 3
"""Words of a phrase whose first one may stand behind the others: a longer one is seldom a quality of something."""


def content_stems(text: str) -> Stems:
    """Stems of a text's words without stop words."""
    return tuple(map(stem, content_words(text)))


def content_words(text: str) -> list[str]:
    """The words of a text without stop words; all of them when there is nothing else."""
    every = [word.text for word in words(spoken(text))]
    return [word for word in every if word not in STOP_WORDS] or every


def _pairs(file: Path, content: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    """(what is typed, what is meant, worth) of every entry."""
    unknown = sorted(content.keys() - SECTIONS.keys())
    if unknown:
        raise InputError(f"{file}: [{unknown[0]}]: no such section; there are {', '.join(SECTIONS)}")
    for section, worth in SECTIONS.items():
        for name, entry in content.get(section, {}).items():
            if not (
                isinstance(entry, list) and entry and all(isinstance(text, str) and text for text in entry)
            ):
                raise InputError(f"{file}: [{section}] {name}: needs a list of texts")
            if section == "groups":
                yield from ((a, b, worth) for a in entry for b in entry if a != b)
            else:
                yield from ((name, text, worth) for text in entry)
