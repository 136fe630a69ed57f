"""The instructional notes of a diagnosis as a page tells them: by kind, with what a line leads in below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from consultant.model.catalogue import Note, NoteKind

ORDER = (
    NoteKind.INCLUSION_TERM,
    NoteKind.INCLUDES,
    NoteKind.CODE_FIRST,
    NoteKind.USE_ADDITIONAL,
    NoteKind.CODE_ALSO,
    NoteKind.EXCLUDES1,
    NoteKind.EXCLUDES2,
)
"""What is meant, then what to report with it, then what is meant elsewhere."""
TAKEN_UP = re.compile(r"(?:code\b)?[, ]*")
"""How texts begin that go on from the heading "Use additional code": `code to identify …`, `code, if applicable, …`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One note; `below` holds what it leads in with a colon, `where` what it is stated for when that is not the code itself."""

    text: str
    where: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instructions:
    """The notes of one kind, the nearest first."""

    kind: NoteKind
    lines: tuple[Line, ...]


def instructions(notes: Iterable[Note], code: str) -> tuple[Instructions, ...]:
    """All notes of a code by kind."""
    by_kind = groupby(sorted(notes, key=lambda note: ORDER.index(note.kind)), key=lambda note: note.kind)
    return tuple(Instructions(kind, tuple(_lines(kind, listed, code))) for kind, listed in by_kind)


def _lines(kind: NoteKind, notes: Iterable[Note], code: str) -> Iterator[Line]:
    """One line for each note; what follows a colon at the same place goes below it."""
    for holder, listed in groupby(notes, key=lambda note: note.stated_at):
        led: Line | None = None
        for note in listed:
            text = (
                TAKEN_UP.sub("", note.text, count=1)
                if kind is NoteKind.USE_ADDITIONAL
                else note.text.lstrip(", ")
            )
            if led is not None and not text.endswith(":"):
                led = Line(led.text, led.where, (*led.below, text))
                continue
            if led is not None:
                yield led
            led = Line(text, _where(holder, code)) if text.endswith(":") else None
            if led is None:
                yield Line(text, _where(holder, code))
        if led is not None:
            yield led


def _where(holder: str, code: str) -> str:
    """What a note is stated for, in words; empty for the code itself."""
    if holder == code:
        return ""
    if holder.isdigit():
        return f"chapter {holder}"
    return f"block {holder}" if "-" in holder else f"category {holder}" if len(holder) == 3 else holder
