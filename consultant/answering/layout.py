"""How a draft is laid out (`templates/email/answer/body.txt`): what stands before its headings, under them, and behind. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = re.compile(r"^[A-Z][A-Z 0-9:,./-]{4,}$")
_CLOSING = frozenset({"QUESTIONS BACK TO YOU", "SOURCES", "NOTICES"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A draft in three; together they are the whole of it."""

    head: str
    """Greeting, number, date: up to the first heading."""
    body: str
    tail: str
    """Questions back, sources and notices."""


def parts(text: str) -> Parts:
    """The parts of a draft; the body of a text without headings is empty."""
    lines = text.splitlines(keepends=True)
    headings = [at for at, line in enumerate(lines) if HEADING.match(line.rstrip())]
    first = headings[0] if headings else len(lines)
    last = next((at for at in headings if lines[at].strip() in _CLOSING), len(lines))
    return Parts("".join(lines[:first]), "".join(lines[first:last]), "".join(lines[max(first, last) :]))
