"""Which release of a set answers for a date of service."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from consultant.catalogue.calendar import as_date
from consultant.model.catalogue import BY_YEAR, CodeSet, Release

SELF_DATED = frozenset(
    {CodeSet.PTP_PRACTITIONER, CodeSet.PTP_HOSPITAL, CodeSet.STARTER, CodeSet.REMITTANCE, CodeSet.RBCS}
    | {CodeSet.NCD, CodeSet.LCD, CodeSet.ARTICLE, CodeSet.CONTRACTORS}
)
"""Sets whose rows carry their own dates back to the beginning: the oldest release answers for days before it too."""


@dataclass(frozen=True, slots=True)
class Releases:
    """All loaded releases, with the numbers that the rows refer to."""

    numbered: dict[int, Release]
    by_set: dict[CodeSet, tuple[int, ...]]
    """Numbers of whole releases, oldest first."""
    excerpts: dict[CodeSet, tuple[int, ...]]
    """Numbers of releases that hold a part only: a row found counts, a row not found says nothing."""

    def in_force(self, code_set: CodeSet, on: date) -> int | None:
        """The newest whole release that had taken effect by the day; it may be stale by then."""
        return self._newest(self.by_set.get(code_set, ()), code_set, on)

    def excerpt(self, code_set: CodeSet, on: date) -> int | None:
        """The same among excerpts."""
        return self._newest(self.excerpts.get(code_set, ()), code_set, on)

    def asked(self, code_set: CodeSet, on: date) -> tuple[int, ...]:
        """Releases to ask for a row in turn: what a newer excerpt holds is newer than the whole release before it."""
        whole, excerpt = self.in_force(code_set, on), self.excerpt(code_set, on)
        if whole is None or excerpt is None:
            return tuple(number for number in (whole, excerpt) if number is not None)
        newer = self.numbered[excerpt].effective_from > self.numbered[whole].effective_from
        return (excerpt, whole) if newer else (whole,)

    def _newest(self, numbers: tuple[int, ...], code_set: CodeSet, on: date) -> int | None:
        begun = [number for number in numbers if self.numbered[number].effective_from <= on]
        if code_set in BY_YEAR and not (begun and self._year(begun[-1]) == on.year):
            begun += [number for number in numbers if self._year(number) == on.year][:1]
        if begun:
            return begun[-1]
        return numbers[0] if numbers and code_set in SELF_DATED else None

    def _year(self, number: int) -> int:
        return self.numbered[number].effective_from.year

    def place(self, number: int) -> int:
        """A release's place among the whole ones of its set, oldest 0; -1 for an excerpt."""
        numbers = self.by_set.get(self.numbered[number].code_set, ())
        return numbers.index(number) if number in numbers else -1


def read_releases(connection: sqlite3.Connection) -> Releases:
    """The releases of a catalogue file."""
    numbered: dict[int, Release] = {}
    whole: dict[CodeSet, list[int]] = defaultdict(list)
    excerpts: dict[CodeSet, list[int]] = defaultdict(list)
    for row in connection.execute("SELECT * FROM release ORDER BY code_set, effective_from, id"):
        number, release, complete = row[0], _release(row), row[9] > 0
        numbered[number] = release
        (whole if complete else excerpts)[release.code_set].append(number)
    return Releases(numbered, _frozen(whole), _frozen(excerpts))


def _frozen(lists: dict[CodeSet, list[int]]) -> dict[CodeSet, tuple[int, ...]]:
    return {code_set: tuple(numbers) for code_set, numbers in lists.items()}


def _release(row: tuple[int, str, str, int, int, int, str, str, int, int]) -> Release:
    _, code_set, edition, begins, ends, due, file, digest, rows, complete = row
    start = as_date(begins)
    assert start is not None  # the importers give every release a first day
    return Release(
        CodeSet(code_set), edition, start, as_date(ends), file, digest, rows, as_date(due), complete > 0
    )
