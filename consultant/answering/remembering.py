"""A search that is asked for the same words several times while one draft is made."""

from __future__ import annotations

from datetime import date

from consultant.model.codes import CodeSystem
from consultant.model.described import Heard, Likely
from consultant.ports import Describing

Asked = tuple[str, frozenset[CodeSystem], date]


class Remembering:
    """Implements `consultant.ports.Describing` for one draft: what was found once is not looked for again."""

    def __init__(self, search: Describing) -> None:
        self._search = search
        self._found: dict[Asked, tuple[Likely, ...]] = {}
        self._titled: dict[Asked, tuple[Likely, ...]] = {}

    def likely(self, words: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """What the search finds for the words."""
        asked = (words, systems, on)
        if asked not in self._found:
            self._found[asked] = self._search.likely(*asked)
        return self._found[asked]

    def titled(self, text: str, systems: frozenset[CodeSystem], on: date) -> tuple[Likely, ...]:
        """What the search finds in the text."""
        asked = (text, systems, on)
        if asked not in self._titled:
            self._titled[asked] = self._search.titled(*asked)
        return self._titled[asked]

    def heard(self, story: str, systems: frozenset[CodeSystem]) -> tuple[Heard, ...]:
        """What the search hears in the story."""
        return self._search.heard(story, systems)
