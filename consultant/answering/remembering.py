"""A search that is asked for the same words several times while one draft is made."""

from __future__ import annotations

from datetime import date

from consultant.model.codes import CodeSystem
from consultant.model.described import Likely
from consultant.ports import Describing


class Remembering:
    """Implements `consultant.ports.Describing` for one draft: what was found once is not looked for again."""

    def __init__(self, search: Describing) -> None:
        self._search = search
        self._found: dict[tuple[str, frozenset[CodeSystem], date], tuple[Likely, ...]] = {}

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """What the search finds for the words."""
        asked = (words, systems, on)
        if asked not in self._found:
            self._found[asked] = self._search.likely(*asked)
        return self._found[asked]
