"""Canned texts with placeholders that fail closed: `config/canned.toml`. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from consultant.errors import InputError

FIELD = re.compile(r"\{([a-z_]*)\}")
OPEN = re.compile(r"\[\[[^\]\n]{0,200}\]\]|\{[a-z_]+\}")
KNOWN = frozenset({"name", "number", "codes"})
WHERE = "config/canned.toml"


@dataclass(frozen=True, slots=True)
class CannedText:
    """A text as it stands in the file."""

    title: str
    text: str

    def filled(self, values: Mapping[str, str]) -> FilledText:
        """The text for one consultation; what is not known is named and stays open."""
        missing = tuple(sorted({name for name in FIELD.findall(self.text) if not values.get(name)}))
        text = FIELD.sub(lambda field: values.get(field[1]) or field[0], self.text)
        return FilledText(self.title, text, missing)


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text ready to be chosen, unless something is missing."""

    title: str
    text: str
    missing: tuple[str, ...]


def canned(table: Mapping[str, Any]) -> tuple[CannedText, ...]:
    """The texts of a parsed file. Raises InputError, which names the row and what is wrong with it."""
    rows = cast("Sequence[Mapping[str, Any]]", table.get("text", ()))
    return tuple(_text(row, place) for place, row in enumerate(rows, 1))


def _text(row: Mapping[str, Any], place: int) -> CannedText:
    title, text = row.get("title"), row.get("text")
    if not isinstance(title, str) or not isinstance(text, str) or not title or not text:
        raise InputError(f"{WHERE}, [[text]] row {place}: it needs a title and a text.")
    unknown = sorted(set(FIELD.findall(text)) - KNOWN)
    if unknown:
        known = ", ".join(sorted(KNOWN))
        raise InputError(f"{WHERE}, [[text]] row {place} ({title}): {{{unknown[0]}}} is none of {known}.")
    return CannedText(title, text)


def left_open(text: str) -> str:
    """The first placeholder that nobody filled in; empty when the text is whole."""
    found = OPEN.search(text)
    return found[0] if found else ""
