"""Inpatient operations by their own names, as `inpatient_operations.toml` has them: the ICD-10-PCS codes that a text tells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from consultant.answering.patterns import Pattern, pattern

_TABLE = Path(__file__).parent / "inpatient_operations.toml"
_SEGMENT, _SIDE, _WAY = "{segment}", "{side}", "{way}"
_SIDES = {
    "bilateral": re.compile(r"\b(?:bilateral(?:ly)?|both)\b", re.IGNORECASE),
    "right": re.compile(
        r"\b(?:right|rt)\b(?! (?:atri|ventric|heart|ij\b|internal jug|code|way|be\b|answer|now|\?))",
        re.IGNORECASE,
    ),
    "left": re.compile(r"\b(?:left|lt)\b(?! (?:atri|ventric|heart|in\b|by\b|after|over))", re.IGNORECASE),
}
_WAYS = {
    "scope": re.compile(
        r"\blap\b|\b(?:laparoscop|thoracoscop|arthroscop|robot|endoscop|tlh\b|vats\b)", re.IGNORECASE
    ),
    "opening": re.compile(r"\b(?:trans)?vaginal", re.IGNORECASE),
    "percutaneous": re.compile(
        r"\bpercutaneous(?:ly)?\b(?! endoscop)|\bclosed reduction|\breduced closed", re.IGNORECASE
    ),
    "open": re.compile(r"\bopen\b|\babdominal hysterectom|\btah\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: what has to be said, what not, and its codes with their open characters."""

    said: tuple[Pattern, ...]
    unsaid: re.Pattern[str] | None
    segmented: bool
    codes: tuple[str, ...]
    sides: Mapping[str, str]
    ways: Mapping[str, str]
    beside: tuple[tuple[re.Pattern[str], str], ...]

    def met(self, text: str) -> bool:
        """Whether a text tells the operation."""
        return all(words.search(text) for words in self.said) and not (
            self.unsaid and self.unsaid.search(text)
        )


@cache
def _table() -> tuple[tuple[Operation, ...], Mapping[re.Pattern[str], str]]:
    read = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    segments = {re.compile(words, re.IGNORECASE): value for words, value in read["segments"].items()}
    return tuple(map(_operation, read["operations"])), segments


def _operation(row: Mapping[str, Any]) -> Operation:
    unsaid = row.get("unsaid", "")
    return Operation(
        tuple(pattern(words) for words in row["said"] if not words.startswith("@")),
        re.compile(unsaid, re.IGNORECASE) if unsaid else None,
        any(_SEGMENT in code for code in row["codes"]),
        tuple(row["codes"]),
        row.get("sides", {}),
        row.get("ways", {}),
        tuple((re.compile(words, re.IGNORECASE), code) for words, code in row.get("beside", ()) if code),
    )


def told(text: str) -> tuple[tuple[str, ...], ...]:
    """The codes of the operation that a text tells; once for each side where it needs one that is not told."""
    operations, segments = _table()
    operation = next((one for one in operations if one.met(text)), None)
    if operation is None:
        return ()
    places = _places(text, segments) if operation.segmented else ("",)
    if not places:
        return ()
    sides, way = _of_side(operation.sides, text), _of_way(operation.ways, text)
    beside = tuple(code for words, code in operation.beside if words.search(text))
    if operation.segmented:  # every segment has its code
        return (tuple(code.replace(_SEGMENT, one) for code, one in product(operation.codes, places)),)
    return tuple(
        (*(code.replace(_SIDE, side).replace(_WAY, way) for code in operation.codes), *beside)
        for side in sides
    )


def _places(text: str, segments: Mapping[re.Pattern[str], str]) -> tuple[str, ...]:
    found = ((words.search(text), value) for words, value in segments.items())
    return tuple(
        value for one, value in sorted(((one.start(), value) for one, value in found if one)) if value
    )


def _of_side(sides: Mapping[str, str], text: str) -> tuple[str, ...]:
    """The value of the told side; both values where none is told, and both too where both sides have no value together."""
    if not sides:
        return ("",)
    named = next((name for name, words in _SIDES.items() if words.search(text)), "")
    return (sides[named],) if named in sides else tuple(sides.values())


def _of_way(ways: Mapping[str, str], text: str) -> str:
    told = next((name for name, words in _WAYS.items() if name in ways and words.search(text)), "")
    return ways[told] if told else next(iter(ways.values()), "")


def every_code() -> Iterator[str]:
    """All codes that the table can tell, for its test."""
    operations, segments = _table()
    for one in operations:
        values = product(
            one.codes,
            one.sides.values() or ("",),
            one.ways.values() or ("",),
            segments.values() if one.segmented else ("",),
        )
        for code, side, way, segment in values:
            yield code.replace(_SIDE, side).replace(_WAY, way).replace(_SEGMENT, segment)
        yield from (code for _, code in one.beside)
