"""format=flowed text (RFC 3676): soft line breaks joined again, quote marks kept."""

from __future__ import annotations

import re

_QUOTES = re.compile(r"^>+")


def unflowed(text: str, *, delete_space: bool) -> str:
    """Paragraphs as one line each; `delete_space` is the DelSp parameter (RFC 3676 section 4)."""
    lines: list[str] = []
    open_depth = -1
    for raw in text.split("\n"):
        quotes = _QUOTES.match(raw)
        depth = quotes.end() if quotes else 0
        content = raw[depth:].removeprefix(" ")
        signature = content == "-- "
        if depth == open_depth and not signature:
            lines[-1] += content
        else:
            lines.append(">" * depth + (" " if depth else "") + content)
        soft = content.endswith(" ") and not signature
        open_depth = depth if soft else -1
        if soft and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(line if line.endswith("-- ") else line.rstrip(" ") for line in lines)
