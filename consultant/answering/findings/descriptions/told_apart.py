"""Whether a title and a story agree where titles tell things apart: acute or chronic, first or third trimester, type 1 or 2.

The kinds with their values are tables: `told_apart.toml` of diagnoses, `items_apart.toml` of HCPCS Level II and
`procedures_apart.toml` of ICD-10-PCS. Numbers of types, stages and grades are read from the text itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from consultant.answering.patterns import Pattern, pattern

_NUMBERED = re.compile(
    r"\b(?:type|stage|grade|class|degree|level|fetus|phase|step|category|group)s? (?:type )?(i{1,3}[ab]?|iv|vi{0,2}|v|\d[ab]?)\b"
    r"|\b(first|second|third|fourth|1st|2nd|3rd|4th)[- ]degree\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "iiia": "3a", "iiib": "3b",
    "first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
}  # fmt: skip
_NUMBER = "number"
Values = Mapping[str, frozenset[str]]
"""What a text tells of each kind."""


@dataclass(frozen=True, slots=True)
class _Kind:
    usual: str
    beside: bool
    values: Mapping[str, tuple[re.Pattern[str], Pattern]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """In how many kinds a title agrees with a story, differs, says what nobody told (`usual` or not), and is silent."""

    agreed: int
    differing: int
    untold: int
    usual: int
    silent: int


class Apart:
    """The kinds of one table."""

    def __init__(self, table: Path) -> None:
        self._table = table
        self.titled = lru_cache(maxsize=16384)(self._titled)

    @cached_property
    def _kinds(self) -> Mapping[str, _Kind]:
        with self._table.open("rb") as file:
            return {name: _kind(rows) for name, rows in tomllib.load(file).items()}

    def told(self, story: str) -> Values:
        """What a story tells."""
        found = {
            name: frozenset(value for value, (_, heard) in kind.values.items() if heard.search(story))
            for name, kind in self._kinds.items()
        }
        if found.get("fragments", frozenset()) == {"displaced", "nondisplaced"}:  # `not displaced` has both
            found["fragments"] = frozenset({"nondisplaced"})
        return _only_told({**found, _NUMBER: _numbers(story)})

    def _titled(self, title: str) -> Values:
        """What a title says."""
        found = {
            name: frozenset(value for value, (said, _) in kind.values.items() if said.search(title))
            for name, kind in self._kinds.items()
        }
        return _only_told({**found, _NUMBER: _numbers(title)})

    def compared(self, title: Values, story: Values) -> Agreement:
        """How far a title goes with a story."""
        kinds = self._kinds
        both = title.keys() & story.keys()
        agreed = sum(not title[name].isdisjoint(story[name]) for name in both)
        alone = title.keys() - story.keys()
        usual = sum(name in kinds and kinds[name].usual in title[name] for name in alone)
        silent = sum(name not in kinds or not kinds[name].beside for name in story.keys() - title.keys())
        return Agreement(agreed, len(both) - agreed, len(alone) - usual, usual, silent)


def _kind(rows: Mapping[str, object]) -> _Kind:
    values = {
        name: (re.compile(row["title"], re.IGNORECASE), pattern(str(row.get("told") or row["title"])))
        for name, row in rows.items()
        if isinstance(row, dict)
    }
    return _Kind(str(rows.get("usual", "")), bool(rows.get("beside")), values)


def _only_told(found: Values) -> Values:
    return {name: values for name, values in found.items() if values}


def _numbers(text: str) -> frozenset[str]:
    found = ((one[1] or one[2]).lower() for one in _NUMBERED.finditer(text))
    return frozenset(_NUMBERS.get(number, number) for number in found)


DIAGNOSES = Apart(Path(__file__).parent / "told_apart.toml")
ITEMS = Apart(Path(__file__).parent / "items_apart.toml")
PROCEDURES = Apart(Path(__file__).parent / "procedures_apart.toml")
