"""Fields of an address that may be wrong: the page stays, and says at the field what to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from consultant.errors import InputError

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Field(Generic[Value]):
    """What was typed, what it means, and what is wrong with it; nothing typed means nothing."""

    typed: str
    value: Value | None
    problem: str = ""

    @property
    def status(self) -> int:
        """Of the page: 422 when the field is wrong, for programs and crawlers."""
        return 422 if self.problem else 200


def field(typed: str, parse: Callable[[str], Value | None]) -> Field[Value]:
    """Read a field; a problem is kept, not raised."""
    try:
        return Field(typed, parse(typed))
    except InputError as error:
        return Field(typed, None, str(error))
