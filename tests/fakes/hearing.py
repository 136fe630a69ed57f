"""A search that hears the same codes in every mail and finds nothing else, and a catalogue that has these codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from consultant.model.catalogue import CodeSet, CodeStatus, Entry
from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from tests.fakes.catalogue import RELEASES, MemoryCatalogue


class Hearing:
    """Hears codes of one system."""

    def __init__(self, system: CodeSystem, *heard: Heard) -> None:
        self._system, self._heard = system, heard

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        return ()

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        return self._heard if self._system in systems else ()


class Shelf(MemoryCatalogue):
    """The catalogue in memory with further titles of one system, all valid."""

    def __init__(
        self, system: CodeSystem, titles: Mapping[str, str], release: CodeSet = CodeSet.ICD10CM
    ) -> None:
        super().__init__()
        self._system, self._titles, self._release = system, titles, RELEASES[release]

    def entry(self, system: CodeSystem, code: str, on: date):  # type: ignore[no-untyped-def]
        if system is self._system and code in self._titles:
            return Entry(system, code, self._titles[code], False, CodeStatus.ACTIVE, self._release)
        return super().entry(system, code, on)
