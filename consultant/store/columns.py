"""Values to JSON columns and back; text made safe for every database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from consultant.model.codes import Citation, CodeSystem
from consultant.model.mail import Segment, SegmentKind

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """PostgreSQL stores neither NUL nor lone surrogates: each becomes U+FFFD, so that lengths and spans stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def citation_columns(citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Citations as JSON values."""
    return [asdict(citation) for citation in citations]


def read_citation(column: dict[str, Any]) -> Citation:
    """The citation that `citation_columns` wrote."""
    return Citation(
        **{
            **column,
            "system": CodeSystem(column["system"]),
            "span": tuple(column["span"]),
            "modifiers": tuple(column["modifiers"]),
        }
    )


def segment_columns(segments: Iterable[Segment]) -> list[list[Any]]:
    """Segments as JSON values."""
    return [[segment.kind.value, segment.start, segment.end] for segment in segments]


def read_segments(column: Iterable[list[Any]]) -> tuple[Segment, ...]:
    """The segments that `segment_columns` wrote."""
    return tuple(Segment(SegmentKind(kind), start, end) for kind, start, end in column)
