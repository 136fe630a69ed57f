"""Which releases a value rests on, found by walking it: whatever is shown names its sources, also what is added later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from consultant.model.catalogue import Release

PLAIN = frozenset(
    {
        "str",
        "int",
        "bool",
        "date",
        "Decimal",
        "date | None",
        "int | None",
        "tuple[str, ...]",
        "CodeSystem",
        "Mapping[str, str]",
    }
)
"""Declared types of fields without a release, as `from __future__ import annotations` keeps them."""


_known: dict[Any, tuple[str, ...]] = {}


def releases_in(value: Any) -> Iterator[Release]:
    """Every Release inside a value of frozen dataclasses, tuples and mappings, in reading order, repeated as it occurs."""
    if isinstance(value, Release):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from releases_in(inner)
    elif isinstance(value, Mapping):
        yield from releases_in(tuple(value.values()))
    else:
        for name in _holding(type(value)):
            yield from releases_in(getattr(value, name))


def _holding(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that may hold a release: those that are not declared as plain text, numbers or dates."""
    if kind not in _known:
        found = fields(kind) if is_dataclass(kind) else ()
        _known[kind] = tuple(field.name for field in found if field.type not in PLAIN)
    return _known[kind]
