"""format=flowed text (RFC 3676): soft line breaks joined again, quote marks kept."""

from __future__ import annotations

import re

_QUOTES = re.compile(r"^>+")


def unflowed(text: str, *, delete_space: bool) -> str:
    """Paragraphs as one line each; `delete_space` is the DelSp parameter (RFC 3676 section 4)."""
    paragraphs: list[list[str]] = []
    open_depth = -1
    for raw in text.split("\n"):
        quotes = _QUOTES.match(raw)
        depth = quotes.end() if quotes else 0
        content = raw[depth:].removeprefix(" ")
        soft = content.endswith(" ") and content != "-- "
        piece = content[:-1] if soft and delete_space else content
        if depth == open_depth and content != "-- ":
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([">" * depth + (" " if depth else ""), piece])
        open_depth = depth if soft else -1
    return "\n".join(map(_line, paragraphs))


def _line(pieces: list[str]) -> str:
    line = "".join(pieces)
    return line if line.endswith("-- ") else line.rstrip(" ")
