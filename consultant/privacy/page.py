"""A text on its way through the recognisers, with what was found in it so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consultant.model.codes import IdentifierKind
from consultant.model.mail import Address
from consultant.privacy.starts import Places

Span = tuple[int, int]
KIND_OF_MASK = {kind.value.upper().replace("_", " "): kind for kind in IdentifierKind}
MASK = re.compile(rf"\[({'|'.join(KIND_OF_MASK)})(?: [0-9]{{1,6}})?\]")
"""A mask put in before; it stays, and says that a person is spoken of."""


class Taken:
    """Spans found so far, disjoint."""

    def __init__(self, length: int) -> None:
        self.kinds: dict[Span, IdentifierKind] = {}
        self._covered = bytearray(length)
        """For each character whether a span covers it: to look and to add take no longer the more there is."""
        self.doubtful: list[tuple[IdentifierKind, Span]] = []
        """Addresses that only their words make an office's: a name right before them makes them somebody's."""
        self.untold: list[Span] = []
        """Phones and addresses that nothing tells whose they are: where nobody is spoken of they are an office's."""

    def add(self, kind: IdentifierKind, span: Span) -> bool:
        """Takes the span unless another one has a character of it; whether it was taken."""
        start, end = span
        if start >= end or self._covered.find(1, start, end) >= 0:
            return False
        self._covered[start:end] = b"\x01" * (end - start)
        self.kinds[span] = kind
        return True

    def drop(self, span: Span) -> None:
        """Gives a span back, if it was taken."""
        if self.kinds.pop(span, None):
            self._covered[span[0] : span[1]] = bytes(span[1] - span[0])

    @property
    def spans(self) -> list[Span]:
        """The spans in order."""
        return sorted(self.kinds)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with what was found in it so far."""

    text: str
    lower: str
    places: Places
    writer: Address | None
    signatures: tuple[Span, ...]
    taken: Taken
