"""Which releases a value rests on, found by walking it: whatever is shown names its sources, also what is added later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from consultant.model.catalogue import Release


def releases_in(value: Any) -> Iterator[Release]:
    """Every Release inside a value of frozen dataclasses, tuples and mappings, in reading order, repeated as it occurs."""
    if isinstance(value, Release):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from releases_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from releases_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from releases_in(inner)
