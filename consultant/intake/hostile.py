"""Mail built to exhaust its reader: counted before it is given to the standard library's parser, which pays for each."""

from __future__ import annotations

import re

_MOST_LINES = 300_000
_MOST_EMPTY_LINES = 30_000
_MOST_BOUNDARIES = 5_000
_MOST_COMPOSITES = 240
_COMPOSITE = re.compile(rb"multipart/|message/", re.IGNORECASE)
_ENDLESS_FIELD = re.compile(rb"^content-[a-z-]{1,20}:(?:[^\n]|\n[ \t]){8000}", re.IGNORECASE | re.MULTILINE)


def is_hostile(raw: bytes) -> bool:
    """More lines, boundaries, nested types or parameters than any person sends."""
    return (
        raw.count(b"\n") > _MOST_LINES
        or raw.count(b"\n--") > _MOST_BOUNDARIES
        or raw.count(b"\n\n") + raw.count(b"\n\r\n") > _MOST_EMPTY_LINES
        or sum(1 for _ in _COMPOSITE.finditer(raw, 0, 2_000_000)) > _MOST_COMPOSITES
        or bool(_ENDLESS_FIELD.search(raw))
    )
