"""Which city a text names, in which state and counties it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from consultant.answering.city_table import ALSO_WORDS, LISTED


@dataclass(frozen=True, slots=True)
class City:
    """A city in a state; the counties that it lies in are told where they decide the payment area."""

    name: str
    state: str
    counties: tuple[str, ...] = ()


def _cities() -> Iterator[City]:
    for line in LISTED.strip().splitlines():
        state, _, listed = line.partition(" ")
        counties, colon, names = listed.rpartition(":")
        told = tuple(county.strip() for county in counties.split("+")) if colon else ()
        yield from (City(name.strip(), state, told) for name in names.split(","))


def _grouped(cities: Iterable[City]) -> Mapping[str, tuple[City, ...]]:
    found: dict[str, tuple[City, ...]] = {}
    for city in cities:
        found[city.name.lower()] = (*found.get(city.name.lower(), ()), city)
    return found


_NAMED = _grouped(_cities())
_FIRST_WORDS = frozenset(name.split()[0].rstrip(".,") for name in _NAMED)
_OWNED = "'s"
_WORD = re.compile(r"[A-Za-z][\w'-]*\.?")
_ALSO_WORDS = frozenset(ALSO_WORDS.split())
_PLACED = re.compile(r"\b(?:in|at|near|around)\s+(?:the\s+)?\Z", re.IGNORECASE)
_COUNTY = re.compile(r"\A\s+(?:county|cnty|co\.)", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:Dr|Drs|Mr|Mrs|Ms|Miss|Doctor|Nurse)\.?\s+\Z")
_STATED = re.compile(r"\A,?\s+(?-i:[A-Z]{2})\b|\A\s*,\s*[A-Z]|\A,?\s+\d{5}\b")


@lru_cache(maxsize=64)  # asked again by every look-up of a question
def named(text: str) -> tuple[tuple[City, ...], ...]:
    """For each name of a city in the text the cities of that name: several where several states have one."""
    begun = (word.start() for word in _WORD.finditer(text) if _plain(word[0]) in _FIRST_WORDS)
    return tuple(dict.fromkeys(found for start in begun if (found := _at(text, start))))


def by_name() -> Mapping[str, tuple[City, ...]]:
    """All cities of the table by their names in small letters."""
    return _NAMED


def is_city(name: str) -> bool:
    """Whether a name in small letters is one of the table."""
    return name in _NAMED


def _plain(word: str) -> str:
    """A word in small letters without full stop and without the ending of `Houston's`."""
    return word.lower().rstrip(".").removesuffix(_OWNED)


def _at(text: str, start: int) -> tuple[City, ...]:
    """The cities whose name begins there, the longest name first."""
    words = list(_WORD.finditer(text, start))[:3]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        for stop in dict.fromkeys((end, start + len(text[start:end].rstrip(".").removesuffix(_OWNED)))):
            cities = _NAMED.get(" ".join(text[start:stop].lower().split()), ())
            if cities and _counts(text, start, stop):
                return cities
    return ()


def _counts(text: str, start: int, stop: int) -> bool:
    """Whether the name is meant as a place: written large, or behind "in"; an ordinary word only where its place says so."""
    if _COUNTY.match(text[stop:]) or _PERSON.search(text[:start]):
        return False
    name, placed = text[start:stop], bool(_PLACED.search(text[:start]))
    large = name[0].isupper() and (name.lower() not in _ALSO_WORDS or bool(_STATED.match(text[stop:])))
    small = name.lower() not in _ALSO_WORDS and len(name) > _SHORT and not _CAPITAL.search(text)
    return placed or large or small


_SHORT = 4
_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]{2}")
"""A word written large within a sentence: whoever writes none at all writes cities small too."""
