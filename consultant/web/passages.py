"""A mail cut into what is shown differently: who wrote it, and where it cites a code. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consultant.model.codes import Citation
from consultant.model.desk import MessageView
from consultant.model.mail import Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with a citation when the asker wrote a code there."""

    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch by one writer."""

    kind: SegmentKind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def lines(self) -> int:
        return len(self.text.strip().splitlines())


def passages(message: MessageView) -> tuple[Passage, ...]:
    """The message's text in order; together the pieces are the whole text, whatever the spans say."""
    return tuple(
        Passage(kind, tuple(_pieces(message.text, start, end, message.citations)))
        for kind, start, end in _cover(message.segments, len(message.text))
    )


def _cover(segments: Sequence[Segment], length: int) -> Iterator[tuple[SegmentKind, int, int]]:
    at = 0
    for segment in sorted(segments, key=lambda one: one.start):
        start, end = max(at, min(segment.start, length)), min(segment.end, length)
        if start > at:
            yield SegmentKind.NEW, at, start
        if end > start:
            yield segment.kind, start, end
        at = max(at, start, end)
    if at < length:
        yield SegmentKind.NEW, at, length


def _pieces(text: str, start: int, end: int, citations: Sequence[Citation]) -> Iterator[Piece]:
    at = start
    for citation in sorted(citations, key=lambda one: one.span):
        first, last = citation.span
        if first < at or last > end or first >= last:
            continue
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], citation)
        at = last
    if at < end:
        yield Piece(text[at:end])
